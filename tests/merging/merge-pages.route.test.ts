import type postgres from "postgres";
import { describe, expect } from "vitest";
import { actorOf } from "~/access/actor.server";
import { action as undo, loader as result } from "~/routes/_app.gabung.$id";
import { action as joinHouseholds, loader as households } from "~/routes/_app.gabung.keluarga.$keptId.$mergedId";
import { action as joinPersons, loader as persons } from "~/routes/_app.gabung.orang.$keptId.$mergedId";
import { action as reveal, loader as sheet } from "~/routes/_app.keluarga_.$id._index";
import { loader as member } from "~/routes/_app.keluarga_.$id_.anggota.$personId";
import { action as record } from "~/routes/_app.keluarga_.$id_.kiriman.baru";
import { loader as history } from "~/routes/_app.keluarga_.$id_.riwayat";
import { action as saveHousehold } from "~/routes/_app.keluarga_.$id_.ubah";
import { loader as list } from "~/routes/_app.wilayah.$code.mungkin-sama";
import { asActor } from "~/db/db.server";
import { logOf } from "~/journeys/journey-log.server";
import type { MergePage } from "~/merging/merge-page";
import { dbTest } from "../db";
import { askPage } from "../factories/ask-page";
import { aJourney } from "../factories/journeys";
import { signedIn } from "../factories/sign-in";
import { addTransfer, easily, setNumber, SISTER_VILLAGE, twins, VILLAGE } from "./family";

type Part = Parameters<typeof askPage>[0];
type Form = Record<string, string>;
const coordinator = (areaCode = VILLAGE) => signedIn({ grants: [{ role: "koordinator_desa", areaCode }] });
type Signed = Awaited<ReturnType<typeof coordinator>>;
const at = (part: Part, who: { headers: Record<string, string> }, params: Form, form?: Form, search = "") =>
  askPage(part, `/gabung${search}`, { headers: who.headers, params, ...(form ? { form } : {}) });

/** The form of a page as it would be sent, everything answered. */
function filled(page: MergePage, answers: Form = {}): Form {
  const given = Object.fromEntries(page.questions.map((question) => [question.name, easily(question as Parameters<typeof easily>[0])]));
  return { intent: "gabung", id: page.id, state: page.state, ...given, ...answers };
}

async function mergedHouseholds(sql: postgres.Sql, who: Signed) {
  const { one, two, head, same } = await twins(sql);
  const pair = { keptId: one.id, mergedId: two.id };
  const { data } = await at(households, who, pair);
  const sent = await at(joinHouseholds, who, pair, filled(data.page));
  return { one, two, head, same, pair, sent, mergeId: sent.to!.split("/").at(-1)! };
}

describe("the list of who may be the same", () => {
  dbTest("shows pairs with their reasons and the end of numbers only", async ({ sql }) => {
    const { head, same, name } = await twins(sql);
    await setNumber(sql, "nik", same.id, "3504015203900025");
    const page = await at(list, await coordinator(), { code: VILLAGE });
    const pair = page.data.pairs.find(({ a }: { a: { name: string } }) => a.name === name);
    expect(pair).toMatchObject({ a: { id: same.id }, b: { id: head.id }, strength: "strong", reasons: ["same_name", "same_birth_date", "similar_label"] });
    expect(pair.a.facts).toContain("NIK ••••0025");
  });

  dbTest("may begin with one record, and lets the other be chosen by hand", async ({ sql }) => {
    const { one, two } = await twins(sql);
    const who = await coordinator();
    const page = await at(list, who, { code: VILLAGE }, undefined, `?jenis=keluarga&untuk=${one.id}`);
    expect(page.data.others.map(({ id }: { id: string }) => id)).toContain(two.id);
    expect(await at(list, who, { code: VILLAGE }, undefined, `?jenis=keluarga&untuk=${one.id}&dengan=${two.id}`)).toMatchObject({ to: `/gabung/keluarga/${one.id}/${two.id}` });
  });

  dbTest("leads through the parts of a large area", async () => {
    const page = await at(list, await coordinator("35.04"), { code: "35.04" });
    expect(page.data.parts.map(({ code }: { code: string }) => code)).toContain("35.04.05");
    expect(page.data.pairs).toEqual([]);
  });
});

describe("the page of a pair", () => {
  dbTest("holds both records and nothing to compare numbers with", async ({ sql }) => {
    const { head, same } = await twins(sql);
    await setNumber(sql, "nik", same.id, "3504015203900026");
    const { data } = await at(persons, await coordinator(), { keptId: head.id, mergedId: same.id });
    expect(data.page.fields.find(({ field }: { field: string }) => field === "nik")).toEqual({ field: "nik", a: null, b: "••••0026", better: "b" });
    expect(JSON.stringify(data)).not.toMatch(/\\\\x|nik_index|values|3504015203900026/);
  });

  dbTest("keeps what was chosen when something is still to be decided, and merges when all is", async ({ sql }) => {
    const [who, { one, two }] = [await coordinator(), await twins(sql)];
    const [a, b] = [await addTransfer(sql, one.id), await addTransfer(sql, two.id)];
    const pair = { keptId: one.id, mergedId: two.id };
    const { data } = await at(households, who, pair);
    const form = { ...filled(data.page), "isi.label": "b" };
    const question = `kiriman.${b}.${a}`;
    const asked = await at(joinHouseholds, who, pair, { ...form, [question]: "" });
    expect(asked).toMatchObject({ status: 422, data: { code: "ask", names: [question], page: { choices: { "isi.label": "b" } } } });
    const merged = await at(joinHouseholds, who, pair, { ...form, [question]: "beda" });
    expect(merged).toMatchObject({ status: 303, to: `/gabung/${data.page.id}` });
    expect(await at(joinHouseholds, who, pair, { ...form, [question]: "beda" })).toMatchObject({ status: 303, to: `/gabung/${data.page.id}` });
    expect(await sql`select label from households where id = ${one.id}`).toMatchObject([{ label: two.label }]);
    expect(await sql`select id from remittances where household_id = ${one.id} and deleted_at is null`).toHaveLength(2);
  });

  dbTest("is shown anew when the records changed meanwhile, with what was chosen", async ({ sql }) => {
    const [who, { one, two }] = [await coordinator(), await twins(sql)];
    const pair = { keptId: one.id, mergedId: two.id };
    const { data } = await at(households, who, pair);
    await addTransfer(sql, two.id);
    const stale = await at(joinHouseholds, who, pair, { ...filled(data.page), "isi.label": "b" });
    expect(stale).toMatchObject({ status: 409, data: { code: "stale", page: { choices: { "isi.label": "b" } } } });
    expect(await at(joinHouseholds, who, pair, { ...filled(stale.data.page), "isi.label": "b" })).toMatchObject({ status: 303 });
  });

  dbTest("remembers that they are two, and lets that be looked at again", async ({ sql }) => {
    const [who, { head, same }] = [await coordinator(), await twins(sql)];
    const pair = { keptId: head.id, mergedId: same.id };
    expect(await at(joinPersons, who, pair, { intent: "beda" })).toMatchObject({ status: 303, to: `/wilayah/${VILLAGE}/mungkin-sama` });
    expect((await at(persons, who, { keptId: same.id, mergedId: head.id })).data.page.notSame).toMatchObject({ by: who.name });
    expect((await at(list, who, { code: VILLAGE })).data.apart.map(({ one, other }: { one: { id: string }; other: { id: string } }) => [one.id, other.id].sort())).toContainEqual([head.id, same.id].sort());
    await at(joinPersons, who, pair, { intent: "tinjau" });
    expect((await at(persons, who, pair)).data.page.notSame).toBeNull();
  });

  dbTest("says what stands in the way, with the way out", async ({ sql }) => {
    const { head, same, one, two } = await twins(sql);
    const { id } = await aJourney(sql, { personId: same.id, householdId: two.id });
    await addTransfer(sql, two.id, { journey_id: id });
    const { data } = await at(persons, await coordinator(), { keptId: head.id, mergedId: same.id });
    expect(data.page.blocks).toEqual([{ code: "money_elsewhere", householdId: one.id, otherId: two.id }]);
  });
});

describe("a merged household", () => {
  dbTest("is reached under its old address, and its history under the new one", async ({ sql }) => {
    const who = await coordinator();
    const { one, two, head, same, pair, mergeId } = await mergedHouseholds(sql, who);
    expect(await at(sheet, who, { id: two.id })).toMatchObject({ status: 303, to: `/keluarga/${one.id}` });
    expect(await at(member, who, { id: one.id, personId: same.id })).toMatchObject({ to: `/keluarga/${one.id}/anggota/${head.id}` });
    expect(await at(saveHousehold, who, { id: two.id }, { label: "Keluarga baru" })).toMatchObject({ status: 303, to: `/keluarga/${one.id}` });
    expect(await at(households, who, pair)).toMatchObject({ to: `/gabung/${mergeId}` });
    const told = (await at(history, who, { id: one.id })).data.entries as { entity: string; kind: string }[];
    expect(told.filter(({ kind }) => kind === "merge").map(({ entity }) => entity).sort()).toEqual(["household", "household", "person"]);
    expect((await at(sheet, who, { id: one.id })).data.merges).toMatchObject([{ id: mergeId }]);
  });

  dbTest("of another village is told of in the history of the one that stands, to who keeps only that village", async ({ sql }) => {
    const wide = await coordinator("35.04.05");
    const { one, two, same } = await twins(sql, { other: SISTER_VILLAGE });
    const { id: journeyId } = await aJourney(sql, { personId: same.id, householdId: two.id });
    const pair = { keptId: one.id, mergedId: two.id };
    await at(joinHouseholds, wide, pair, filled((await at(households, wide, pair)).data.page));
    const narrow = await coordinator(VILLAGE);
    const told = (await at(history, narrow, { id: one.id })).data.entries as { entity: string; kind: string }[];
    expect(told.filter(({ entity, kind }) => entity === "household" && kind === "merge")).toHaveLength(2);
    // The steps of its journey are never rewritten, and are read on.
    expect((await asActor(narrow.actor, (tx) => logOf(tx, journeyId)))).toHaveLength(1);
    expect(await asActor((await coordinator(SISTER_VILLAGE)).actor, (tx) => logOf(tx, journeyId))).toHaveLength(1);
  });

  dbTest("takes a transfer that was typed for it", async ({ sql }) => {
    const who = await coordinator();
    const { one, two } = await mergedHouseholds(sql, who);
    expect(await at(record, who, { id: two.id }, { intent: "tanpa", bulan: "2024-03" })).toMatchObject({ status: 303, to: `/keluarga/${one.id}/uang` });
    expect(await sql`select household_id from no_transfer_months where month = '2024-03-01' and household_id in (${one.id}, ${two.id})`).toMatchObject([{ household_id: one.id }]);
  });

  dbTest("stands again after undoing, unless something was done with it since", async ({ sql }) => {
    const who = await coordinator();
    const { one, two, mergeId, head } = await mergedHouseholds(sql, who);
    const shown = await at(result, who, { id: mergeId });
    expect(shown.data.merge).toMatchObject({ kept: { id: one.id }, merged: { id: two.id }, undone: null });
    await sql`update persons set version = version + 1 where merged_into = ${head.id}`;
    expect(await at(undo, who, { id: mergeId }, { intent: "urungkan" })).toMatchObject({ status: 409, data: { refused: { code: "touched" } } });
    await sql`update persons set version = version - 1 where merged_into = ${head.id}`;
    expect(await at(undo, who, { id: mergeId }, { intent: "urungkan" })).toMatchObject({ status: 303, to: `/gabung/${mergeId}` });
    expect(await at(sheet, who, { id: two.id })).toMatchObject({ status: 200, data: { household: { id: two.id } } });
  });

  dbTest("keeps the second phone of its people, to be read for a reason (field case C081)", async ({ sql }) => {
    const who = await coordinator();
    const { one, head, same } = await twins(sql);
    await setNumber(sql, "phone", head.id, "+6281234500017");
    await setNumber(sql, "phone", same.id, "+6281234500018");
    const pair = { keptId: head.id, mergedId: same.id };
    await at(joinPersons, who, pair, filled((await at(persons, who, pair)).data.page));
    expect(await sql`select phone_last4 from persons where id = ${head.id}`).toEqual([{ phone_last4: "0017" }]);
    const { data } = await at(sheet, who, { id: one.id });
    expect(data.reveal.map(({ value }: { value: string }) => value)).toEqual([`phone:${head.id}`, `phone:${same.id}`]);
    const read = await at(reveal, who, { id: one.id }, { intent: "lihat", nomor: `phone:${same.id}`, alasan: "Menghubungi lewat nomor yang lama" });
    expect(read).toMatchObject({ status: 200, data: { revealed: { number: "+6281234500018" } } });
  });

  dbTest("stays with its mentor's families, whose steps of journeys are read on", async ({ sql }) => {
    const who = await coordinator();
    const mentor = await signedIn({ grants: [{ role: "pendamping", areaCode: VILLAGE }] });
    const { one, two } = await twins(sql);
    await sql`update households set mentor_id = ${mentor.userId} where id = ${one.id}`;
    const pair = { keptId: one.id, mergedId: two.id };
    await at(joinHouseholds, who, pair, filled((await at(households, who, pair)).data.page));
    expect((await actorOf(mentor.userId))!.households).toEqual([one.id, two.id]);
  });
});

describe("a pair is nobody's to merge", () => {
  dbTest("who is mentor, planner, of another village or of one of two, or signed out", async ({ sql }) => {
    const { one, two } = await twins(sql, { other: SISTER_VILLAGE });
    const mentor = await signedIn({ grants: [{ role: "pendamping", areaCode: VILLAGE }] });
    await sql`update households set mentor_id = ${mentor.userId} where id in (${one.id}, ${two.id})`;
    const pair = { keptId: one.id, mergedId: two.id };
    const asked = async (who: { headers: Record<string, string> }) => [await at(households, who, pair), await at(joinHouseholds, who, pair, { intent: "gabung" })].map(({ status, to }) => to ?? status);
    expect(await asked(mentor)).toEqual([403, 403]);
    expect(await asked(await signedIn({ grants: [{ role: "perencana", areaCode: "35" }] }))).toEqual([404, 404]);
    expect(await asked(await coordinator("35.05.12.1007"))).toEqual([404, 404]);
    expect(await asked(await coordinator(VILLAGE))).toEqual([404, 404]);
    expect((await asked({ headers: {} })).every((to) => String(to).startsWith("/masuk"))).toBe(true);
    expect(await sql`select id from merges where merged_id = ${two.id}`).toHaveLength(0);
  });
});
