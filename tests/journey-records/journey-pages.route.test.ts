import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { DOCUMENT_TYPES } from "~/journeys/codes";
import { ARTICLE_13_DOCUMENTS } from "~/journeys/document-checklist";
import { action as start, loader as startForm } from "~/routes/_app.keluarga_.$id_.anggota.$personId_.perjalanan.baru";
import { action as act, loader as show } from "~/routes/_app.perjalanan.$id._index";
import { action as setPaper } from "~/routes/_app.perjalanan.$id.dokumen.$type";
import { action as addContract } from "~/routes/_app.perjalanan.$id.kontrak.baru";
import { action as edit } from "~/routes/_app.perjalanan.$id.ubah";
import { dbTest } from "../db";
import { askPage } from "../factories/ask-page";
import { aPerson, SISTER_VILLAGE, VILLAGE } from "../factories/households";
import { aJourney } from "../factories/journeys";
import { signedIn } from "../factories/sign-in";

type Form = Record<string, string>;
type Desk = {
  start: (person: { id: string; householdId: string }, form: Form) => ReturnType<typeof askPage>;
  on: (id: string, form: Form) => ReturnType<typeof askPage>;
  show: (id: string) => ReturnType<typeof askPage>;
  headers: Record<string, string>;
};
const deskOf = (headers: Record<string, string>): Desk => ({
  headers,
  start: ({ id, householdId }, form) => askPage(start, `/keluarga/${householdId}/anggota/${id}/perjalanan/baru`, { headers, params: { id: householdId, personId: id }, form: { id: uuidv7(), ...form } }),
  on: (id, form) => askPage(act, `/perjalanan/${id}`, { headers, params: { id }, form: { eventId: uuidv7(), version: "1", ...form } }),
  show: (id) => askPage(show, `/perjalanan/${id}`, { headers, params: { id } }),
});
const grants = [{ role: "koordinator_desa", areaCode: VILLAGE } as const];
const page = dbTest.extend<{ desk: Desk }>({
  desk: async ({}, use) => use(deskOf((await signedIn({ grants })).headers)),
});

const errorsOf = (given: { data: { result: { error?: Record<string, string[]> } } }) => given.data.result.error ?? {};

describe("the page that starts a journey", () => {
  page("enters who is already abroad, once for two taps, and leads to the journey (C088)", async ({ sql, desk }) => {
    const person = await aPerson(sql);
    const form = { id: uuidv7(), status: "bekerja", country: "HK", departedOn: "05/12/2023", sector: "rumah_tangga", scheme: "p_to_p" };
    const [first, second] = await Promise.all([desk.start(person, form), desk.start(person, form)]);
    expect([first.to, second.to]).toEqual([`/perjalanan/${form.id}`, `/perjalanan/${form.id}`]);
    expect([...(await sql`select entry, departed_on::text from journeys where person_id = ${person.id}`)]).toEqual([{ entry: "ditemukan_di_luar", departed_on: "2023-12-05" }]);
    expect(await sql`select from changes where entity_id = ${form.id}`).toHaveLength(1);
    const { data } = await askPage(startForm, "/", { headers: desk.headers, params: { id: person.householdId, personId: person.id } });
    expect(data).toMatchObject({ openJourneyId: form.id, title: "Mulai perjalanan · Desa Produktif" });
  });

  page("writes down Rina of story 1: in Hong Kong since December 2023, procedural because SISKOP2MI says so", async ({ sql, desk }) => {
    const rina = await aPerson(sql, { fullName: "Rina Contoh", birthDate: null });
    const facts = { status: "bekerja", country: "HK", sector: "rumah_tangga", departedOn: "2023-12-05" };
    const { to, cookies } = await desk.start(rina, { ...facts, registeredOn: "2023-10-05", evidenceSource: "siskop2mi" });
    expect(decodeURIComponent(cookies.join())).toContain("journeys%3Aflash.opened");
    expect((await desk.show(to!.split("/")[2]!)).data).toMatchObject({ because: "siskop2mi", journey: { proceduralStatus: "prosedural", departedOn: "2023-12-05", status: "bekerja" } });
  });

  page("keeps what was typed and says at the field what is wrong", async ({ sql, desk }) => {
    const person = await aPerson(sql, { birthDate: "2010-05-01" });
    const typed = { status: "bekerja", departedOn: "31/02/2025" };
    const unreadable = await desk.start(person, typed);
    expect(unreadable.status).toBe(422);
    expect(unreadable.data.result.initialValue).toMatchObject(typed);
    expect(errorsOf(unreadable)).toEqual({ departedOn: ["fields:no_such_day"] });
    expect(errorsOf(await desk.start(person, { status: "bekerja", departedOn: "2025-01-10" }))).toEqual({ departedOn: ["journeys:error.too_young"] });
    expect(errorsOf(await desk.start(person, { status: "minat", openedOn: "2099-01-01" }))).toEqual({ openedOn: ["journeys:error.date_in_future"] });
    expect(errorsOf(await desk.start(person, { status: "meninggal" }))).toEqual({ status: ["journeys:error.opens_with_death"] });
    expect(errorsOf(await desk.start(person, {}))).toHaveProperty("status");
    expect(await sql`select from journeys where person_id = ${person.id}`).toHaveLength(0);
  });

  page("is not there for a person of another household or village", async ({ sql, desk }) => {
    const [person, other] = [await aPerson(sql), await aPerson(sql, { regionCode: SISTER_VILLAGE })];
    expect((await desk.start({ id: other.id, householdId: person.householdId }, { status: "minat" })).status).toBe(404);
    expect((await desk.start(other, { status: "minat" })).status).toBe(404);
  });
});

describe("the page of a journey", () => {
  page("offers the steps that may follow and says what stands in the way of the others", async ({ sql, desk }) => {
    const { id } = await aJourney(sql);
    const { data } = await desk.show(id);
    expect(data.steps).toContainEqual({ to: "perpanjang", blockedBy: "renewal_contract_missing" });
    expect(data.steps.filter(({ blockedBy }: { blockedBy: unknown }) => blockedBy === null).map(({ to }: { to: string }) => to)).toEqual(["cuti", "bermasalah", "pulang", "meninggal", "hilang_kontak"]);
    expect(data).toMatchObject({ because: "no_evidence", counted: { verified: 0, unknown: 8, required: 8 }, title: "Perjalanan migrasi · Desa Produktif" });
  });

  page("takes a back-dated step with its evidence, twice sent as once, and refuses impossible ones at the field", async ({ sql, desk }) => {
    const { id } = await aJourney(sql);
    const step = { intent: "step", to: "cuti", happenedOn: "2024-06-01", evidence: "Foto tiket", eventId: uuidv7() };
    expect([(await desk.on(id, step)).to, (await desk.on(id, step)).to]).toEqual([`/perjalanan/${id}`, `/perjalanan/${id}`]);
    const refusal = async (form: Form) => errorsOf(await desk.on(id, { intent: "step", version: "2", ...form }));
    expect(await refusal({ to: "meninggal", happenedOn: "2024-07-01" })).toEqual({ to: ["journeys:error.step_not_allowed"] });
    expect(await refusal({ to: "bekerja", happenedOn: "2099-01-01" })).toEqual({ happenedOn: ["journeys:error.date_in_future"] });
    expect(await refusal({ to: "bekerja", happenedOn: "2024-05-31" })).toEqual({ happenedOn: ["journeys:error.before_last_step|on=1+Jun+2024"] });
    expect(await refusal({ to: "bekerja", happenedOn: "Siti 1" })).toEqual({ happenedOn: ["fields:not_a_date"] });
    expect((await desk.on(id, { intent: "hapus" })).status).toBe(400);
    const { data } = await desk.show(id);
    expect(data.log.map(({ toStatus, shown }: { toStatus: string; shown: string }) => [toStatus, shown])).toEqual([["bekerja", null], ["cuti", "Foto tiket"]]);
    expect(await desk.on(id, { intent: "correct", stepId: data.correctable.id, reason: "Salah orang" })).toMatchObject({ status: 303 });
    expect((await desk.show(id)).data.journey).toMatchObject({ status: "bekerja", version: 3 });
    expect(errorsOf(await desk.on(id, { intent: "correct", stepId: data.correctable.id, reason: "" }))).toHaveProperty("reason");
  });

  page("holds a death until a second person confirms it, whatever the first one sends", async ({ sql, desk }) => {
    const { id } = await aJourney(sql);
    const second = deskOf((await signedIn({ grants })).headers);
    const report = { intent: "report", to: "meninggal", happenedOn: "2025-03-02" };
    expect((await desk.on(id, report)).to).toBe(`/perjalanan/${id}`);
    expect(errorsOf(await desk.on(id, report))).toEqual({ "": ["journeys:error.second_person_needed|on=2+Mar+2025"] });
    expect((await desk.show(id)).data).toMatchObject({ waiting: { isMine: true }, journey: { status: "bekerja" } });
    expect((await second.show(id)).data.waiting).toMatchObject({ isMine: false, happenedOn: "2025-03-02" });
    expect((await second.on(id, report)).to).toBe(`/perjalanan/${id}`);
    expect((await desk.show(id)).data).toMatchObject({ waiting: null, journey: { status: "meninggal" } });
  });

  page("is closed to the next village, to who sees only numbers, and to visitors; a mentor keeps it, the family reads it", async ({ sql, desk }) => {
    const { id, householdId, personId } = await aJourney(sql);
    const step = { intent: "step", to: "cuti", happenedOn: "2025-03-01" };
    const seenBy = async (account: Parameters<typeof signedIn>[0]) => {
      const { headers } = await signedIn(account);
      return [(await deskOf(headers).show(id)).status, (await deskOf(headers).on(id, step)).status];
    };
    expect(await seenBy({ grants: [{ role: "koordinator_desa", areaCode: SISTER_VILLAGE }] })).toEqual([404, 404]);
    for (const role of ["kepala_desa", "perencana", "petugas_ltsa", "administrator"] as const) expect(await seenBy({ grants: [{ role, areaCode: VILLAGE }] }), role).toEqual([404, 404]);
    expect(await seenBy({ grants: [{ role: "keluarga", areaCode: VILLAGE }], personId })).toEqual([200, 403]);
    const mentor = await signedIn({ grants: [{ role: "pendamping", areaCode: "35.04" }] });
    expect((await deskOf(mentor.headers).show(id)).status).toBe(404);
    await sql`update households set mentor_id = ${mentor.userId} where id = ${householdId}`;
    expect((await deskOf(mentor.headers).on(id, { ...step, happenedOn: "2025-02-30" })).status).toBe(422);
    expect((await deskOf(mentor.headers).show(id)).data.steps.length).toBeGreaterThan(0);
    expect((await deskOf({}).show(id)).to).toMatch(/^\/masuk\?/);
    expect((await desk.show("bukan-id")).status).toBe(404);
    expect((await desk.show(uuidv7())).status).toBe(404);
    await sql`insert into placements (id, journey_id, household_id, region_code, country, wage_minor, wage_currency) values (${uuidv7()}, ${id}, ${householdId}, ${VILLAGE}, 'HK', 510000, 'HKD')`;
    const family = deskOf((await signedIn({ grants: [{ role: "keluarga", areaCode: VILLAGE }], personId })).headers);
    expect((await desk.show(id)).data.contracts[0].wageMinor).toBe("510000");
    expect((await family.show(id)).data.contracts[0].wageMinor).toBeNull();
    expect((await family.show(id)).data).toMatchObject({ steps: [], correctable: null });
  });
});

describe("papers, contracts and evidence of a journey", () => {
  page("make it procedural together, and no longer when one of them goes", async ({ sql, desk: { headers, show: see } }) => {
    const { id } = await aJourney(sql, { departedOn: "2025-02-01" });
    const paper = (type: string, form: Form) => askPage(setPaper, "/", { headers, params: { id, type }, form: { id: uuidv7(), version: "0", issuedOn: "2025-01-10", ...form } });
    for (const type of ARTICLE_13_DOCUMENTS) expect((await paper(type, { status: "terverifikasi", number: "X1234567" })).to).toBe(`/perjalanan/${id}`);
    const facts = { version: "1", departedOn: "2025-02-01", country: "HK" };
    expect((await askPage(edit, "/", { headers, params: { id }, form: { ...facts, registeredOn: "2025-01-20" } })).to).toBe(`/perjalanan/${id}`);
    expect((await see(id)).data).toMatchObject({ because: "documents_and_registration", journey: { proceduralStatus: "prosedural" } });
    expect(JSON.stringify((await see(id)).data)).not.toContain("X1234567");
    await paper("visa_kerja", { status: "belum", version: "1" });
    const { data } = await see(id);
    expect(data).toMatchObject({ because: "no_evidence", counted: { verified: 7, unknown: 0 }, journey: { proceduralStatus: "tidak_diketahui" } });
    expect(data.papers.find(({ type }: { type: string }) => type === "visa_kerja")).toMatchObject({ status: "belum", numberLast4: "4567" });
    expect((await paper("surat_sakti", { status: "ada" })).status).toBe(404);
    expect(errorsOf(await paper(Object.keys(DOCUMENT_TYPES)[8]!, { status: "ada", expiresOn: "2024-01-01" }))).toEqual({ expiresOn: ["journeys:error.expires_before_issue"] });
    const early = await askPage(edit, "/", { headers, params: { id }, form: { ...facts, version: "1", departedOn: "2025-03-01" } });
    expect(early.status).toBe(303);
    const clash = await askPage(edit, "/", { headers, params: { id }, form: { ...facts, version: "1", departedOn: "2025-04-01" } });
    expect([clash.status, clash.data.conflict.rows]).toEqual([409, [{ field: "departedOn", base: "1 Feb 2025", mine: "1 Apr 2025", theirs: "1 Mar 2025" }]]);
    expect(clash.data.result.initialValue).toMatchObject({ departedOn: "2025-04-01" });
  });

  page("keep a wage in its currency, and a renewal opens the step that needs it", async ({ sql, desk }) => {
    const { id } = await aJourney(sql);
    const contract = (query: string, form: Form) => askPage(addContract, `/perjalanan/${id}/kontrak/baru${query}`, { headers: desk.headers, params: { id }, form: { id: uuidv7(), country: "HK", ...form } });
    expect(errorsOf(await contract("", { wage: "lima ribu" }))).toEqual({ wage: ["fields:not_a_number"] });
    expect(errorsOf(await contract("", { contractStart: "2023-02-01", contractEnd: "2022-01-31" }))).toEqual({ contractEnd: ["journeys:error.ends_before_start"] });
    expect((await contract("", { contractStart: "2023-02-01", contractEnd: "2025-01-31", wage: "5.100", wagePeriod: "bulan", placementCostIdr: "0" })).status).toBe(303);
    expect(errorsOf(await contract("?perpanjangan=1", { contractStart: "2024-12-01" }))).toEqual({ contractStart: ["journeys:error.extension_too_early"] });
    expect((await contract("?perpanjangan=1", { contractStart: "2025-02-01", contractEnd: "2027-01-31" })).status).toBe(303);
    const { data } = await desk.show(id);
    expect(data.contracts.map((row: { isRenewal: boolean; wageMinor: string; placementCostIdr: string }) => [row.isRenewal, row.wageMinor, row.placementCostIdr])).toEqual([[true, null, null], [false, "510000", "0"]]);
    expect((await desk.on(id, { intent: "step", to: "perpanjang", happenedOn: "2025-02-01" })).status).toBe(303);
  });
});
