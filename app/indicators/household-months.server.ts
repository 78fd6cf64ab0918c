import { sql, type SQL } from "drizzle-orm";
import { monthsBy, usesOf } from "./rollups/carry-up.server";
import { CHANNEL_CODES } from "./rollups/measures.server";
import { ofMonths, within, type Scope } from "./scope.server";

/** Months of the area's households in the period, whole; `grp` null. */
export const wholeMonths = (scope: Scope): SQL => sql`
  select *, null::text as grp, 1 as sign from rollup.household_months where role <> 'part' and ${within(scope)} and ${ofMonths(scope)}`;

/** The same months taken apart as the scope says: by country, sex, channel or use, of some `groups` alone; else whole. */
export function householdMonths(scope: Scope, groups: readonly string[] = []): SQL {
  switch (scope.by) {
    case "country":
    case "sex": {
      const these = groups.length === 0 ? sql`true` : sql`${sql.identifier(scope.by)} in (${sql.join(groups.map((group) => sql`${group}`), sql`, `)})`;
      return monthsBy(scope.by, sql`select *, 1 as sign from rollup.household_months where ${within(scope)} and ${ofMonths(scope)} and ${these}`);
    }
    case "channel":
      return sql`select m.household_id, m.area_code, m.month, c.code as grp, 1 as sign, 1 as amount, false as known, false as eligible, m.sides
        from (${wholeMonths(scope)}) m join (values ${sql.join(CHANNEL_CODES.map((code, at) => sql`(${code}::text, ${1 << at}::int)`), sql`, `)}) c (code, bit) on m.paid_by & c.bit <> 0`;
    case "use":
      return sql`select household_id, area_code, month, grp, sign, amount as recorded, 0 as strict, 0 as broad, 0 as debt, true as covered, true as use_eligible
        from (${usesOf(sql`(${wholeMonths(scope)}) months`)}) uses`;
    default:
      return wholeMonths(scope);
  }
}
