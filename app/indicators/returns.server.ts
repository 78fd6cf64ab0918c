import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { firstDay, lastDay } from "~/shared/dates";
import { percentOf, type Cell } from "./figure";
import { areaKey, groupKey, periodKey, within, type Scope } from "./scope.server";
import { kaplanMeier, survivalAt, type Observation } from "~/shared/survival";

type Outcome = "habis" | "bertahan" | "tersensor" | "tidak_diketahui";
type Row = { area: string; period: string; grp: string | null; outcome: Outcome; days: number | null; returns: number };
type Place = Pick<Cell, "area" | "period" | "group"> & { rows: Row[] };

/**
 * F05 and F05b: of the returns whose first year at home ended in the period, how many had used up what they brought. Beside
 * the plain share stands Kaplan and Meier's, in which those seen for less than a year count for as long as they were.
 */
export async function moneyGone(tx: Tx, scope: Scope): Promise<Cell[]> {
  const end = lastDay(scope.to);
  const rows = await tx.execute<Row>(sql`
    select ${areaKey(scope)} as area, ${periodKey(scope, sql`due_on`)} as period, ${groupKey(scope.by, { country: sql`country`, sex: sql`sex` })} as grp,
      outcome, days, count(*)::int as returns
    from rollup.returns
    where ${within(scope)} and due_on between ${firstDay(scope.from)}::date and ${end < scope.today ? end : scope.today}::date and outcome <> 'kecil'
    group by 1, 2, 3, 4, 5`);
  const places = new Map<string, Place>();
  for (const row of rows) {
    const key = `${row.area}|${row.period}|${row.grp ?? ""}`;
    const place = places.get(key) ?? { area: row.area, period: row.period, group: row.grp, rows: [] };
    place.rows.push(row);
    places.set(key, place);
  }
  return [...places.values()].map(({ rows: of, ...place }) => ({ ...place, figures: figuresOf(of) }));
}

function figuresOf(rows: readonly Row[]): Cell["figures"] {
  const count = (...outcomes: Outcome[]) => rows.filter(({ outcome }) => outcomes.includes(outcome)).reduce((sum, { returns }) => sum + returns, 0);
  const [gone, seen, eligible] = [count("habis"), count("habis", "bertahan"), count("habis", "bertahan", "tersensor", "tidak_diketahui")];
  const followed = seen + count("tersensor");
  const observations = rows.flatMap(({ outcome, days, returns }): Observation[] => (days === null ? [] : [{ time: days, ended: outcome === "habis", count: returns }]));
  const { survival, low, high } = survivalAt(kaplanMeier(observations));
  const estimate = followed === 0 ? { value: null } : { value: (1 - survival) * 100, low: (1 - high) * 100, high: (1 - low) * 100 };
  return {
    F05: { value: percentOf(gone, seen), numerator: gone, denominator: seen, n: seen, known: seen, eligible },
    F05b: { ...estimate, numerator: null, denominator: null, n: followed, known: followed, eligible },
  };
}
