import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { sumsOf, type Sums } from "./cells.server";
import { percentOf, type Cell } from "./figure";
import { householdMonths } from "./household-months.server";
import { countHouseholds, householdsBehind } from "./households-behind.server";
import { usedMonthsBy } from "./rollups/carry-up.server";
import { USE_MEASURES } from "./rollups/measures.server";
import { areaKey, ofMonths, periodKey, within, type Scope } from "./scope.server";

/** R08–R09, pooled over the household months whose uses cover what came; `n` counts households, coverage their months. */
export async function uses(tx: Tx, scope: Scope): Promise<Cell[]> {
  const users = await usersBehind(tx, scope);
  const sums = await sumsOf(tx, scope, USE_MEASURES, () => usedMonths(scope));
  return sums
    .filter(({ of }) => of.use_eligible! > 0 || of.covered! > 0)
    .map(({ of: { recorded = 0, strict = 0, broad = 0, debt = 0, covered = 0, use_eligible: eligible = 0 }, ...place }) => {
      const share = (part: number) => ({ value: percentOf(part, recorded), numerator: part, denominator: recorded, n: users(place), known: covered, eligible });
      return { area: place.area, period: place.period, group: place.grp, figures: { R08: share(strict), R08b: share(broad), R09: share(debt) } };
    });
}

const usedMonths = (scope: Scope): SQL =>
  scope.by === "country" || scope.by === "sex" ? sql`select *, 1 as sign from (${usedMonthsBy(scope.by, wholeColumns(scope))}) months` : householdMonths(scope);

const wholeColumns = (scope: Scope): SQL => sql`select * from rollup.household_months where ${within(scope)} and ${ofMonths(scope)}`;

/** How many households' uses a figure is of. A month's uses stand in one area, so that of single months the sums are exact. */
async function usersBehind(tx: Tx, scope: Scope): Promise<(place: Pick<Sums, "area" | "period" | "grp">) => number> {
  if (scope.by !== "country" && scope.by !== "sex") {
    const behind = await (scope.monthly ? householdsBehind(tx, scope, ["users"]) : countHouseholds(tx, scope));
    return (place) => behind(place).users;
  }
  const rows = await tx.execute<{ area: string; period: string; grp: string; users: number }>(sql`
    select ${areaKey(scope)} as area, ${periodKey(scope)} as period, grp, count(distinct household_id)::int as users
    from (${usedMonths(scope)}) months where covered group by 1, 2, 3`);
  const users = new Map(rows.map((row) => [`${row.area}|${row.period}|${row.grp}`, row.users]));
  return ({ area, period, grp }) => users.get(`${area}|${period}|${grp}`) ?? 0;
}

/** R08c: each use out of all of them; `n` counts the household months with that use. */
export async function usesByCategory(tx: Tx, scope: Scope): Promise<Cell[]> {
  const behind = await householdsBehind(tx, scope, ["users"]);
  const { recorded, covered } = USE_MEASURES;
  const sums = await sumsOf(tx, scope, { recorded: recorded!, covered: covered! }, () => householdMonths(scope));
  const wholes = new Map<string, number>();
  for (const { area, period, of } of sums) wholes.set(`${area}|${period}`, (wholes.get(`${area}|${period}`) ?? 0) + of.recorded!);
  return sums
    .filter(({ of }) => of.covered! > 0)
    .map(({ of: { recorded: amount = 0, covered: n = 0 }, ...place }) => {
      const whole = wholes.get(`${place.area}|${place.period}`) ?? 0;
      const figure = { value: percentOf(amount, whole), numerator: amount, denominator: whole, n, known: null, eligible: null, households: behind(place).users };
      return { area: place.area, period: place.period, group: place.grp, figures: { R08c: figure } };
    });
}
