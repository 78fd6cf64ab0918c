import { sql } from "drizzle-orm";
import { can } from "~/access/capabilities";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { recountUses } from "~/remittances/recount-uses.server";
import { ok, refused, type Result } from "~/shared/result";
import { consequencesOf, takenFrom } from "./answers";
import { differing, HOUSEHOLD_FIELDS, PERSON_FIELDS, type PersonField } from "./fields";
import type { HouseholdPlan, Merged, MergeInput, MergeRefusal, PersonPlan } from "./merge";
import { bringTo, HANGING, joinJourneys, joinPersons, joinResponses, setAside, takeColumns } from "./perform.server";
import { householdPlan, personPlan, personFieldsOf } from "./plan.server";
import { answerTo, headsOf, pairsOf, unanswered, type Choices, type PersonFacts } from "./questions";
import { writeMerge } from "./write-merge.server";

/**
 * Makes one household part of another: everything it has goes over, it stays as a row with status `gabung` that points to
 * the other. Sent twice, it is one merge. Refused when either was written to since the form was opened, while something is
 * not answered, and while something stands in the way that no answer settles.
 */
export async function mergeHouseholds(tx: Tx, actor: Actor, input: MergeInput): Promise<Result<Merged, MergeRefusal>> {
  const opened = await householdPlan(tx, actor, input, { lock: true });
  const done = await doneBefore(tx, actor, "household", input);
  if (done) return ok(done);
  if (!opened.ok) return opened;
  const { plan, records } = opened.value;
  const refusal = refusalOf(plan, input);
  if (refusal) return refused(refusal);
  await performHousehold(tx, plan, input.choices);
  await recountUses(tx, actor, [input.keptId]);
  await writeMerge(tx, actor, records, { id: input.id, entity: "household", keptId: input.keptId, mergedId: input.mergedId, kept: plan.a, merged: plan.b });
  return ok({ id: input.id, householdId: input.keptId, repeated: false });
}

/** The same for two records of one person; the household of the one merged away stays, if it is another. */
export async function mergePersons(tx: Tx, actor: Actor, input: MergeInput): Promise<Result<Merged, MergeRefusal>> {
  const opened = await personPlan(tx, actor, input, { lock: true });
  const done = await doneBefore(tx, actor, "person", input);
  if (done) return ok(done);
  if (!opened.ok) return opened;
  const { plan, records } = opened.value;
  const refusal = refusalOf(plan, input);
  if (refusal) return refused(refusal);
  await performPerson(tx, plan, input.choices);
  await writeMerge(tx, actor, records, { id: input.id, entity: "person", keptId: input.keptId, mergedId: input.mergedId, kept: plan.a, merged: plan.b });
  return ok({ id: input.id, householdId: plan.a.id, repeated: false });
}

function refusalOf(plan: HouseholdPlan | PersonPlan, { state, choices }: MergeInput): MergeRefusal | null {
  if (plan.notSame) return { code: "not_same" };
  if (plan.state !== state) return { code: "stale" };
  if (plan.blocks.length > 0) return { code: "blocked" };
  const open = unanswered(plan.questions, choices);
  return open.length > 0 ? { code: "ask", names: open.map(({ name }) => name) } : null;
}

/** The same merge stored before: by the id of its form, or by somebody who was faster. */
async function doneBefore(tx: Tx, actor: Actor, entity: "household" | "person", { id, keptId, mergedId }: MergeInput): Promise<Merged | null> {
  const [row] = await tx.execute<{ id: string; householdId: string; one: string; two: string }>(sql`
    select id, household_id as "householdId", region_code as one, merged_region_code as two from merges
    where entity = ${entity} and kept_id = ${keptId} and merged_id = ${mergedId} and (undone_at is null or id = ${id}) order by undone_at nulls first limit 1`);
  if (!row || !can(actor, "people:write", row.one) || !can(actor, "people:write", row.two)) return null;
  return { id: row.id, householdId: row.householdId, repeated: true };
}

async function performHousehold(tx: Tx, { a, b, fields, questions }: HouseholdPlan, choices: Choices): Promise<void> {
  const pairs = pairsOf(questions, choices);
  const out = consequencesOf(questions, choices);
  const doubled = b.none.filter(({ month }) => a.none.some((mark) => mark.month === month)).map(({ id }) => id);
  await setAside(tx, "remittance", out.remittances);
  await setAside(tx, "no_transfer_month", [...out.marks, ...doubled]);
  await setAside(tx, "remittance_use", out.uses);
  await setAside(tx, "finance_snapshot", out.snapshots);
  await setAside(tx, "debt", out.debts);
  await joinResponses(tx, a.id, b.id);
  for (const { stays, goes } of out.journeys) await joinJourneys(tx, stays, goes);
  const heads = headsOf(a, b, pairs);
  const answered = questions.find(({ kind }) => kind === "head");
  const head = answered ? answerTo(answered, choices) : (heads[0]?.id ?? null);
  for (const [idOfB, idOfA] of pairs) await joinPersons(tx, idOfA, idOfB, betterColumns(a.members, b.members, idOfA, idOfB));
  await tx.execute(sql`
    update persons set member_role = 'lainnya'
    where household_id in (${a.id}, ${b.id}) and deleted_at is null and member_role = 'kepala' and id is distinct from ${head}`);
  await tx.execute(sql`update households set status = 'gabung', deleted_at = now(), merged_into = ${a.id} where id = ${b.id}`);
  const taken = takenFrom(fields, choices);
  await takeColumns(tx, "household", a.id, b.id, taken.flatMap((field) => (field === "status" ? [] : HOUSEHOLD_FIELDS[field])));
  if (taken.includes("status")) await tx.execute(sql`update households set status = ${b.values.status} where id = ${a.id}`);
  for (const entity of HANGING) await bringTo(tx, a, entity, sql`t.household_id = ${b.id}`);
  await tx.execute(sql`
    update households set caretaker_person_id = kept_person(caretaker_person_id) where id = ${a.id} and kept_person(caretaker_person_id) is not null`);
  if (head !== null) await tx.execute(sql`update persons set member_role = 'kepala' where id = ${head} and member_role <> 'kepala'`);
}

/** Where two members are one, what is better known of either; who is head is decided for the whole household. */
function betterColumns(ofA: readonly PersonFacts[], ofB: readonly PersonFacts[], idOfA: string, idOfB: string): string[] {
  const [one, two] = [ofA.find(({ id }) => id === idOfA), ofB.find(({ id }) => id === idOfB)];
  if (!one || !two) return [];
  return columnsFor(differing(personFieldsOf(two.memberRole !== "kepala"), one.values, two.values).filter(({ better }) => better === "b").map(({ field }) => field));
}

const columnsFor = (fields: readonly PersonField[]): string[] => fields.flatMap((field) => [...PERSON_FIELDS[field]]);

async function performPerson(tx: Tx, { a, b, kept, merged, fields, questions }: PersonPlan, choices: Choices): Promise<void> {
  for (const { stays, goes } of consequencesOf(questions, choices).journeys) await joinJourneys(tx, stays, goes);
  const ownJourneys = sql`(select j.id from journeys j where j.person_id = ${kept.id})`;
  await joinPersons(tx, kept.id, merged.id, columnsFor(takenFrom(fields, choices)));
  if (a.id === b.id) return;
  await tx.execute(sql`update households set caretaker_person_id = null where id = ${b.id} and caretaker_person_id = ${merged.id}`);
  await bringTo(tx, a, "journey", sql`t.person_id = ${kept.id} and t.household_id = ${b.id}`);
  await bringTo(tx, a, "placement", sql`t.journey_id in ${ownJourneys} and t.household_id = ${b.id}`);
  await bringTo(tx, a, "document", sql`t.journey_id in ${ownJourneys} and t.household_id = ${b.id}`);
  await bringTo(tx, a, "consent", sql`t.person_id = ${kept.id} and t.household_id = ${b.id}`);
}
