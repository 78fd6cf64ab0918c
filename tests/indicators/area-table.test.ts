import { describe, expect, it } from "vitest";
import { areaEntries, chosenAreas } from "~/indicators/area-table";
import { dashboardQuery } from "~/indicators/dashboard-query";
import type { IndicatorRow } from "~/indicators/figure";

const row = (region: string, value: number | null, more: Partial<IndicatorRow> = {}): IndicatorRow =>
  ({ indicator: "R03", region, period: "2024-01/2024-12", group: null, unit: "Rp", value, numerator: null, denominator: 12, n: 12, known: 12, eligible: 12, low: null, high: null, ...more });
const ask = (address: string) => dashboardQuery(new URLSearchParams(address), "2026-11", "2025-12");
const codes = (address: string, rows: IndicatorRow[], names: Record<string, string> = {}) =>
  chosenAreas(areaEntries(rows.map(({ region }) => ({ code: region, name: names[region] ?? region })), rows), ask(address)).map(({ code }) => code);

describe("areas in a table", () => {
  const rows = [row("A", 3), row("B", null, { n: 0, known: 2, eligible: 12 }), row("C", 9), row("D", 5, { known: 4, eligible: 12 })];

  it("sort either way, with what may not be shown always last and never ranked", () => {
    expect(codes("urut=R03&arah=turun", rows)).toEqual(["C", "A", "B", "D"]);
    expect(codes("urut=R03&arah=naik", rows)).toEqual(["A", "C", "B", "D"]);
  });

  it("stay in the order of their codes for a column there is not (C137)", () => {
    expect(codes("urut=password_hash&arah=turun", rows)).toEqual(["A", "B", "C", "D"]);
    expect(codes("urut=constructor", rows)).toEqual(["A", "B", "C", "D"]);
  });

  it("are found by part of a name, and by how much of them is known", () => {
    expect(codes("cari=NGUN", [row("A", 1), row("B", 2)], { A: "Ngunut", B: "Kauman" })).toEqual(["A"]);
    expect(codes("cakupan=kurang", rows)).toEqual(["B", "D"]);
    expect(codes("cakupan=cukup", rows)).toEqual(["A", "C"]);
  });

  it("of a procedural share with more than a quarter unknown are not ranked (I08)", () => {
    const share = (region: string, value: number, known: number) => row(region, value, { indicator: "I07", unit: "%", numerator: known, denominator: known, n: known, known, eligible: 40 });
    expect(codes("indikator=I07&urut=I07&arah=turun", [share("A", 99, 29), share("B", 80, 30)])).toEqual(["B", "A"]);
  });

  it("are usable by the ten thousand", () => {
    const many = Array.from({ length: 10_000 }, (_, at) => row(String(at).padStart(5, "0"), (at * 7919) % 10_007));
    const started = performance.now();
    const sorted = codes("urut=R03&arah=turun&cari=9", many);
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(sorted).toHaveLength(many.filter(({ region }) => region.includes("9")).length);
  });
});

describe("a dashboard's address", () => {
  it("without a period means the twelve months up to the last one with data, also when today is long after", () => {
    expect(ask("")).toMatchObject({ from: "2025-01", to: "2025-12", usual: true, latest: "2026-11" });
    expect(dashboardQuery(new URLSearchParams(), "2026-11", null)).toMatchObject({ from: "2025-12", to: "2026-11" });
  });

  it("keeps a period that is asked for, up to this month and ten years", () => {
    expect(ask("dari=2024-03&sampai=2024-05")).toMatchObject({ from: "2024-03", to: "2024-05", usual: false });
    expect(ask("dari=2026-01&sampai=2027-12")).toMatchObject({ from: "2026-01", to: "2026-11" });
    expect(ask("dari=1990-01&sampai=2025-12")).toMatchObject({ from: "2016-01", to: "2025-12" });
  });

  it.each(["dari=2024-13&sampai=2025-01", "dari=2025-05&sampai=2025-01", "dari=2025-01", "dari=x&sampai=y", "dari=2027-01&sampai=2027-02"])("falls back to the usual period for %s", (address) => {
    expect(ask(address)).toMatchObject({ from: "2025-01", to: "2025-12", usual: true });
  });

  it("knows only the figures that can be compared, and pages from one", () => {
    expect(ask("indikator=R99&hal=-3")).toMatchObject({ indicator: "R03", page: 1 });
    expect(ask("indikator=formal_share_value&hal=4")).toMatchObject({ indicator: "R07", page: 4 });
  });
});
