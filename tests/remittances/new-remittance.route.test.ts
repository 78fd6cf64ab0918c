import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { action, loader } from "~/routes/_app.keluarga_.$id_.kiriman.baru";
import { loader as pick } from "~/routes/_app.kiriman.baru";
import { addDays, dateIn } from "~/shared/dates";
import { dbTest } from "../db";
import { askPage } from "../factories/ask-page";
import { SISTER_VILLAGE, VILLAGE } from "../factories/households";
import { aFamily, type AFamily } from "../factories/remittance";
import { messageOf, roleOn } from "./pages";

const today = dateIn("Asia/Jakarta", new Date());
const values = (facts: Record<string, string> = {}) => ({
  id: uuidv7(), versi: "", perjalanan: "", tanggal_terima: "2025-03-12", tanggal_kirim: "", mata_uang: "HKD", jumlah: "2.500", kurs: "2.085", kurs_ditawarkan: "",
  diterima: "", biaya: "20", biaya_terima: "", saluran: "mto", penyedia: "", bukti: "struk", catatan: "", intent: "simpan", ...facts,
});
const form = (family: AFamily, headers: Record<string, string>) => askPage(loader, `/keluarga/${family.householdId}/kiriman/baru`, { headers, params: { id: family.householdId } });
const send = (family: AFamily, headers: Record<string, string>, facts: Record<string, string> = {}) =>
  askPage(action, `/keluarga/${family.householdId}/kiriman/baru`, { headers, params: { id: family.householdId }, form: { ...values(), perjalanan: family.journeyId, ...facts } });

const test = dbTest.extend<{ lina: Record<string, string> }>({ lina: async ({}, use) => use(await roleOn("koordinator_desa")) });

describe("the form of a new transfer", () => {
  test("opens with the country's currency and its newest reference rate, and asks for nothing but the amount after that", async ({ lina }) => {
    const { status, data } = await form(await aFamily({ country: "TW" }), lina);
    expect(status).toBe(200);
    const { values: offered, offers } = data;
    expect(offered).toMatchObject({ mata_uang: "TWD", jumlah: "", tanggal_terima: today, saluran: "" });
    const isOffered = offers.some(({ currency }: { currency: string }) => currency === "TWD");
    if (isOffered) expect(offered.kurs_ditawarkan).toMatch(/^TWD\|[\d,]+\|acuan$/);
  });

  test("repeats the family's last values, but neither its amount nor its evidence", async ({ lina }) => {
    const family = await aFamily();
    const on = addDays(today, -10);
    await send(family, lina, { tanggal_terima: on, diterima: "5.212.500", kurs: "", biaya: "20", penyedia: "Western Union" });
    const { data } = await form(family, lina);
    expect(data.values).toMatchObject({
      mata_uang: "HKD", jumlah: "", kurs: "2085", kurs_ditawarkan: "HKD|2085|terakhir", biaya: "20", saluran: "mto", penyedia: "Western Union", bukti: "",
    });
  });

  test("is for those who write about that family: not for a planner, the family itself, or the next village", async ({ sql, lina }) => {
    const family = await aFamily();
    const statusFor = async (headers: Record<string, string>) => [(await form(family, headers)).status, (await send(family, headers)).status];
    expect(await statusFor(await roleOn("koordinator_desa", SISTER_VILLAGE))).toEqual([404, 404]);
    expect(await statusFor(await roleOn("perencana", "35.04"))).toEqual([404, 404]);
    expect(await statusFor(await roleOn("pendamping", VILLAGE, { mentorOf: family.householdId, sql }))).toEqual([200, 303]);
    expect(await sql`select 1 from remittances where household_id = ${family.householdId}`).toHaveLength(1);
    expect((await askPage(loader, "/keluarga/x/kiriman/baru", { headers: lina, params: { id: "x" } })).status).toBe(404);
    expect((await askPage(loader, "/keluarga/x/kiriman/baru", { params: { id: "x" } })).to).toMatch(/^\/masuk\?kembali=/);
  });
});

describe("a sent form", () => {
  test("stores the transfer and leads to it; the same form twice is one record (C088)", async ({ sql, lina }) => {
    const family = await aFamily();
    const same = values();
    const [first, second] = await Promise.all([send(family, lina, same), send(family, lina, same)]);
    expect([first.status, second.status, first.to, second.to]).toEqual([303, 303, `/kiriman/${same.id}?baru=1`, `/kiriman/${same.id}?baru=1`]);
    expect(await sql`select sent_minor, fee_minor, applied_rate, received_idr, evidence from remittances where household_id = ${family.householdId}`).toEqual([
      { sent_minor: "250000", fee_minor: "2000", applied_rate: "2085.000000", received_idr: "5212500", evidence: "struk" },
    ]);
    expect((await send(family, lina, { ...same, jumlah: "2.600" })).data).toMatchObject({ errors: { "": ["remittances:error.id_taken"] } });
  });

  test("keeps what was typed when it is refused, with the reason at its box (C022, C029, C039)", async ({ lina }) => {
    const family = await aFamily();
    const refusals: [Record<string, string>, string, string][] = [
      [{ jumlah: "abc" }, "jumlah", "not_a_number"],
      [{ jumlah: "-500" }, "jumlah", "negative"],
      [{ jumlah: "0" }, "jumlah", "zero"],
      [{ jumlah: "2.500 rupiah" }, "jumlah", "other_currency"],
      [{ mata_uang: "IDR", jumlah: "1.355,90" }, "jumlah", "has_fraction"],
      [{ tanggal_terima: "31/02/2025" }, "tanggal_terima", "no_such_day"],
      [{ tanggal_terima: "Siti 1" }, "tanggal_terima", "not_a_date"],
      [{ tanggal_terima: "" }, "tanggal_terima", "date_missing"],
      [{ tanggal_terima: addDays(today, 1) }, "tanggal_terima", "in_future"],
      [{ tanggal_terima: "2019-12-31" }, "tanggal_terima", "before_departure"],
      [{ tanggal_kirim: "2025-03-13" }, "tanggal_kirim", "received_before_sent"],
      [{ saluran: "" }, "saluran", "no_channel"],
      [{ mata_uang: "XXX" }, "mata_uang", "no_currency"],
      [{ kurs: "nol" }, "kurs", "not_a_number"],
      [{ catatan: "lahir\u0000" }, "catatan", "unstorableText"],
    ];
    for (const [typed, field, code] of refusals) {
      const { status, data } = await send(family, lina, typed);
      const { errors, values: kept } = data;
      expect([status, Object.keys(errors), errors[field]?.[0]?.split("|")[0]], JSON.stringify(typed)).toEqual([422, [field], `remittances:error.${code}`]);
      expect(kept).toMatchObject({ jumlah: "2.500", ...typed });
    }
  });

  test("reads days and amounts as people write them (C013, C025, C029, C031)", async ({ sql, lina }) => {
    const family = await aFamily({ country: "SG" });
    const stored = async (typed: Record<string, string>) => {
      const id = uuidv7();
      const { status } = await send(family, lina, { id, kurs: "", biaya: "", ...typed });
      const [row] = await sql`select received_on::text as on, sent_minor::text as minor, received_idr::text as idr from remittances where id = ${id}`;
      return { status, ...row };
    };
    expect(await stored({ mata_uang: "SGD", jumlah: "13,75", diterima: "160.000", tanggal_terima: "03/04/2025" })).toEqual({ status: 303, on: "2025-04-03", minor: "1375", idr: "160000" });
    expect(await stored({ mata_uang: "KRW", jumlah: "1.200.000", diterima: "13.500.000", tanggal_terima: "1 Mei 2025" })).toEqual({ status: 303, on: "2025-05-01", minor: "1200000", idr: "13500000" });
    expect(await stored({ mata_uang: "IDR", jumlah: "1.355.000,00", tanggal_terima: "05 Agt 2024" })).toEqual({ status: 303, on: "2024-08-05", minor: null, idr: "1355000" });
    expect(await stored({ mata_uang: "IDR", jumlah: "1,5 juta", tanggal_terima: "2024-09-05" })).toMatchObject({ idr: "1500000" });
  });

  test("left at the offered reference rate only estimates the rupiah: its own rate and its cost stay unknown", async ({ sql, lina }) => {
    const family = await aFamily();
    const offer = { kurs: "2100,5", kurs_ditawarkan: "HKD|2100,5|acuan" };
    const first = values(offer);
    expect((await send(family, lina, first)).to).toBe(`/kiriman/${first.id}?baru=1&ingat=received_estimated`);
    const rowOf = async (id: string) => (await sql`select received_idr::text as idr, applied_rate as rate, rate_derived as derived from remittances where id = ${id}`)[0];
    expect(await rowOf(first.id)).toEqual({ idr: "5251250", rate: null, derived: true });
    const counted = values({ ...offer, diterima: "5.000.000", tanggal_terima: "2025-04-12" });
    await send(family, lina, counted);
    expect(await rowOf(counted.id)).toEqual({ idr: "5000000", rate: "2000.000000", derived: true });
    // Without scripts the offer for Hong Kong dollars still stands in the box when another currency is chosen.
    expect((await send(family, lina, { ...offer, mata_uang: "SGD", jumlah: "400" })).data).toMatchObject({ errors: { kurs: ["remittances:error.rate_of_other_currency"] } });
  });

  test("is asked about a likely repetition, an implausible amount and a missing one, and stored after a yes", async ({ sql, lina }) => {
    const family = await aFamily();
    const first = values();
    await send(family, lina, first);
    const again = values({ tanggal_terima: "2025-03-14" });
    const asked = await send(family, lina, again);
    expect([asked.status, asked.data]).toMatchObject([409, { questions: [{ code: "duplicate", other: { id: first.id, on: "2025-03-12", receivedIdr: "5212500" }, mine: { on: "2025-03-14" } }], values: { jumlah: "2.500" } }]);
    expect((await send(family, lina, { ...again, ya: "duplicate", intent: "ya" })).status).toBe(303);
    const tenfold = values({ kurs: "20.850", tanggal_terima: "2025-05-12" });
    expect((await send(family, lina, tenfold)).data).toMatchObject({ questions: [{ code: "far_from_reference", receivedIdr: "52125000" }] });
    const empty = values({ jumlah: "", kurs: "", biaya: "", tanggal_terima: "2025-06-12" });
    expect((await send(family, lina, empty)).data).toMatchObject({ questions: [{ code: "amount_unknown" }] });
    expect((await send(family, lina, { ...empty, ya: "amount_unknown" })).status).toBe(303);
    expect(await sql`select 1 from remittances where household_id = ${family.householdId}`).toHaveLength(3);
  });

  test("'nothing came this month' is a fact, refused over money and taken back again", async ({ sql, lina }) => {
    const family = await aFamily();
    const mark = (intent: string, bulan: string) => askPage(action, "/x", { headers: lina, params: { id: family.householdId }, form: { intent, bulan } });
    await send(family, lina);
    expect(messageOf(await mark("tanpa", "2025-03"))).toBe("remittances:flash.transfers_exist");
    const marking = await mark("tanpa", "2025-04");
    expect([marking.status, marking.to, messageOf(marking)]).toEqual([303, `/keluarga/${family.householdId}/uang`, "remittances:flash.none_recorded"]);
    expect(messageOf(await mark("tanpa", "2099-01"))).toBe("remittances:flash.future_month");
    expect((await mark("tanpa", "April")).status).toBe(400);
    const marked = () => sql`select to_char(month, 'YYYY-MM') as month from no_transfer_months where household_id = ${family.householdId} and deleted_at is null`;
    expect(await marked()).toEqual([{ month: "2025-04" }]);
    expect(messageOf(await mark("batal_tanpa", "2025-04"))).toBe("remittances:flash.none_withdrawn");
    expect(await marked()).toEqual([]);
    expect(messageOf(await mark("batal_tanpa", "2025-04"))).toBe("remittances:flash.none_gone");
  });
});

describe("whose transfer it is", () => {
  test("a coordinator finds the families of the own village by a member's name, those still open first", async ({ lina }) => {
    const [known, open, returned] = [await aFamily({ label: "Keluarga Pak Zaenuri" }), await aFamily({ label: "Keluarga Bu Zaenab" }), await aFamily({ label: "Keluarga Zaini", returnedOn: "2022-01-01" })];
    await aFamily({ label: "Keluarga Zaitun", regionCode: SISTER_VILLAGE });
    await send(known, lina, { tanggal_terima: today });
    const found = async (words: string) => (await askPage(pick, `/kiriman/baru?desa=${VILLAGE}&cari=${words}`, { headers: lina })).data.families as { id: string; isMonthKnown: boolean }[];
    expect((await found("zai")).map(({ id }) => id)).toEqual([returned.householdId]);
    expect((await found("zae")).map(({ id, isMonthKnown }) => [id, isMonthKnown])).toEqual([[open.householdId, false], [known.householdId, true]]);
  });

  test("a mentor finds only the own families, a planner none, the next village is not there", async ({ sql }) => {
    const [own] = [await aFamily(), await aFamily()];
    const mentor = await roleOn("pendamping", VILLAGE, { mentorOf: own.householdId, sql });
    const { families } = (await askPage(pick, "/kiriman/baru", { headers: mentor })).data;
    expect(families.map(({ id }: { id: string }) => id)).toEqual([own.householdId]);
    expect((await askPage(pick, "/kiriman/baru", { headers: await roleOn("perencana", "35.04") })).status).toBe(403);
    expect((await askPage(pick, `/kiriman/baru?desa=${SISTER_VILLAGE}`, { headers: await roleOn("koordinator_desa") })).status).toBe(404);
  });
});
