import { sql as text } from "drizzle-orm";
import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { asActor } from "~/db/db.server";
import { householdByNumber } from "~/households/household-list.server";
import { moveHousehold } from "~/households/move-household.server";
import { undoImport } from "~/imports/end-import.server";
import { undoMerge } from "~/merging/undo-merge.server";
import { dbTest } from "../db";
import { aHousehold, aPerson } from "../factories/households";
import { signedIn } from "../factories/sign-in";
import { bring, csvFile } from "../imports/bring";
import { withoutFamilies } from "../imports/records";
import { keeper, merge, setNumber, SISTER_VILLAGE, twins, VILLAGE } from "./family";

const account = () => signedIn({ grants: [{ role: "koordinator_desa", areaCode: "35.04.05" }] });

describe("a file brought again after its family was merged", () => {
  dbTest("finds the family under its old name, and makes nobody a second time", async ({ sql }) => {
    await withoutFamilies(sql);
    const { actor } = await account();
    const { id: keptId } = await aHousehold(sql, { label: "Keluarga Pak Karto" });
    await aPerson(sql, { householdId: keptId, fullName: "Kartono", memberRole: "kepala", sex: "L", birthDate: "1970-05-05" });
    const file = csvFile("keluarga,nama,hubungan,jenis_kelamin,tanggal_lahir,kode_desa", `Keluarga Bu Tini,Tini,kepala,P,04/03/1980,${VILLAGE}`, `Keluarga Bu Tini,Budi,anak,L,01/02/2005,${VILLAGE}`);
    const first = await bring(actor, "households", file);
    expect(first.outcomes).toEqual({ 2: "create", 3: "create" });
    const [{ id: mergedId }] = await sql<[{ id: string }]>`select id from households where label = 'Keluarga Bu Tini'`;
    const merged = await merge("household", actor, { keptId, mergedId });
    expect(merged).toMatchObject({ ok: true });
    expect((await bring(actor, "households", file)).outcomes).toEqual({ 2: "unchanged", 3: "unchanged" });
    const money = csvFile("keluarga,tanggal_terima,jumlah_rp,saluran,kode_desa", `Keluarga Bu Tini,02/05/2025,1.250.000,bank,${VILLAGE}`);
    await bring(actor, "remittances", money);
    expect(await sql`select household_id from remittances`).toEqual([{ household_id: keptId }]);
    // What the file brought in was moved: it is no longer taken back by itself.
    expect(await undoImport(actor, first.id)).toMatchObject({ ok: false, reason: { code: "touched" } });
  });

  dbTest("finds a person by the NIK of the record that was merged", async ({ sql }) => {
    const { actor } = await account();
    const { head, same, name } = await twins(sql);
    await setNumber(sql, "nik", same.id, "3504015203900005");
    const merged = await merge("person", actor, { keptId: head.id, mergedId: same.id, choices: { "isi.nik": "a" } });
    expect(merged).toMatchObject({ ok: true });
    const again = await bring(actor, "households", csvFile("nik,nama,kode_desa", `3504015203900005,${name},${VILLAGE}`), { dryRun: true });
    expect(again.counts).toMatchObject({ create: 0, refuse: 0 });
    expect(await asActor(actor, (tx) => householdByNumber(tx, "3504015203900005"))).toBe(head.householdId);
  });
});

describe("a merge is not undone", () => {
  dbTest("after the family that was kept moved away", async ({ sql }) => {
    const { one, two } = await twins(sql);
    await aPerson(sql, { householdId: two.id, fullName: "Anak Kedua", birthDate: "2010-01-01" });
    await setNumber(sql, "phone", (await sql`select id from persons where household_id = ${two.id} and member_role = 'kepala'`)[0]!.id as string, "+6281234500099");
    const merged = await merge("household", keeper, { keptId: one.id, mergedId: two.id });
    const [{ version }] = await sql<[{ version: number }]>`select version from households where id = ${one.id}`;
    expect(await asActor(keeper, (tx) => moveHousehold(tx, keeper, { id: one.id, version, toRegionCode: SISTER_VILLAGE, movedOn: "2025-06-01" }))).toMatchObject({ ok: true });
    expect(await asActor(keeper, (tx) => undoMerge(tx, keeper, merged.ok ? merged.value.id : ""))).toMatchObject({ ok: false, reason: { code: "touched" } });
  });
});

dbTest("the database itself lets no mentor merge away a family or a person", async ({ sql }) => {
  const { one, two, head, same } = await twins(sql);
  const mentor = { ...keeper, userId: uuidv7(), roles: ["pendamping" as const], peopleAreas: [], writeAreas: [], numberAreas: [], households: [one.id, two.id] };
  const tries = (statement: ReturnType<typeof text>) => asActor(mentor, (tx) => tx.execute(statement)).then(() => "written", (error: Error) => (error.cause as { code: string }).code);
  expect(await tries(text`update households set label = 'Boleh' where id = ${two.id}`)).toBe("written");
  expect(await tries(text`update households set status = 'gabung', deleted_at = now(), merged_into = ${one.id} where id = ${two.id}`)).toBe("42501");
  expect(await tries(text`update persons set deleted_at = now(), merged_into = ${head.id} where id = ${same.id}`)).toBe("42501");
});
