import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect } from "vitest";
import { answerWithTextKeys } from "~/i18n/zod-messages.server";
import { action as addMember } from "~/routes/_app.keluarga_.$id_.anggota.baru";
import { action as create, loader as newFamily } from "~/routes/_app.keluarga_.baru";
import { dbTest } from "../db";
import { askPage } from "../factories/ask-page";
import { aHousehold, aPerson, SISTER_VILLAGE, VILLAGE } from "../factories/households";
import { signedIn } from "../factories/sign-in";

beforeAll(() => answerWithTextKeys());

type Form = Record<string, string>;
const coordinatorOf = (areaCode: string) => signedIn({ grants: [{ role: "koordinator_desa", areaCode }] });

const test = dbTest.extend<{ send: (form: Form, desa?: string) => ReturnType<typeof askPage>; add: (householdId: string, form: Form) => ReturnType<typeof askPage> }>({
  send: async ({}, use) => {
    const { headers } = await coordinatorOf(VILLAGE);
    await use((form, desa = VILLAGE) => askPage(create, `/keluarga/baru?desa=${desa}`, { headers, form }));
  },
  add: async ({}, use) => {
    const { headers } = await coordinatorOf(VILLAGE);
    await use((id, form) => askPage(addMember, `/keluarga/${id}/anggota/baru`, { headers, params: { id }, form }));
  },
});

const family = (facts: Form = {}): Form => ({
  id: uuidv7(), label: "Keluarga Bu Partini", "head.id": uuidv7(), "head.fullName": "Partini", "head.memberRole": "kepala", "head.sex": "P", "head.nikState": "belum", ...facts,
});
const member = (facts: Form = {}): Form => ({ id: uuidv7(), fullName: "Suparti", memberRole: "anak", nikState: "belum", ...facts });

describe("a new family", () => {
  test("that lacks something is not stored, keeps what was typed and says at each field what is wrong (C022, C062, C067)", async ({ send, sql }) => {
    const form = family({ label: "", "head.birthDate": "31/02/1985", "head.nikState": "", "head.nik": "35O4011708900001", size: "banyak", kk: "350405230415010" });
    const { status, data } = await send(form);
    expect(status).toBe(422);
    expect(data.result.error).toEqual({
      label: ["ui:invalid.required"],
      size: ["ui:invalid.number"],
      kk: ["fields:wrong_length|length=15"],
      "head.birthDate": ["fields:no_such_day"],
      "head.nikState": ["ui:invalid.choose"],
      "head.nik": ["fields:has_letter|letter=O"],
    });
    expect(data.result.initialValue).toMatchObject({ size: "banyak", head: { birthDate: "31/02/1985", nik: "35O4011708900001", fullName: "Partini" } });
    expect(await sql`select 1 from households where id = ${form.id!}`).toHaveLength(0);
  });

  test("is stored with its head once it is mended; nothing asked stays unknown and zero stays zero", async ({ send, sql }) => {
    const form = family({ "head.birthDate": "5 Agustus 1985", "head.nikState": "ada", "head.nik": "3504.0545.0885.0041", "head.phone": "0812 3450 0041", dependantsUnder18: "0" });
    expect(await send(form)).toMatchObject({ status: 303, to: `/keluarga/${form.id}` });
    const [household] = await sql`select region_code, size, dependants_under_18, elderly_60plus from households where id = ${form.id!}`;
    expect(household).toEqual({ region_code: VILLAGE, size: null, dependants_under_18: 0, elderly_60plus: null });
    const [head] = await sql`select full_name, birth_date::text, birth_year, nik_last4, phone_last4, sex, education, literacy from persons where household_id = ${form.id!}`;
    expect(head).toEqual({ full_name: "Partini", birth_date: "1985-08-05", birth_year: 1985, nik_last4: "0041", phone_last4: "0041", sex: "P", education: "tidak_diketahui", literacy: null });
  });

  test("is one family however often its form is sent, also twice at once (C088)", async ({ send, sql }) => {
    const form = family({ label: "Keluarga Dua Ketuk", "head.fullName": "Rukmini Dua Ketuk" });
    const answers = await Promise.all([send(form), send(form), send(form)]);
    expect(answers.map(({ to }) => to)).toEqual(Array(3).fill(`/keluarga/${form.id}`));
    expect(await send(form)).toMatchObject({ status: 303, to: `/keluarga/${form.id}` });
    expect(await sql`select 1 from households where label = 'Keluarga Dua Ketuk'`).toHaveLength(1);
    expect(await sql`select 1 from persons where household_id = ${form.id!}`).toHaveLength(1);
    expect(await send({ ...form, label: "Keluarga Lain Sama Sekali" })).toMatchObject({ status: 422, data: { result: { error: { "": ["households:invalid.idTaken"] } } } });
  });

  test("is not left without its head when the head is refused", async ({ send, sql }) => {
    const form = family({ "head.birthDate": "1/1/2100" });
    expect(await send(form)).toMatchObject({ status: 422, data: { result: { error: { "head.birthDate": ["households:invalid.birth_in_future"] } } } });
    expect(await sql`select 1 from households where id = ${form.id!}`).toHaveLength(0);
    expect(await sql`select 1 from changes where household_id = ${form.id!}`).toHaveLength(0);
  });

  test("with the card of another family is refused at the card, and says whose it is", async ({ send }) => {
    const first = family({ label: "Keluarga Pemegang KK", kk: "3504052304150201", "head.fullName": "Sarmini" });
    expect((await send(first)).status).toBe(303);
    const second = await send(family({ kk: "'3504052304150201", "head.fullName": "Orang Yang Lain" }));
    expect(second).toMatchObject({
      status: 422,
      data: { result: { error: { kk: ["households:invalid.kkUsed"] } }, refusal: { holder: { householdId: first.id, label: "Keluarga Pemegang KK" } } },
    });
  });

  test("keeps markup and formulas as the text they are, and refuses what cannot be stored (C120, C125, C127)", async ({ send, sql }) => {
    const form = family({ label: '<img src=x onerror=alert(1)>', "head.fullName": '=HYPERLINK("http://contoh.invalid";"klik")' });
    expect((await send(form)).status).toBe(303);
    expect((await sql`select label from households where id = ${form.id!}`)[0]).toEqual({ label: '<img src=x onerror=alert(1)>' });
    const broken = await send(family({ "head.fullName": "Siti\u0000Aminah" }));
    expect(broken).toMatchObject({ status: 422, data: { result: { error: { "head.fullName": ["fields:nul_character"] } } } });
  });

  dbTest("is for a village of one's own: others are not found, an area above asks which village", async () => {
    const { headers } = await coordinatorOf("35.04.05");
    const at = (desa: string) => askPage(newFamily, `/keluarga/baru?desa=${desa}`, { headers });
    expect((await at(VILLAGE)).data.village).toMatchObject({ code: VILLAGE });
    const above = (await at("35.04.05")).data;
    expect(above.village).toBeNull();
    expect(above.choices.map(({ code }: { code: string }) => code)).toContain(VILLAGE);
    expect((await at("35.04.06.2001")).status).toBe(404);
    expect((await at("35.04.05.9999")).status).toBe(404);
    const planner = await signedIn({ grants: [{ role: "perencana", areaCode: "35" }] });
    expect((await askPage(create, `/keluarga/baru?desa=${VILLAGE}`, { headers: planner.headers, form: family() })).status).toBe(403);
  });
});

describe("what is asked before a person is stored", () => {
  test("whether it is somebody already recorded; the answer is kept while something else is mended, and stays with the record (C079, C086)", async ({ add, sql }) => {
    const old = await aPerson(sql, { fullName: "Budi Santoso", birthDate: "1991-02-11", sex: "L" });
    const { id } = await aHousehold(sql);
    const form = member({ fullName: "Budi Santosa", birthDate: "11/02/1993", sex: "L" });
    const asked = await add(id, form);
    expect(asked).toMatchObject({
      status: 409,
      data: { refusal: { question: { code: "likely_duplicate", mine: { fullName: "Budi Santosa", birth: "11 Feb 1993" }, others: [{ id: old.id, birth: "11 Feb 1991", reasons: ["similar_name", "near_birth_date"] }] } } },
    });
    const withMistake = await add(id, { ...form, confirmedDuplicate: "on", phone: "12" });
    expect(withMistake).toMatchObject({ status: 422, data: { result: { initialValue: { confirmedDuplicate: "on" } } } });
    expect(await add(id, { ...form, confirmedDuplicate: "on" })).toMatchObject({ status: 303 });
    const [entry] = await sql`select detail from audit_log where action = 'distinct' and entity_id = ${form.id!}`;
    expect(entry!.detail).toEqual({ others: [old.id] });
  });

  test("whether a NIK really differs from sex and birth date; the district in it is no matter (C064, C065, C069)", async ({ add, sql }) => {
    const { id } = await aHousehold(sql);
    const form = member({ fullName: "Kartini Beda", sex: "L", birthDate: "25/12/1988", nikState: "ada", nik: "3504016512880077" });
    expect(await add(id, form)).toMatchObject({ status: 409, data: { refusal: { question: { code: "nik_differs", fields: ["sex"], nikSex: "P", nikBirth: "25 Des 1988" } } } });
    expect(await add(id, { ...form, sex: "P" })).toMatchObject({ status: 303 });
    const elsewhere = member({ fullName: "Baiq Sumarni", sex: "P", birthDate: "15/08/1992", nikState: "ada", nik: "5203095508920004" });
    expect(await add(id, elsewhere)).toMatchObject({ status: 303 });
  });

  test("nothing of people of villages one does not see", async ({ add, sql }) => {
    await aPerson(sql, { fullName: "Rahasia Sebelah", birthDate: "1990-01-02", regionCode: SISTER_VILLAGE });
    const { id } = await aHousehold(sql);
    expect(await add(id, member({ fullName: "Rahasia Sebelah", birthDate: "02/01/1990", sex: "P" }))).toMatchObject({ status: 303 });
  });

  test("never a second head, and never two people of one NIK (C084)", async ({ add, sql }) => {
    const { id } = await aHousehold(sql);
    await aPerson(sql, { householdId: id, fullName: "Wagiman Kepala", memberRole: "kepala", sex: "L" });
    const second = await add(id, member({ fullName: "Suparti Kepala", memberRole: "kepala" }));
    expect(second).toMatchObject({ status: 422, data: { result: { error: { memberRole: ["households:invalid.second_head|name=Wagiman+Kepala"] } } } });
    const numbered = member({ fullName: "Ngatini Nomor", nikState: "ada", nik: "3504054508850091", sex: "P", birthDate: "05/08/1985" });
    expect(await add(id, numbered)).toMatchObject({ status: 303 });
    const again = await add(id, { ...numbered, id: uuidv7(), fullName: "Orang Kedua" });
    expect(again).toMatchObject({ status: 422, data: { result: { error: { nik: ["households:invalid.nikUsed"] } }, refusal: { holder: { householdId: id } } } });
  });
});
