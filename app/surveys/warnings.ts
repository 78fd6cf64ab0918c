import { aMonth, monthlyExpense, monthlyIncome, type Answers } from "./answers";
import { AMOUNTS, type Amount, type Section } from "./questions";

/** What is recorded elsewhere about the family, and what it said in its last finished round. */
export type Known = { previous: Answers | null; openDebts: number; openEnterprises: number };

export type SurveyWarning =
  | { code: "spends_more"; section: Section; expenseIdr: bigint; incomeIdr: bigint }
  | { code: "savings_fell"; section: Section; beforeIdr: bigint; nowIdr: bigint }
  | { code: "debt_not_recorded" | "debt_recorded" | "enterprise_not_recorded" | "enterprise_recorded"; section: Section }
  | { code: "times_ten"; section: Section; field: Amount; beforeIdr: bigint; nowIdr: bigint };

/** Design: spending above income by half is asked about once more. */
const MUCH_MORE_NUM = 3n;
const MUCH_MORE_DEN = 2n;
/** Savings that fell to less than half, and by more than this. */
const FELL_IDR = 1_000_000n;
const TEN = 10n;

/**
 * What does not fit together, to be asked once more while the family still sits there. A warning never stands in the
 * way: families do live above their income, and a harvest does fail.
 */
export function warningsOf(answers: Answers, known: Known): SurveyWarning[] {
  const { previous } = known;
  const [expense, income] = [monthlyExpense(answers), monthlyIncome(answers)];
  const out = expense === null || answers.debtServiceIdr === null ? null : expense + answers.debtServiceIdr;
  const [savings, before] = [answers.liquidSavingsIdr, previous?.liquidSavingsIdr ?? null];
  const usesSavings = savings !== null && before !== null && savings < before;
  const warnings: SurveyWarning[] = [];
  if (out !== null && income !== null && out * MUCH_MORE_DEN > income * MUCH_MORE_NUM && !usesSavings && answers.hasDebt !== "ya") warnings.push({ code: "spends_more", section: "belanja", expenseIdr: out, incomeIdr: income });
  if (savings !== null && before !== null && savings * 2n < before && before - savings > FELL_IDR && answers.note === null && (out === null || income === null || income >= out)) {
    warnings.push({ code: "savings_fell", section: "tabungan", beforeIdr: before, nowIdr: savings });
  }
  if ((answers.debtServiceIdr ?? 0n) > 0n && known.openDebts === 0) warnings.push({ code: "debt_not_recorded", section: "tabungan" });
  if (answers.hasDebt === "tidak" && known.openDebts > 0) warnings.push({ code: "debt_recorded", section: "tabungan" });
  if ((answers.incomeEnterpriseIdr ?? 0n) > 0n && known.openEnterprises === 0) warnings.push({ code: "enterprise_not_recorded", section: "pemasukan" });
  if (answers.hasEnterprise === "tidak" && known.openEnterprises > 0) warnings.push({ code: "enterprise_recorded", section: "pemasukan" });
  return [...warnings, ...(previous === null ? [] : AMOUNTS.flatMap((field) => timesTen(field, previous, answers)))];
}

/** A zero too many or too few: an amount ten times that of the last round, or a tenth of it, and neither of them nothing. */
function timesTen(field: Amount, previous: Answers, answers: Answers): SurveyWarning[] {
  const [before, now] = [aMonth(previous, field), aMonth(answers, field)];
  if (before === null || now === null || before <= 0n || now <= 0n) return [];
  return now >= before * TEN || before >= now * TEN ? [{ code: "times_ten", section: sectionOf(field), field, beforeIdr: before, nowIdr: now }] : [];
}

const sectionOf = (field: Amount): Section => (field.startsWith("income") ? "pemasukan" : field.startsWith("exp") ? "belanja" : "tabungan");
