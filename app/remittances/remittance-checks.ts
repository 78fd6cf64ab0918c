import { minorDigits } from "~/shared/currencies";
import { daysBetween, monthOf, type Month, type PlainDate } from "~/shared/dates";
import { divideHalfAway } from "~/shared/numbers";

/** What is asked about a transfer before it is kept (handbook §4.6, §4.21). Amounts are exact; rates decimal text. */

/** Rates carry at most six decimals. */
const RATE_SCALE = 1_000_000n;

/** "11.87" as millionths: 11870000n. Null for what is no positive rate. */
function rateMillionths(rate: string): bigint | null {
  const parts = /^(\d+)(?:\.(\d{1,12}))?$/.exec(rate);
  if (!parts) return null;
  const millionths = BigInt(`${parts[1]}${(parts[2] ?? "").padEnd(6, "0").slice(0, 6)}`);
  return millionths > 0n ? millionths : null;
}

type SentAtRate = { sentMinor: bigint; currency: string; rate: string };

function millionthsOf({ sentMinor, rate }: SentAtRate): bigint | null {
  const millionths = rateMillionths(rate);
  return millionths === null ? null : sentMinor * millionths;
}

const divisorOf = (currency: string): bigint => RATE_SCALE * 10n ** BigInt(minorDigits(currency));

/** What arrives for an amount at a rate, to the rupiah, halves away from zero; null when the rate is none. */
export function receivedFromRate(sent: SentAtRate): bigint | null {
  const exact = millionthsOf(sent);
  return exact === null ? null : divideHalfAway(exact, divisorOf(sent.currency));
}

/** The rate a receipt implies, rupiah per whole unit with six decimals; null when nothing was sent. */
export function rateFromReceived(receivedIdr: bigint, sentMinor: bigint, currency: string): string | null {
  if (sentMinor <= 0n || receivedIdr <= 0n) return null;
  const millionths = divideHalfAway(receivedIdr * divisorOf(currency), sentMinor).toString().padStart(7, "0");
  const fraction = millionths.slice(-6).replace(/0+$/, "");
  return fraction ? `${millionths.slice(0, -6)}.${fraction}` : millionths.slice(0, -6);
}

/** Handbook §4.6: further than this from sent × applied rate is pointed out, from sent × reference rate is asked. */
const APPLIED_TOLERANCE_PERCENT = 15n;
const REFERENCE_TOLERANCE_PERCENT = 40n;

export type ReceivedCheck = {
  receivedIdr: bigint | null;
  sentMinor: bigint | null;
  currency: string;
  appliedRate: string | null;
  referenceRate: string | null;
};
export type ReceivedQuestion = { code: "far_from_applied_rate" | "far_from_reference_rate"; severity: "warn" | "ask"; expectedIdr: bigint };

/**
 * What is odd about the amount received; empty when it fits or when too little is known to say. `ask` blocks until a
 * person confirms, `warn` is only shown.
 */
export function receivedQuestions(transfer: ReceivedCheck): ReceivedQuestion[] {
  const { receivedIdr, sentMinor, currency } = transfer;
  if (receivedIdr === null || sentMinor === null || currency === "IDR") return [];
  const questions: ReceivedQuestion[] = [];
  const compare = (rate: string | null, tolerance: bigint, question: Omit<ReceivedQuestion, "expectedIdr">) => {
    const sent = { sentMinor, currency, rate: rate ?? "" };
    const expectedIdr = receivedFromRate(sent);
    if (expectedIdr !== null && !isWithin(receivedIdr, sent, tolerance)) questions.push({ ...question, expectedIdr });
  };
  compare(transfer.appliedRate, APPLIED_TOLERANCE_PERCENT, { code: "far_from_applied_rate", severity: "warn" });
  compare(transfer.referenceRate, REFERENCE_TOLERANCE_PERCENT, { code: "far_from_reference_rate", severity: "ask" });
  return questions;
}

/** Compared as whole numbers, so that exactly 15 % off is still within. */
function isWithin(receivedIdr: bigint, sent: SentAtRate, tolerancePercent: bigint): boolean {
  const expected = millionthsOf(sent) ?? 0n;
  const difference = receivedIdr * divisorOf(sent.currency) - expected;
  return (difference < 0n ? -difference : difference) * 100n <= expected * tolerancePercent;
}

export type TransferDates = { receivedOn: PlainDate | null; sentOn: PlainDate | null };

/** The month a transfer belongs to: of its receipt, else of its sending; null when both days are unknown. */
export function periodOf({ receivedOn, sentOn }: TransferDates): Month | null {
  const day = receivedOn ?? sentOn;
  return day === null ? null : monthOf(day);
}

/** The month whose reference rate prices a transfer: of its sending, else of its receipt. */
export function rateMonthOf({ receivedOn, sentOn }: TransferDates): Month | null {
  const day = sentOn ?? receivedOn;
  return day === null ? null : monthOf(day);
}

export type DateProblem = "date_missing" | "in_future" | "received_before_sent" | "before_departure";

/** Why the days of a transfer cannot be right; empty when they can. `departedOn` is null when no journey is named. */
export function dateProblems(transfer: TransferDates & { departedOn: PlainDate | null; today: PlainDate }): DateProblem[] {
  const { receivedOn, sentOn, departedOn, today } = transfer;
  const days = [receivedOn, sentOn].filter((day) => day !== null);
  const problems: DateProblem[] = [];
  if (days.length === 0) problems.push("date_missing");
  if (days.some((day) => day > today)) problems.push("in_future");
  if (receivedOn !== null && sentOn !== null && receivedOn < sentOn) problems.push("received_before_sent");
  if (departedOn !== null && days.some((day) => day < departedOn)) problems.push("before_departure");
  return problems;
}

/** Handbook §4.6: two transfers this many days apart may be the same one told twice. */
const DUPLICATE_DAYS = 2;

export type ComparableTransfer = TransferDates & { id: string; householdId: string; receivedIdr: bigint | null };

/**
 * Which of the household's transfers the new one may repeat: another id, the same amount received, at most two days
 * apart (a person then says whether it is the same). An unknown amount or day repeats nothing.
 */
export function likelyDuplicates<T extends ComparableTransfer>(candidate: ComparableTransfer, others: readonly T[]): T[] {
  const day = candidate.receivedOn ?? candidate.sentOn;
  return others.filter((other) => {
    const otherDay = other.receivedOn ?? other.sentOn;
    return (
      other.id !== candidate.id &&
      other.householdId === candidate.householdId &&
      candidate.receivedIdr !== null &&
      other.receivedIdr === candidate.receivedIdr &&
      day !== null &&
      otherDay !== null &&
      Math.abs(daysBetween(day, otherDay)) <= DUPLICATE_DAYS
    );
  });
}

/** Handbook §4.23: a total so far from the period before is asked about, since units are often mistaken. */
const MAGNITUDE_FACTOR = 50n;

/** Whether a value is under a fiftieth or over fifty times the one before; false when there is none to compare. */
export function magnitudeIsOdd(value: bigint, previous: bigint | null): boolean {
  if (previous === null || previous <= 0n || value <= 0n) return false;
  return value * MAGNITUDE_FACTOR < previous || value > previous * MAGNITUDE_FACTOR;
}
