import type { Tx } from "~/db/db.server";
import { sumsOf } from "./cells.server";
import { percentOf, type Cell } from "./figure";
import { householdMonths } from "./household-months.server";
import { countHouseholds, householdsBehind } from "./households-behind.server";
import { USE_MEASURES } from "./rollups/measures.server";
import type { Scope } from "./scope.server";

/** R08–R09, pooled over the household months whose uses cover what came; `n` counts households, coverage their months. */
export async function uses(tx: Tx, scope: Scope): Promise<Cell[]> {
  // A month's uses stand in one area, so that of single months the sums are exact.
  const behind = await (scope.monthly ? householdsBehind(tx, scope) : countHouseholds(tx, scope));
  const sums = await sumsOf(tx, scope, USE_MEASURES, () => householdMonths(scope));
  return sums
    .filter(({ of }) => of.use_eligible! > 0 || of.covered! > 0)
    .map(({ of: { recorded = 0, strict = 0, broad = 0, debt = 0, covered = 0, use_eligible: eligible = 0 }, ...place }) => {
      const share = (part: number) => ({ value: percentOf(part, recorded), numerator: part, denominator: recorded, n: behind(place).users, known: covered, eligible });
      return { area: place.area, period: place.period, group: place.grp, figures: { R08: share(strict), R08b: share(broad), R09: share(debt) } };
    });
}

/** R08c: each use out of all of them; `n` counts the household months with that use. */
export async function usesByCategory(tx: Tx, scope: Scope): Promise<Cell[]> {
  const behind = await householdsBehind(tx, scope);
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
