import { describe, expect, it } from "vitest";
import { zoneFactsOn, type ZoneReading, type ZoneRecords } from "~/mentoring/zone-facts";
import { zoneOf } from "~/mentoring/zones";

const reading = (asOf: string, facts: Partial<ZoneReading>): ZoneReading => ({
  asOf, savingsIdr: null, expenseIdr: null, serviceIdr: 0, remittanceIdr: null, localIdr: null, enterpriseIdr: 0, recordsKept: null, ...facts,
});
const juta = (amount: number) => Math.round(amount * 1_000_000);

/** Story 2 of the handbook: Pak Darto is back from Malaysia on 10 February 2025. */
const DARTO: ZoneRecords = {
  away: [{ from: "2022-02-01", until: "2025-02-10" }],
  balances: [],
  debts: [],
  readings: ([
    ["2025-02-10", 60, 4.1, 0, 0.4], ["2025-05-12", 18.9, 4.1, 0.9, 0.4], ["2025-08-11", 14.1, 3.2, 0, 0.4], ["2025-11-10", 8.7, 3.2, 0, 1.4], ["2026-02-09", 7.8, 3.2, 0, 2.9],
    ["2026-05-11", 9.0, 3.2, 0, 3.6], ["2026-06-08", 9.7, 3.2, 0, 3.7], ["2026-07-06", 10.2, 3.2, 0, 3.7], ["2026-08-10", 10.8, 3.2, 0, 3.7],
  ] as const).map(([asOf, savings, expense, service, local]) => reading(asOf, { savingsIdr: juta(savings), expenseIdr: juta(expense), serviceIdr: juta(service), localIdr: juta(local) })),
};
const zoneOn = (records: ZoneRecords, on: string) => zoneOf(zoneFactsOn(records, on).facts).zone;

describe("what a zone stands on", () => {
  it.each([
    ["2025-02-28", "biru"], ["2025-05-31", "merah"], ["2025-08-31", "kuning"], ["2025-11-30", "kuning"], ["2026-02-28", "biru"], ["2026-05-31", "biru"],
    ["2026-06-30", "hijau"], ["2026-07-31", "hijau"], ["2026-08-31", "hijau"],
  ])("gives Pak Darto's zone at the end of the month (story 2): %s is %s", (on, zone) => {
    expect(zoneOn(DARTO, on)).toBe(zone);
  });

  it("is what was known on the day: later readings change nothing before them", () => {
    expect(zoneFactsOn(DARTO, "2025-05-31").facts).toMatchObject({ balanceIdr: juta(18.9), expenseIdr: juta(5), debtServiceIdr: juta(0.9), incomeIdr: juta(0.4), dataAgeDays: 19 });
  });

  it("is too old after 92 days, counted from the oldest figure it needs", () => {
    expect(zoneOn(DARTO, "2026-11-10")).toBe("hijau");
    expect(zoneOn(DARTO, "2026-11-11")).toBe("abu");
    const partly = { ...DARTO, readings: [...DARTO.readings, reading("2026-11-09", { savingsIdr: juta(11) })] };
    expect(zoneFactsOn(partly, "2026-11-11")).toMatchObject({ asOf: "2026-08-10", facts: { balanceIdr: juta(11) } });
  });

  it("takes savings told in a session when they are newer than the reading", () => {
    const told = { ...DARTO, balances: [{ on: "2026-08-20", savingsIdr: juta(2) }] };
    expect(zoneFactsOn(told, "2026-08-31").facts.balanceIdr).toBe(juta(2));
    expect(zoneFactsOn(told, "2026-08-15").facts.balanceIdr).toBe(juta(10.8));
  });

  it("counts on remittances only while somebody is abroad", () => {
    const family = { ...DARTO, away: [{ from: "2024-01-01", until: null }], readings: [reading("2026-01-01", { savingsIdr: juta(12.6), expenseIdr: juta(3.6), remittanceIdr: 5_212_500, localIdr: 0, enterpriseIdr: 916_667 })] };
    expect(zoneFactsOn(family, "2026-01-01").facts.continuingIncomeIdr).toBe(6_129_167);
    expect(zoneOn(family, "2026-01-01")).toBe("biru");
    const stopped = { ...family, away: [{ from: "2024-01-01", until: "2026-01-01" }] };
    expect(zoneFactsOn(stopped, "2026-01-01").facts.continuingIncomeIdr).toBe(916_667);
    expect(zoneOn(stopped, "2026-01-01")).toBe("kuning");
  });

  it("names what nobody told, and is not assessed instead of red", () => {
    const silent = { ...DARTO, readings: [reading("2026-01-01", { savingsIdr: 0, serviceIdr: null })] };
    expect(zoneFactsOn(silent, "2026-01-02").missing).toEqual(["expense", "instalments", "local"]);
    expect(zoneOn(silent, "2026-01-02")).toBe("abu");
    expect(zoneFactsOn({ ...DARTO, readings: [] }, "2026-01-02")).toMatchObject({ asOf: "2026-01-02", missing: ["savings", "expense", "instalments", "local", "enterprise"] });
  });

  it("takes instalments from the debts where no reading tells, and the worst arrears of all", () => {
    const owing = { ...DARTO, debts: [{ instalmentIdr: juta(0.5), period: "bulan" as const, status: "lebih_90" as const }], readings: [reading("2026-01-01", { savingsIdr: juta(90), expenseIdr: juta(2), serviceIdr: null, localIdr: juta(3) })] };
    expect(zoneFactsOn(owing, "2026-01-01").facts).toMatchObject({ debtServiceIdr: juta(0.5), worstArrearsDays: 91 });
    expect(zoneOn(owing, "2026-01-01")).toBe("merah");
  });
});
