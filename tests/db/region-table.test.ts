import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseRegions } from "~/db/reference/reference-data.server";
import { levelOf, regionTable } from "~/db/reference/region-table";

const listed = (code: string, name: string, line = 2) => ({ line, code, name, lat: null, lng: null });
const edition = (code: string, name: string, firstEdition: number, lastEdition: number) => ({ code, name, firstEdition, lastEdition });

it("refuses a list with one code twice, naming the code, both lines and both names", () => {
  expect(regionTable([listed("35.04.01.1001", "Kedungsoko", 2), listed("35.04.01.1001", "Tertek", 3)], [])).toEqual({
    ok: false,
    reason: { code: "duplicate_code", regionCode: "35.04.01.1001", lines: [2, 3], names: ["Kedungsoko", "Tertek"] },
  });
});

it("a village whose district was split is succeeded by the one of its name, and keeps its dates", () => {
  const table = regionTable(
    [listed("52.03.21.2001", "Lenek")],
    [edition("52.03.09.2001", "Lenek", 2018, 2018), edition("52.03.21.2001", "Lenek", 2020, 2025)],
  );
  const old = table.ok && table.value.find(({ code }) => code === "52.03.09.2001");
  expect(old).toMatchObject({ validFrom: null, validTo: "2020-01-01", succeededBy: "52.03.21.2001", currentCode: "52.03.21.2001" });
});

it("two possible successors are none: the village stays under its own code", () => {
  const table = regionTable(
    [listed("52.03.21.2001", "Lenek"), listed("52.03.22.2001", "Lenek")],
    [edition("52.03.09.2001", "Lenek", 2018, 2018), edition("52.03.21.2001", "Lenek", 2020, 2025), edition("52.03.22.2001", "Lenek", 2020, 2025)],
  );
  expect(table.ok && table.value.find(({ code }) => code === "52.03.09.2001")).toMatchObject({ succeededBy: null, currentCode: "52.03.09.2001" });
});

it("reads levels from the form of the code", () => {
  expect(["35", "35.04", "35.71", "35.04.01", "35.04.01.1001", "35.04.01.2001"].map(levelOf)).toEqual(["provinsi", "kabupaten", "kota", "kecamatan", "kelurahan", "desa"]);
});

it("the reference list holds 91,599 areas", () => {
  expect(parseRegions(readFileSync("seeds/reference/regions.csv", "utf8"))).toHaveLength(91_599);
});
