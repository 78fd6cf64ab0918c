import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import type { Month } from "~/shared/dates";
import { rollupOf, type Sums } from "./cells.server";
import { householdMonths } from "./household-months.server";
import { SIDES } from "./rollups/measures.server";
import { areaKey, isWide, monthsOf, periodKey, periodName, within, type Scope } from "./scope.server";
import { LEAST_HOUSEHOLDS } from "./small-numbers";

/**
 * How many households stand behind figures of one area, period and group: those that received, those that used a channel
 * at all, the fewest of those that used a formal, an informal or an unknown one, and those whose uses count. Each is
 * counted once.
 */
export type Behind = { senders: number; movers: number; fewestSide: number; users: number };
export type BehindOf = (place: Pick<Sums, "area" | "period" | "grp">) => Behind;
type Counts = Record<"senders" | "movers" | "formal" | "informal" | "unclear" | "users", number>;
type Row = { area: string; period: string; grp: string | null } & Counts;
type Bounds = Row & Record<`most_${keyof Counts}`, number>;

const NOBODY: Behind = { senders: 0, movers: 0, fewestSide: 0, users: 0 };
/** A household that moves stands in two areas in that month, and in two sums. */
const MOST_SUMS = 2;

/**
 * How many households stand behind figures at least, which is all that must be known to withhold those of few. Of large
 * areas the sums of months tell; only where that is so few that a figure may have to be withheld, or the area is small,
 * the households themselves are counted. `needed`: the counts somebody will look at.
 */
export async function householdsBehind(tx: Tx, scope: Scope, needed: readonly CountName[]): Promise<BehindOf> {
  const rollup = isWide(scope) ? rollupOf(scope) : null;
  if (rollup === null) return countHouseholds(tx, scope);
  const rows = await fromSums(tx, scope, rollup);
  const unclear = rows.filter((row) => needed.some((name) => isUnclear(row, name)));
  if (unclear.length === 0) return lookUp(rows);
  if (isWhole(scope)) return countHouseholds(tx, scope);
  const groups = [...new Set(unclear.map(({ grp }) => grp))];
  return lookUp([...rows, ...(await fromMonths(tx, scope, groups))]);
}

/** Several indicators of one question stand on the same households. */
const counted = new WeakMap<Scope, Promise<BehindOf>>();

/** The exact numbers: of a whole period from the years of households, of its parts from their months. */
export function countHouseholds(tx: Tx, scope: Scope): Promise<BehindOf> {
  const known = counted.get(scope) ?? (isWhole(scope) ? fromYears(tx, scope) : fromMonths(tx, scope)).then(lookUp);
  counted.set(scope, known);
  return known;
}

const isWhole = ({ by, monthly }: Scope) => by === null && !monthly;

export type CountName = keyof Counts;
const COUNTS = ["senders", "movers", "formal", "informal", "unclear", "users"] as const;

/** Fewer than may be shown at least, and enough at most: only counting tells. */
const isUnclear = (row: Bounds, name: CountName) => row[name] > 0 && row[name] < LEAST_HOUSEHOLDS && row[`most_${name}`] >= LEAST_HOUSEHOLDS;

function lookUp(rows: readonly Row[]): BehindOf {
  const found = new Map(rows.map((row) => [keyOf(row), behindOf(row)]));
  return (place) => found.get(keyOf(place)) ?? NOBODY;
}

const keyOf = ({ area, period, grp }: Pick<Sums, "area" | "period" | "grp">) => `${area}|${period}|${grp ?? ""}`;

function behindOf({ senders, movers, formal, informal, unclear, users }: Row): Behind {
  const sides = [formal, informal, unclear].filter((count) => count > 0);
  return { senders, movers, fewestSide: sides.length === 0 ? 0 : Math.min(...sides), users };
}

/** At least as many as in the month with the most; at most all months together, as if nobody received twice. */
async function fromSums(tx: Tx, scope: Scope, rollup: SQL): Promise<Bounds[]> {
  const least = (name: string) => sql`ceil(max(${sql.identifier(name)})::numeric / ${name === "users" ? 1 : MOST_SUMS}::int)::int as ${sql.identifier(name)}`;
  const most = (name: string) => sql`sum(${sql.identifier(name)})::int as ${sql.identifier(`most_${name}`)}`;
  return tx.execute<Bounds>(sql`
    select area, period, grp, ${sql.join([...COUNTS.map(least), ...COUNTS.map(most)], sql`, `)}
    from (
      select ${areaKey(scope)} as area, ${periodKey(scope)} as period, nullif(grp, '') as grp, month, sum(senders) as senders, sum(movers) as movers,
        sum(formal_movers) as formal, sum(informal_movers) as informal, sum(unclear_movers) as unclear, sum(covered) as users
      from (${rollup}) cells group by 1, 2, 3, 4
    ) months group by 1, 2, 3`);
}

async function fromMonths(tx: Tx, scope: Scope, groups: readonly (string | null)[] | null = null): Promise<Row[]> {
  const named = (groups ?? []).filter((group) => group !== null);
  const which = named.length === 0 ? sql`true` : sql`grp in (${sql.join(named.map((group) => sql`${group}`), sql`, `)})`;
  const side = (name: string, bit: number) => sql`count(distinct household_id) filter (where sides & ${bit}::int <> 0)::int as ${sql.identifier(name)}`;
  const [money, used] = [scope.by !== "use", scope.by !== "country" && scope.by !== "sex" && scope.by !== "channel"];
  return tx.execute<Row>(sql`
    select ${areaKey(scope)} as area, ${periodKey(scope)} as period, grp,
      ${money ? sql`count(distinct household_id) filter (where amount > 0)::int as senders, count(distinct household_id) filter (where sides <> 0)::int as movers,
        ${side("formal", SIDES.formal)}, ${side("informal", SIDES.informal)}, ${side("unclear", SIDES.unclear)}`
      : sql`0 as senders, 0 as movers, 0 as formal, 0 as informal, 0 as unclear`},
      ${used ? sql`count(distinct household_id) filter (where covered)::int` : sql`0`} as users
    from (${householdMonths(scope, named)}) months where ${which} group by 1, 2, 3`);
}

/** The years a period touches, each with the bits of its months. */
export function yearMasks(months: readonly Month[]): SQL {
  const masks = new Map<number, number>();
  for (const month of months) {
    const year = Number(month.slice(0, 4));
    masks.set(year, (masks.get(year) ?? 0) | (1 << (Number(month.slice(5)) - 1)));
  }
  return sql`(values ${sql.join([...masks].map(([year, mask]) => sql`(${year}::int, ${mask}::int)`), sql`, `)}) years (year, mask)`;
}

async function fromYears(tx: Tx, scope: Scope): Promise<Row[]> {
  const months = monthsOf(scope);
  if (months.length === 0) return [];
  const any = (name: string) => sql`bool_or(${sql.identifier(name)} & mask <> 0) as ${sql.identifier(name)}`;
  const count = (from: string, to: string) => sql`count(*) filter (where ${sql.identifier(from)})::int as ${sql.identifier(to)}`;
  const columns = { paid: "senders", moved: "movers", formal: "formal", informal: "informal", unclear: "unclear", covered: "users" };
  return tx.execute<Row>(sql`
    select area, ${periodName(scope)}::text as period, null::text as grp, ${sql.join(Object.entries(columns).map(([from, to]) => count(from, to)), sql`, `)}
    from (
      select ${areaKey(scope)} as area, household_id, ${sql.join(Object.keys(columns).map(any), sql`, `)}
      from rollup.household_years join ${yearMasks(months)} using (year) where ${within(scope)} group by 1, 2
    ) households group by 1`);
}
