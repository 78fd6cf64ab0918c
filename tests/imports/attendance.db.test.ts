import { beforeEach, describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { sealIdentifier } from "~/access/protected-identifiers.server";
import type { Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { undoImport } from "~/imports/end-import.server";
import { exampleRow, templateHeaders } from "~/imports/template-row";
import { participantsOf, sessionsOf } from "~/learning/activities.server";
import { AddParticipants, NewActivity, TakeAttendance } from "~/learning/learning.schema";
import { recordActivity } from "~/learning/save-activity.server";
import { addParticipants, takeAttendance } from "~/learning/take-part.server";
import { dbTest } from "../db";
import { aPerson, VILLAGE } from "../factories/households";
import { signedIn } from "../factories/sign-in";
import { bring, csvFile } from "./bring";
import { changed, exportedFrom } from "./exported-file";

let actor: Actor;
let title = "";
let activityId = "";

const aClass = async (facts: Record<string, unknown> = {}, names = "Bu Tini\nPak Joko\nBu Sri") => {
  const input = NewActivity.parse({ id: uuidv7(), type: "literasi_keuangan", title, startOn: "2026-03-02", endOn: "2026-03-09", sessions: 2, ...facts });
  await asActor(actor, (tx) => recordActivity(tx, actor, VILLAGE, input));
  await asActor(actor, (tx) => addParticipants(tx, actor, input.id, AddParticipants.parse({ names })));
  return input.id;
};

beforeEach(async () => {
  actor = (await signedIn({ grants: [{ role: "koordinator_desa", areaCode: "35.04.05" }] })).actor;
  title = `Kelas ${Math.random().toString(36).slice(2, 10)}`;
  activityId = await aClass();
});

const list = (lines: string[], options: Parameters<typeof bring>[3] = {}) => bring(actor, "attendance", csvFile("kegiatan,tanggal,nik,nama,sesi,status", ...lines), { village: VILLAGE, ...options });
const seats = async (id = activityId) => {
  const [people, sessions] = await asActor(actor, async (tx) => [await participantsOf(tx, id), await sessionsOf(tx, id)] as const);
  return Object.fromEntries(people.map(({ name, seats: all }) => [name, sessions.map((session) => all[session.id] ?? "–").join(" ")]));
};

const days = async () => (await asActor(actor, (tx) => sessionsOf(tx, activityId))).map(({ heldOn }) => heldOn);

describe("a file of attendance", () => {
  dbTest("marks who takes part, in whatever words; the same file again changes nothing", async () => {
    const lines = [`${title},2026-03-02,,bu tini,1,H`, `${title},2026-03-02,,Pak Joko,Pertemuan 1,Ijin`, `${title},9/3/2026,,Bu Sri,2,tanpa keterangan`, `${activityId},,,Bu Sri,1,belum dicatat`];
    expect((await list(lines, { dryRun: true })).outcomes).toEqual({ 2: "create", 3: "create", 4: "create", 5: "unchanged" });
    expect(await seats()).toEqual({ "Bu Sri": "– –", "Bu Tini": "– –", "Pak Joko": "– –" });
    expect((await list(lines)).outcomes).toEqual({ 2: "create", 3: "create", 4: "create", 5: "unchanged" });
    expect(await seats()).toEqual({ "Bu Sri": "– alpa", "Bu Tini": "hadir –", "Pak Joko": "izin –" });
    expect((await list(lines)).outcomes).toEqual({ 2: "unchanged", 3: "unchanged", 4: "unchanged", 5: "unchanged" });
    expect(await days()).toEqual(["2026-03-02", "2026-03-09"]);
  });

  dbTest("finds a recorded person by NIK, and never lets a name stand for another number", async ({ sql }) => {
    const person = await aPerson(sql, { fullName: "Ani Lestari" });
    const nik = sealIdentifier("nik", "3504015204850003");
    await sql`update persons set nik_cipher = ${nik.cipher}, nik_index = ${nik.index}, nik_last4 = ${nik.last4} where id = ${person.id}`;
    await asActor(actor, (tx) => addParticipants(tx, actor, activityId, AddParticipants.parse({ personIds: [person.id] })));
    const brought = await list([
      `${title},2026-03-02,3504015204850003,Lestari,1,hadir`, `${title},2026-03-02,3504015204850003,Bu Tini,2,hadir`, `${title},2026-03-02,3504015203900004,Ani Lestari,2,hadir`,
      `${title},2026-03-02,3504015203900004,,2,hadir`,
    ], { dryRun: true });
    expect(brought.outcomes).toEqual({ 2: "create", 3: "refuse nama:participant_differs", 4: "refuse nama:not_taking_part", 5: "refuse nik:not_taking_part" });
  });

  dbTest("says of each row why it is refused, and guesses nothing", async () => {
    const twin = await aClass({}, "Bu Tini\nDewi Ayu\nDewi  Ayu.");
    const other = `${title} lain`;
    await aClass({ title: other, startOn: "2026-04-01", endOn: "", sessions: 1 });
    const refused = await list([
      `${title},2026-03-02,,Bu Tini,1,hadir`, `${twin},2026-03-02,,dewi ayu,1,hadir`, `${other},2026-04-02,,Bu Tini,,hadir`, `${other},2026-04-01,,Bu Tini,,hadir`, `Tidak Ada,2026-03-02,,Bu Tini,1,hadir`,
      `${activityId},,,Bu Tini,3,hadir`, `${activityId},,,Bu Tini,,hadir`, `${activityId},,,Bu Lain,1,hadir`, `${activityId},,,Bu Tini,satu,hadir`, `${activityId},,,Bu Tini,1,mungkin`, `${activityId},,,,1,hadir`,
      `${activityId},,,Pak Joko,2,hadir`, `${activityId},,,Pak Joko,2,sakit`,
    ], { dryRun: true });
    expect(refused.outcomes).toEqual({
      2: "refuse kegiatan:activity_ambiguous", 3: "refuse nama:participant_ambiguous", 4: "refuse kegiatan:activity_unknown", 5: "create", 6: "refuse kegiatan:activity_unknown",
      7: "refuse sesi:session_unknown", 8: "refuse sesi:session_needed", 9: "refuse nama:not_taking_part", 10: "refuse sesi:not_a_session", 11: "refuse status:unknown_code", 12: "refuse nama:required",
      13: "create", 14: "refuse status:seat_twice",
    });
    const future = await aClass({ title: `${title} nanti`, startOn: "2099-01-01", endOn: "" });
    const cancelled = await aClass({ title: `${title} batal`, cancelledOn: "2026-03-01" });
    expect((await list([`${future},,,Bu Tini,1,hadir`, `${cancelled},,,Bu Tini,1,hadir`], { dryRun: true })).outcomes).toEqual({ 2: "refuse kegiatan:date_in_future", 3: "refuse kegiatan:activity_cancelled" });
  });

  dbTest("writes over nothing that somebody recorded, unless it was exported and mended", async () => {
    const name = `Bu ${title}`;
    await asActor(actor, (tx) => addParticipants(tx, actor, activityId, AddParticipants.parse({ names: name })));
    const people = await asActor(actor, (tx) => participantsOf(tx, activityId));
    await asActor(actor, (tx) => takeAttendance(tx, actor, activityId, 1, TakeAttendance.parse({ heldOn: "2026-03-02", seats: people.map(({ id }) => ({ participantId: id, status: "izin", seen: "tidak_dicatat" })) })));
    expect((await list([`${title},2026-03-02,,${name},1,hadir`], { dryRun: true })).outcomes).toEqual({ 2: "refuse status:seat_differs" });
    const exported = await exportedFrom(VILLAGE, actor, "attendance", "csv");
    const again = await bring(actor, "attendance", exported, { dryRun: true });
    expect(new Set(Object.values(again.outcomes))).toEqual(new Set(["unchanged"]));
    const mended = await bring(actor, "attendance", await changed(exported, new RegExp(`^${name}$`), "status", "sakit"));
    expect(mended.counts).toMatchObject({ update: 1, refuse: 0 });
    expect((await seats())[name]).toBe("sakit –");
    // The old file is of an older version now.
    expect(Object.values((await bring(actor, "attendance", exported, { dryRun: true })).outcomes)).toContain("refuse status:stale");
    await undoImport(actor, mended.id);
    expect((await seats())[name]).toBe("izin –");
  });

  dbTest("is taken back whole, but not once somebody worked with it", async () => {
    const brought = await list([`${title},2026-03-02,,Bu Tini,1,hadir`, `${title},2026-03-02,,Pak Joko,1,hadir`]);
    expect(await undoImport(actor, brought.id)).toEqual({ ok: true, value: { records: 3 } });
    expect(await seats()).toEqual({ "Bu Sri": "– –", "Bu Tini": "– –", "Pak Joko": "– –" });
    const again = await list([`${title},2026-03-02,,Bu Tini,1,hadir`]);
    const [tini] = (await asActor(actor, (tx) => participantsOf(tx, activityId))).filter(({ name }) => name === "Bu Tini");
    await asActor(actor, (tx) => takeAttendance(tx, actor, activityId, 1, TakeAttendance.parse({ heldOn: "2026-03-02", seats: [{ participantId: tini!.id, status: "sakit", seen: "hadir" }] })));
    expect(await undoImport(actor, again.id)).toMatchObject({ ok: false, reason: { code: "touched" } });
  });

  dbTest("says when a meeting was held only where a row tells it, and takes that back too", async () => {
    const brought = await list([`${title},2026-03-02,,Bu Tini,1,hadir`, `${title},2026-03-02,,Bu Tini,2,hadir`]);
    expect(brought.rows.map((row) => row.messages.map(({ code }) => code))).toEqual([[], ["session_day_unknown"]]);
    expect(await days()).toEqual(["2026-03-02", null]);
    expect((await list([`${title},2026-03-05,,Pak Joko,1,hadir`], { dryRun: true })).outcomes).toEqual({ 2: "refuse tanggal:session_day_differs" });
    expect((await undoImport(actor, brought.id)).ok).toBe(true);
    expect(await days()).toEqual([null, null]);
    const again = await list([`${title},2026-03-02,,Bu Tini,1,hadir`]);
    await asActor(actor, (tx) => takeAttendance(tx, actor, activityId, 1, TakeAttendance.parse({ heldOn: "2026-03-03", seats: [] })));
    expect(await undoImport(actor, again.id)).toMatchObject({ ok: false, reason: { code: "touched" } });
  });

  dbTest("is of the villages one works for", async () => {
    const neighbour = (await signedIn({ grants: [{ role: "koordinator_desa", areaCode: "35.04.06" }] })).actor;
    const opened = await bring(neighbour, "attendance", csvFile("kegiatan,nama,sesi,status", `${activityId},Bu Tini,1,hadir`), { village: "35.04.06.2001", dryRun: true });
    expect(opened.outcomes).toEqual({ 2: "refuse kegiatan:activity_unknown" });
  });

  dbTest("has a template whose example row is never taken for a person", async () => {
    const headers = templateHeaders("attendance");
    expect(headers).toEqual(["kegiatan", "tanggal", "nik", "nama", "kode_desa", "nama_desa", "sesi", "status", "catatan"]);
    const example = exampleRow("attendance", { code: VILLAGE, name: "Contoh" });
    const brought = await bring(actor, "attendance", csvFile(headers.join(","), headers.map((header) => example[header] ?? "").join(",")), { village: VILLAGE, dryRun: true });
    expect(Object.values(brought.outcomes)[0]).toContain("example_row");
  });
});
