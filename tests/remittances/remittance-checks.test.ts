import { describe, expect, it } from "vitest";
import {
  dateProblems,
  likelyDuplicates,
  magnitudeIsOdd,
  periodOf,
  rateFromReceived,
  rateMonthOf,
  receivedFromRate,
  receivedQuestions,
  type ComparableTransfer,
} from "~/remittances/remittance-checks";

describe("what arrives at a rate", () => {
  it("is exact in rupiah (story 1: HKD 1 500 at 1 965, 2 500 at 2 085)", () => {
    expect(receivedFromRate({ sentMinor: 150_000n, currency: "HKD", rate: "1965" })).toBe(2_947_500n);
    expect(receivedFromRate({ sentMinor: 250_000n, currency: "HKD", rate: "2085" })).toBe(5_212_500n);
    expect(receivedFromRate({ sentMinor: 1_200_000n, currency: "KRW", rate: "11.87" })).toBe(14_244_000n);
    expect(receivedFromRate({ sentMinor: 1_375n, currency: "SGD", rate: "11800.1234" })).toBe(162_252n); // 162 251.69675
    expect([receivedFromRate({ sentMinor: 1n, currency: "HKD", rate: "0" }), receivedFromRate({ sentMinor: 1n, currency: "HKD", rate: "x" })]).toEqual([null, null]);
  });

  it("gives back the rate a receipt implies", () => {
    expect(rateFromReceived(2_947_500n, 150_000n, "HKD")).toBe("1965");
    expect(rateFromReceived(14_244_000n, 1_200_000n, "KRW")).toBe("11.87");
    expect(rateFromReceived(100n, 3_00n, "HKD")).toBe("33.333333");
    expect(rateFromReceived(1n, 0n, "HKD")).toBeNull();
  });
});

describe("receivedQuestions (handbook §4.6)", () => {
  // HKD 1 000 at 2 000: Rp 2 000 000 expected; 15 % is 300 000, 40 % is 800 000.
  const sent = { sentMinor: 100_000n, currency: "HKD", appliedRate: "2000", referenceRate: "2000" };
  const codes = (receivedIdr: bigint) => receivedQuestions({ ...sent, receivedIdr }).map(({ code, severity }) => `${severity} ${code}`);

  it.each([
    [2_000_000n, []],
    [2_300_000n, []],
    [1_700_000n, []],
    [2_300_001n, ["warn far_from_applied_rate"]],
    [1_699_999n, ["warn far_from_applied_rate"]],
    [2_800_000n, ["warn far_from_applied_rate"]],
    [2_800_001n, ["warn far_from_applied_rate", "ask far_from_reference_rate"]],
    [1_199_999n, ["warn far_from_applied_rate", "ask far_from_reference_rate"]],
  ])("Rp %d", (received, expected) => expect(codes(received)).toEqual(expected));

  it("says what was expected, and nothing where too little is known", () => {
    expect(receivedQuestions({ ...sent, receivedIdr: 200_000n })[0]).toMatchObject({ expectedIdr: 2_000_000n });
    expect(receivedQuestions({ ...sent, receivedIdr: null })).toEqual([]);
    expect(receivedQuestions({ ...sent, sentMinor: null, receivedIdr: 1n })).toEqual([]);
    expect(receivedQuestions({ ...sent, appliedRate: null, referenceRate: null, receivedIdr: 1n })).toEqual([]);
    expect(receivedQuestions({ ...sent, currency: "IDR", receivedIdr: 1n })).toEqual([]);
  });
});

describe("days and periods", () => {
  it("counts a transfer in the month it was received, and prices it by the month it was sent", () => {
    expect(periodOf({ receivedOn: "2025-04-01", sentOn: "2025-03-31" })).toBe("2025-04");
    expect(periodOf({ receivedOn: null, sentOn: "2025-03-31" })).toBe("2025-03");
    expect(rateMonthOf({ receivedOn: "2025-04-01", sentOn: "2025-03-31" })).toBe("2025-03");
    expect([periodOf({ receivedOn: null, sentOn: null }), rateMonthOf({ receivedOn: "2025-04-01", sentOn: null })]).toEqual([null, "2025-04"]);
  });

  it("refuses days that cannot be", () => {
    const fine = { receivedOn: "2025-04-02", sentOn: "2025-04-01", departedOn: "2025-01-10", today: "2025-04-02" };
    expect(dateProblems(fine)).toEqual([]);
    expect(dateProblems({ ...fine, receivedOn: null, sentOn: null })).toEqual(["date_missing"]);
    expect(dateProblems({ ...fine, receivedOn: "2025-04-03" })).toEqual(["in_future"]);
    expect(dateProblems({ ...fine, receivedOn: "2025-03-31" })).toEqual(["received_before_sent"]);
    expect(dateProblems({ ...fine, departedOn: "2025-04-02" })).toEqual(["before_departure"]);
    expect(dateProblems({ ...fine, departedOn: null })).toEqual([]);
  });
});

describe("likelyDuplicates", () => {
  const told: ComparableTransfer = { id: "a", householdId: "h", receivedIdr: 3_000_000n, receivedOn: "2025-04-10", sentOn: null };
  const found = (change: Partial<ComparableTransfer>) => likelyDuplicates({ ...told, id: "b", ...change }, [told]).length;

  it("asks for the same amount within two days, and not beyond", () => {
    expect([found({}), found({ receivedOn: "2025-04-12" }), found({ receivedOn: "2025-04-08" })]).toEqual([1, 1, 1]);
    expect([found({ receivedOn: "2025-04-13" }), found({ receivedIdr: 3_000_001n }), found({ householdId: "other" })]).toEqual([0, 0, 0]);
    expect([found({ id: "a" }), found({ receivedIdr: null }), found({ receivedOn: null })]).toEqual([0, 0, 0]);
    expect(found({ receivedOn: null, sentOn: "2025-04-09" })).toBe(1);
  });
});

describe("magnitudeIsOdd", () => {
  it("asks under a fiftieth and over fifty times the period before (handbook §4.23)", () => {
    expect([magnitudeIsOdd(50n, 1n), magnitudeIsOdd(51n, 1n), magnitudeIsOdd(2n, 100n), magnitudeIsOdd(1n, 100n), magnitudeIsOdd(9n, null)]).toEqual([false, true, false, true, false]);
    expect(magnitudeIsOdd(2_890_747_000n, 300_000_000_000n)).toBe(true);
  });
});
