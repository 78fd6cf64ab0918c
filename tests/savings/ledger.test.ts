import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MONEY_KINDS, type MoneyKind } from "~/savings/codes";
import { groupBalance, ledgerProblem, loanCalendar, nextInstalment, portfolioAtRisk, presence, savingsOf, type GroupLoan, type Money } from "~/savings/ledger";
import { codesOf } from "~/shared/codes";

const money = (memberId: string, kind: MoneyKind, amountIdr: number): Money => ({ memberId, kind, amountIdr });
const loan = (facts: Partial<GroupLoan> = {}): GroupLoan => ({ id: "p1", memberId: "a", lentOn: "2025-01-10", principalIdr: 1_000_000, months: 10, serviceBpMonth: 100, repaidIdr: 0, ...facts });

describe("a group's money", () => {
  // Worked by hand: a and b put in 600 and 500, b takes 100 back, a borrows 700 and repays 200 with 7 for the group.
  const entries = [money("a", "pokok", 100), money("a", "wajib", 500), money("b", "wajib", 300), money("b", "sukarela", 200), money("b", "penarikan", 100), money("a", "angsuran", 200), money("a", "jasa", 7)];

  it("is in the box or lent out, and belongs to the members or to the group", () => {
    expect(groupBalance(entries, [{ principalIdr: 700 }])).toEqual({ savingsIdr: 1_000, lentIdr: 500, serviceIdr: 7, boxIdr: 507 });
    expect([savingsOf(entries.filter(({ memberId }) => memberId === "a")), savingsOf(entries.filter(({ memberId }) => memberId === "b"))]).toEqual([600, 400]);
  });

  it("always comes to the same on both sides: box and lent are all ledgers and the service charges", () => {
    const entry = fc.record({ memberId: fc.constantFrom("a", "b", "c", "d"), kind: fc.constantFrom(...codesOf(MONEY_KINDS)), amountIdr: fc.integer({ min: 1, max: 1_000_000_000 }) });
    fc.assert(fc.property(fc.array(entry), fc.array(fc.integer({ min: 1, max: 1_000_000_000 })), (all, lent) => {
      const { boxIdr, lentIdr, savingsIdr, serviceIdr } = groupBalance(all, lent.map((principalIdr) => ({ principalIdr })));
      const ledgers = ["a", "b", "c", "d"].map((id) => savingsOf(all.filter(({ memberId }) => memberId === id)));
      expect(ledgers.reduce((sum, one) => sum + one, 0)).toBe(savingsIdr);
      expect(boxIdr + lentIdr).toBe(savingsIdr + serviceIdr);
    }));
  });
});

describe("a group's book cannot be so", () => {
  it("when a member takes out more than she put in, but in an arisan", () => {
    const taken = [money("a", "wajib", 100), money("b", "wajib", 100), money("a", "penarikan", 150)];
    expect(ledgerProblem("kelompok_simpan", taken, [])).toEqual({ code: "more_than_saved", memberId: "a" });
    expect(ledgerProblem("arisan", taken, [])).toBeNull();
  });

  it("when more leaves the box than was in it, in an arisan too", () => {
    expect(ledgerProblem("arisan", [money("a", "wajib", 100), money("a", "penarikan", 101)], [])).toEqual({ code: "box_empty", shortIdr: 1 });
    expect(ledgerProblem("koperasi", [money("a", "wajib", 100)], [{ memberId: "a", principalIdr: 130 }])).toEqual({ code: "box_empty", shortIdr: 30 });
  });

  it("when a loan is repaid by more than was lent", () => {
    expect(ledgerProblem("koperasi", [money("a", "wajib", 500), money("a", "angsuran", 101)], [{ memberId: "a", principalIdr: 100 }])).toEqual({ code: "repaid_too_much", memberId: "a" });
  });

  it("never after steps that were each allowed: nothing is below zero", () => {
    const step = fc.record({ memberId: fc.constantFrom("a", "b", "c"), kind: fc.constantFrom(...codesOf(MONEY_KINDS), "lend" as const), amountIdr: fc.integer({ min: 1, max: 1_000 }) });
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let [all, lent]: [Money[], { memberId: string; principalIdr: number }[]] = [[], []];
      for (const { memberId, kind, amountIdr } of steps) {
        const [more, moreLent] = kind === "lend" ? [all, [...lent, { memberId, principalIdr: amountIdr }]] : [[...all, money(memberId, kind, amountIdr)], lent];
        if (ledgerProblem("kelompok_simpan", more, moreLent) === null) [all, lent] = [more, moreLent];
      }
      const { boxIdr, lentIdr, savingsIdr } = groupBalance(all, lent);
      for (const amount of [boxIdr, lentIdr, savingsIdr, ...["a", "b", "c"].map((id) => savingsOf(all.filter((one) => one.memberId === id)))]) expect(amount).toBeGreaterThanOrEqual(0);
    }));
  });
});

describe("a member's loan", () => {
  it("is repaid in equal parts with the service charge on the whole, month by month", () => {
    const calendar = loanCalendar(loan());
    expect(calendar.map(({ principalIdr, interestIdr }) => [principalIdr, interestIdr])).toEqual(Array.from({ length: 10 }, () => [100_000, 10_000]));
    expect([calendar[0]?.dueOn, calendar[9]?.dueOn]).toEqual(["2025-02-10", "2025-11-10"]);
    expect(nextInstalment(loan({ repaidIdr: 199_999 }))?.number).toBe(2);
    expect(nextInstalment(loan({ repaidIdr: 200_000 }))?.number).toBe(3);
    expect(nextInstalment(loan({ repaidIdr: 1_000_000 }))).toBeNull();
  });

  it("is at risk with what is left of it once an instalment is more than thirty days late", () => {
    const all = [loan({ repaidIdr: 100_000 }), loan({ id: "p2", memberId: "b", principalIdr: 500_000, repaidIdr: 400_000 })];
    // The second instalment of the first falls due on 10 March; thirty days on is 9 April.
    expect(portfolioAtRisk(all, "2025-04-09")).toEqual({ atRiskIdr: 0, lentIdr: 1_000_000 });
    expect(portfolioAtRisk(all, "2025-04-10")).toEqual({ atRiskIdr: 900_000, lentIdr: 1_000_000 });
    expect(portfolioAtRisk([], "2025-04-10")).toEqual({ atRiskIdr: 0, lentIdr: 0 });
  });
});

it("attendance counts recorded seats alone, and is unknown without any", () => {
  expect(presence(["hadir", "hadir", "alpa", "izin", "tidak_dicatat"])).toBe(0.5);
  expect(presence(["tidak_dicatat"])).toBeNull();
});
