import type { ActivityType } from "./codes";
import { NOT_KNOWN, type Answers, type Question, type Said } from "./questions";
import { MONEY_QUESTIONS } from "./questions-money";
import { ENTERPRISE_QUESTIONS } from "./questions-enterprise";
import { SAFE_MIGRATION_QUESTIONS } from "./questions-safe-migration";

/*
 * Tests before and after a class (handbook §4.10, E02). The questions of a family stay as they are: once one is changed, the
 * family gets a new number, so that before and after are never compared on different questions. What they say holds
 * without figures of law, which change: prices, rates and articles are left out on purpose.
 */
export type QuestionFamily = { family: string; title: Said; questions: readonly Question[] };

export const QUESTION_FAMILIES: readonly QuestionFamily[] = [
  { family: "UANG-1", title: { id: "Mengatur uang keluarga", en: "Family money" }, questions: MONEY_QUESTIONS },
  { family: "AMAN-1", title: { id: "Migrasi aman", en: "Safe migration" }, questions: SAFE_MIGRATION_QUESTIONS },
  { family: "USAHA-1", title: { id: "Memulai usaha", en: "Starting an enterprise" }, questions: ENTERPRISE_QUESTIONS },
];

export const questionFamily = (family: string | null): QuestionFamily | null => QUESTION_FAMILIES.find((one) => one.family === family) ?? null;

const FITTING: Partial<Record<ActivityType, string>> = { literasi_keuangan: "UANG-1", migrasi_aman: "AMAN-1", hukum_hak: "AMAN-1", opp_desa: "AMAN-1", kewirausahaan: "USAHA-1", pengolahan: "USAHA-1", pemasaran_digital: "USAHA-1" };
/** The questions that fit a kind of activity, to be offered first; null where there are none of our own. */
export const fittingFamily = (type: ActivityType): string | null => FITTING[type] ?? null;

/** The places of questions nobody answered, from 0: a test is counted once each is answered, if only with "I do not know yet". */
export const unanswered = ({ questions }: Pick<QuestionFamily, "questions">, answers: Answers): number[] =>
  questions.flatMap((question, at) => (answers[at] === NOT_KNOWN || isChoice(question, answers[at]) ? [] : [at]));

const isChoice = ({ choices }: Question, answer: string | undefined): boolean => answer !== undefined && /^\d$/.test(answer) && Number(answer) < choices.length;

/**
 * The points of a whole test, 0 to 100, and how many answers were right. Null while a question is unanswered: a test that
 * somebody broke off is not known, and no zero (handbook E02 counts only who took both tests).
 */
export function pointsOf(family: Pick<QuestionFamily, "questions">, answers: Answers): { right: number; of: number; score: number } | null {
  const { questions } = family;
  if (questions.length === 0 || unanswered(family, answers).length > 0) return null;
  const right = questions.filter((question, at) => answers[at] === String(question.right)).length;
  return { right, of: questions.length, score: Math.round((right / questions.length) * 100) };
}
