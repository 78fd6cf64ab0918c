import { divideHalfAway } from "~/shared/numbers";
import { AMOUNTS, ANSWERS, EXPENSES, FIELDS, GATES, SECTIONS, type Amount, type Answer, type Gate, type Section } from "./questions";

/**
 * What a family said, as it was told. An amount is of a month, or of a year where `perYear` names it; null is not known,
 * `refused` names what the family would not say, and neither is zero.
 */
export type Answers = Record<Amount, bigint | null> & Record<Gate, string | null> & Record<Exclude<Answer, "confidence">, string | null> & {
  confidence: number | null;
  perYear: readonly string[];
  refused: readonly string[];
  note: string | null;
};

/** The figures a finished response gives to the family's reading of its day, in rupiah a month. */
export type ReadingFigures = {
  liquidSavingsIdr: bigint | null;
  expenseIdr: bigint | null;
  debtServiceIdr: bigint | null;
  debtInterestIdr: bigint | null;
  incomeRemitIdr: bigint | null;
  incomeLocalIdr: bigint | null;
  incomeEnterpriseIdr: bigint | null;
  paysOnTime: string | null;
  insured: string | null;
  recordsKept: string | null;
  goalSet: string | null;
  emergencyCapacity: string | null;
};

const TWELVE = 12n;
/** Twelfths of a rupiah: what a year holds is divided once, at the end. */
const twelfths = (answers: Answers, field: Amount): bigint | null => {
  const amount = answers[field];
  return amount === null ? null : answers.perYear.includes(field) ? amount : amount * TWELVE;
};

/** An amount as rupiah a month, to the nearest rupiah; null where it is not known. */
export function aMonth(answers: Answers, field: Amount): bigint | null {
  const parts = twelfths(answers, field);
  return parts === null ? null : divideHalfAway(parts, TWELVE);
}

/** Spending a month without instalments: the groups added up before they are rounded. Unknown while one group is (F01, F02). */
export function monthlyExpense(answers: Answers): bigint | null {
  const parts = EXPENSES.map((field) => twelfths(answers, field));
  return parts.some((part) => part === null) ? null : divideHalfAway(parts.reduce<bigint>((sum, part) => sum + (part ?? 0n), 0n), TWELVE);
}

/** All income of a month; unknown while one source is, and a loss is no income (R10). */
export function monthlyIncome(answers: Answers): bigint | null {
  const parts = (["incomeRemitIdr", "incomeLocalIdr", "incomeEnterpriseIdr"] as const).map((field) => twelfths(answers, field));
  return parts.some((part) => part === null) ? null : divideHalfAway(parts.reduce<bigint>((sum, part) => sum + (part !== null && part > 0n ? part : 0n), 0n), TWELVE);
}

/** What the reading of the day says: handbook §4.9 in the words of F01–F06 and R10, which are reckoned from readings alone. */
export function readingOf(answers: Answers): ReadingFigures {
  const { liquidSavingsIdr, debtServiceIdr, debtInterestIdr, paysOnTime, insured, recordsKept, goalSet, emergencyCapacity } = answers;
  return {
    liquidSavingsIdr, expenseIdr: monthlyExpense(answers), debtServiceIdr, debtInterestIdr: debtServiceIdr === null ? null : debtInterestIdr,
    incomeRemitIdr: aMonth(answers, "incomeRemitIdr"), incomeLocalIdr: aMonth(answers, "incomeLocalIdr"), incomeEnterpriseIdr: aMonth(answers, "incomeEnterpriseIdr"),
    paysOnTime, insured, recordsKept, goalSet, emergencyCapacity,
  };
}

export type Problem = { field: string; code: "refused_but_answered" | "split_differs" | "interest_above_service" };

/**
 * A part as it is kept: what hangs on a "no" is nothing, whatever was typed before; how instalments divide completes the
 * sum, or the sum what is left of it. Wrong is only what contradicts itself.
 */
export function heard(said: Partial<Answers>): { answers: Partial<Answers>; problems: Problem[] } {
  const answers: Partial<Answers> = { ...said };
  const skipped = (Object.keys(GATES) as Gate[]).filter((gate) => said[gate] === "tidak").flatMap((gate) => GATES[gate] as readonly Amount[]);
  for (const field of skipped) answers[field] = 0n;
  if (said.hasDebt === "tidak") answers.paysOnTime = null;
  answers.perYear = (said.perYear ?? []).filter((field) => !skipped.includes(field as Amount) && answers[field as Amount] !== null);
  answers.refused = (said.refused ?? []).filter((field) => !skipped.includes(field as Amount) && !(said.hasDebt === "tidak" && field === "paysOnTime"));
  const split = splitOf(answers);
  const problems: Problem[] = (said.refused ?? []).flatMap((field): Problem[] =>
    answers.refused?.includes(field) && ({ ...answers, ...split.answers })[field as Amount | Answer] != null ? [{ field, code: "refused_but_answered" }] : []);
  return { answers: { ...answers, ...split.answers }, problems: [...problems, ...split.problems] };
}

function splitOf({ debtServiceIdr: service, debtPrincipalIdr: principal, debtInterestIdr: interest }: Partial<Answers>): { answers: Partial<Answers>; problems: Problem[] } {
  if (principal != null && interest != null) {
    const differs = service != null && service !== principal + interest;
    return { answers: { debtServiceIdr: service ?? principal + interest }, problems: differs ? [{ field: "debtServiceIdr", code: "split_differs" }] : [] };
  }
  const part = principal ?? interest;
  if (service == null || part == null) return { answers: {}, problems: [] };
  if (part > service) return { answers: {}, problems: [{ field: principal == null ? "debtInterestIdr" : "debtPrincipalIdr", code: "interest_above_service" }] };
  return { answers: principal == null ? { debtPrincipalIdr: service - part } : { debtInterestIdr: service - part }, problems: [] };
}

const QUESTIONS = (section: Section): (Amount | Answer)[] => [...FIELDS[section].amounts.filter((field) => field !== "debtPrincipalIdr" && field !== "debtInterestIdr"), ...FIELDS[section].answers];

/** Questions that nobody answered or refused, part by part; paying on time is not missed where there is no debt. */
export function unanswered(answers: Answers): { section: Section; fields: (Amount | Answer)[] }[] {
  const isOpen = (field: Amount | Answer) => answers[field] === null && !answers.refused.includes(field) && !(field === "paysOnTime" && answers.hasDebt === "tidak");
  return SECTIONS.map((section) => ({ section, fields: QUESTIONS(section).filter(isOpen) })).filter(({ fields }) => fields.length > 0);
}

const NAMES = [...AMOUNTS, ...(Object.keys(GATES) as Gate[]), ...(Object.keys(ANSWERS) as Answer[]), "note"];
/** What stands before anybody has asked anything. */
export const NOTHING_SAID = { ...Object.fromEntries(NAMES.map((name) => [name, null])), perYear: [], refused: [] } as unknown as Answers;

/** Whether anything at all was said. */
export const saysSomething = (answers: Answers): boolean => AMOUNTS.some((field) => answers[field] !== null) || (Object.keys(ANSWERS) as Answer[]).some((field) => answers[field] !== null);
