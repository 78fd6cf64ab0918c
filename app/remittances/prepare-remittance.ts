import { COUNTRIES, isCountry } from "~/shared/countries";
import type { Month, PlainDate } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { dateProblems, type DateProblem, periodOf, rateFromReceived, rateMonthOf, receivedFromRate, receivedQuestions } from "./remittance-checks";
import type { Confirmation, NewRemittance } from "./remittance.schema";

/**
 * The rules of one transfer (domain handbook §4.6), for form and file alike: which reference rate it is measured
 * with, what is computed because it was left out, what is refused, asked or only remarked on.
 */
export type ReferenceRate = { idrPerUnit: string; source: string; month: Month };
export type TransferFacts = {
  /** Today in the village's time zone. */
  today: PlainDate;
  /** The sender's journey; null when nobody of the family is named. */
  journey: { country: string | null; departedOn: PlainDate | null; returnedOn: PlainDate | null } | null;
  /** null: no rate is known for that month. */
  referenceRate: (currency: string, month: Month) => ReferenceRate | null;
};

export type RemittanceProblem = { code: DateProblem; field: "receivedOn" | "sentOn"; on: PlainDate | null };
export type RemittanceQuestion = { code: "far_from_reference"; expectedIdr: bigint; receivedIdr: bigint } | { code: "amount_unknown" };
export type RemittanceWarning =
  | { code: "off_applied_rate"; expectedIdr: bigint }
  | { code: "received_unknown" }
  | { code: "received_estimated" }
  | { code: "reference_unknown" }
  | { code: "unusual_currency"; expected: string }
  | { code: "after_return"; on: PlainDate };

export type TransferInput = Omit<NewRemittance, "id" | "householdId" | "confirmed" | "journeyId">;
export type PreparedTransfer = Omit<TransferInput, "estimateRate"> & {
  /** The rate follows from the rupiah, or, where there is none, the rupiah from an estimate's rate. */
  rateDerived: boolean;
  referenceRate: string | null;
  referenceSource: string | null;
  referenceMonth: Month | null;
  month: Month;
};
export type Prepared = { transfer: PreparedTransfer; warnings: RemittanceWarning[]; questions: RemittanceQuestion[] };

/**
 * The transfer as it will be stored, with remarks and with the questions that must be answered first. Refused with
 * every problem at once: no date, a date after today, before departure, sent after it was received.
 */
export function prepareRemittance(input: TransferInput, facts: TransferFacts): Result<Prepared, RemittanceProblem[]> {
  const problems = problemsOf(input, facts);
  const [month, rateMonth] = [periodOf(input), rateMonthOf(input)];
  if (problems.length > 0 || month === null || rateMonth === null) return refused(problems);
  const { estimateRate, ...said } = input;
  const amounts = completeAmounts(said, estimateRate);
  const reference = input.currency === "IDR" ? null : facts.referenceRate(input.currency, rateMonth);
  const transfer: PreparedTransfer = {
    ...said,
    ...amounts,
    referenceRate: reference && plainRate(reference.idrPerUnit),
    referenceSource: reference?.source ?? null,
    referenceMonth: reference?.month ?? null,
    month,
  };
  return ok({ transfer, warnings: warningsOf(transfer, facts), questions: questionsOf(transfer) });
}

/** The questions not yet answered with yes. */
export function unanswered<Q extends { code: Confirmation }>(questions: readonly Q[], confirmed: readonly Confirmation[]): Q[] {
  return questions.filter(({ code }) => !confirmed.includes(code));
}

/** The problems of the days, each at the field to mend and with the day it is measured by. */
function problemsOf(input: TransferInput, { today, journey }: TransferFacts): RemittanceProblem[] {
  const departedOn = journey?.departedOn ?? null;
  return dateProblems({ ...input, departedOn, today }).map((code) => {
    if (code === "date_missing") return { code, field: "receivedOn", on: null };
    if (code === "received_before_sent") return { code, field: "sentOn", on: input.receivedOn };
    const limit = code === "in_future" ? today : departedOn;
    const isOff = (day: PlainDate | null) => day !== null && limit !== null && (code === "in_future" ? day > limit : day < limit);
    return { code, field: isOff(input.receivedOn) ? "receivedOn" : "sentOn", on: limit };
  });
}

/** The same number without closing zeros: "2060.500000" → "2060.5". */
export function plainRate(rate: string): string {
  return rate.includes(".") ? rate.replace(/0+$/, "").replace(/\.$/, "") : rate;
}

/** Whether the rupiah were only reckoned from a reference rate, because neither they nor a rate were seen. */
export function isEstimated({ rateDerived, appliedRate, receivedIdr }: Pick<PreparedTransfer, "rateDerived" | "appliedRate" | "receivedIdr">): boolean {
  return rateDerived && appliedRate === null && receivedIdr !== null;
}

/** The rupiah of a transfer as it will be stored; they do not depend on anything else that is known. */
export const receivedOf = (input: TransferInput): bigint | null => completeAmounts(input, input.estimateRate).receivedIdr;

type Amounts = Pick<PreparedTransfer, "sentMinor" | "receivedIdr" | "appliedRate" | "rateDerived">;

/**
 * Rupiah sent are rupiah received; else the one of rate and receipt that is missing follows from the other. Where both
 * are missing an estimate's rate gives the rupiah, and the transfer's own rate stays unknown.
 */
function completeAmounts({ currency, sentMinor, receivedIdr, appliedRate }: Omit<TransferInput, "estimateRate">, estimateRate: string | null): Amounts {
  if (currency === "IDR") return { sentMinor, receivedIdr: receivedIdr ?? sentMinor, appliedRate: null, rateDerived: false };
  const given = appliedRate === null ? null : plainRate(appliedRate);
  if (sentMinor !== null && given === null && receivedIdr === null && estimateRate !== null) {
    const estimate = receivedFromRate({ sentMinor, currency, rate: estimateRate }) || null;
    return { sentMinor, receivedIdr: estimate, appliedRate: null, rateDerived: estimate !== null };
  }
  if (sentMinor === null || (given === null && receivedIdr === null)) return { sentMinor, receivedIdr, appliedRate: given, rateDerived: false };
  if (given === null && receivedIdr !== null) {
    return { sentMinor, receivedIdr, appliedRate: rateFromReceived(receivedIdr, sentMinor, currency), rateDerived: true };
  }
  const computed = receivedFromRate({ sentMinor, currency, rate: given ?? "" });
  return { sentMinor, receivedIdr: receivedIdr ?? (computed || null), appliedRate: given, rateDerived: false };
}

function warningsOf(transfer: PreparedTransfer, { journey }: TransferFacts): RemittanceWarning[] {
  const { currency, sentMinor, receivedIdr } = transfer;
  const warnings: RemittanceWarning[] = [];
  if (receivedIdr === null && sentMinor !== null) warnings.push({ code: "received_unknown" });
  if (isEstimated(transfer)) warnings.push({ code: "received_estimated" });
  const odd = receivedQuestions(transfer).find(({ severity }) => severity === "warn");
  if (odd) warnings.push({ code: "off_applied_rate", expectedIdr: odd.expectedIdr });
  if (currency !== "IDR" && sentMinor !== null && transfer.referenceRate === null) warnings.push({ code: "reference_unknown" });
  const expected = currencyOf(journey?.country ?? null);
  if (expected !== null && ![expected, "IDR", "USD"].includes(currency)) warnings.push({ code: "unusual_currency", expected });
  const dated = transfer.receivedOn ?? transfer.sentOn;
  if (journey?.returnedOn && dated !== null && dated > journey.returnedOn) warnings.push({ code: "after_return", on: journey.returnedOn });
  return warnings;
}

function questionsOf(transfer: PreparedTransfer): RemittanceQuestion[] {
  if (transfer.sentMinor === null && transfer.receivedIdr === null) return [{ code: "amount_unknown" }];
  const asked = receivedQuestions(transfer).find(({ severity }) => severity === "ask");
  return asked && transfer.receivedIdr !== null ? [{ code: "far_from_reference", expectedIdr: asked.expectedIdr, receivedIdr: transfer.receivedIdr }] : [];
}

/** The currency people of a destination are usually paid in; null for a country the list does not have. */
export function currencyOf(country: string | null): string | null {
  return country !== null && isCountry(country) ? COUNTRIES[country].currency : null;
}
