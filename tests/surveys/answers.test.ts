import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aMonth, heard, monthlyExpense, monthlyIncome, NOTHING_SAID, readingOf, saysSomething, unanswered, type Answers } from "~/surveys/answers";
import { changeBetween, runwayAtHome } from "~/surveys/change";
import { LUMPY } from "~/surveys/questions";
import { warningsOf } from "~/surveys/warnings";

const said = (facts: Partial<Answers>): Answers => ({ ...NOTHING_SAID, ...facts });
const EXPENSES = { expFoodIdr: 1_500_000n, expNonfoodIdr: 900_000n, expEducationIdr: 600_000n, expHealthIdr: 250_000n, expSocialIdr: 400_000n, expOtherIdr: 200_000n };
/** Handbook F01 in rupiah: income 4 700, consumption 3 850, interest 50, principal 300 thousand. */
const WHOLE = said({ incomeRemitIdr: 3_500_000n, incomeLocalIdr: 900_000n, incomeEnterpriseIdr: 300_000n, ...EXPENSES, debtPrincipalIdr: 300_000n, debtInterestIdr: 50_000n, debtServiceIdr: 350_000n, liquidSavingsIdr: 9_000_000n });

describe("what a family said", () => {
  it("becomes the reading F01 and R10 are reckoned from", () => {
    expect(readingOf(WHOLE)).toMatchObject({ expenseIdr: 3_850_000n, debtServiceIdr: 350_000n, debtInterestIdr: 50_000n, incomeRemitIdr: 3_500_000n });
    expect(monthlyIncome(WHOLE)).toBe(4_700_000n);
  });

  it("of a year is kept as told and divided once, so that no rupiah is lost between the groups", () => {
    const year = said({ ...EXPENSES, expEducationIdr: 1_000_000n, expHealthIdr: 1_000_000n, expSocialIdr: 1_000_000n, perYear: ["expEducationIdr", "expHealthIdr", "expSocialIdr"] });
    expect(aMonth(year, "expEducationIdr")).toBe(83_333n);
    // 3 × 83 333.33 is 250 000, not 249 999.
    expect(monthlyExpense(year)).toBe(1_500_000n + 900_000n + 250_000n + 200_000n);
  });

  it("is nowhere more than half a rupiah from twelve months of a year's amounts", () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(fc.property(fc.record({ expFoodIdr: amount, expNonfoodIdr: amount, expEducationIdr: amount, expHealthIdr: amount, expSocialIdr: amount, expOtherIdr: amount }), fc.subarray([...LUMPY]), (groups, perYear) => {
      const answers = said({ ...groups, perYear });
      const exact = Object.entries(groups).reduce((sum, [name, told]) => sum + (perYear.includes(name as never) ? told : told * 12n), 0n);
      const off = (monthlyExpense(answers) ?? 0n) * 12n - exact;
      expect(off <= 6n && off >= -6n).toBe(true);
    }));
  });

  it("is not known as long as one group of spending or one source of income is not", () => {
    for (const field of ["expFoodIdr", "expSocialIdr", "expOtherIdr"] as const) expect(monthlyExpense({ ...WHOLE, [field]: null })).toBeNull();
    expect(monthlyIncome({ ...WHOLE, incomeEnterpriseIdr: null })).toBeNull();
    expect(monthlyIncome({ ...WHOLE, incomeEnterpriseIdr: -500_000n })).toBe(4_400_000n);
  });

  it("leaves open what nobody answered, and not what was refused", () => {
    expect(unanswered({ ...WHOLE, paysOnTime: "ya", illiquidAssetsIdr: 0n })).toEqual([{ section: "kebiasaan", fields: ["recordsKept", "goalSet", "emergencyCapacity", "insured", "foodInsecure30d", "confidence"] }]);
    const refused = said({ ...WHOLE, liquidSavingsIdr: null, refused: ["liquidSavingsIdr"] });
    expect(unanswered(refused).flatMap(({ fields }) => fields)).not.toContain("liquidSavingsIdr");
    expect(readingOf(refused).liquidSavingsIdr).toBeNull();
    expect(saysSomething(NOTHING_SAID)).toBe(false);
    expect(saysSomething(said({ confidence: 1 }))).toBe(true);
  });
});

describe("a part that is heard", () => {
  it("does not read what hangs on a no, and that is nothing, not unknown", () => {
    const { answers, problems } = heard({ hasDebt: "tidak", debtServiceIdr: 500_000n, debtInterestIdr: 700_000n, debtPrincipalIdr: null, paysOnTime: "ya", liquidSavingsIdr: 1n, refused: ["debtServiceIdr", "paysOnTime"], perYear: [] });
    expect(problems).toEqual([]);
    expect(answers).toMatchObject({ debtServiceIdr: 0n, debtPrincipalIdr: 0n, debtInterestIdr: 0n, paysOnTime: null, liquidSavingsIdr: 1n, refused: [] });
    expect(heard({ hasEnterprise: "tidak", incomeEnterpriseIdr: 9n, incomeLocalIdr: 12n, perYear: ["incomeEnterpriseIdr", "incomeLocalIdr"] }).answers).toMatchObject({ incomeEnterpriseIdr: 0n, perYear: ["incomeLocalIdr"] });
    expect(heard({ hasRemittance: "ya", incomeRemitIdr: null }).answers.incomeRemitIdr).toBeNull();
  });

  it("completes how instalments divide, and refuses what contradicts itself", () => {
    expect(heard({ debtServiceIdr: null, debtPrincipalIdr: 300n, debtInterestIdr: 50n }).answers.debtServiceIdr).toBe(350n);
    expect(heard({ debtServiceIdr: 350n, debtPrincipalIdr: null, debtInterestIdr: 50n }).answers.debtPrincipalIdr).toBe(300n);
    expect(heard({ debtServiceIdr: 350n, debtPrincipalIdr: 300n, debtInterestIdr: 60n }).problems).toEqual([{ field: "debtServiceIdr", code: "split_differs" }]);
    expect(heard({ debtServiceIdr: 350n, debtPrincipalIdr: null, debtInterestIdr: 360n }).problems).toEqual([{ field: "debtInterestIdr", code: "interest_above_service" }]);
    expect(heard({ liquidSavingsIdr: 0n, refused: ["liquidSavingsIdr"] }).problems).toEqual([{ field: "liquidSavingsIdr", code: "refused_but_answered" }]);
    expect(heard({ liquidSavingsIdr: null, refused: ["liquidSavingsIdr"] })).toEqual({ answers: { liquidSavingsIdr: null, refused: ["liquidSavingsIdr"], perYear: [] }, problems: [] });
  });
});

describe("a warning", () => {
  const known = { previous: null, openDebts: 1, openEnterprises: 1 };
  const codes = (answers: Answers, other = {}) => warningsOf(answers, { ...known, ...other }).map((warning) => ("field" in warning ? `${warning.code} ${warning.field}` : warning.code));

  it("is not given where everything fits together", () => expect(codes(WHOLE)).toEqual([]));

  it("asks about spending far above income, unless savings or a debt paid for it", () => {
    const above = { ...WHOLE, incomeRemitIdr: 0n };
    expect(codes(above)).toEqual(["spends_more"]);
    expect(codes({ ...above, hasDebt: "ya" })).toEqual([]);
    expect(codes(above, { previous: { ...above, liquidSavingsIdr: 12_000_000n } })).toEqual([]);
    // One and a half times is not yet far above.
    expect(codes(said({ ...WHOLE, incomeRemitIdr: 0n, incomeLocalIdr: 2_500_000n }))).toEqual([]);
    expect(codes({ ...above, incomeEnterpriseIdr: null })).toEqual([]);
  });

  it("asks where savings went when the income was enough and nobody wrote why", () => {
    const previous = { ...WHOLE, liquidSavingsIdr: 30_000_000n };
    expect(codes(WHOLE, { previous })).toEqual(["savings_fell"]);
    expect(codes({ ...WHOLE, note: "Beli sawah" }, { previous })).toEqual([]);
    expect(codes({ ...WHOLE, liquidSavingsIdr: 15_000_000n }, { previous })).toEqual([]);
  });

  it("compares with the debts and enterprises that are recorded, in both directions", () => {
    expect(codes(WHOLE, { openDebts: 0, openEnterprises: 0 })).toEqual(["debt_not_recorded", "enterprise_not_recorded"]);
    expect(codes(said({ hasDebt: "tidak", hasEnterprise: "tidak" }))).toEqual(["debt_recorded", "enterprise_recorded"]);
    expect(codes(said({ hasDebt: "tidak", hasEnterprise: "tidak" }), { openDebts: 0, openEnterprises: 0 })).toEqual([]);
  });

  it("asks about a zero too many or too few, by the month on both sides", () => {
    expect(codes({ ...WHOLE, expFoodIdr: 15_000_000n, hasDebt: "ya" }, { previous: WHOLE })).toEqual(["times_ten expFoodIdr"]);
    expect(codes({ ...WHOLE, expHealthIdr: 25_000n }, { previous: WHOLE })).toEqual(["times_ten expHealthIdr"]);
    // Twelve times as much, told by the year.
    expect(codes({ ...WHOLE, expHealthIdr: 3_000_000n, perYear: ["expHealthIdr"] }, { previous: WHOLE })).toEqual([]);
    expect(codes({ ...WHOLE, expHealthIdr: 0n }, { previous: WHOLE })).toEqual([]);
  });
});

describe("the change between two rounds", () => {
  const base = { round: "BASE", asOf: "2024-01-20", ...readingOf(WHOLE) };
  it("is told where both are known, and the months the savings last at home with it (F02)", () => {
    const later = { ...base, round: "R06", asOf: "2024-07-20", liquidSavingsIdr: 15_000_000n, expenseIdr: 3_350_000n, incomeLocalIdr: null };
    const rows = changeBetween(base, later);
    expect(rows.find((row) => row.what === "money" && row.field === "liquidSavingsIdr")).toMatchObject({ before: 9_000_000n, after: 15_000_000n, difference: 6_000_000n });
    expect(rows.find((row) => row.what === "money" && row.field === "income")).toMatchObject({ before: 4_700_000n, after: null, difference: null });
    // 9 000 000 / (3 850 000 + 350 000 − 900 000 − 300 000) = 3.0
    expect(runwayAtHome(base)).toEqual({ kind: "months", months: 3 });
    expect(rows.find((row) => row.what === "runway")).toMatchObject({ after: { kind: "unknown" }, months: null });
    // More than five years says more than anyone knows, and so would a difference.
    expect(changeBetween(base, { ...later, incomeLocalIdr: 900_000n, liquidSavingsIdr: 900_000_000n }).find((row) => row.what === "runway")).toMatchObject({ after: { kind: "months" }, months: null });
    expect(changeBetween(base, { ...later, incomeLocalIdr: 900_000n }).find((row) => row.what === "runway")).toMatchObject({ after: { kind: "months", months: 6 }, months: 3 });
  });
});
