import { expect } from "vitest";
import type { Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { editPerson } from "~/households/edit-person.server";
import type { ImportableKind } from "~/imports/import-types";
import { dbTest } from "../db";
import { signedIn } from "../factories/sign-in";
import { bring, codesOf, csvFile } from "./bring";
import { changed, exportedFrom } from "./exported-file";

const VILLAGE = "35.04.05.2005";

const exported = (actor: Actor, kind: ImportableKind, format: "csv" | "xlsx") => exportedFrom(VILLAGE, actor, kind, format);

async function aVillage(actor: Actor): Promise<void> {
  await bring(actor, "households", csvFile("no_kk,nik,nama,hubungan,telepon,tanggal_lahir,alamat,catatan,kode_desa",
    `3504052304152001,3504055203870003,Rina Contoh,kepala,081234500001,12/03/1987,"Dsn. Krajan, RT 02",=SUM(1),${VILLAGE}`, `3504052304152001,,Budi,anak,,,,,${VILLAGE}`));
  await bring(actor, "journeys", csvFile("nik,nama,kode_desa,negara,status,tanggal_berangkat,jabatan,gaji,mata_uang_gaji", `3504055203870003,Rina Contoh,${VILLAGE},HK,bekerja,2023-02-01,Perawat,"5.100,50",HKD`));
  await bring(actor, "remittances", csvFile("no_kk,tanggal,jumlah,mata_uang,biaya,kurs,saluran,tanpa_kiriman,bulan", `3504052304152001,2025-03-12,2.500,HKD,20,"2.085,5",mto,,`, "3504052304152001,2025-04-12,1.500.000,IDR,,,bank,,", "3504052304152001,,,,,,,ya,2025-05"));
  await bring(actor, "uses", csvFile("no_kk,bulan,kategori,jumlah", "3504052304152001,2025-03,konsumsi,500.000", "3504052304152001,2025-03,usaha,250.000"));
}

dbTest("an export brought back unchanged changes nothing, in either format; what is changed in it, changes", async ({ sql }) => {
  const { actor } = await signedIn({ grants: [{ role: "koordinator_desa", areaCode: VILLAGE }] });
  await aVillage(actor);
  const kinds: [ImportableKind, number][] = [["households", 2], ["journeys", 1], ["remittances", 3], ["uses", 2]];
  for (const [kind, rows] of kinds) {
    for (const format of ["csv", "xlsx"] as const) {
      const back = await bring(actor, kind, await exported(actor, kind, format), { village: VILLAGE });
      expect([kind, format, back.counts, back.rows.flatMap((row) => codesOf(row))]).toEqual([kind, format, { rows, create: 0, update: 0, unchanged: rows, duplicate: 0, refuse: 0, warn: 0 }, []]);
    }
  }
  const person = await bring(actor, "households", await changed(await exported(actor, "households", "csv"), /Rina/, "alamat", "Dsn. Sumber"));
  expect(person.rows.find(({ outcome }) => outcome === "update")!.changes).toEqual({ alamat: ["Dsn. Krajan, RT 02", "Dsn. Sumber"] });
  const emptied = await bring(actor, "households", await changed(await exported(actor, "households", "csv"), /Rina/, "catatan", ""));
  expect(emptied.rows.find(({ outcome }) => outcome === "update")!.changes).toEqual({ catatan: ["=SUM(1)", null] });
  const wage = await bring(actor, "journeys", await changed(await exported(actor, "journeys", "csv"), /Rina/, "gaji", "5.300"));
  expect(wage.rows[0]!.changes).toEqual({ gaji: [{ id: "HKD 5.100,50", en: "HKD 5,100.50" }, { id: "HKD 5.300", en: "HKD 5,300" }] });
  const money = await bring(actor, "remittances", await changed(await exported(actor, "remittances", "csv"), /bank/, "jumlah_terima", "1.650.000"));
  expect(money.counts).toMatchObject({ update: 1, unchanged: 2 });
  const use = await bring(actor, "uses", await changed(await exported(actor, "uses", "csv"), /usaha/, "jumlah", "300.000"));
  expect(use.counts).toMatchObject({ update: 1, unchanged: 1 });
  expect(await sql`select stated_idr::int as idr from remittance_uses where region_code = ${VILLAGE} and deleted_at is null order by 1`).toEqual([{ idr: 300_000 }, { idr: 500_000 }]);
});

dbTest("a row exported before somebody else changed the same field is refused with both values", async ({ sql }) => {
  const { actor } = await signedIn({ grants: [{ role: "koordinator_desa", areaCode: VILLAGE }] });
  await bring(actor, "households", csvFile("nama,pendidikan,kode_desa", `Sarmi Jaya,SD,${VILLAGE}`));
  const file = await exported(actor, "households", "csv");
  const [person] = await sql`select id from persons where full_name = 'Sarmi Jaya'`;
  await asActor(actor, (tx) => editPerson(tx, actor, { id: person!.id, version: 1, education: "smp" } as never));
  const same = await bring(actor, "households", await changed(file, /Sarmi/, "pendidikan", "SMA"), { acceptGood: true });
  const row = same.rows.find(({ outcome }) => outcome === "refuse")!;
  expect(row.messages).toMatchObject([{ field: "pendidikan", code: "conflict", facts: { mine: "sma_smk", theirs: "smp" } }]);
  const other = await bring(actor, "households", await changed(file, /Sarmi/, "catatan", "pindah dusun"), { acceptGood: true });
  expect(other.rows.find(({ outcome }) => outcome === "update")!.changes).toMatchObject({ catatan: [null, "pindah dusun"] });
  expect(await sql`select education, note from persons where id = ${person!.id}`).toEqual([{ education: "smp", note: "pindah dusun" }]);
  const [strange] = [csvFile("id,versi,nama,kode_desa", `01900000-0000-7000-8000-00000000abcd,1,Sarmi Jaya,${VILLAGE}`, `bukan-id,x,Sarmi,${VILLAGE}`)];
  expect((await bring(actor, "households", strange)).outcomes).toEqual({ 2: "refuse id:id_unknown", 3: "refuse id:not_an_id versi:not_a_version" });
});
