import { expect } from "vitest";
import { monthsBetween } from "~/shared/dates";
import { dbTest } from "../db";
import { figure, rowsOf, world } from "./world";

dbTest("story 1: Ibu Siti of Tulungagung, 24 months of her daughter's transfers", async ({ sql }) => {
  const { family, sent, used } = world(sql);
  const village = "35.04.05.2001";
  const home = await family(village, [{ departedOn: "2023-12-10", procedural: "prosedural" }]);
  const halves = [
    { from: "2024-01", to: "2024-06", sent: 1_500, applied: 1_965, reference: 2_000, channel: "mto", idr: 2_947_500 },
    { from: "2024-07", to: "2024-12", sent: 2_500, applied: 1_995, reference: 2_030, channel: "mto", idr: 4_987_500 },
    { from: "2025-01", to: "2025-06", sent: 2_500, applied: 2_070, reference: 2_100, channel: "bank", idr: 5_175_000 },
    { from: "2025-07", to: "2025-12", sent: 2_500, applied: 2_085, reference: 2_110, channel: "bank", idr: 5_212_500 },
  ];
  const received = new Map<string, number>();
  for (const { from, to, ...transfer } of halves) {
    for (const month of monthsBetween(from, to)) {
      await sent(home, { month, fee: 20, ...transfer });
      received.set(month, transfer.idr);
    }
  }
  await sent(home, { month: "2024-04", sent: 1_500, fee: 20, applied: 1_965, reference: 2_000, channel: "mto", idr: 2_947_500 });
  await sent(home, { month: "2025-03", sent: 1_500, applied: 2_100, channel: "hand_carried", idr: 3_150_000 });
  received.set("2024-04", 2 * 2_947_500);
  received.set("2025-03", 5_175_000 + 3_150_000);
  for (const [index, [month, amount]] of [...received].entries()) {
    const uses: Record<string, number> = { pendidikan: 600_000, tabungan: index < 14 ? 400_000 : 1_500_000 };
    if (month >= "2024-03" && month <= "2025-02") uses.utang_penempatan = 1_500_000;
    if (month === "2024-12") uses.rumah = 2_000_000;
    uses.konsumsi = amount - Object.values(uses).reduce((a, b) => a + b, 0);
    await used(home, month, uses);
  }
  const value = async (id: string, from = "2024-01", to = "2025-12") => (await figure(id, village, from, to)).value;

  expect(await figure("R01", village, "2024-01", "2025-12")).toMatchObject({ value: 116_032_500, known: 24, eligible: 24 });
  expect(await value("R01", "2024-01", "2024-12")).toBe(50_557_500);
  expect(await value("R01", "2025-01", "2025-12")).toBe(65_475_000);
  expect(await value("R02")).toBe(4_834_687.5);
  expect(await value("R03")).toBe(5_175_000);
  expect(await value("R04")).toBe(100);
  const months = await rowsOf({ region: village, from: "2024-01", to: "2025-12", by: "month", ids: ["R01"] });
  expect(months).toHaveLength(24);
  expect(months.reduce((a, b) => ((b.value ?? 0) > (a.value ?? 0) ? b : a))).toMatchObject({ period: "2025-03", value: 8_325_000 });

  expect(await value("R05")).toBeCloseTo(2.396, 3);
  expect(await figure("R05b", village, "2024-01", "2025-12")).toMatchObject({ n: 25 });
  expect(await value("R05b")).toBeCloseTo(2.48, 3);
  expect(await value("R05", "2024-01", "2024-12")).toBeCloseTo(2.752, 3);
  expect(await value("R05", "2025-01", "2025-12")).toBeCloseTo(2.106, 3);
  expect(await value("R07")).toBeCloseTo((1 - 3_150_000 / 116_032_500) * 100, 9); // 97.3
  expect(await figure("R07b", village, "2024-01", "2025-12")).toMatchObject({ numerator: 25, denominator: 26 });
  expect(await value("R08")).toBe(0);
  expect(await value("R08b")).toBeCloseTo((35 / 116.0325) * 100, 9); // 30.2
  expect(await figure("R09", village, "2024-01", "2025-12")).toMatchObject({ numerator: 18_000_000, denominator: 116_032_500 });
  const uses = await rowsOf({ region: village, from: "2024-01", to: "2025-12", by: "use", ids: ["R08c"] });
  expect(Object.fromEntries(uses.map(({ group, numerator }) => [group, numerator]))).toEqual({
    konsumsi: 61_032_500, utang_penempatan: 18_000_000, pendidikan: 14_400_000, tabungan: 20_600_000, rumah: 2_000_000,
  });
  expect(await figure("I07", village, "2023-12")).toMatchObject({ value: 100, n: 1 });
});

dbTest("story 1, the day after: sustained while Rina sends", async ({ sql }) => {
  const { family, snapshot } = world(sql);
  const village = "35.04.05.2002";
  const home = await family(village, [{ departedOn: "2023-12-10" }]);
  await snapshot(home, "2026-01-01", { balance: 12_600_000, expense: 3_600_000, remit: 5_212_500, local: 0, enterprise: 916_667 });
  expect(await figure("F02", village, "2026-01")).toMatchObject({ value: null, state: "berkelanjutan" });
});

dbTest("story 2: Pak Darto of Blitar, from arrival to a business that feeds him", async ({ sql }) => {
  const { family, snapshot } = world(sql);
  const village = "35.05.01.2001";
  const home = await family(village, [{ departedOn: "2020-01-15", returnedOn: "2025-02-10", country: "MY" }]);
  const juta = (value: number) => Math.round(value * 1_000_000);
  // Expense of May without the 0.9 of instalments, which stand apart. Remittances of the last year are no income now.
  const story: [string, number, number, number, number, number | "berkelanjutan", number][] = [
    ["2025-02", 60.0, 4.1, 0, 0.4, 60 / 3.7, 0],
    ["2025-05", 18.9, 4.1, 0.9, 0.4, 18.9 / 4.6, 225],
    ["2025-08", 14.1, 3.2, 0, 0.4, 14.1 / 2.8, 0],
    ["2025-11", 8.7, 3.2, 0, 1.4, 8.7 / 1.8, 0],
    ["2026-02", 7.8, 3.2, 0, 2.9, 26, 0],
    ["2026-05", 9.0, 3.2, 0, 3.6, "berkelanjutan", 0],
    ["2026-08", 10.8, 3.2, 0, 3.7, "berkelanjutan", 0],
  ];
  for (const [month, balance, expense, debt, local] of story) {
    await snapshot(home, `${month}-20`, { balance: juta(balance), expense: juta(expense), debt: juta(debt), local: juta(local), remit: juta(3) });
  }
  for (const [month, , , , , runway, ratio] of story) {
    const row = await figure("F02", village, month);
    if (runway === "berkelanjutan") expect(row).toMatchObject({ value: null, state: "berkelanjutan" });
    else expect(row.value).toBeCloseTo(runway, 9);
    expect((await figure("F03", village, month)).value).toBeCloseTo(ratio, 9);
  }
});
