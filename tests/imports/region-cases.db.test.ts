import { describe, expect } from "vitest";
import { messageText } from "~/imports/messages";
import { dbTest } from "../db";
import { signedIn } from "../factories/sign-in";
import { bring, codesOf, csvFile } from "./bring";
import { peopleOf, withoutFamilies } from "./records";

const account = () => signedIn({ grants: [{ role: "koordinator_desa", areaCode: "35" }, { role: "koordinator_desa", areaCode: "52" }] });

describe("C072: codes of the statistics office", () => {
  dbTest("that are not in the ministry's list are refused with the hint, never taken for the nearest village", async ({ sql }) => {
    await withoutFamilies(sql);
    const { actor } = await account();
    const codes = ["3504010001", "35.04.01.0001", "3504 01 0001", "'3504010001"];
    const file = await bring(actor, "households", csvFile("nama,kode_desa,nama_desa", ...codes.map((code, at) => `Warga ${"ABCD"[at]},${code},${at === 1 ? "Kedungsoko" : ""}`)), { village: "35.04.01.1001" });
    expect(Object.values(file.outcomes)).toEqual(codes.map(() => "refuse kode_desa:unknown_village"));
    const said = file.rows.map(({ messages }) => messageText(messages[0]!, "id"));
    expect(new Set(said)).toEqual(new Set(["Kode desa 35.04.01.0001 tidak ada dalam daftar Kementerian Dalam Negeri. Mungkin ini kode BPS, yang berbeda."]));
    expect(messageText(file.rows[0]!.messages[0]!, "en")).toContain("statistics office");
    expect(await sql`select 1 from households`).toHaveLength(0);
  });

  dbTest("nor is a name put in their place, or a shorter code of a district", async ({ sql }) => {
    await withoutFamilies(sql);
    const { actor } = await account();
    const file = await bring(actor, "households", csvFile("nama,kode_desa", "Sarmi,3504010", "Sarmo,350401", "Sarma,350401000100"));
    expect(file.outcomes).toEqual({ 2: "refuse kode_desa:not_a_code", 3: "refuse kode_desa:not_a_village", 4: "refuse kode_desa:not_a_code" });
  });
});

describe("C141: spellings that were corrected later", () => {
  dbTest("are accepted by code and warn at most; the name is the list's", async ({ sql }) => {
    await withoutFamilies(sql);
    const { actor } = await account();
    const rows = ["Sarmi,35.14.01.2009,Jati Sari", "Sarmo,52.08.04.2005,Akat Akar", "Sarma,5208042005,AKAR  AKAR", "Sarna,3514012009,"];
    const file = await bring(actor, "households", csvFile("nama,kode_desa,nama_desa", ...rows));
    expect(file.outcomes).toEqual({ 2: "create", 3: "create", 4: "create", 5: "create" });
    expect(file.rows.map((row) => codesOf(row, "warn"))).toEqual([[], ["village_name_differs"], [], []]);
    expect(messageText(file.rows[1]!.messages[0]!, "id")).toContain("Akar Akar");
    expect((await peopleOf(sql, file)).map(({ village }) => village)).toEqual(["35.14.01.2009", "52.08.04.2005", "52.08.04.2005", "35.14.01.2009"]);
    const names = await sql`select distinct r.code, r.name from households h join regions r on r.code = h.region_code order by r.code`;
    expect(names.map(({ name }) => name)).toEqual(["Jatisari", "Akar Akar"]);
    // Brought again with today's spelling they are the same people.
    const again = await bring(actor, "households", csvFile("nama,kode_desa,nama_desa", "Sarmi,35.14.01.2009,Jatisari", "Sarmo,52.08.04.2005,Akar Akar"));
    expect(again.outcomes).toEqual({ 2: "unchanged", 3: "unchanged" });
  });
});

dbTest("a column of names that holds codes is read as codes", async ({ sql }) => {
  await withoutFamilies(sql);
  const { actor } = await account();
  const file = await bring(actor, "households", csvFile("nama,Desa/Kelurahan", "Sarmi,35.04.01.1001", "Sarmo,3504011001", "Sarma,3504010001"), { acceptGood: true });
  expect(file.outcomes).toEqual({ 2: "create", 3: "create", 4: "refuse nama_desa:unknown_village" });
  expect((await peopleOf(sql, file)).map(({ village }) => village)).toEqual(["35.04.01.1001", "35.04.01.1001"]);
});
