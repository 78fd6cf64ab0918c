import { expect } from "vitest";
import { asActor } from "~/db/db.server";
import { exportFile, type ExportRequest } from "~/exports/export-file.server";
import { recordUses } from "~/remittances/record-uses.server";
import { dbTest } from "../db";
import { aJourney } from "../factories/journeys";
import { signedIn } from "../factories/sign-in";
import { bring, codesOf, csvFile } from "../imports/bring";
import { collected } from "../imports/reading";

/** What an export leaves out or masks is not taken away by bringing it back. */
const VILLAGE = "35.04.09.2001";
const KK = "3504092304150801";

dbTest("a file with masked numbers, a hidden status, shared names, shared-out uses and computed rates comes back without a change", async ({ sql }) => {
  const { actor } = await signedIn({ grants: [{ role: "koordinator_desa", areaCode: VILLAGE }] });
  await bring(actor, "households", csvFile("no_kk,nik,nama,hubungan,telepon,tanggal_lahir,kode_desa", `${KK},3504095203870003,Rina Contoh,kepala,081234500801,12/03/1987,${VILLAGE}`, `${KK},,Budi Contoh,anak,,2001-01-01,${VILLAGE}`, `${KK},,Budi Contoh,cucu,,2006-05-05,${VILLAGE}`));
  const [household] = await sql<{ id: string }[]>`select id from households where region_code = ${VILLAGE}`;
  const [budi] = await sql<{ id: string }[]>`select id from persons where region_code = ${VILLAGE} and member_role = 'anak'`;
  await aJourney(sql, { personId: budi!.id, householdId: household!.id });
  await bring(actor, "journeys", csvFile("nik,nama,kode_desa,negara,status,tanggal_berangkat,status_prosedural", `3504095203870003,Rina Contoh,${VILLAGE},HK,bekerja,2023-02-01,non_prosedural`));
  await bring(actor, "remittances", csvFile("no_kk,nik_pengirim,tanggal,jumlah,mata_uang,jumlah_terima,saluran", `${KK},3504095203870003,2025-03-12,1.000,HKD,2.080.000,mto`));
  const beans = { by: "beans" as const, rows: [{ category: "konsumsi" as const, beans: 60, assetProductive: null, forBusiness: null, note: null }, { category: "tabungan" as const, beans: 40, assetProductive: null, forBusiness: null, note: null }] };
  expect(await asActor(actor, (tx) => recordUses(tx, actor, { householdId: household!.id, month: "2025-03", uses: beans }))).toMatchObject({ ok: true });
  const state = () => sql`
    select (select json_agg(t order by id) from persons t where region_code = ${VILLAGE}) p, (select json_agg(t order by id) from journeys t where region_code = ${VILLAGE}) j,
      (select json_agg(t order by id) from remittances t where region_code = ${VILLAGE}) m, (select json_agg(t order by id) from remittance_uses t where region_code = ${VILLAGE}) u`;
  const before = await state();
  expect(before[0]!.j).toHaveLength(2);
  expect(JSON.stringify(before[0]!.j)).toContain("non_prosedural");

  for (const format of ["csv", "xlsx"] as const) {
    for (const kind of ["households", "journeys", "remittances", "uses"] as const) {
      const request: ExportRequest = { kind, area: VILLAGE, from: null, to: null, identifiers: "masked", format, language: "id", reason: "uji" };
      const file = await collected((await exportFile(actor, request)).stream);
      expect(file.toString("latin1")).not.toContain("3504095203870003");
      const back = await bring(actor, kind, file, { village: VILLAGE });
      expect([kind, format, back.rows.map(({ outcome }) => outcome), back.rows.flatMap((row) => codesOf(row))]).toEqual([kind, format, back.rows.map(() => "unchanged"), []]);
    }
  }
  expect(await state()).toEqual(before);
});
