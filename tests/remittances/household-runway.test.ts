import { describe, expect, it } from "vitest";
import { formatRunway } from "~/finance/runway";
import { runwayFacts, type MoneyReading } from "~/remittances/household-runway";
import { vectorsOf } from "../vectors";

/** Story 1 on the day Rina says that she may return. */
const siti: MoneyReading = { asOf: "2026-01-01", savingsIdr: 12_600_000n, expenseIdr: 3_600_000n, debtServiceIdr: 0n, localIdr: 0n, enterpriseIdr: 916_667n };

describe("if the remittance stops", () => {
  it("story 1: the savings last about 4.7 months, to about 22 May 2026", () => {
    const { ifStops, endsOn, missing } = runwayFacts(siti, [], "2026-01-20");
    expect([formatRunway(ifStops), endsOn, missing]).toEqual(["4,7", "2026-05-22", []]);
  });

  it("story 2: instalments are spending; from arrival to harvest", () => {
    const darto = (asOf: string, savings: bigint, expense: bigint, instalment: bigint, local: bigint) =>
      runwayFacts({ asOf, savingsIdr: savings, expenseIdr: expense, debtServiceIdr: instalment, localIdr: local, enterpriseIdr: 0n }, [], asOf);
    const answers = [
      darto("2025-02-10", 60_000_000n, 4_100_000n, 0n, 400_000n), darto("2025-05-10", 18_900_000n, 4_100_000n, 900_000n, 400_000n), darto("2025-08-10", 14_100_000n, 3_200_000n, 0n, 400_000n),
      darto("2025-11-10", 8_700_000n, 3_200_000n, 0n, 1_400_000n), darto("2026-02-10", 7_800_000n, 3_200_000n, 0n, 2_900_000n), darto("2026-05-10", 9_000_000n, 3_200_000n, 0n, 3_600_000n),
    ];
    expect(answers.map(({ ifStops }) => formatRunway(ifStops))).toEqual(["16,2", "4,1", "5,0", "4,8", "26,0", "Berkelanjutan"]);
    expect(answers[0]?.endsOn).toBe("2026-06-16");
  });

  type Facts = { balance: number | null; expense: number; income: number };
  it.each(vectorsOf<Facts, "berkelanjutan" | { raw: number; shown: string }>("runway").filter(({ in: { balance } }) => balance !== null))("vector $id", ({ in: { balance, expense, income }, out }) => {
    const reading = { ...siti, savingsIdr: BigInt(balance ?? 0), expenseIdr: BigInt(expense), localIdr: BigInt(income), enterpriseIdr: 0n };
    const { ifStops } = runwayFacts(reading, [], "2026-01-01");
    if (out === "berkelanjutan") expect(ifStops).toEqual({ kind: "sustainable" });
    else expect([ifStops.kind === "months" && ifStops.months.toFixed(4), formatRunway(ifStops)]).toEqual([out.raw.toFixed(4), out.shown]);
  });

  it("is not known, with what to ask, while any part is: never zero", () => {
    const missing = (facts: Partial<MoneyReading>, instalments: Parameters<typeof runwayFacts>[1] = []) => {
      const answer = runwayFacts({ ...siti, ...facts }, instalments, "2026-01-20");
      return [answer.ifStops.kind, answer.missing];
    };
    expect(runwayFacts(null, [], "2026-01-20")).toMatchObject({ ifStops: { kind: "unknown" }, missing: ["reading"] });
    expect(missing({ savingsIdr: null, localIdr: null })).toEqual(["unknown", ["savings", "local"]]);
    expect(missing({ expenseIdr: null, enterpriseIdr: null })).toEqual(["unknown", ["expense", "enterprise"]]);
    expect(missing({ debtServiceIdr: null })).toEqual(["unknown", ["instalments"]]);
    expect(missing({ debtServiceIdr: null }, [{ instalmentIdr: null, period: "bulan" }])).toEqual(["unknown", ["instalments"]]);
    expect(missing({ debtServiceIdr: null }, [{ instalmentIdr: 300_000n, period: "bulan" }])).toEqual(["months", []]);
  });

  it("a reading of more than 92 days is history: it says what held then, and nothing of today", () => {
    expect(runwayFacts(siti, [], "2026-04-03")).toMatchObject({ ifStops: { kind: "months" }, missing: [] });
    const { ifStops, atReading, missing } = runwayFacts(siti, [], "2026-04-04");
    expect([ifStops.kind, formatRunway(atReading), missing]).toEqual(["unknown", "4,7", ["fresh"]]);
  });
});
