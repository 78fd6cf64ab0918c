import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { openIdentifier } from "~/access/protected-identifiers.server";
import { asActor } from "~/db/db.server";
import { correctStep } from "~/journeys/correct-step.server";
import { editPlacement } from "~/journeys/edit-placement.server";
import { EditPlacement, MoveJourney, NewPlacement, SetDocument } from "~/journeys/journey.schema";
import { stepsAhead } from "~/journeys/journey-steps.server";
import { journeyLog } from "~/journeys/journeys.server";
import { moveJourney } from "~/journeys/move-journey.server";
import { addPlacement } from "~/journeys/placements.server";
import { setDocument } from "~/journeys/set-document.server";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { SISTER_VILLAGE, VILLAGE } from "../factories/households";
import { aJourney } from "../factories/journeys";

const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
const ofSister = anActor({ role: "koordinator_desa", area: SISTER_VILLAGE });

const move = (id: string, version: number, to: string, happenedOn: string, evidence?: string) =>
  asActor(coordinator, (tx) => moveJourney(tx, coordinator, MoveJourney.parse({ id, version, to, happenedOn, evidence, eventId: uuidv7() })));
const correct = (id: string, stepId: string, actor = coordinator) =>
  asActor(actor, (tx) => correctStep(tx, actor, { id, stepId, eventId: uuidv7(), reason: "Salah pilih langkah" }));
const lastStep = async (id: string) => (await asActor(coordinator, (tx) => journeyLog(tx, id))).correctable;

describe("correcting a step", () => {
  dbTest("brings back the state before it and takes away the dates it set; the log keeps both", async ({ sql }) => {
    const { id } = await aJourney(sql, { status: "siap_berangkat", departedOn: null });
    await move(id, 1, "bekerja", "2025-03-01", "Boarding pass");
    await move(id, 2, "pulang", "2025-04-01");
    const wrong = await lastStep(id);
    expect(wrong).toMatchObject({ from: "bekerja", to: "pulang" });
    expect(await correct(id, wrong!.id)).toMatchObject({ ok: true, value: { status: "bekerja", repeated: false } });
    expect(await correct(id, wrong!.id)).toMatchObject({ ok: true, value: { repeated: true } });
    expect(await correct(id, (await lastStep(id))!.id)).toMatchObject({ ok: true, value: { status: "siap_berangkat" } });
    const [row] = await sql`select status, departed_on, returned_on, closed_on from journeys where id = ${id}`;
    expect(row).toEqual({ status: "siap_berangkat", departed_on: null, returned_on: null, closed_on: null });
    const { events, correctable } = await asActor(coordinator, (tx) => journeyLog(tx, id));
    expect(events.map(({ kind, isCorrected, shown }) => [kind, isCorrected, shown])).toEqual([
      ["step", false, null], ["step", true, "Boarding pass"], ["step", true, null], ["correction", false, null], ["correction", false, null],
    ]);
    expect(correctable).toBeNull();
  });

  dbTest("finds the way back to a pause, and so out of it", async ({ sql }) => {
    const { id } = await aJourney(sql, { status: "dokumen", departedOn: null });
    await move(id, 1, "ditunda", "2025-03-01");
    await move(id, 2, "batal", "2025-03-02");
    expect(await correct(id, (await lastStep(id))!.id)).toMatchObject({ ok: true, value: { status: "ditunda" } });
    expect(await move(id, 4, "dokumen", "2025-03-03")).toMatchObject({ ok: true });
  });

  dbTest("refuses the opening, an older step, a second open journey, and the next village", async ({ sql }) => {
    const { id, personId } = await aJourney(sql, { status: "dokumen", departedOn: null });
    const [opening] = await sql`select id from journey_events where journey_id = ${id}`;
    expect(await correct(id, opening!.id)).toEqual({ ok: false, reason: { code: "nothing_to_correct" } });
    await move(id, 1, "batal", "2025-03-01");
    const step = await lastStep(id);
    expect(await correct(id, opening!.id)).toEqual({ ok: false, reason: { code: "not_the_last_step" } });
    expect(await correct(id, step!.id, ofSister)).toEqual({ ok: false, reason: { code: "not_found" } });
    const other = await aJourney(sql, { personId, householdId: "known", status: "minat", departedOn: null });
    expect(await correct(id, step!.id)).toEqual({ ok: false, reason: { code: "open_journey_exists", journeyId: other.id } });
  });
});

describe("the steps ahead", () => {
  dbTest("say what stands in the way, and the LTSA's letter opens the passport gate", async ({ sql }) => {
    const { id } = await aJourney(sql, { status: "verifikasi", departedOn: null });
    const ahead = () => asActor(coordinator, (tx) => stepsAhead(tx, { id, status: "verifikasi", returnsTo: null, departedOn: null }, "2025-03-01"));
    expect(await ahead()).toEqual([
      { to: "paspor", blockedBy: "gate_not_passed" }, { to: "dokumen", blockedBy: null }, { to: "ditahan", blockedBy: null }, { to: "batal", blockedBy: null },
    ]);
    const letter = { id: uuidv7(), journeyId: id, version: 0, type: "rekom_paspor", issuedOn: "2025-02-20" };
    const set = (facts: object) => asActor(coordinator, (tx) => setDocument(tx, coordinator, SetDocument.parse({ ...letter, ...facts })));
    await set({ status: "ada" });
    expect(await move(id, 1, "paspor", "2025-03-01")).toEqual({ ok: false, reason: { code: "gate_not_passed" } });
    await set({ status: "terverifikasi", version: 1, expiresOn: "2025-03-15" });
    expect((await ahead())[0]).toEqual({ to: "paspor", blockedBy: null });
    expect(await move(id, 1, "paspor", "2025-03-16")).toEqual({ ok: false, reason: { code: "gate_not_passed" } });
    expect(await move(id, 1, "paspor", "2025-03-15")).toMatchObject({ ok: true });
  });
});

describe("a paper", () => {
  dbTest("is recorded once, merges what two people changed, and takes another number with the same end", async ({ sql }) => {
    const { id: journeyId } = await aJourney(sql);
    const facts = { id: uuidv7(), journeyId, type: "paspor", status: "ada", number: "C1234567", issuer: "Kanim Blitar", issuedOn: "2022-05-01" };
    const set = (more: object) => asActor(coordinator, (tx) => setDocument(tx, coordinator, SetDocument.parse({ ...facts, ...more })));
    expect(await set({ version: 0 })).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await set({ version: 0 })).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await set({ version: 1, number: null, issuer: "Kanim Kediri" })).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await set({ version: 1, number: "A9994567", status: "terverifikasi" })).toMatchObject({ ok: true, value: { version: 3 } });
    expect(await set({ version: 1, number: null, issuer: "Kanim Malang", status: "terverifikasi" })).toMatchObject({ reason: { code: "conflict", fields: [{ field: "issuer", mine: "Kanim Malang", theirs: "Kanim Kediri" }] } });
    const [row] = await sql`select issuer, status, number_last4, number_cipher, version from documents where journey_id = ${journeyId}`;
    expect(row).toMatchObject({ issuer: "Kanim Kediri", status: "terverifikasi", number_last4: "4567", version: 3 });
    expect(openIdentifier("document", row!.number_cipher)).toBe("A9994567");
    expect(JSON.stringify(await sql`select fields from changes where entity = 'document'`)).not.toContain("C1234567");
  });
});

describe("mending a contract", () => {
  dbTest("keeps two people's different fields, refuses two values of one, and the journey's country follows", async ({ sql }) => {
    const { id: journeyId } = await aJourney(sql, { country: "HK" });
    const facts = { country: "HK", contractStart: "2023-02-01", contractEnd: "2025-01-31", wage: "5.100" };
    const contract = NewPlacement.parse({ id: uuidv7(), journeyId, ...facts });
    await asActor(coordinator, (tx) => addPlacement(tx, coordinator, contract));
    const edit = (version: number, more: object, actor = coordinator) =>
      asActor(actor, (tx) => editPlacement(tx, actor, EditPlacement.parse({ id: contract.id, version, ...facts, ...more })));
    expect(await edit(1, { country: "TW", wageCurrency: "TWD", wage: "19.000" })).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await edit(1, { wageCurrency: "HKD", jobTitle: "Penata laksana rumah tangga" })).toMatchObject({ ok: true, value: { version: 3, changed: ["jobTitle"] } });
    expect(await edit(1, { country: "TW", wageCurrency: "TWD", wage: "20.000" })).toMatchObject({ reason: { code: "conflict", fields: [{ field: "wageMinor", theirs: "1900000" }] } });
    expect(await edit(3, { contractEnd: "2022-01-01" })).toEqual({ ok: false, reason: { code: "ends_before_start" } });
    expect(await edit(3, {}, ofSister)).toEqual({ ok: false, reason: { code: "not_found" } });
    const [row] = await sql`select p.country, p.wage_minor::text, j.country as goes_to from placements p join journeys j on j.id = p.journey_id where p.id = ${contract.id}`;
    expect(row).toEqual({ country: "TW", wage_minor: "1900000", goes_to: "TW" });
  });
});
