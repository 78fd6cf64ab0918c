import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { asActor } from "~/db/db.server";
import { addPerson } from "~/households/add-persons.server";
import { openJourney } from "~/journeys/open-journeys.server";
import type { MergeInput } from "~/merging/merge";
import { mergeHouseholds } from "~/merging/merge-records.server";
import { householdPlan } from "~/merging/plan.server";
import { recordNoTransferMonth } from "~/remittances/no-transfer-months.server";
import { recordRemittance } from "~/remittances/record-remittances.server";
import { dbTest } from "../db";
import { newPerson } from "../factories/inputs";
import { newJourney } from "../factories/journeys";
import { aTransfer } from "../factories/remittance";
import { addTransfer, easily, keeper, twins } from "./family";

/** The form as somebody has it open, with everything answered. */
const opened = (keptId: string, mergedId: string): Promise<MergeInput> => asActor(keeper, async (tx) => {
  const found = await householdPlan(tx, keeper, { keptId, mergedId, choices: {} }, { lock: false });
  if (!found.ok) throw new Error(found.reason.code);
  const { state, questions } = found.value.plan;
  return { id: uuidv7(), keptId, mergedId, state, choices: Object.fromEntries(questions.map((question) => [question.name, easily(question)])) };
});
const send = (input: MergeInput) => asActor(keeper, (tx) => mergeHouseholds(tx, keeper, input));
const pause = () => new Promise((done) => setTimeout(done, 150));

describe("two people at once", () => {
  dbTest("merge one pair: one merge, and both are told so", async ({ sql }) => {
    const { one, two } = await twins(sql);
    const [mine, theirs] = [await opened(one.id, two.id), await opened(one.id, two.id)];
    const answers = await Promise.all([send(mine), send(theirs), send(mine)]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(await sql`select id from merges where kept_id = ${one.id}`).toHaveLength(1);
  });

  dbTest("merge each into the other: the first holds, the second hears that it is done", async ({ sql }) => {
    const { one, two } = await twins(sql);
    const [forth, back] = [await opened(one.id, two.id), await opened(two.id, one.id)];
    const answers = await Promise.all([send(forth), send(back)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: { code: "merged_already" } });
    expect(await sql`select id from households where id in (${one.id}, ${two.id}) and deleted_at is null`).toHaveLength(1);
  });

  dbTest("write and merge: a form made before the writing is refused and asks to look again", async ({ sql }) => {
    const { one, two } = await twins(sql);
    const input = await opened(one.id, two.id);
    await addTransfer(sql, two.id);
    expect(await send(input)).toEqual({ ok: false, reason: { code: "stale" } });
  });
});

describe("a transfer that is being saved when a merge is sent", () => {
  dbTest("is waited for, and the merge asks to look again", async ({ sql }) => {
    const { one, two } = await twins(sql);
    const input = await opened(one.id, two.id);
    const transfer = aTransfer({ householdId: two.id });
    let merging: ReturnType<typeof send> | undefined;
    await asActor(keeper, async (tx) => {
      expect(await recordRemittance(tx, keeper, transfer)).toMatchObject({ ok: true });
      merging = send(input);
      await pause();
    });
    expect(await merging).toEqual({ ok: false, reason: { code: "stale" } });
    expect(await sql`select household_id from remittances where id = ${transfer.id}`).toMatchObject([{ household_id: two.id }]);
  });
});

/** Holds a merge open until `meanwhile` waits for it. */
async function whileMerging<T>(input: MergeInput, meanwhile: () => Promise<T>): Promise<T> {
  let saving: Promise<T> | undefined;
  await asActor(keeper, async (tx) => {
    expect(await mergeHouseholds(tx, keeper, input)).toMatchObject({ ok: true });
    saving = meanwhile();
    await pause();
  });
  return saving!;
}

describe("what is saved while a household is merged", () => {
  dbTest("a transfer is neither lost nor left behind", async ({ sql }) => {
    const { one, two } = await twins(sql);
    const transfer = aTransfer({ householdId: two.id });
    const answer = await whileMerging(await opened(one.id, two.id), () => asActor(keeper, (tx) => recordRemittance(tx, keeper, transfer)));
    expect(answer).toMatchObject({ ok: true });
    expect(await sql`select household_id from remittances where id = ${transfer.id}`).toMatchObject([{ household_id: one.id }]);
    expect(await sql`select household_id from changes where entity_id = ${transfer.id}`).toMatchObject([{ household_id: one.id }]);
  });

  dbTest("so is a month without one", async ({ sql }) => {
    const { one, two } = await twins(sql);
    const month = { id: uuidv7(), householdId: two.id, month: "2025-02" };
    expect(await whileMerging(await opened(one.id, two.id), () => asActor(keeper, (tx) => recordNoTransferMonth(tx, keeper, month)))).toMatchObject({ ok: true });
    expect(await sql`select household_id from no_transfer_months where month = '2025-02-01' and household_id in (${one.id}, ${two.id})`).toMatchObject([{ household_id: one.id }]);
  });

  dbTest("a member goes to the household that stands, and a journey to the record that stands", async ({ sql }) => {
    const { one, two, head, same } = await twins(sql);
    const person = newPerson(two.id, { fullName: "Karim Baru", birthDate: "1999-09-09" });
    const journey = newJourney(same.id);
    const [added, begun] = await whileMerging(await opened(one.id, two.id), () => Promise.all([
      asActor(keeper, (tx) => addPerson(tx, keeper, person)), asActor(keeper, (tx) => openJourney(tx, keeper, journey)),
    ]));
    expect(added).toMatchObject({ ok: true });
    expect(await sql`select household_id from persons where id = ${person.id}`).toMatchObject([{ household_id: one.id }]);
    // The journey was asked for of a record that stands no more: it is on the one it became, or was refused and not kept.
    const kept = await sql`select person_id, household_id from journeys where id = ${journey.id}`;
    expect([...kept]).toEqual(begun.ok ? [{ person_id: head.id, household_id: one.id }] : []);
  });
});
