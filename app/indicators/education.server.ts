import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { firstDay, lastDay } from "~/shared/dates";
import { percentOf, type Cell } from "./figure";
import { areaKey, groupKey, inMonths, periodKey, stateDays, within, type Scope } from "./scope.server";

type Row<Name extends string> = { area: string; period: string; grp: string | null } & Record<Name, number>;
const place = ({ area, period, grp }: Row<never>) => ({ area, period, group: grp });

/** E01: seats of the meetings held in the period; who was not ticked is unknown and not absent. */
export async function attendanceRate(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<Row<"people" | "present" | "recorded" | "seats">>(sql`
    select ${areaKey(scope)} as area, ${periodKey(scope)} as period, null as grp, sum(people)::int as people, sum(present)::int as present, sum(recorded)::int as recorded, sum(seats)::int as seats
    from rollup.seats where ${within(scope)} and ${inMonths(scope)} group by 1, 2`);
  return rows.map((row) => ({
    ...place(row),
    figures: { E01: { value: percentOf(row.present, row.recorded), numerator: row.present, denominator: row.recorded, n: row.recorded, known: row.recorded, eligible: row.seats, households: row.people } },
  }));
}

/** E02 and E03: what came of the classes that ended in the period. */
export async function classResults(tx: Tx, scope: Scope): Promise<Cell[]> {
  const end = lastDay(scope.to);
  const rows = await tx.execute<Row<"pairs" | "before" | "after" | "takers" | "came" | "completed">>(sql`
    select ${areaKey(scope)} as area, ${periodKey(scope, sql`ended_on`)} as period, ${groupKey(scope.by, { sex: sql`sex` })} as grp,
      sum(pairs)::int as pairs, sum(before_points)::int as before, sum(after_points)::int as after, sum(takers)::int as takers, sum(came)::int as came, sum(completed)::int as completed
    from rollup.classes where ${within(scope)} and ended_on between ${firstDay(scope.from)}::date and ${end}::date and ended_on < ${scope.today}::date group by 1, 2, 3`);
  return rows.map((row) => {
    const { pairs, before, after, takers, came, completed } = row;
    const paired = { n: pairs, known: pairs, eligible: takers };
    const room = 100 * pairs - before;
    return {
      ...place(row),
      figures: {
        E02: { value: pairs > 0 ? (after - before) / pairs : null, numerator: after - before, denominator: pairs, ...paired },
        E02b: { value: pairs > 0 && room > 0 ? (after - before) / room : null, numerator: after - before, denominator: room, ...paired },
        E03: { value: percentOf(completed, came), numerator: completed, denominator: came, n: came, known: came, eligible: came },
      },
    };
  });
}

/** `away`: the families with somebody abroad on the last day, and whether an adult of theirs completed a class within a year. */
export const familiesAway = (scope: Scope): SQL => sql`
  days (period, day) as ${stateDays(scope)}, away as (
    select distinct on (household_id, area_code, period) household_id, area_code, period,
      exists (select from rollup.completions c where c.household_id = a.household_id and c.completed_on <= day and c.completed_on > day - interval '1 year') as reached
    from rollup.absences a join days on from_on <= day and coalesce(to_on > day, true) and place_from <= day and place_to > day where ${within(scope)}
  )`;

/** E04: of the families with somebody away at the end of the period, those of which an adult completed a class within a year. */
export async function familyReach(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<Row<"families" | "reached">>(sql`
    with ${familiesAway(scope)} select ${areaKey(scope)} as area, period, null as grp, count(*)::int as families, count(*) filter (where reached)::int as reached from away group by 1, 2`);
  return rows.map((row) => ({
    ...place(row),
    figures: { E04: { value: percentOf(row.reached, row.families), numerator: row.reached, denominator: row.families, n: row.families, known: row.families, eligible: row.families } },
  }));
}
