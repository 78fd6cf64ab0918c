import { redirect } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { keptHousehold, keptPerson } from "~/households/merged.server";
import { HOUSEHOLD_LISTS, valueText } from "~/households/value-text";
import { maskedLast4 } from "~/households/form-values.server";
import type { Lang } from "~/i18n/languages";
import { regionNames } from "~/regions/regions.server";
import { timeZoneOf } from "~/regions/time-zone";
import { dateIn } from "~/shared/dates";
import type { Result } from "~/shared/result";
import { HOUSEHOLD_FIELDS, PERSON_FIELDS } from "./fields";
import type { HouseholdPlan, OpenRefusal, PersonPlan } from "./merge";
import type { MergePage, ShownField, ShownSide } from "./merge-page";
import { householdPlan, personFieldsOf, personPlan } from "./plan.server";
import type { Choices, PersonFacts, Question, Side } from "./questions";
import type { Records } from "./records.server";

export type MergeKind = "household" | "person";
type Asked = { kind: MergeKind; keptId: string; mergedId: string };
type Content = Record<string, unknown>;

/** Two ids of an address. */
export function pairOf(params: { keptId?: string | undefined; mergedId?: string | undefined }): { keptId: string; mergedId: string } {
  const pair = z.object({ keptId: z.uuid(), mergedId: z.uuid() }).safeParse(params);
  if (!pair.success) throw new Response(null, { status: 404 });
  return pair.data;
}

/**
 * Both records side by side with everything that has to be decided. 404 and 403 as everywhere; a pair one of which was
 * merged meanwhile leads to what came of it.
 */
export async function mergePage(tx: Tx, actor: Actor, asked: Asked, choices: Choices, lang: Lang): Promise<MergePage> {
  const { kind, keptId, mergedId } = asked;
  if (kind === "household") {
    const { plan, records } = await opened(tx, asked, await householdPlan(tx, actor, { keptId, mergedId, choices }, { lock: false }));
    const fields = await shownFields(tx, records, { entity: "household", a: keptId, b: mergedId, of: Object.keys(HOUSEHOLD_FIELDS) }, plan, lang);
    return { ...common(asked, plan, choices), a: await shownSide(tx, plan.a, null), b: await shownSide(tx, plan.b, null), fields };
  }
  const { plan, records } = await opened(tx, asked, await personPlan(tx, actor, { keptId, mergedId, choices }, { lock: false }));
  const fields = await shownFields(tx, records, { entity: "person", a: keptId, b: mergedId, of: personFieldsOf(plan.a.id === plan.b.id) }, plan, lang);
  return { ...common(asked, plan, choices), a: await shownSide(tx, plan.a, plan.kept), b: await shownSide(tx, plan.b, plan.merged), fields };
}

async function opened<P extends HouseholdPlan | PersonPlan>(tx: Tx, { kind, keptId, mergedId }: Asked, found: Result<{ plan: P; records: Records }, OpenRefusal>): Promise<{ plan: P; records: Records }> {
  if (found.ok) return found.value;
  if (found.reason.code !== "merged_already") throw new Response(null, { status: found.reason.code === "forbidden" ? 403 : 404 });
  const [merge] = await tx.execute<{ id: string }>(sql`
    select id from merges where entity = ${kind} and undone_at is null and merged_id in (${keptId}, ${mergedId}) order by merged_at desc limit 1`);
  if (merge) throw redirect(`/gabung/${merge.id}`, 303);
  const household = kind === "household" ? ((await keptHousehold(tx, mergedId)) ?? keptId) : (await keptPerson(tx, mergedId))?.householdId;
  throw redirect(`/keluarga/${household ?? ""}`, 303);
}

/** No blind index leaves the server: people go to the page without what they are compared by. */
const withoutNumbers = <T extends PersonFacts>({ values: _values, ...person }: T) => person;

function shownQuestion(question: Question): MergePage["questions"][number] {
  if (question.kind === "pair") return { ...question, person: withoutNumbers(question.person), among: question.among.map(withoutNumbers) };
  return question.kind === "head" ? { ...question, among: question.among.map(withoutNumbers) } : question;
}

function common({ kind, keptId, mergedId }: Asked, { a, state, questions, blocks, notSame }: HouseholdPlan | PersonPlan, choices: Choices) {
  return {
    kind, keptId, mergedId, id: uuidv7(), state, choices,
    notSame: notSame && { on: dateIn(timeZoneOf(a.regionCode), new Date(notSame.decidedAt)), by: notSame.decidedBy },
    questions: questions.map(shownQuestion),
    blocks: blocks.map((block) => {
      if (block.code === "two_niks") return { ...block, a: withoutNumbers(block.a), b: withoutNumbers(block.b) };
      return block.code === "paired_twice" ? { ...block, person: withoutNumbers(block.person) } : block;
    }),
  };
}

async function shownSide(tx: Tx, side: Side, person: PersonFacts | null): Promise<ShownSide> {
  const own = <T extends { personId: string }>(rows: readonly T[]) => (person ? rows.filter(({ personId }) => personId === person.id) : rows);
  const villages = await regionNames(tx, [side.regionCode]);
  return {
    id: person?.id ?? side.id, householdId: side.id, householdLabel: side.label, name: person?.fullName ?? side.label, village: villages[side.regionCode] ?? side.regionCode,
    counts: person
      ? { journeys: own(side.journeys).length }
      : {
          members: side.members.length, journeys: side.journeys.length, transfers: side.transfers.length, none: side.none.length,
          uses: new Set(side.uses.map(({ month }) => month)).size, snapshots: side.snapshots.length, debts: side.debts.length, consents: side.consents,
        },
  };
}

type Compared = { entity: MergeKind; a: string; b: string; of: readonly string[] };

async function shownFields(tx: Tx, records: Records, { entity, a, b, of }: Compared, { fields }: HouseholdPlan | PersonPlan, lang: Lang): Promise<ShownField[]> {
  const content = (id: string) => JSON.parse(records.get(entity)?.get(id)?.content ?? "{}") as Content;
  const [one, two] = [content(a), content(b)];
  const names = await namesOf(tx, records, [one.mentor_id, two.mentor_id]);
  const columns: Record<string, readonly string[]> = entity === "household" ? HOUSEHOLD_FIELDS : PERSON_FIELDS;
  const shown = (field: string, row: Content): string | null => {
    const filled = (columns[field] ?? []).find((column) => row[column] != null && !/_cipher$|_index$/.test(column));
    if (filled === undefined) return null;
    if (filled.endsWith("_last4")) return maskedLast4(String(row[filled]));
    if (filled === "birth_year") return String(row[filled]);
    const list = (HOUSEHOLD_LISTS[entity] as Record<string, (typeof HOUSEHOLD_LISTS)["household"]["status"]>)[field];
    return valueText(field, row[filled], { language: lang, list, names });
  };
  return of.map((field) => ({ field, a: shown(field, one), b: shown(field, two), better: fields.find((differs) => differs.field === field)?.better ?? null }));
}

async function namesOf(tx: Tx, records: Records, mentors: readonly unknown[]): Promise<Record<string, string>> {
  const people = [...(records.get("person")?.values() ?? [])].map(({ id, content }) => [id, String((JSON.parse(content) as Content).full_name)] as const);
  const ids = mentors.filter((id): id is string => typeof id === "string");
  const accounts = ids.length === 0 ? [] : await tx.execute<{ id: string; name: string | null }>(sql`select id, app_user_name(id::uuid) as name from unnest(string_to_array(${ids.join()}, ',')) id`);
  return { ...Object.fromEntries(people), ...Object.fromEntries(accounts.map(({ id, name }) => [id, name ?? ""])) };
}
