import { describe, expect } from "vitest";
import { roundHalfAway } from "~/shared/numbers";
import { dbTest } from "../db";
import { figure, rowsOf, world } from "./world";

/** The handbook's worked examples (§5.1, §5.2, §5.4), each in a village of its own. */
const juta = (value: number) => Math.round(value * 1_000_000);

describe("what came (R01–R03)", () => {
  dbTest("Desa A in March: total, mean, per recipient, median and coverage", async ({ sql }) => {
    const { family, sent, nothing } = world(sql);
    const village = "35.04.01.1001";
    const [h1, h2, h3, h4] = [await family(village), await family(village), await family(village), await family(village)];
    await family(village);
    await sent(h1, { month: "2024-03", idr: 3_500_000 });
    await sent(h2, { month: "2024-03", idr: 2_000_000 });
    await sent(h2, { month: "2024-03", idr: 1_500_000 });
    await nothing(h3, "2024-03");
    await sent(h4, { month: "2024-03", idr: 6_000_000 });

    expect(await figure("R01", village, "2024-03")).toMatchObject({ value: 13_000_000, numerator: 13_000_000, n: 4, known: 4, eligible: 5, unit: "Rp" });
    expect(await figure("R02", village, "2024-03")).toMatchObject({ value: 3_250_000, denominator: 4 });
    expect((await figure("R02b", village, "2024-03")).value).toBeCloseTo(13_000_000 / 3, 6);
    expect(await figure("R03", village, "2024-03")).toMatchObject({ value: 3_500_000, n: 4 });
  });

  dbTest("goods, an unreadable amount and the cash-out fee", async ({ sql }) => {
    const { family, sent } = world(sql);
    const village = "35.04.01.1002";
    const [h1, h2, h3] = [await family(village), await family(village), await family(village)];
    await sent(h1, { month: "2024-03", idr: 1_000_000, receiveFee: 15_000 });
    await sent(h2, { month: "2024-03", idr: 700_000, channel: "goods" });
    await sent(h3, { month: "2024-03", idr: null });

    expect(await figure("R01", village, "2024-03")).toMatchObject({ value: 985_000, known: 1, eligible: 3 });
    expect(await figure("R02", village, "2024-03")).toMatchObject({ value: 985_000, denominator: 1 });
  });
});

dbTest("regularity (R04): 9 of 11 known months", async ({ sql }) => {
  const { family, sent, nothing } = world(sql);
  const village = "35.04.01.1003";
  const home = await family(village);
  for (const month of ["01", "02", "03", "04", "05", "06", "07", "08", "09"]) await sent(home, { month: `2024-${month}`, idr: 1_000_000 });
  await nothing(home, "2024-10");
  await nothing(home, "2024-11");
  const row = await figure("R04", village, "2024-12");
  expect(row.value).toBeCloseTo((9 / 11) * 100, 9);
  expect(row).toMatchObject({ known: 1, eligible: 1 });

  // Away since June: the first three months are deductions, so only three known months are left.
  const late = "35.04.01.1004";
  const young = await family(late, [{ departedOn: "2024-06-20" }]);
  for (const month of ["06", "07", "08", "09", "10", "11"]) await sent(young, { month: `2024-${month}`, idr: 1_000_000 });
  expect(await figure("R04", late, "2024-12")).toMatchObject({ value: null, known: 0, eligible: 0 });
});

dbTest("cost (R05, R06): three transfers, and those that say too little", async ({ sql }) => {
  const { family, sent } = world(sql);
  const village = "35.04.02.2001";
  const home = await family(village);
  const month = "2024-05";
  await sent(home, { month, idr: 6_060_000, sent: 3_000, fee: 25, applied: 2_020, reference: 2_060 });
  await sent(home, { month, idr: 3_450_000, currency: "MYR", country: "MY", sent: 1_000, fee: 10, applied: 3_450, reference: 3_500, receiveFee: 15_000 });
  await sent(home, { month, idr: 2_360_000, currency: "SGD", country: "SG", sent: 200, fee: 8, applied: 11_800, reference: 12_100 });
  await sent(home, { month, idr: 2_000_000, sent: 1_000, fee: null, applied: 2_000, reference: 2_060 });
  await sent(home, { month, idr: 2_120_000, sent: 1_000, fee: 0, applied: 2_120, reference: 2_060 }); // 2.9 % better than the reference: to review
  await sent(home, { month, idr: 1_000_000, sent: 500, fee: 0, applied: 2_000, reference: 2_060, channel: "hand_carried" });

  const weighted = await figure("R05", village, month);
  expect(weighted.value).toBeCloseTo((171_500 + 100_000 + 156_800) / (6_180_000 + 3_500_000 + 2_420_000) * 100, 9); // 3.540
  expect(weighted).toMatchObject({ numerator: 428_300, denominator: 12_100_000, n: 3, known: 3, eligible: 5 });
  expect((await figure("R05b", village, month)).value).toBeCloseTo(4.0372, 4);
  expect((await figure("R06", village, month)).value).toBeCloseTo(200 / 3, 9);
  expect((await figure("R06b", village, month)).value).toBeCloseTo(100 / 3, 9);

  const byCountry = await rowsOf({ region: village, from: month, to: month, by: "country", ids: ["R05"] });
  expect(byCountry.map(({ group, n }) => [group, n])).toEqual([["HK", 1], ["MY", 1], ["SG", 1]]);
  expect(byCountry[2]!.value).toBeCloseTo(6.4793, 4);
});

dbTest("formal share (R07): 12.5 of 15.0, with 0.5 unknown", async ({ sql }) => {
  const { family, sent } = world(sql);
  const village = "35.04.02.2002";
  const home = await family(village);
  const amounts = { bank: 6.0, mto: 3.5, pos: 2.0, ewallet: 1.0, hand_carried: 1.5, informal: 1.0, tidak_diketahui: 0.5, goods: 4 };
  for (const [channel, amount] of Object.entries(amounts)) await sent(home, { month: "2024-06", idr: juta(amount), channel });
  const row = await figure("R07", village, "2024-06");
  expect(row.value).toBeCloseTo((12.5 / 15) * 100, 9);
  expect(row).toMatchObject({ numerator: juta(12.5), denominator: juta(15), n: 6, known: juta(15), eligible: juta(15.5) });
  expect((await figure("R07b", village, "2024-06")).value).toBeCloseTo((4 / 6) * 100, 9);
});

dbTest("use (R08, R09): strict and broad, the unknown and the thinly covered left out", async ({ sql }) => {
  const { family, used, sent } = world(sql);
  const village = "35.04.02.2003";
  const home = await family(village);
  const month = "2024-07";
  await sent(home, { month, idr: juta(10.5) });
  await used(home, month, { konsumsi: juta(5.2), pendidikan: juta(1), kesehatan: juta(0.3), rumah: juta(1), utang_penempatan: juta(0.8), tabungan: juta(0.7), usaha: juta(0.9), hajatan_sosial: juta(0.1), tidak_diketahui: juta(0.5) });
  const thin = await family(village);
  await sent(thin, { month, idr: juta(10) });
  await used(thin, month, { usaha: juta(7.9) });

  expect(await figure("R08", village, month)).toMatchObject({ value: 9, numerator: juta(0.9), denominator: juta(10), n: 1, known: 1, eligible: 2 });
  expect((await figure("R08b", village, month)).value).toBeCloseTo(29, 9);
  expect((await figure("R09", village, month)).value).toBeCloseTo(8, 9);

  const flagged = "35.04.02.2004";
  const owner = await family(flagged);
  await used(owner, month, { tanah_emas_ternak: 1, kendaraan_elektronik: 1 }, { asset: true, business: true });
  await used(owner, month, { konsumsi: 2 });
  await used(await family(flagged), month, { tanah_emas_ternak: 1, kendaraan_elektronik: 1, konsumsi: 2 });
  expect((await figure("R08", flagged, month)).value).toBeCloseTo(25, 9);
  expect((await figure("R08b", flagged, month)).value).toBeCloseTo((3 / 8) * 100, 9);
});

dbTest("dependency and instalments (R10, F03)", async ({ sql }) => {
  const { family, snapshot } = world(sql);
  const village = "35.04.03.2001";
  const home = await family(village);
  await snapshot(home, "2024-08-20", { remit: 3_500_000, local: 1_200_000, enterprise: -300_000, debt: 1_350_000 });
  expect((await figure("R10", village, "2024-08")).value).toBeCloseTo((3.5 / 4.7) * 100, 9);
  expect((await figure("F03", village, "2024-08")).value).toBeCloseTo((1.35 / 4.7) * 100, 9);
  // 92 days on it still tells something, a day later it does not.
  expect((await figure("F03", village, "2024-08", "2024-11", { now: new Date("2024-11-20T02:00:00Z") })).known).toBe(1);
  expect(await figure("F03", village, "2024-08", "2024-11", { now: new Date("2024-11-21T02:00:00Z") })).toMatchObject({ known: 0, eligible: 1, value: null });
});

dbTest("runway (F02): states stand above numbers, and the lower middle is taken", async ({ sql }) => {
  const { family, snapshot } = world(sql);
  const village = "35.04.03.2002";
  const money = [
    { balance: juta(45), expense: juta(4.2), local: juta(1.2) },
    { balance: juta(-1), expense: juta(1.5), local: juta(1) },
    { balance: juta(5), expense: juta(1), local: juta(1) },
    { balance: 0, expense: juta(1), local: juta(1.2) },
    { balance: null, expense: 1 },
  ];
  for (const one of money) await snapshot(await family(village, []), "2024-09-15", one);
  expect(await figure("F02", village, "2024-09")).toMatchObject({ value: 15, known: 4, eligible: 5, unit: "months" });

  const steady = "35.04.03.2003";
  await snapshot(await family(steady, []), "2024-09-15", { balance: -1, expense: 1, local: 2 });
  expect(await figure("F02", steady, "2024-09")).toMatchObject({ value: null, state: "berkelanjutan", known: 1 });
  const indebted = "35.04.03.2004";
  await snapshot(await family(indebted, []), "2024-09-15", { debt: 100_000, local: 0 });
  expect(await figure("F03", indebted, "2024-09")).toMatchObject({ value: null, state: "tak_tertutup", known: 1 });
  await snapshot(await family(indebted, []), "2024-09-15", { debt: 0, local: 0 });
  expect(await figure("F03", indebted, "2024-09")).toMatchObject({ value: 0, known: 2 });
});

dbTest("departures (I07, I08): 30 / 4 / 6", async ({ sql }) => {
  const { family } = world(sql);
  const village = "35.04.04.2001";
  const away = (procedural: string, count: number) => Array.from({ length: count }, () => ({ departedOn: "2024-02-15", procedural }));
  for (const one of [...away("prosedural", 30), ...away("non_prosedural", 4), ...away("tidak_diketahui", 6), { departedOn: "2023-12-31", procedural: "prosedural" }]) {
    await family(village, [one]);
  }
  const share = await figure("I07", village, "2024-01", "2024-12");
  expect(share.value).toBeCloseTo((30 / 34) * 100, 9);
  expect(share).toMatchObject({ numerator: 30, denominator: 34, n: 34, known: 34, eligible: 40 });
  expect([share.low, share.high].map((bound) => roundHalfAway(bound!, 1))).toEqual([73.4, 95.3]);
  expect(await figure("I08", village, "2024-01", "2024-12")).toMatchObject({ value: 15, numerator: 6, denominator: 40 });
});

dbTest("freshness and coverage (X09, X10)", async ({ sql }) => {
  const { family, nothing } = world(sql);
  const village = "35.04.04.2002";
  await nothing(await family(village), "2025-05");
  await family(village);
  for (const table of ["households", "journeys", "no_transfer_months"]) {
    await sql`update ${sql(table)} set updated_at = '2025-05-20T05:00:00Z' where region_code = ${village}`;
  }
  const now = new Date("2025-06-30T05:00:00Z");
  expect(await figure("X09", village, "2025-05", "2025-05", { now })).toMatchObject({ value: 41, unit: "days" });
  // R01 and R03 know one of two families; R10, F02 and F03 know nothing; the others have no case.
  const coverage = await figure("X10", village, "2025-05", "2025-05", { now });
  expect(coverage.denominator).toBe(6);
  expect(coverage.value).toBeCloseTo(100 / 6, 9);
});
