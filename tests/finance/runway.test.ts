import { describe, expect, it } from "vitest";
import {
  compareRunways,
  formatRunway,
  medianRunway,
  runway,
  runwayEndsOn,
  runwayIfRemittanceStops,
  runwayWithRemittance,
  type Runway,
} from "~/finance/runway";
import { vectorsOf } from "../vectors";

const months = (count: number): Runway => ({ kind: "months", months: count });
const sustainable: Runway = { kind: "sustainable" };
const unknown: Runway = { kind: "unknown" };

describe("runway (handbook F02)", () => {
  type Vector = { balance: number | null; expense: number; income: number };
  it.each(vectorsOf<Vector, { raw: number; shown: string } | string>("runway"))("vector $id", ({ in: given, out }) => {
    const answer = runway({ balanceIdr: given.balance, expenseIdr: given.expense, continuingIncomeIdr: given.income });
    if (typeof out === "string") {
      expect(answer.kind).toBe(out === "berkelanjutan" ? "sustainable" : "unknown");
    } else {
      expect(answer.kind === "months" && answer.months).toBeCloseTo(out.raw, 5);
      expect(formatRunway(answer)).toBe(out.shown);
    }
  });

  it("is unknown as soon as one of the three is, and never zero", () => {
    const known = { balanceIdr: 1, expenseIdr: 1, continuingIncomeIdr: 0 };
    expect(Object.keys(known).map((field) => runway({ ...known, [field]: null }).kind)).toEqual(["unknown", "unknown", "unknown"]);
  });

  it("shows states in words and a number in the marks of the language", () => {
    expect([formatRunway(sustainable), formatRunway(unknown, "en"), formatRunway(months(4.695653), "en")]).toEqual(["Berkelanjutan", "Not known", "4.7"]);
    expect([formatRunway(months(60)), formatRunway(months(60.01))]).toEqual(["60,0", "> 60"]);
  });
});

describe("the day the money is gone", () => {
  it.each([
    [15, "2025-01-15", "2026-04-15"],
    [12_600_000 / 2_683_333, "2026-01-01", "2026-05-22"],
    [60 / 3.7, "2025-02-10", "2026-06-16"],
    [0, "2025-02-10", "2025-02-10"],
  ])("%d months from %s", (count, from, end) => expect(runwayEndsOn(months(count), from)).toBe(end));

  it("is not told for a state or above the cap", () => {
    expect([sustainable, unknown, months(100)].map((answer) => runwayEndsOn(answer, "2025-01-01"))).toEqual([null, null, null]);
  });
});

describe("if the remittance stops (story 1)", () => {
  const siti = { balanceIdr: 12_600_000, expenseIdr: 3_600_000, localIncomeIdr: 916_667, remittanceIdr: 5_212_500 };

  it("is sustainable with it and 4,7 months without", () => {
    expect(runwayWithRemittance(siti)).toEqual(sustainable);
    expect(formatRunway(runwayIfRemittanceStops(siti))).toBe("4,7");
  });

  it("does not take an unknown remittance or income for none", () => {
    expect(runwayWithRemittance({ ...siti, remittanceIdr: null })).toEqual(unknown);
    expect(runwayIfRemittanceStops({ ...siti, localIncomeIdr: null })).toEqual(unknown);
  });
});

describe("medianRunway", () => {
  it("reports the lower middle rather than average a number with a state (handbook F02)", () => {
    expect(medianRunway([months(15), months(0), sustainable, sustainable, unknown])).toEqual({ median: months(15), known: 4 });
    expect(medianRunway([months(4), months(2), sustainable, months(6)])).toEqual({ median: months(5), known: 4 });
    expect(medianRunway([sustainable, months(1), sustainable])).toEqual({ median: sustainable, known: 3 });
    expect(medianRunway([unknown, unknown])).toEqual({ median: unknown, known: 0 });
  });

  it("sorts the shortest first, sustainable above all numbers, unknown last", () => {
    expect([unknown, sustainable, months(100), months(0), unknown].sort(compareRunways)).toEqual([months(0), months(100), sustainable, unknown, unknown]);
  });
});
