import fc from "fast-check";
import type postgres from "postgres";
import { expect, test } from "vitest";
import { asSystem } from "~/db/db.server";
import { CATALOGUE, DIMENSIONS } from "~/indicators/catalogue";
import { computeIndicators, type IndicatorQuery } from "~/indicators/engine.server";
import type { IndicatorRow } from "~/indicators/figure";
import { finishFigures } from "~/indicators/rollups/refresh.server";
import { dbTest } from "../db";
import { PILLAR_IDS } from "./recount/pillars";
import { PLAIN, type Plain, type Question } from "./recount/plain";
import { monthsFrom, unitsOf, type Units } from "./recount/units";
import { type Place, smallWorld, type SmallWorld, write } from "./recount/worlds";

/*
 * Every indicator of money, departures and data, at every level, for several periods and by every dimension, counted by the engine and by
 * a slow and plain recount that shares no code with it. Worlds are checked many at a time, each in a regency of its
 * own; what fails is shrunk to as few of them and as little in them as still fails. What pillars and mentoring add has its
 * own recount (pillars-recount.db.test.ts).
 */
const WORLDS = 1_000;
/** Worlds in one run at most; fast-check chooses how many. */
const AT_ONCE = 300;
const LEVELS = ["provinsi", "kabupaten", "kecamatan", "desa"] as const;
const LETTERS = { provinsi: 2, kabupaten: 5, kecamatan: 8, desa: 13 };
const PERIODS = [["2023-07", "2024-06"], ["2024-03", "2024-04"], ["2024-01", "2024-01"], ["2024-05", "2025-04"], ["2019-01", "2020-12"]] as const;
/** Dimensions that are asked month by month too. */
const MONTHLY = ["country", "sex", "channel", "use", "provider", "scheme", "sector", "lender"] as const;
const NOW = new Date("2025-02-10T05:00:00Z");
const TODAY = "2025-02-10";
const RECORDS = ["remittances", "no_transfer_months", "remittance_uses", "finance_snapshots", "debts", "journeys", "persons", "household_regions", "households", "region_programmes"];
const KEPT = ["queue", "household_months", "household_years", "departures", "absences", "enrolments", "money_states", "returns", "last_records", "village_months", "regency_months", "regency_amounts", "regency_days"];

const RECOUNTED = CATALOGUE.filter(({ id }) => !PILLAR_IDS.includes(id));

type Asked = { region: string; level: (typeof LEVELS)[number] | null; from: string; to: string; by: IndicatorQuery["by"]; monthly?: boolean };

test("the recount knows every indicator of the catalogue", () => {
  expect(Object.keys(PLAIN).sort()).toEqual(RECOUNTED.map(({ id }) => id).sort());
});

function groupBy<One>(of: readonly One[], key: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of of) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

/** Regencies with two villages in one district and one in another. */
async function places(sql: postgres.Sql): Promise<Place[]> {
  const rows = await sql<{ code: string }[]>`select code from regions where level in ('desa', 'kelurahan') and current_code = code and valid_to is null order by code`;
  const regencies = groupBy(rows.map(({ code }) => code), (code) => code.slice(0, 5));
  return [...regencies].flatMap(([regency, codes]) => {
    const districts = [...groupBy(codes, (code) => code.slice(0, 8)).values()].filter((of) => of.length >= 2);
    return districts.length < 2 ? [] : [{ regency, villages: [districts[0]![0]!, districts[0]![1]!, districts[1]![0]!] as Place["villages"] }];
  });
}

/** As if nothing had ever been: no trigger tells the queue of what goes. */
async function clear(sql: postgres.Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    for (const table of RECORDS) await tx`delete from ${tx(table)}`;
    for (const table of KEPT) await tx`delete from rollup.${tx(table)}`;
    await tx`update regions set current_code = code where current_code <> code`;
  });
}

const engine = (asked: Asked) => asSystem("figures beside a recount", (tx) => computeIndicators(tx, { ...asked, sparse: asked.level !== null, now: NOW }));

/** Whatever differs between the engine's rows and the recount of an area and question, in words. */
function differences(rows: readonly IndicatorRow[], units: Units, asked: Asked, area: string): string[] {
  const isMonthly = asked.by === "month" || asked.monthly === true;
  if (isMonthly && asked.from !== asked.to) {
    const months = monthsFrom(asked.from, asked.to < TODAY.slice(0, 7) ? asked.to : TODAY.slice(0, 7));
    return months.flatMap((month) => differences(rows.filter(({ period }) => period === month), units, { ...asked, from: month, to: month }, area));
  }
  const question: Question = { area, from: asked.from, to: asked.to, by: asked.by === "month" ? null : (asked.by ?? null), today: TODAY };
  return RECOUNTED.filter(({ id, dimensions }) => (asked.by ? dimensions.includes(asked.by) : id !== "R08c") && (!isMonthly || dimensions.includes("month"))).flatMap(({ id, proportion }) => {
    const plain = PLAIN[id]!(units, question);
    // Ten are to be known even where nothing is: a sparse answer leaves that line out.
    if (id === "X10" && plain.get("")?.n === 0) return [];
    const found = new Map(rows.filter((row) => row.region === area && row.indicator === id).map((row) => [row.group ?? "", row]));
    return [...new Set([...plain.keys(), ...found.keys()])].flatMap((group) => {
      const problem = difference(found.get(group), plain.get(group), proportion || id === "F05b" || id === "X02");
      return problem === null ? [] : [`${id} of ${area} ${asked.from}/${asked.to} ${asked.by ?? ""} ${group} (asked ${asked.region} ${asked.level}): ${problem}`];
    });
  });
}

const EMPTY: Plain = { value: null, n: 0, known: 0, eligible: 0 };
/** Whole numbers, rupiah and counts, to the last one; of others the last decimals may differ. */
function near(a: number | null = null, b: number | null = null): boolean {
  if (a === b) return true;
  if (a === null || b === null || (Number.isInteger(a) && Number.isInteger(b))) return false;
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

function difference(row: IndicatorRow | undefined, plain: Plain = EMPTY, withInterval: boolean): string | null {
  const found = row ?? { ...EMPTY, low: null, high: null };
  const parts: (keyof Plain)[] = ["value", "n", "known", "eligible", ...(plain.value === null ? [] : (["numerator", "denominator"] as const)).filter((part) => plain[part] !== undefined), ...(withInterval ? (["low", "high"] as const) : [])];
  const zero = (part: keyof Plain, value: unknown) => (part === "known" || part === "eligible" || part === "n" ? (value ?? 0) : value) as number | null;
  const wrong = parts.filter((part) => !near(zero(part, found[part as "n"]), zero(part, plain[part])));
  const state = (found as { state?: string }).state;
  if (wrong.length === 0 && state === plain.state) return null;
  return `engine ${JSON.stringify(row ?? "nothing")}, recount ${JSON.stringify(plain)}`;
}

const joined = (all: readonly Units[]): Units => ({
  months: all.flatMap((one) => one.months), transfers: all.flatMap((one) => one.transfers), used: all.flatMap((one) => one.used), departures: all.flatMap((one) => one.departures),
  absences: all.flatMap((one) => one.absences), stays: all.flatMap((one) => one.stays), returns: all.flatMap((one) => one.returns), records: all.flatMap((one) => one.records),
  residents: new Map(all.flatMap((one) => [...one.residents])),
});

async function check(worlds: readonly { world: SmallWorld; place: Place }[], turn: number): Promise<string[]> {
  const told = worlds.map((one) => ({ ...one, units: unitsOf(one) }));
  const known = new Map<string, Units>();
  const unitsIn = (area: string): Units => {
    const units = known.get(area) ?? joined(told.filter(({ place }) => area === "ID" || place.regency.startsWith(area) || area.startsWith(place.regency)).map((one) => one.units));
    known.set(area, units);
    return units;
  };
  const problems: string[] = [];
  const dimensions = [null, ...DIMENSIONS.filter((by) => by !== "month")];
  for (const [at, level] of LEVELS.entries()) {
    for (const [index, by] of dimensions.entries()) {
      // Every period without a dimension; with one a period by turns.
      const periods = by === null ? PERIODS : [PERIODS[(turn + at + index) % PERIODS.length]!];
      for (const [from, to] of periods) {
        const asked: Asked = { region: "ID", level, from, to, by };
        const { rows } = await engine(asked);
        const byArea = groupBy(rows, ({ region }) => region);
        const areas = new Set(told.flatMap(({ place }) => place.villages.map((code) => code.slice(0, LETTERS[level]))));
        for (const area of areas) problems.push(...differences(byArea.get(area) ?? [], unitsIn(area), asked, area));
        if (problems.length > 0) return problems;
      }
    }
  }
  // Month by month, whole and by a dimension, at a level by turns.
  const level = LEVELS[turn % LEVELS.length]!;
  for (const by of ["month", MONTHLY[turn % MONTHLY.length]!] as const) {
    const asked: Asked = { region: "ID", level, from: "2024-01", to: "2024-12", by, monthly: true };
    const byArea = groupBy((await engine(asked)).rows, ({ region }) => region);
    for (const area of new Set(told.flatMap(({ place }) => place.villages.map((code) => code.slice(0, LETTERS[level]))))) problems.push(...differences(byArea.get(area) ?? [], unitsIn(area), asked, area));
  }
  // The same asked of single areas, each its own way through the engine; the whole country once.
  const [from, to] = PERIODS[turn % PERIODS.length]!;
  const by = dimensions[turn % dimensions.length]!;
  const { place } = told[turn % told.length]!;
  for (const region of ["ID", place.regency.slice(0, 2), place.regency, place.villages[0].slice(0, 8), place.villages[turn % 3]!]) {
    for (const one of [null, by]) {
      const asked: Asked = { region, level: null, from, to, by: one };
      problems.push(...differences((await engine(asked)).rows, unitsIn(region), asked, region));
    }
  }
  return problems;
}

dbTest("figures equal a plain recount in 1,000 small worlds, at every level, for several periods and by every dimension", async ({ sql }) => {
  const all = await places(sql);
  let [checked, turn] = [0, 0];
  const property = fc.asyncProperty(fc.array(smallWorld, { minLength: 1, maxLength: AT_ONCE, size: "max" }), async (worlds) => {
    await clear(sql);
    const placed = worlds.map((world, at) => ({ world, place: all[Math.floor((at * all.length) / AT_ONCE)]! }));
    await write(sql, placed);
    await finishFigures();
    checked += worlds.length;
    expect(await check(placed, turn++)).toEqual([]);
  });
  while (checked < WORLDS) await fc.assert(property, { numRuns: 3 });
}, 600_000);

dbTest("the comparison sees every number of every indicator that is off by one, and every line left out", async ({ sql }) => {
  const all = await places(sql);
  await clear(sql);
  const placed = fc.sample(smallWorld, { seed: 16, numRuns: 60 }).map((world, at) => ({ world, place: all[at]! }));
  await write(sql, placed);
  await finishFigures();
  const units = joined(placed.map(unitsOf));
  const seen = new Set<string>();
  for (const [from, to, by] of [...PERIODS.map((period) => [...period, null] as const), ["2024-01", "2024-12", "use"] as const]) {
    const asked: Asked = { region: "ID", level: null, from, to, by };
    const rows = (await engine(asked)).rows.filter(({ indicator }) => indicator in PLAIN);
    expect(differences(rows, units, asked, "ID")).toEqual([]);
    for (const [at, row] of rows.entries()) {
      if (row.value === null || seen.has(row.indicator)) continue;
      seen.add(row.indicator);
      expect(differences(rows.toSpliced(at, 1), units, asked, "ID"), row.indicator).toHaveLength(1);
      for (const part of ["value", "n", "known", "eligible"] as const) {
        const number = row[part];
        if (number !== null) expect(differences(rows.with(at, { ...row, [part]: number + 1 }), units, asked, "ID"), `${part} of ${row.indicator}`).toHaveLength(1);
      }
    }
  }
  expect([...seen].sort()).toEqual(RECOUNTED.map(({ id }) => id).sort());
});
