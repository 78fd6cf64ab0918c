import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect } from "vitest";
import { asActor } from "~/db/db.server";
import { addPerson } from "~/households/add-persons.server";
import { answerWithTextKeys } from "~/i18n/zod-messages.server";
import { action as reveal, loader as overview } from "~/routes/_app.keluarga_.$id._index";
import { action as saveMember, loader as editMember } from "~/routes/_app.keluarga_.$id_.anggota.$personId";
import { action as assign, loader as mentorPage } from "~/routes/_app.keluarga_.$id_.pendamping";
import { action as consent, loader as consentPage } from "~/routes/_app.keluarga_.$id_.persetujuan";
import { action as move } from "~/routes/_app.keluarga_.$id_.pindah";
import { loader as history } from "~/routes/_app.keluarga_.$id_.riwayat";
import { action as saveHousehold } from "~/routes/_app.keluarga_.$id_.ubah";
import { dbTest } from "../db";
import { askPage } from "../factories/ask-page";
import { aHousehold, aPerson, SISTER_VILLAGE, VILLAGE } from "../factories/households";
import { newPerson } from "../factories/inputs";
import { signedIn } from "../factories/sign-in";

beforeAll(() => answerWithTextKeys());

type Form = Record<string, string>;
type Part = Parameters<typeof askPage>[0];
const coordinatorOf = (areaCode: string) => signedIn({ grants: [{ role: "koordinator_desa", areaCode }] });
type Signed = Awaited<ReturnType<typeof signedIn>>;
const at = (part: Part, who: Signed, params: Form, form?: Form) => askPage(part, `/keluarga/${params.id}`, { headers: who.headers, params, ...(form ? { form } : {}) });

const NIK = "3504054508850051";
/** A family with one member who has a NIK and a phone, and its coordinator. */
async function aFamily(sql: Parameters<typeof aHousehold>[0], nik = NIK) {
  const coordinator = await coordinatorOf(VILLAGE);
  const { id } = await aHousehold(sql, { label: "Keluarga Bu Tini" });
  const person = newPerson(id, { fullName: `Tini ${nik.slice(-4)}`, memberRole: "kepala", nik, phone: "0812 3450 0051", sex: "P", birthDate: "1985-08-05" });
  const added = await asActor(coordinator.actor, (tx) => addPerson(tx, coordinator.actor, person));
  if (!added.ok) throw new Error(added.reason.code);
  return { id, personId: person.id, coordinator };
}

describe("a family's page", () => {
  dbTest("shows numbers by their last digits, and one in full only for a reason (C113, C142)", async ({ sql }) => {
    const { id, personId, coordinator } = await aFamily(sql);
    const page = await at(overview, coordinator, { id });
    expect(page.data.members).toMatchObject([{ nik: "••••0051", phone: "••••0051", age: { isAbout: false } }]);
    const sent = JSON.stringify(page.data, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
    for (const secret of [NIK, "81234500051", "nik_index", "nikIndex", "Cipher"]) expect(sent).not.toContain(secret);
    const ask = (form: Form) => at(reveal, coordinator, { id }, { intent: "lihat", nomor: `nik:${personId}`, ...form });
    expect(await ask({ alasan: "cek" })).toMatchObject({ status: 422, data: { refused: { reason: "cek", errors: { reason: ["households:invalid.reason"] } } } });
    expect(await ask({ alasan: "Mencocokkan dengan KTP untuk paspor" })).toMatchObject({ status: 200, data: { revealed: { number: NIK } } });
    const entries = await sql`select detail from audit_log where action = 'reveal' and entity_id = ${personId}`;
    expect(entries.map(({ detail }) => detail)).toEqual([{ identifier: "nik", reason: "Mencocokkan dengan KTP untuk paspor" }]);
  });

  dbTest("opens no number of another family through its own address", async ({ sql }) => {
    const { personId, coordinator } = await aFamily(sql, "3504054508850052");
    const { id } = await aHousehold(sql);
    expect((await at(reveal, coordinator, { id }, { intent: "lihat", nomor: `nik:${personId}`, alasan: "alasan yang panjang" })).status).toBe(404);
  });

  dbTest("is read and not written by the family itself, written by its mentor, and not there for the next village", async ({ sql }) => {
    const { id, personId } = await aFamily(sql, "3504054508850053");
    const family = await signedIn({ grants: [{ role: "keluarga", areaCode: VILLAGE }], personId });
    const sister = await coordinatorOf(SISTER_VILLAGE);
    expect((await at(overview, family, { id })).data).toMatchObject({ household: { canWrite: false, canList: false }, reveal: [] });
    expect((await at(saveHousehold, family, { id }, { version: "1", label: "Diubah", status: "aktif" })).status).toBe(403);
    expect((await at(overview, sister, { id })).status).toBe(404);
    expect((await at(saveHousehold, sister, { id }, { version: "1", label: "Diubah", status: "aktif" })).status).toBe(404);
    expect((await at(overview, sister, { id: "bukan-id" })).status).toBe(404);
    const mentor = await signedIn({ grants: [{ role: "pendamping", areaCode: VILLAGE }] });
    await sql`update households set mentor_id = ${mentor.userId} where id = ${id}`;
    expect((await at(overview, mentor, { id })).data.household).toMatchObject({ canWrite: true, canKeep: false });
    expect((await at(mentorPage, mentor, { id })).status).toBe(403);
    expect((await at(move, mentor, { id }, { version: "1", area: SISTER_VILLAGE, movedOn: "2025-01-01" })).status).toBe(403);
  });
});

describe("editing", () => {
  const sheet = (facts: Form): Form => ({ version: "1", label: "Keluarga Bu Tini", status: "aktif", ...facts });

  dbTest("stops where two changed one field, keeps what was typed, shows what changed, and stores it once seen (C091)", async ({ sql }) => {
    const { id } = await aHousehold(sql, { label: "Keluarga Bu Tini" });
    const [first, second] = [await coordinatorOf(VILLAGE), await coordinatorOf(VILLAGE)];
    expect((await at(saveHousehold, first, { id }, sheet({ size: "4", address: "RT 02" }))).status).toBe(303);
    const typed = sheet({ size: "5", note: "Rumah di belakang masjid" });
    const clash = await at(saveHousehold, second, { id }, typed);
    expect(clash).toMatchObject({
      status: 409,
      data: {
        result: { initialValue: { size: "5", note: "Rumah di belakang masjid", version: "1" } },
        refusal: { conflict: { version: 2, changedBy: "Akun Uji", rows: [{ field: "size", base: null, mine: "5", theirs: "4" }] } },
      },
    });
    expect((await sql`select size, note, address from households where id = ${id}`)[0]).toEqual({ size: 4, note: null, address: "RT 02" });
    expect((await at(saveHousehold, second, { id }, { ...typed, resolved: "2" })).status).toBe(303);
    expect((await sql`select size, note, address, version from households where id = ${id}`)[0]).toEqual({ size: 5, note: "Rumah di belakang masjid", address: "RT 02", version: 3 });
  });

  dbTest("a member keeps the numbers that a form never shows, and loses one only when told so", async ({ sql }) => {
    const { id, personId, coordinator } = await aFamily(sql, "3504054508850054");
    const params = { id, personId };
    const { defaultValue, stored } = (await at(editMember, coordinator, params)).data;
    expect(defaultValue).toMatchObject({ birthDate: "05/08/1985", nikState: "tetap" });
    expect(stored).toEqual({ nik: "••••0054", phone: "••••0051" });
    const form: Form = { version: "1", fullName: "Tini Diubah", memberRole: "kepala", sex: "P", birthDate: "05/08/1985", nikState: "tetap" };
    expect((await at(saveMember, coordinator, params, form)).status).toBe(303);
    expect((await sql`select full_name, nik_last4, phone_last4 from persons where id = ${personId}`)[0]).toEqual({ full_name: "Tini Diubah", nik_last4: "0054", phone_last4: "0051" });
    expect((await at(saveMember, coordinator, params, { ...form, version: "2", nikState: "belum", removePhone: "on" })).status).toBe(303);
    expect((await sql`select nik_last4, nik_cipher, phone_last4 from persons where id = ${personId}`)[0]).toEqual({ nik_last4: null, nik_cipher: null, phone_last4: null });
  });

  dbTest("a member is not edited through another family's address", async ({ sql }) => {
    const { personId, coordinator } = await aFamily(sql, "3504054508850055");
    const { id } = await aHousehold(sql);
    expect((await at(editMember, coordinator, { id, personId })).status).toBe(404);
    expect((await at(saveMember, coordinator, { id, personId }, { version: "1", fullName: "X", memberRole: "anak", nikState: "tetap" })).status).toBe(404);
  });
});

describe("history", () => {
  dbTest("tells who changed which field from what to what, numbers masked", async ({ sql }) => {
    const { id, personId, coordinator } = await aFamily(sql, "3504054508850056");
    const form: Form = { version: "1", fullName: "Tini Ganti", memberRole: "kepala", sex: "P", birthDate: "05/08/1985", nikState: "tetap", education: "smp" };
    await at(saveMember, coordinator, { id, personId }, form);
    const { data } = await at(history, coordinator, { id });
    expect(data.entries[0]).toMatchObject({
      entity: "person", kind: "update", name: "Tini Ganti", by: "Akun Uji",
      fields: [{ field: "fullName", from: "Tini 0056", to: "Tini Ganti" }, { field: "education", from: "Tidak diketahui", to: "SMP" }],
    });
    const created = data.entries[1].fields as { field: string; to: string }[];
    expect(created.find(({ field }) => field === "nik")?.to).toBe("••••0056");
    expect(created.find(({ field }) => field === "birthDate")?.to).toBe("5 Agu 1985");
    expect(JSON.stringify(data)).not.toContain("3504054508850056");
  });
});

describe("consent", () => {
  dbTest("is recorded for one purpose, withdrawn on a day, and never before it was given", async ({ sql }) => {
    const { id } = await aHousehold(sql);
    const coordinator = await coordinatorOf(VILLAGE);
    const form: Form = { id: uuidv7(), purpose: "data_keuangan", basis: "persetujuan", givenHow: "cap_jempol", givenOn: "2025-03-10" };
    expect(await at(consent, coordinator, { id }, { ...form, givenHow: "" })).toMatchObject({ status: 422, data: { result: { error: { givenHow: ["ui:invalid.choose"] } } } });
    expect(await at(consent, coordinator, { id }, { ...form, givenOn: "2100-01-01" })).toMatchObject({ status: 422, data: { result: { error: { givenOn: ["households:invalid.in_future"] } } } });
    expect((await at(consent, coordinator, { id }, form)).status).toBe(303);
    expect((await at(consent, coordinator, { id }, form)).status).toBe(303);
    const withdraw = (withdrawnOn: string) => at(consent, coordinator, { id }, { intent: "cabut", id: form.id!, withdrawnOn });
    expect(await withdraw("2025-03-09")).toMatchObject({ status: 422, data: { withdrawing: { id: form.id, error: "households:invalid.withdrawn_before_given|on=10+Mar+2025" } } });
    expect((await withdraw("2025-06-01")).status).toBe(303);
    const { consents } = (await at(consentPage, coordinator, { id })).data;
    expect(consents).toMatchObject([{ purpose: "data_keuangan", givenOn: "2025-03-10", withdrawnOn: "2025-06-01" }]);
    expect((await at(overview, coordinator, { id })).data).toMatchObject({ purposes: [{ state: "dicabut", on: "2025-06-01" }], gaps: expect.arrayContaining(["no_consent"]) });
  });
});

describe("mentor and village", () => {
  dbTest("only a mentor of the village is assigned", async ({ sql }) => {
    const { id } = await aHousehold(sql);
    const [coordinator, mentor, stranger] = [await coordinatorOf(VILLAGE), await signedIn({ name: "Heru", grants: [{ role: "pendamping", areaCode: "35.04" }] }), await signedIn({ grants: [{ role: "pendamping", areaCode: "52" }] })];
    const to = (mentorId: string, version = "1") => at(assign, coordinator, { id }, { mentorId, version });
    expect(await to(stranger.userId)).toMatchObject({ status: 409, data: { error: "households:invalid.not_a_mentor_here" } });
    expect((await to(mentor.userId)).status).toBe(303);
    expect((await at(overview, coordinator, { id })).data.facts.mentorName).toBe("Heru");
    expect((await to("", "2")).status).toBe(303);
    expect((await sql`select mentor_id from households where id = ${id}`)[0]).toEqual({ mentor_id: null });
  });

  dbTest("a village that was typed by name is asked about, one outside of the area is refused (C075)", async ({ sql }) => {
    const { id } = await aHousehold(sql);
    await aPerson(sql, { householdId: id });
    const district = await coordinatorOf("35.04.05");
    const to = (form: Form) => at(move, district, { id }, { version: "1", movedOn: "2025-06-01", ...form });
    const asked = await to({ area: "sukorejo" });
    expect(asked).toMatchObject({ status: 422, data: { result: { error: { areaCode: ["households:invalid.whichVillage"] } } } });
    expect(asked.data.choices.length).toBeGreaterThan(1);
    expect(await to({ area: "35.04.05" })).toMatchObject({ status: 422, data: { result: { error: { area: ["households:invalid.notVillage"] } } } });
    expect(await to({ area: "35.05.12.1007" })).toMatchObject({ status: 422, data: { result: { error: { area: ["households:invalid.target_forbidden"] } } } });
    expect(await to({ area: "3504052004", movedOn: "2100-01-01" })).toMatchObject({ status: 422, data: { result: { error: { movedOn: ["households:invalid.in_future"] } } } });
    expect((await to({ area: "35 04 05 2004" })).status).toBe(303);
    expect((await at(overview, district, { id })).data).toMatchObject({ household: { regionCode: SISTER_VILLAGE }, earlier: [{ regionCode: VILLAGE, regionTo: "2025-06-01" }] });
  });
});
