import { expect } from "vitest";
import { anActor } from "../factories/actors";
import { dbTest } from "../db";
import { figure, LATER, rowsOf, world } from "./world";

dbTest("C102: a month without report is a gap, a month reported zero is zero", async ({ sql }) => {
  const { family, sent, nothing } = world(sql);
  const village = "35.02.01.2001";
  const home = await family(village);
  await sent(home, { month: "2024-01", idr: 4_000_000 });
  await sent(home, { month: "2024-03", idr: 3_000_000 });
  await nothing(home, "2024-04");
  const months = await rowsOf({ region: village, from: "2024-01", to: "2024-04", by: "month", ids: ["R01"] });
  expect(months.map(({ period, value }) => [period, value])).toEqual([["2024-01", 4_000_000], ["2024-02", null], ["2024-03", 3_000_000], ["2024-04", 0]]);
  expect((await figure("R02", village, "2024-01", "2024-04")).value).toBeCloseTo(7_000_000 / 3, 6);
});

dbTest("C104: a district is pooled, not the mean of its villages", async ({ sql }) => {
  const { family, sent } = world(sql);
  const [a, b] = [await family("35.02.02.2001"), await family("35.02.02.2002")];
  const month = "2024-05";
  for (const channel of ["bank", "informal"]) await sent(a, { month, idr: 1_000, channel });
  for (let index = 0; index < 100; index++) await sent(b, { month, idr: 1_000, channel: index < 90 ? "bank" : "informal" });
  for (const id of ["R07", "R07b"]) {
    expect((await figure(id, "35.02.02", month)).value).toBeCloseTo((91 / 102) * 100, 9);
    const villages = await rowsOf({ region: "35.02.02", level: "desa", from: month, to: month, ids: [id], sparse: true });
    expect(villages.map(({ region, value }) => [region, value])).toEqual([["35.02.02.2001", 50], ["35.02.02.2002", 90]]);
    const sums = villages.reduce((sum, row) => [sum[0]! + (row.numerator ?? 0), sum[1]! + (row.denominator ?? 0)], [0, 0]);
    const pooled = await figure(id, "35.02.02", month);
    expect([pooled.numerator, pooled.denominator]).toEqual(sums);
  }
});

dbTest("C106: no case is neither 0 % nor 100 %", async () => {
  const rows = await rowsOf({ region: "35.02.03.2001", from: "2024-01", to: "2024-12" });
  for (const row of rows) expect(row, row.indicator).toMatchObject({ value: null });
  expect(rows.find(({ indicator }) => indicator === "I07")).toMatchObject({ n: 0, known: 0, eligible: 0 });
  const everyVillage = await rowsOf({ region: "35.02.03", level: "desa", ids: ["I07"] });
  expect(everyVillage.length).toBeGreaterThan(5);
});

dbTest("C107: details do not multiply the sums", async ({ sql }) => {
  const { family, journey, sent, used, snapshot } = world(sql);
  const village = "35.02.04.2001";
  const home = await family(village);
  await journey(home, { country: "TW" });
  await sent(home, { month: "2024-05", idr: 3_000_000 });
  await used(home, "2024-05", { konsumsi: 1_000_000, pendidikan: 1_000_000, tabungan: 1_000_000 });
  await snapshot(home, "2024-05-10", { balance: 1, expense: 2, local: 1 });
  await snapshot(home, "2024-05-20", { balance: 1, expense: 2, local: 1 });
  for (const region of [village, "35.02.04", "35.02"]) {
    const rows = await rowsOf({ region, level: region === "35.02" ? "desa" : null, from: "2024-05", to: "2024-05", ids: ["R01", "R08b", "F02"], sparse: true });
    const of = (id: string) => rows.find((row) => row.indicator === id && row.region.startsWith("35.02.04"));
    expect(of("R01")).toMatchObject({ value: 3_000_000, known: 1, eligible: 1 });
    expect(of("R08b")).toMatchObject({ denominator: 3_000_000, n: 1, known: 1, eligible: 1 });
    expect(of("F02")).toMatchObject({ known: 1, eligible: 1 });
  }
});

dbTest("C070: a retired village counts under the one that followed it, its record keeps the code", async ({ sql }) => {
  const { family, sent } = world(sql);
  const [old, today] = ["52.03.09.2001", "52.03.21.2001"];
  await sent(await family(old), { month: "2019-06", idr: 2_000_000 });
  await sent(await family(today), { month: "2019-06", idr: 1_000_000 });
  expect((await figure("R01", today, "2019-06")).value).toBe(3_000_000);
  expect((await figure("R01", "52.03.21", "2019-06")).value).toBe(3_000_000);
  expect((await figure("R01", "52.03.09", "2019-06")).value).toBe(null);
  expect((await figure("R01", "52.03", "2019-06")).value).toBe(3_000_000);
  const villages = await rowsOf({ region: "52.03", level: "desa", from: "2019-06", to: "2019-06", ids: ["R01"], sparse: true });
  expect(villages.map(({ region }) => region)).toEqual([today]);
  const [kept] = await sql`select region_code from remittances where region_code = ${old}`;
  expect(kept).toBeDefined();
});

dbTest("C017, C018: months end at the village's midnight", async ({ sql }) => {
  const { family, nothing } = world(sql);
  const [java, lombok] = ["35.02.05.2001", "52.02.01.1001"];
  for (const village of [java, lombok]) await nothing(await family(village), "2026-07");
  const coverageAt = async (region: string, now: string) => (await figure("R01", region, "2026-06", "2026-08", { now: new Date(now) })).eligible;
  // 16:30Z on 31 July is still July in Java (23:30) and already August in Lombok (00:30).
  expect(await coverageAt(java, "2026-07-31T16:30:00Z")).toBe(2);
  expect(await coverageAt(java, "2026-07-31T17:00:00Z")).toBe(3);
  expect(await coverageAt(lombok, "2026-07-31T16:30:00Z")).toBe(3);
});

dbTest("a planner of a province sees its numbers and none of the next", async ({ sql }) => {
  const { family, sent } = world(sql);
  await sent(await family("35.02.06.2001"), { month: "2024-05", idr: 1_000_000 });
  await sent(await family("52.02.02.2001"), { month: "2024-05", idr: 2_000_000 });
  const planner = anActor({ role: "perencana", area: "35" });
  const seen = async (region: string) => (await rowsOf({ region, from: "2024-05", to: "2024-05", ids: ["R01"] }, planner))[0]!.value;
  expect(await seen("35.02.06")).toBe(1_000_000);
  expect(await seen("52.02.02")).toBe(null);
  expect((await figure("R01", "52.02.02", "2024-05")).value).toBe(2_000_000);
});

dbTest("a family that moved counts in each village for its own time", async ({ sql }) => {
  const { family, sent } = world(sql);
  const [before, after] = ["35.02.07.2001", "35.02.07.2002"];
  const home = await family(after);
  await sql`insert into household_regions (household_id, region_code, region_from, region_to) values
    (${home.id}, ${before}, '2024-01-01', '2024-07-01'), (${home.id}, ${after}, '2024-07-01', null)`;
  await sent(home, { month: "2024-03", idr: 1_000_000, region: before });
  await sent(home, { month: "2024-09", idr: 3_000_000, region: after });
  expect(await figure("R01", before, "2024-01", "2024-12")).toMatchObject({ value: 1_000_000, known: 1, eligible: 6 });
  expect(await figure("R01", after, "2024-01", "2024-12")).toMatchObject({ value: 3_000_000, known: 1, eligible: 6 });
  expect(await figure("R01", "35.02.07", "2024-01", "2024-12", { now: LATER })).toMatchObject({ known: 2, eligible: 12 });
});
