import { describe, expect } from "vitest";
import { asActor } from "~/db/db.server";
import { undoMerge } from "~/merging/undo-merge.server";
import { dbTest } from "../db";
import { aHousehold, aPerson } from "../factories/households";
import { aJourney } from "../factories/journeys";
import { addRow, addTransfer, keeper, merge, recorded, setNumber, SISTER_VILLAGE, twins } from "./family";

describe("two records of one person", () => {
  dbTest("become one with both histories, one NIK and the other's journeys, and two again by undoing (field case C079)", async ({ sql }) => {
    const { one, head } = await twins(sql);
    const second = await aPerson(sql, { householdId: one.id, fullName: head.fullName, birthDate: "1990-03-12" });
    await setNumber(sql, "nik", second.id, "3504015203900005");
    const { id: journeyId } = await aJourney(sql, { personId: second.id, householdId: one.id });
    const before = await recorded(sql);

    const merged = await merge("person", keeper, { keptId: head.id, mergedId: second.id });
    expect(merged).toMatchObject({ ok: true });
    const [kept] = await sql`select nik_last4, member_role, deleted_at from persons where id = ${head.id}`;
    expect(kept).toEqual({ nik_last4: "0005", member_role: "kepala", deleted_at: null });
    expect(await sql`select person_id, seq from journeys where id = ${journeyId}`).toMatchObject([{ person_id: head.id, seq: 1 }]);
    expect(await sql`select merged_into from persons where id = ${second.id} and deleted_at is not null`).toMatchObject([{ merged_into: head.id }]);
    const told = await sql`select entity_id, kind from changes where entity = 'person' and entity_id in (${head.id}, ${second.id}) order by kind, entity_id`;
    expect(new Set(told.map(({ entity_id: id, kind }) => `${id} ${kind}`))).toEqual(new Set([`${head.id} merge`, `${second.id} merge`]));
    expect(await sql`select entity_id from audit_log where action = 'merge' and entity_id in (${head.id}, ${second.id})`).toHaveLength(2);

    const id = merged.ok ? merged.value.id : "";
    expect(await asActor(keeper, (tx) => undoMerge(tx, keeper, id))).toMatchObject({ ok: true, value: { repeated: false } });
    expect(await recorded(sql)).toEqual(before);
    expect(await asActor(keeper, (tx) => undoMerge(tx, keeper, id))).toMatchObject({ ok: true, value: { repeated: true } });
  });

  dbTest("are two people where both have a NIK and they differ", async ({ sql }) => {
    const { head, same } = await twins(sql);
    await setNumber(sql, "nik", head.id, "3504015203900006");
    await setNumber(sql, "nik", same.id, "3504015203900007");
    expect(await merge("person", keeper, { keptId: head.id, mergedId: same.id })).toEqual({ ok: false, reason: { code: "blocked" } });
  });

  dbTest("may each have an open journey: one says which stands, and money follows it", async ({ sql }) => {
    const { one, head } = await twins(sql);
    const second = await aPerson(sql, { householdId: one.id, fullName: head.fullName });
    const stays = await aJourney(sql, { personId: head.id, householdId: one.id, departedOn: "2024-01-10" });
    const goes = await aJourney(sql, { personId: second.id, householdId: one.id, departedOn: "2024-01-10" });
    const transfer = await addTransfer(sql, one.id, { journey_id: goes.id });
    expect(await merge("person", keeper, { keptId: head.id, mergedId: second.id, decide: () => "" })).toMatchObject({ ok: false, reason: { code: "ask" } });
    expect(await merge("person", keeper, { keptId: head.id, mergedId: second.id, decide: () => "a" })).toMatchObject({ ok: true });
    expect(await sql`select journey_id from remittances where id = ${transfer}`).toMatchObject([{ journey_id: stays.id }]);
    expect(await sql`select id from journeys where person_id = ${head.id} and deleted_at is null`).toMatchObject([{ id: stays.id }]);
  });

  dbTest("in two households wait for the households where the journey has sent money home", async ({ sql }) => {
    const { head, same, two } = await twins(sql);
    const { id: journeyId } = await aJourney(sql, { personId: same.id, householdId: two.id });
    const transfer = await addTransfer(sql, two.id, { journey_id: journeyId });
    expect(await merge("person", keeper, { keptId: head.id, mergedId: same.id })).toEqual({ ok: false, reason: { code: "blocked" } });
    await sql`update remittances set deleted_at = now() where id = ${transfer}`;
    const before = await recorded(sql);
    const merged = await merge("person", keeper, { keptId: head.id, mergedId: same.id });
    expect(merged).toMatchObject({ ok: true });
    expect(await sql`select household_id from journeys where id = ${journeyId}`).toMatchObject([{ household_id: head.householdId }]);
    await asActor(keeper, (tx) => undoMerge(tx, keeper, merged.ok ? merged.value.id : ""));
    expect(await recorded(sql)).toEqual(before);
  });
});

describe("two records of one household", () => {
  dbTest("become one across villages, with every kind of record, and two again exactly", async ({ sql }) => {
    const { one, two, head, same } = await twins(sql, { other: SISTER_VILLAGE });
    const child = await aPerson(sql, { householdId: two.id, regionCode: SISTER_VILLAGE, fullName: "Rina Wulandari", memberRole: "anak", birthDate: "2001-01-01" });
    const { id: journeyId } = await aJourney(sql, { personId: child.id, householdId: two.id });
    await addRow(sql, "placements", two.id, { journey_id: journeyId, country: "HK" });
    await addRow(sql, "documents", two.id, { journey_id: journeyId, type: "paspor" });
    const doubled = await addTransfer(sql, two.id, { journey_id: journeyId, received_on: "2025-03-13" });
    const [kept, other] = [await addTransfer(sql, one.id), await addTransfer(sql, two.id, { received_on: "2025-05-02", received_idr: 9_007_199_254_740_993n })];
    await addRow(sql, "no_transfer_months", one.id, { month: "2025-05-01" });
    await addRow(sql, "no_transfer_months", two.id, { month: "2025-06-01" });
    await addRow(sql, "no_transfer_months", one.id, { month: "2025-06-01" });
    await addRow(sql, "finance_snapshots", one.id, { as_of: "2025-03-31", expense_idr: 1 });
    await addRow(sql, "finance_snapshots", two.id, { as_of: "2025-03-31", expense_idr: 2 });
    await addRow(sql, "debts", two.id, { lender_type: "bank", purpose: "usaha", status: "lancar" });
    await addRow(sql, "consents", two.id, { person_id: same.id, purpose: "kontak", basis: "persetujuan", text_version: "1", given_on: "2025-01-01", given_how: "tertulis" });
    await sql`update households set caretaker_person_id = ${same.id}, address = 'Dusun Krajan' where id = ${two.id}`;
    // Asked twice in the first round, once finished; and in another round only there.
    const [draft, finished] = [await addRow(sql, "survey_responses", one.id, { round: "BASE", interview_on: "2024-01-20" }), await addRow(sql, "survey_responses", two.id, { round: "BASE", interview_on: "2024-01-22", state: "selesai", completed_at: "2024-01-22", respondent_person_id: same.id })];
    const [later, again] = [await addRow(sql, "survey_responses", one.id, { round: "R06", interview_on: "2024-07-20", state: "selesai", completed_at: "2024-07-20" }), await addRow(sql, "survey_responses", two.id, { round: "R06", interview_on: "2024-07-22", state: "selesai", completed_at: "2024-07-22" })];
    const reading = await addRow(sql, "finance_snapshots", two.id, { as_of: "2024-07-22", expense_idr: 3, survey_response_id: again });
    const before = await recorded(sql);

    const merged = await merge("household", keeper, { keptId: one.id, mergedId: two.id });
    expect(merged).toMatchObject({ ok: true, value: { householdId: one.id } });
    const responses = await sql`select id, respondent_person_id from survey_responses where household_id = ${one.id} and deleted_at is null order by interview_on`;
    expect([...responses]).toEqual([{ id: finished, respondent_person_id: head.id }, { id: later, respondent_person_id: null }]);
    expect(await sql`select deleted_at is not null as gone from survey_responses where id = ${draft}`).toMatchObject([{ gone: true }]);
    expect(await sql`select household_id, survey_response_id, deleted_at from finance_snapshots where id = ${reading}`).toMatchObject([{ household_id: one.id, survey_response_id: null, deleted_at: null }]);
    for (const table of ["persons", "consents", "journeys", "placements", "documents", "remittances", "no_transfer_months", "debts", "finance_snapshots", "survey_responses"]) {
      expect([table, ...(await sql`select id from ${sql(table)} where household_id = ${two.id}`)]).toEqual([table]);
      expect([table, ...(await sql`select id from ${sql(table)} where household_id = ${one.id} and region_code <> ${one.regionCode}`)]).toEqual([table]);
    }
    expect(await sql`select status, merged_into from households where id = ${two.id}`).toMatchObject([{ status: "gabung", merged_into: one.id }]);
    expect(await sql`select caretaker_person_id, address from households where id = ${one.id}`).toMatchObject([{ caretaker_person_id: head.id, address: "Dusun Krajan" }]);
    const standing = await sql`select id from remittances where household_id = ${one.id} and deleted_at is null order by received_on`;
    expect(standing.map(({ id }) => id as string)).toEqual([kept, other]);
    expect(await sql`select deleted_at is not null as gone from remittances where id = ${doubled}`).toMatchObject([{ gone: true }]);
    expect(await sql`select month::text from no_transfer_months where household_id = ${one.id} and deleted_at is null`).toMatchObject([{ month: "2025-06-01" }]);

    expect(await asActor(keeper, (tx) => undoMerge(tx, keeper, merged.ok ? merged.value.id : ""))).toMatchObject({ ok: true });
    expect(await recorded(sql)).toEqual(before);
  });

  dbTest("keep one head", async ({ sql }) => {
    const { one, two, head, same } = await twins(sql);
    await aPerson(sql, { householdId: two.id });
    const decide = (question: { kind: string; suggested: string | null; options: string[] }) =>
      question.kind === "pair" ? "pindah" : question.kind === "head" ? same.id : (question.suggested ?? question.options[0]!);
    expect(await merge("household", keeper, { keptId: one.id, mergedId: two.id, decide })).toMatchObject({ ok: true });
    const heads = await sql`select id, member_role from persons where id in (${head.id}, ${same.id}) order by member_role`;
    expect(heads).toMatchObject([{ id: same.id, member_role: "kepala" }, { id: head.id, member_role: "lainnya" }]);
  });

  dbTest("are not merged while money is told twice and nobody has said which holds", async ({ sql }) => {
    const { one, two } = await twins(sql);
    const [a, b] = [await addTransfer(sql, one.id), await addTransfer(sql, two.id)];
    const decide = (question: { kind: string; suggested: string | null }) => (question.kind === "transfer" ? "" : (question.suggested ?? ""));
    expect(await merge("household", keeper, { keptId: one.id, mergedId: two.id, decide })).toEqual({ ok: false, reason: { code: "ask", names: [`kiriman.${b}.${a}`] } });
  });

  dbTest("stay one when something moved was worked with since", async ({ sql }) => {
    const { one, two } = await twins(sql);
    const transfer = await addTransfer(sql, two.id);
    const merged = await merge("household", keeper, { keptId: one.id, mergedId: two.id });
    await sql`update remittances set version = version + 1 where id = ${transfer}`;
    expect(await asActor(keeper, (tx) => undoMerge(tx, keeper, merged.ok ? merged.value.id : ""))).toEqual({
      ok: false, reason: { code: "touched", records: [{ entity: "remittance", entityId: transfer }] },
    });
  });

  dbTest("stay one after thirty days", async ({ sql }) => {
    const { one, two } = await twins(sql);
    const merged = await merge("household", keeper, { keptId: one.id, mergedId: two.id });
    await sql`update merges set merged_at = now() - interval '31 days' where merged_id = ${two.id}`;
    expect(await asActor(keeper, (tx) => undoMerge(tx, keeper, merged.ok ? merged.value.id : ""))).toEqual({ ok: false, reason: { code: "too_late", days: 30 } });
  });

  dbTest("form a chain that is undone from its end", async ({ sql }) => {
    const { one, two } = await twins(sql);
    const three = await aHousehold(sql, { label: "Keluarga ketiga" });
    const first = await merge("household", keeper, { keptId: two.id, mergedId: three.id });
    const between = await recorded(sql);
    const second = await merge("household", keeper, { keptId: one.id, mergedId: two.id });
    expect(await sql`select kept_household(${three.id}) as id`).toMatchObject([{ id: one.id }]);
    expect(await asActor(keeper, (tx) => undoMerge(tx, keeper, second.ok ? second.value.id : ""))).toMatchObject({ ok: true });
    expect(await recorded(sql)).toEqual(between);
    expect(await asActor(keeper, (tx) => undoMerge(tx, keeper, first.ok ? first.value.id : ""))).toMatchObject({ ok: true });
  });
});
