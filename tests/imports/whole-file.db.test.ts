import { expect } from "vitest";
import { openImport } from "~/imports/open-import.server";
import { commitImport } from "~/imports/run-import.server";
import { dbTest } from "../db";
import { VILLAGE } from "../factories/households";
import { signedIn } from "../factories/sign-in";
import { csvFile } from "./bring";

const COUNT = 10_000;
const HEADER = "no_kk,nik,nama,hubungan,jenis_kelamin,tanggal_lahir,pendidikan,status_kawin,telepon,alamat,catatan,kode_desa";
const letters = (at: number) => [...String(at).padStart(5, "0")].map((digit) => "abcdefghij"[Number(digit)]).join("");

/** Twelve cells a row, four people a family, each with an own NIK, phone and name. */
function rowOf(at: number): string {
  const [family, day, year] = [Math.floor(at / 4), 1 + (at % 28), 60 + (Math.floor(at / 28) % 40)];
  const born = `${String(day).padStart(2, "0")}01${year}`;
  const nik = `350405${born}${String(1 + (Math.floor(at / 1_120) % 9_999)).padStart(4, "0")}`;
  const kk = `350405230415${String(1 + family).padStart(4, "0")}`;
  return [kk, nik, `Warga ${letters(at)}`, ["kepala", "pasangan", "anak", "anak"][at % 4], "L", `19${year}-01-${String(day).padStart(2, "0")}`, "SD", "kawin", `0812${String(30_000_000 + at)}`, `Dsn. ${letters(family)}`, `baris ${at}`, VILLAGE].join();
}

dbTest("C130: 10,000 rows of 12 columns are stored whole", { timeout: 300_000 }, async ({ sql }) => {
  const { actor } = await signedIn({ grants: [{ role: "koordinator_desa", areaCode: VILLAGE }] });
  const opened = await openImport(actor, { kind: "households", villageCode: VILLAGE, file: csvFile(HEADER, ...Array.from({ length: COUNT }, (_, at) => rowOf(at))), fileName: "keluarga.csv" });
  const done = opened.ok && (await commitImport(actor, opened.value.id, { acceptGood: false }));
  expect(done).toMatchObject({ ok: true, value: { committed: true, counts: { rows: COUNT, create: COUNT, refuse: 0 } } });
  const [stored] = await sql`select count(*)::int as people, count(distinct household_id)::int as families, count(distinct nik_index)::int as niks, count(phone_index)::int as phones from persons`;
  expect(stored).toEqual({ people: COUNT, families: COUNT / 4, niks: COUNT, phones: COUNT });
});
