import { randomUUID } from "node:crypto";
import type postgres from "postgres";
import { uuidv7 } from "uuidv7";
import type { Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { sealIdentifier } from "~/access/protected-identifiers.server";
import { mergeHouseholds, mergePersons } from "~/merging/merge-records.server";
import { householdPlan, personPlan } from "~/merging/plan.server";
import { type Choices, type Question } from "~/merging/questions";
import { anActor } from "../factories/actors";
import { aHousehold, aPerson, SISTER_VILLAGE, VILLAGE } from "../factories/households";

/** Keeps both villages of the tests, and the sub-district around them. */
export const keeper: Actor = anActor({ role: "koordinator_desa", area: "35.04.05" });
export { SISTER_VILLAGE, VILLAGE };

type Sql = postgres.Sql;

export async function addTransfer(sql: Sql, householdId: string, facts: Record<string, unknown> = {}): Promise<string> {
  const id = uuidv7();
  const [home] = await sql`select region_code from households where id = ${householdId}`;
  await sql`insert into remittances ${sql({ id, household_id: householdId, region_code: home!.region_code, received_on: "2025-03-12", currency: "IDR", received_idr: 1_500_000, channel: "bank", ...facts })}`;
  return id;
}

export async function addRow(sql: Sql, table: string, householdId: string, facts: Record<string, unknown>): Promise<string> {
  const id = uuidv7();
  const [home] = await sql`select region_code from households where id = ${householdId}`;
  await sql`insert into ${sql(table)} ${sql({ id, household_id: householdId, region_code: home!.region_code, ...facts })}`;
  return id;
}

export async function setNumber(sql: Sql, kind: "nik" | "phone", personId: string, digits: string): Promise<void> {
  const { cipher, index, last4 } = sealIdentifier(kind, digits);
  await sql`update persons set ${sql({ [`${kind}_cipher`]: cipher, [`${kind}_index`]: index, [`${kind}_last4`]: last4 })} where id = ${personId}`;
}

/** Two households with a head each, recorded under nearly the same name. */
export async function twins(sql: Sql, { other = VILLAGE, name = `Sri ${randomUUID().slice(0, 8)}` }: { other?: string; name?: string } = {}) {
  const one = await aHousehold(sql, { label: `Keluarga ${name}` });
  const two = await aHousehold(sql, { label: `Keluarga Bu ${name}`, regionCode: other });
  const head = await aPerson(sql, { householdId: one.id, fullName: name, memberRole: "kepala", birthDate: "1990-03-12" });
  const same = await aPerson(sql, { householdId: two.id, regionCode: other, fullName: name, memberRole: "kepala", birthDate: "1990-03-12" });
  return { one, two, head, same, name };
}

type Decide = (question: Question) => string;
/** Takes what is suggested, and otherwise the first answer. */
export const easily: Decide = ({ suggested, options }) => suggested ?? options[0]!;

type Pair = { keptId: string; mergedId: string; id?: string; decide?: Decide; choices?: Choices };

/** Opens the form, answers what it asks, and sends it. */
export const merge = (kind: "household" | "person", actor: Actor, { keptId, mergedId, id = uuidv7(), decide = easily, choices = {} }: Pair) =>
  asActor(actor, async (tx) => {
    const open = kind === "household" ? householdPlan : personPlan;
    const first = await open(tx, actor, { keptId, mergedId, choices }, { lock: false });
    if (!first.ok) return first;
    const pairs = answers(first.value.plan.questions.filter(({ kind: asked }) => asked === "pair"), decide, choices);
    const second = await open(tx, actor, { keptId, mergedId, choices: pairs }, { lock: false });
    if (!second.ok) return second;
    const { questions, state } = second.value.plan;
    const command = kind === "household" ? mergeHouseholds : mergePersons;
    return command(tx, actor, { id, keptId, mergedId, state, choices: answers(questions, decide, pairs) });
  });

const answers = (questions: readonly Question[], decide: Decide, given: Choices): Choices =>
  ({ ...Object.fromEntries(questions.map((question) => [question.name, decide(question)])), ...given });

const TABLES = ["households", "household_regions", "persons", "consents", "journeys", "journey_events", "placements", "documents", "remittances", "no_transfer_months", "remittance_uses", "debts", "finance_snapshots", "survey_responses"];

/** Everything that is recorded, but for what tells of the writing itself. */
export async function recorded(sql: Sql): Promise<Record<string, unknown>> {
  const state: Record<string, unknown> = {};
  for (const table of TABLES) {
    const rows = await sql.unsafe(`select (to_jsonb(t) - '{version,updated_at,updated_by}'::text[])::text as row from "${table}" t order by 1`);
    state[table] = rows.map(({ row }) => row as string);
  }
  return state;
}
