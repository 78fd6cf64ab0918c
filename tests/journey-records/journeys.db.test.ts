import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { asActor } from "~/db/db.server";
import { ARTICLE_13_DOCUMENTS } from "~/journeys/document-checklist";
import { editJourney } from "~/journeys/edit-journey.server";
import { NewPlacement, SetDocument } from "~/journeys/journey.schema";
import { moveJourney, withdrawDeathReport } from "~/journeys/move-journey.server";
import { openJourney, openJourneys } from "~/journeys/open-journeys.server";
import { addPlacement } from "~/journeys/placements.server";
import { setDocument } from "~/journeys/set-document.server";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { aPerson, SISTER_VILLAGE, VILLAGE } from "../factories/households";
import { aJourney, newJourney } from "../factories/journeys";

const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
const supervisor = { ...coordinator, userId: "01900000-0000-7000-8000-000000000002" };
const ofSister = anActor({ role: "koordinator_desa", area: SISTER_VILLAGE });

const step = (id: string, to: string, facts: object = {}, actor = coordinator) =>
  asActor(actor, (tx) =>
    moveJourney(tx, actor, { id, version: 1, to: to as "bekerja", happenedOn: "2025-03-01", reason: null, eventId: uuidv7(), ...facts }));

describe("opening journeys", () => {
  dbTest("enters someone found abroad as found there, once", async ({ sql }) => {
    const person = await aPerson(sql);
    const row = newJourney(person.id);
    const open = () => asActor(coordinator, (tx) => openJourney(tx, coordinator, row));
    expect(await open()).toMatchObject({ ok: true, value: { repeated: false } });
    expect(await open()).toMatchObject({ ok: true, value: { repeated: true } });
    const [stored] = await sql`select entry, procedural_status, region_code, seq from journeys where id = ${row.id}`;
    expect(stored).toEqual({ entry: "ditemukan_di_luar", procedural_status: "tidak_diketahui", region_code: VILLAGE, seq: 1 });
    expect(await sql`select from journey_events where journey_id = ${row.id}`).toHaveLength(1);
  });

  dbTest("leaves at most one open, whoever is faster, and closes a returned one when the next begins", async ({ sql }) => {
    const person = await aPerson(sql);
    const both = await Promise.all([1, 2].map(() => asActor(coordinator, (tx) => openJourney(tx, coordinator, newJourney(person.id)))));
    expect(both.map((answer) => (answer.ok ? "open" : answer.reason.code)).sort()).toEqual(["open", "open_journey_exists"]);
    const home = await aJourney(sql, { status: "pulang" });
    const next = newJourney(home.personId, { status: "minat", country: undefined, departedOn: undefined, openedOn: "2025-05-01" });
    expect(await asActor(coordinator, (tx) => openJourney(tx, coordinator, next))).toMatchObject({ ok: true, value: { closed: home.id } });
    const rows = await sql`select status, closed_on::text, seq from journeys where person_id = ${home.personId} order by seq`;
    expect([...rows]).toEqual([{ status: "selesai", closed_on: "2025-05-01", seq: 1 }, { status: "minat", closed_on: null, seq: 2 }]);
  });

  dbTest("takes procedural only with evidence, as a SISKOP2MI list is", async ({ sql }) => {
    const people = await Promise.all([1, 2, 3].map((n) => aPerson(sql, { fullName: `Orang ${n}` })));
    const rows = [
      newJourney(people[0]!.id, { statedProcedural: "prosedural", evidenceSource: "pengakuan" }),
      newJourney(people[1]!.id, { statedProcedural: "prosedural", evidenceSource: "siskop2mi" }),
      newJourney(people[2]!.id, { statedProcedural: "non_prosedural" }),
    ];
    const answers = await asActor(coordinator, (tx) => openJourneys(tx, coordinator, rows));
    expect(answers.map((answer) => answer.ok && answer.value.warnings)).toEqual([["stated_procedural_without_evidence"], [], []]);
    const stored = await Promise.all(rows.map(({ id }) => sql`select procedural_status from journeys where id = ${id}`));
    expect(stored.map(([row]) => row!.procedural_status)).toEqual(["tidak_diketahui", "prosedural", "non_prosedural"]);
  });

  dbTest("refuses a death as a beginning, a child as a worker, and people out of sight", async ({ sql }) => {
    const child = await aPerson(sql, { birthDate: "2010-01-01" });
    const open = (facts: Record<string, unknown>, actor = coordinator) => asActor(actor, (tx) => openJourney(tx, actor, newJourney(child.id, facts)));
    expect(await open({ status: "meninggal" })).toEqual({ ok: false, reason: { code: "opens_with_death" } });
    expect(await open({})).toEqual({ ok: false, reason: { code: "too_young" } });
    expect(await open({}, ofSister)).toEqual({ ok: false, reason: { code: "person_not_found" } });
  });

  dbTest("keeps the contract in minor units and links a company whose licence was revoked, with an alert", async ({ sql }) => {
    const companyId = uuidv7();
    await sql`insert into placement_companies (id, name, search_name, licence_number, status) values (${companyId}, 'PT Contoh Karya', 'pt contoh karya', 'SIP-1', 'dicabut')`;
    const person = await aPerson(sql);
    const placement = { id: uuidv7(), country: "SG", companyName: "sip-1", contractStart: "2023-02-01", contractEnd: "2025-01-31", wage: "750,50" };
    const answer = await asActor(coordinator, (tx) => openJourney(tx, coordinator, newJourney(person.id, { country: "SG", placement })));
    expect(answer).toMatchObject({ ok: true, value: { warnings: ["company_revoked"] } });
    const [stored] = await sql`select wage_minor::text, wage_currency, company_id, company_name from placements where id = ${placement.id}`;
    expect(stored).toEqual({ wage_minor: "75050", wage_currency: "SGD", company_id: companyId, company_name: "PT Contoh Karya" });
  });
});

describe("moving a journey", () => {
  dbTest("follows the handbook's steps and writes its log", async ({ sql }) => {
    const { id } = await aJourney(sql, { status: "siap_berangkat", departedOn: null });
    const eventId = uuidv7();
    expect(await step(id, "pulang")).toEqual({ ok: false, reason: { code: "step_not_allowed" } });
    expect(await step(id, "bekerja", { eventId })).toMatchObject({ ok: true, value: { version: 2, status: "bekerja" } });
    expect(await step(id, "bekerja", { eventId })).toMatchObject({ ok: true, value: { repeated: true } });
    const [stored] = await sql`select status, departed_on::text from journeys where id = ${id}`;
    expect(stored).toEqual({ status: "bekerja", departed_on: "2025-03-01" });
    expect(await step(id, "perpanjang", { version: 2 })).toEqual({ ok: false, reason: { code: "renewal_contract_missing" } });
    const renewal = NewPlacement.parse({ id: uuidv7(), journeyId: id, country: "HK", isRenewal: true, contractStart: "2025-04-01" });
    expect(await asActor(coordinator, (tx) => addPlacement(tx, coordinator, renewal))).toMatchObject({ ok: true });
    expect(await step(id, "perpanjang", { version: 2, happenedOn: "2025-04-01" })).toMatchObject({ ok: true });
  });

  dbTest("passes nobody through the passport gate without a decision of the LTSA", async ({ sql }) => {
    const { id } = await aJourney(sql, { status: "verifikasi", departedOn: null });
    expect(await step(id, "paspor")).toEqual({ ok: false, reason: { code: "gate_not_passed" } });
  });

  dbTest("returns from a pause to where it came from, and nowhere else", async ({ sql }) => {
    const { id } = await aJourney(sql, { status: "dokumen", departedOn: null });
    await step(id, "ditunda");
    expect(await step(id, "verifikasi", { version: 2 })).toMatchObject({ reason: { code: "step_not_allowed" } });
    expect(await step(id, "dokumen", { version: 2 })).toMatchObject({ ok: true, value: { status: "dokumen" } });
  });

  dbTest("declares no death by one person's tap: another has to confirm, and it can be taken back", async ({ sql }) => {
    const { id } = await aJourney(sql);
    expect(await step(id, "meninggal")).toMatchObject({ ok: true, value: { waits: true, status: "bekerja" } });
    expect(await step(id, "meninggal")).toMatchObject({ ok: false, reason: { code: "second_person_needed" } });
    const withdraw = { id, eventId: uuidv7(), reason: "Salah ketuk, orangnya sehat" };
    expect(await asActor(coordinator, (tx) => withdrawDeathReport(tx, coordinator, withdraw))).toMatchObject({ ok: true });
    expect(await step(id, "meninggal", {}, supervisor)).toMatchObject({ ok: true, value: { waits: true } });
    expect(await step(id, "meninggal")).toMatchObject({ ok: true, value: { waits: false, status: "meninggal" } });
    const [last] = await sql`select recorded_by, confirmed_by from journey_events where journey_id = ${id} order by recorded_at desc limit 1`;
    expect(last).toEqual({ recorded_by: supervisor.userId, confirmed_by: coordinator.userId });
  });

  dbTest("is out of reach of the next village", async ({ sql }) => {
    const { id } = await aJourney(sql);
    expect(await step(id, "cuti", {}, ofSister)).toEqual({ ok: false, reason: { code: "not_found" } });
  });
});

describe("the procedural status", () => {
  dbTest("stands on all eight papers and a registration, and falls back when one goes", async ({ sql }) => {
    const { id } = await aJourney(sql, { departedOn: "2025-02-01" });
    const papers = ARTICLE_13_DOCUMENTS.map((type) => SetDocument.parse({ id: uuidv7(), journeyId: id, version: 0, type, status: "terverifikasi", issuedOn: "2025-01-10" }));
    const set = (paper: SetDocument) => asActor(coordinator, (tx) => setDocument(tx, coordinator, paper));
    for (const paper of papers) expect((await set(paper)).ok).toBe(true);
    const status = async () => (await sql`select procedural_status from journeys where id = ${id}`)[0]!.procedural_status;
    expect(await status()).toBe("tidak_diketahui");
    const edit = (facts: object, version: number) => asActor(coordinator, (tx) => editJourney(tx, coordinator, { id, version, ...facts }));
    expect(await edit({ registeredOn: "2025-01-20" }, 1)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await status()).toBe("prosedural");
    expect(await set({ ...papers[4]!, version: 1, status: "ditolak" })).toMatchObject({ ok: true, value: { proceduralStatus: "tidak_diketahui" } });
    expect(await status()).toBe("tidak_diketahui");
    await set({ ...papers[4]!, version: 2 });
    expect(await edit({ registeredOn: null }, 4)).toMatchObject({ ok: true });
    expect(await status()).toBe("tidak_diketahui");
  });
});
