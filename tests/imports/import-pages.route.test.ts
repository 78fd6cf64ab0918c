import type postgres from "postgres";
import { describe, expect, vi } from "vitest";
import { uuidv7 } from "uuidv7";
import { dbTest } from "../db";
import { SISTER_VILLAGE } from "../factories/households";
import { signedIn } from "../factories/sign-in";
import { csv, Visitor } from "./web";

const VILLAGE = "35.04.08.2001";
const coordinator = await signedIn({ grants: [{ role: "koordinator_desa", areaCode: VILLAGE }] });
const visitor = new Visitor(coordinator.headers, VILLAGE);
const ofSister = new Visitor((await signedIn({ grants: [{ role: "koordinator_desa", areaCode: SISTER_VILLAGE }] })).headers, SISTER_VILLAGE);
const planner = new Visitor((await signedIn({ grants: [{ role: "perencana", areaCode: "35.04" }] })).headers, VILLAGE);

const HEADER = "nama;kode_desa;hubungan;jk;tgl lahir;no_kk";
const row = (name: string, birth: string, kk = "", role = "kepala") => `${name};${VILLAGE};${role};P;${birth};${kk}`;
const namesIn = async (sql: postgres.Sql) => (await sql`select full_name from persons where region_code = ${VILLAGE} and deleted_at is null order by 1`).map(({ full_name: name }) => name as string);
const status = (thrown: unknown) => (thrown as Response).status;

describe("bringing in a file", () => {
  dbTest("shows everything first and stores nothing", async ({ sql }) => {
    const id = await visitor.import("households", csv(HEADER, row("Jumirah", "17/08/1970"), row("Katini", "31/02/1968")), "data Bu Jumirah.csv");
    const page = await visitor.page(id);
    expect(page).toMatchObject({
      kind: "households", status: "dibaca", fileName: "data Bu Jumirah.csv", view: "refuse", counts: { rows: 2, create: 1, refuse: 1 },
      reading: { encoding: "utf-8", delimiter: ";", headerRow: 1, columns: [{ header: "nama", field: "nama" }, {}, {}, {}, { header: "tgl lahir", field: "tanggal_lahir" }, {}] },
    });
    expect(page.rows).toMatchObject([{ line: 3, messages: [{ field: "tanggal_lahir", code: "no_such_day", text: expect.stringContaining("kalender") }], cells: [{ field: "tanggal_lahir", inFile: "31/02/1968", text: "31/02/1968", mended: false }] }]);
    expect(page.title).toBe("Impor: Keluarga dan anggota · Desa Produktif");
    expect((await visitor.page(id, "?lihat=baru")).rows).toMatchObject([{ line: 2, values: expect.arrayContaining([{ field: "tanggal_lahir", text: "17 Agustus 1970" }]) }]);
    expect(await namesIn(sql)).toEqual([]);
    expect((await visitor.start()).earlier).toMatchObject([{ id, status: "dibaca", rows: 2 }]);
  });

  dbTest("says at the form what is missing, keeps the choice, and takes no other page's form", async () => {
    const form = (entries: [string, string | File][]) => {
      const body = new FormData();
      for (const [name, value] of entries) body.set(name, value);
      return body;
    };
    expect(await visitor.uploadForm(form([["jenis", "uses"], ["berkas", new File([], "")]]))).toMatchObject({ status: 422, data: { kind: "uses", errors: { berkas: ["imports:upload.missing.file"] } } });
    expect(await visitor.uploadForm(form([["jenis", "pets"], ["berkas", new File(["a"], "a.csv")]]))).toMatchObject({ status: 422, data: { kind: null, errors: { jenis: ["imports:upload.missing.kind"] } } });
    expect(await visitor.uploadForm(form([["jenis", "uses"], ["lain", new File(["a"], "a.csv")]]))).toMatchObject({ status: 422, data: { errors: { berkas: ["imports:upload.missing.file"] } } });
    expect(await visitor.uploadForm(new URLSearchParams({ jenis: "uses" }))).toMatchObject({ status: 422 });
    expect(await visitor.uploadForm(form([["jenis", "uses"], ["berkas", new File([Buffer.alloc(101 * 1024 * 1024)], "a.csv")]]))).toMatchObject({ status: 422, data: { errors: { berkas: ["imports:upload.missing.tooLarge|most=100"] } } });
  });

  dbTest("shows a file's name as text, never as a path (C125, C129)", async () => {
    const id = await visitor.import("households", csv(HEADER, row("Sarmi", "")), '../../"><svg onload=alert(1)>; KK=2025.csv');
    expect((await visitor.page(id)).fileName).toBe('"><svg onload=alert(1)>; KK=2025.csv');
  });

  dbTest.for([["households", "keluarga.xlsx"], ["journeys", "perjalanan.csv"], ["remittances", "kiriman.xlsx"], ["uses", "penggunaan.csv"], ["surveys", "wawancara.csv"]] as const)("has an empty file for %s whose example row is never stored", async ([kind, name]) => {
    const file = await visitor.template(name);
    expect(file.headers.get("Content-Disposition")).toBe(`attachment; filename="contoh-${name}"`);
    const page = await visitor.page(await visitor.import(kind, Buffer.from(await file.arrayBuffer()), name));
    expect(page).toMatchObject({ counts: { rows: 1, refuse: 1 }, reading: { missingRequired: [], unknown: [], repeated: [] } });
    expect(page.rows[0]!.messages.map(({ severity }) => severity)).toEqual(["refuse"]);
    expect(await visitor.template(name.replace(".", ".." )).catch(status)).toBe(404);
  });

  dbTest("is for who keeps the records: elsewhere not there, without the right refused", async () => {
    expect(await new Visitor(visitor.headers, SISTER_VILLAGE).upload("households", "x")).toMatchObject({ status: 404 });
    expect(await planner.upload("households", "x")).toMatchObject({ status: 403 });
    expect(await new Visitor({}, VILLAGE).upload("households", "x")).toMatchObject({ status: 302, to: expect.stringMatching(/^\/masuk\?/) });
  });
});

describe("an import", () => {
  dbTest("of somebody else is not there, for any step", async () => {
    const id = await visitor.import("households", csv(HEADER, row("Wati", "1980-01-01")));
    expect(await ofSister.page(id).catch(status)).toBe(404);
    expect(await ofSister.refusedRows(id).catch(status)).toBe(404);
    for (const intent of ["baca", "perbaiki", "lupakan", "simpan", "batal", "urungkan"]) expect(await ofSister.post(id, { intent })).toMatchObject({ status: 404 });
    expect(await visitor.page(uuidv7()).catch(status)).toBe(404);
    expect(await visitor.page("../admin").catch(status)).toBe(404);
    expect((await visitor.page(id)).status).toBe("dibaca");
    expect(await visitor.post(id, { intent: "apa" })).toMatchObject({ status: 400 });
  });

  dbTest("is mended cell by cell: what was typed stays, and what is right goes", async () => {
    const id = await visitor.import("households", csv(HEADER, row("Rumini", "31/02/1968"), row("Tukijah", "40/01/1970")));
    const cell = "sel.2.tanggal_lahir";
    expect(await visitor.post(id, { intent: "perbaiki", [cell]: "30/02/1968" }, "?lihat=perbaiki")).toMatchObject({ status: 303, to: `/impor/${id}?lihat=perbaiki` });
    expect((await visitor.page(id)).rows[0]).toMatchObject({ line: 2, cells: [{ field: "tanggal_lahir", inFile: "31/02/1968", text: "30/02/1968", mended: true }] });
    await visitor.post(id, { intent: "perbaiki", [cell]: "28/02/1968", "sel.3.tanggal_lahir": "40/01/1970" });
    const page = await visitor.page(id);
    expect(page).toMatchObject({ counts: { create: 1, refuse: 1 }, mends: 1 });
    expect(page.rows.map(({ line }) => line)).toEqual([3]);
    await visitor.post(id, { intent: "lupakan" });
    expect(await visitor.page(id)).toMatchObject({ counts: { refuse: 2 }, mends: 0 });
  });

  dbTest("asks where something is doubtful, and is answered with yes", async () => {
    const id = await visitor.import("households", csv("nama;nik;kode_desa;jk;tgl lahir", `Suparti;3504016512880003;${VILLAGE};L;25/12/1988`));
    const page = await visitor.page(id);
    expect(page.rows).toMatchObject([{ messages: [{ code: "nik_differs", severity: "ask", byYes: true }] }]);
    await visitor.post(id, [["intent", "perbaiki"], ["tanya", "2.nik_differs"], ["ya", "2.nik_differs"]]);
    expect(await visitor.page(id)).toMatchObject({ counts: { create: 1, refuse: 0 }, confirmed: 1 });
  });

  dbTest("is stored once, however often the button is pressed, and taken back as a whole (C088)", async ({ sql }) => {
    const id = await visitor.import("households", csv(HEADER, row("Ngatini", "1980-01-01"), row("Poniyem", "1981-01-01")));
    const answers = await Promise.all([1, 2, 3].map(() => visitor.post(id, { intent: "simpan" })));
    await visitor.settled(id);
    answers.push(await visitor.post(id, { intent: "simpan" }));
    expect(answers.map(({ status: code, to }) => [code, to])).toEqual(answers.map(() => [303, `/impor/${id}`]));
    expect(await visitor.page(id)).toMatchObject({ status: "disimpan", counts: { create: 2 } });
    expect(await namesIn(sql)).toEqual(["Ngatini", "Poniyem"]);
    expect(await visitor.post(id, { intent: "perbaiki", "sel.2.nama": "Lain" })).toMatchObject({ status: 409, data: { key: "imports:refused.already" } });
    expect(await visitor.post(id, { intent: "batal" })).toMatchObject({ status: 409 });

    expect(await visitor.post(id, { intent: "urungkan" })).toMatchObject({ status: 303 });
    expect(await visitor.post(id, { intent: "urungkan" })).toMatchObject({ status: 303 });
    expect(await namesIn(sql)).toEqual([]);
    expect((await visitor.page(id)).status).toBe("diurungkan");
  });

  dbTest("stores the good rows only when asked to, and gives the others back with the reason", async ({ sql }) => {
    const id = await visitor.import("households", csv(HEADER, row("=Ginem", "1980-01-01"), row("Sadiyem", "abc")));
    expect(await visitor.post(id, { intent: "simpan" })).toMatchObject({ status: 409, data: { key: "imports:refused.notAll" } });
    expect(await namesIn(sql)).toEqual([]);
    expect(await visitor.post(id, { intent: "simpan", yang_baik: "1" })).toMatchObject({ status: 303 });
    expect(await namesIn(sql)).toEqual(["=Ginem"]);
    const file = await visitor.refusedRows(id);
    expect(file.headers.get("Content-Disposition")).toMatch(/^attachment; filename="ditolak-[0-9a-f]+\.csv"$/);
    const text = Buffer.from(await file.arrayBuffer()).toString();
    expect(text.split("\r\n")[0]).toBe(`\uFEFF${HEADER};alasan_ditolak`);
    expect(text).toContain("Sadiyem");
    expect(text).not.toContain("Ginem");
    await visitor.post(id, { intent: "urungkan" });
  });

  dbTest("whose columns were misread is read anew as chosen", async () => {
    const id = await visitor.import("households", csv("warga,desa kami,dusun", `Marsini,${VILLAGE},Krajan`));
    const page = await visitor.page(id);
    expect(page.reading).toMatchObject({ missingRequired: ["nama"], unknown: ["warga", "desa kami", "dusun"] });
    expect(page.counts).toMatchObject({ refuse: 1 });
    await visitor.post(id, { intent: "baca", "kolom.0": "nama", "kolom.1": "kode_desa", "kolom.2": "", pengodean: "utf-8", pemisah: "comma", baris_judul: "1" });
    expect(await visitor.page(id)).toMatchObject({ counts: { create: 1, refuse: 0 }, reading: { unknown: ["dusun"], missingRequired: [] } });
    await visitor.post(id, { intent: "baca", pemisah: "semicolon" });
    expect(await visitor.page(id)).toMatchObject({ reading: { delimiter: ";" } });
  });

  dbTest("that cannot be used says so in plain words, and is given up", async () => {
    const id = await visitor.import("households", "<html><table><tr><td>nama</td></tr></table></html>", "laporan.xlsx");
    expect(await visitor.page(id)).toMatchObject({ status: "dibaca", unusable: expect.stringContaining("halaman web"), reading: null, rows: [] });
    expect(await visitor.post(id, { intent: "simpan" })).toMatchObject({ status: 409 });
    expect(await visitor.post(id, { intent: "batal" })).toMatchObject({ status: 303, to: `/wilayah/${VILLAGE}/impor` });
    expect((await visitor.page(id)).status).toBe("dibatalkan");
  });

  dbTest("of many rows is shown a page at a time", async () => {
    const lines = Array.from({ length: 45 }, (_, at) => row(`Orang ${at}`, "31/02/1990"));
    const id = await visitor.import("households", csv(HEADER, ...lines));
    const [second, beyond] = [await visitor.page(id, "?hal=2"), await visitor.page(id, "?hal=999")];
    expect([second.page, second.rows.length, second.rows[0]?.line]).toEqual([2, 20, 22]);
    expect([beyond.page, beyond.rows.length]).toEqual([3, 5]);
    expect((await visitor.page(id, "?hal=-1'--&lihat=x")).page).toBe(1);
    expect(second.search).toBe("?lihat=perbaiki&hal=2");
  });

  dbTest("that takes long shows how far it is, can be stopped, and be begun again when it fell silent", async ({ sql }) => {
    const running = async (at: Date) => {
      const id = await visitor.import("households", csv(HEADER, row("Lama", "31/02/1990")));
      await sql`update imports set status = 'berjalan', counts = ${sql.json({ progress: { rows: 500, done: 0.25, at: at.toISOString() } })} where id = ${id}`;
      return id;
    };
    const [busy, silent] = [await running(new Date()), await running(new Date(Date.now() - 600_000))];
    expect(await visitor.page(busy)).toMatchObject({ status: "berjalan", progress: { rows: 500, done: 0.25, stopped: false }, rows: [] });
    expect(await visitor.post(busy, { intent: "baca" })).toMatchObject({ status: 409, data: { key: "imports:refused.already" } });
    expect(await visitor.post(busy, { intent: "batal" })).toMatchObject({ status: 303 });
    expect(await visitor.page(busy)).toMatchObject({ status: "dibatalkan", progress: null });
    expect(await visitor.page(silent)).toMatchObject({ progress: { stopped: true } });
    expect(await visitor.post(silent, { intent: "baca" })).toMatchObject({ status: 303 });
    expect(await visitor.page(silent)).toMatchObject({ status: "dibaca", counts: { refuse: 1 } });
  });

  dbTest("writes neither the file's name nor its content to the log", async () => {
    const said = [vi.spyOn(console, "log"), vi.spyOn(console, "error"), vi.spyOn(console, "warn")];
    const id = await visitor.import("households", csv(HEADER, row("Rahasiawati", "31/02/1990")), "rahasia-bu-tini.csv");
    await visitor.post(id, { intent: "perbaiki", "sel.2.tanggal_lahir": "rahasia" });
    const written = JSON.stringify(said.flatMap((spy) => spy.mock.calls));
    said.forEach((spy) => spy.mockRestore());
    expect(written.toLowerCase()).not.toContain("rahasia");
  });
});
