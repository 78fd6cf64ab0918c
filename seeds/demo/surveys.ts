import type { CopyValue } from "~/db/copy-rows.server";
import { INSTRUMENT_VERSION, ROUND_ORDER, roundWindows } from "~/surveys/rounds";
import { Random } from "./random";
import { type DemoHousehold, SOURCE, tableColumns, type World } from "./world";

/** When the demo's programme villages began. */
export const PROGRAMME_START = "2023-07-01";
const WINDOWS = roundWindows(PROGRAMME_START);
/** The interviews were held on the middle of a window's first month: the half-yearly readings of the demo are theirs. */
const ASKED_ON = Object.fromEntries(WINDOWS.map(({ code, start }) => [`${start.slice(0, 7)}-15`, code]));

const column = (name: string): number => tableColumns.finance_snapshots.split(", ").indexOf(name);
const AT = {
  household: column("household_id"), asOf: column("as_of"), savings: column("liquid_savings_idr"), expense: column("expense_idr"), service: column("debt_service_idr"), remit: column("income_remit_idr"), local: column("income_local_idr"),
  enterprise: column("income_enterprise_idr"), interest: column("debt_interest_idr"), principal: column("debt_principal_idr"), paysOnTime: column("pays_on_time"), insured: column("insured"), recordsKept: column("records_kept"),
  goalSet: column("goal_set"), emergency: column("emergency_capacity"), response: column("survey_response_id"),
};

/** Chance of its own for what belongs to a record, so that nothing else of the world depends on it. */
const chanceOf = (id: string) => new Random(Number.parseInt(id.slice(-8), 16) ^ 5);

/** The rounds of a programme village, as they stood when its first family was asked. */
export function roundsOf(world: World, village: { code: string; programme: boolean }): void {
  if (village.programme) for (const { code, start, end } of WINDOWS) world.survey_rounds.push([village.code, code, start, end, INSTRUMENT_VERSION, `${start}T02:00:00Z`]);
}

/** Interviews of a programme family: the readings it gave on the rounds' days, and now and then a round declined or left half asked. */
export function surveysOf(world: World, home: DemoHousehold): void {
  if (!home.programme) return;
  const rounds = new Set<string>();
  for (const reading of world.finance_snapshots.filter((row) => row[AT.household] === home.id)) {
    const round = ASKED_ON[String(reading[AT.asOf])];
    if (round === undefined) continue;
    rounds.add(round);
    reading[AT.response] = finished(world, home, round, reading);
  }
  for (const round of ROUND_ORDER) {
    const random = chanceOf(home.id.slice(0, -2) + String(10 + ROUND_ORDER.indexOf(round)));
    if (rounds.has(round) || !random.chance(round === "R24" ? 0.6 : 0.3)) continue;
    const on = Object.entries(ASKED_ON).find(([, code]) => code === round)?.[0] ?? PROGRAMME_START;
    const isDraft = round === "R24" && random.chance(0.8);
    push(world, home, { id: random.uuid(), round, on, state: isDraft ? "draf" : "menolak", food: isDraft ? random.int(8, 20) * 100_000 : null });
  }
}

type Told = { id: string; round: string; on: string; state: "draf" | "selesai" | "menolak"; food: CopyValue; rest?: Partial<Record<keyof typeof REST, CopyValue>>; perYear?: string; refused?: string };
/** The columns of `tableColumns.survey_responses` between what every response has. */
const REST = {
  mode: null, has_enterprise: null, has_debt: null, income_remit_idr: null, income_local_idr: null, income_enterprise_idr: null, exp_nonfood_idr: null, exp_education_idr: null, exp_health_idr: null, exp_social_idr: null, exp_other_idr: null,
  debt_service_idr: null, debt_principal_idr: null, debt_interest_idr: null, liquid_savings_idr: null, pays_on_time: null, insured: null, records_kept: null, goal_set: null, emergency_capacity: null, food_insecure_30d: null, confidence: null,
} satisfies Record<string, null>;

function push(world: World, home: DemoHousehold, { id, round, on, state, food, rest = {}, perYear = "{}", refused = "{}" }: Told): void {
  const at = `${on}T10:00:00Z`;
  world.survey_responses.push([id, home.id, home.code, round, state, on, food, ...Object.keys(REST).map((name) => rest[name as keyof typeof REST] ?? null), perYear, refused, state === "selesai" ? at : null, SOURCE, at, at]);
}

/** The response a reading came from: its spending in groups that make up the same sum, schooling told by the year. */
function finished(world: World, home: DemoHousehold, round: string, reading: readonly CopyValue[]): string {
  const random = chanceOf(String(reading[0]));
  const id = random.uuid();
  const expense = reading[AT.expense];
  const whole = typeof expense === "number" ? expense : random.int(18, 48) * 100_000;
  const share = (part: number) => Math.round((whole * part) / 10_000) * 10_000;
  const [food, nonfood, school, health, social] = [share(0.42), share(0.22), share(random.chance(0.6) ? 0.12 : 0), share(0.06), share(0.1)] as [number, number, number, number, number];
  const isKnown = typeof expense === "number";
  const doesRefuse = !isKnown && random.chance(0.5);
  push(world, home, {
    id, round, on: String(reading[AT.asOf]), state: "selesai", food, perYear: school > 0 ? "{expEducationIdr}" : "{}", refused: doesRefuse ? "{expSocialIdr}" : "{}",
    rest: {
      mode: random.weighted({ tatap_muka: 80, telepon: 15, mandiri: 5 }), has_enterprise: reading[AT.enterprise] === 0 ? "tidak" : "ya", has_debt: reading[AT.service] === 0 ? "tidak" : reading[AT.service] === null ? null : "ya",
      income_remit_idr: reading[AT.remit], income_local_idr: reading[AT.local], income_enterprise_idr: reading[AT.enterprise],
      exp_nonfood_idr: nonfood, exp_education_idr: school * 12, exp_health_idr: health, exp_social_idr: isKnown ? social : null, exp_other_idr: whole - food - nonfood - school - health - social,
      debt_service_idr: reading[AT.service], debt_principal_idr: reading[AT.principal], debt_interest_idr: reading[AT.interest], liquid_savings_idr: reading[AT.savings],
      pays_on_time: reading[AT.paysOnTime], insured: reading[AT.insured], records_kept: reading[AT.recordsKept], goal_set: reading[AT.goalSet], emergency_capacity: reading[AT.emergency],
      food_insecure_30d: random.chance(0.08) ? "ya" : "tidak", confidence: Number(random.weighted({ 1: 8, 2: 20, 3: 40, 4: 22, 5: 10 })),
    },
  });
  return id;
}
