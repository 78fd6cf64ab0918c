import { type DebtService, debtServiceBand, debtServiceRatio } from "./debt-service";
import { FUND_MONTHS } from "./household-state";
import { runway, type Runway } from "./runway";

/**
 * "How long will my money last?" (Rencana Pulang): the runway of handbook F02 where income and spending change on the way,
 * since the remittance stops, a loan is paid off or something large is bought. Where nothing changes it is F02 itself.
 * Amounts are whole rupiah, months are counted from the day of the plan.
 */
export type OneOff = { name: string; amountIdr: number; inMonths: number };
/** `months`: instalments still to be paid; null where nobody knows an end. */
export type Instalment = { monthlyIdr: number; months: number | null };
export type ReturnPlan = {
  balanceIdr: number;
  /** Monthly spending without instalments. */
  expenseIdr: number;
  /** What is earned at home and goes on, an enterprise's profit included. */
  localIncomeIdr: number;
  remittanceIdr: number;
  /** After so many months no remittance comes any more: 0 is today, null is that it goes on. */
  remittanceStopsIn: number | null;
  instalments: readonly Instalment[];
  oneOffs: readonly OneOff[];
};

/** A month of the plan: what is in hand at its beginning, after what is bought then, and what it uses up. */
export type PlanMonth = { month: number; balanceIdr: number; burnIdr: number };

/** What a month uses up beyond what comes in; negative where something is left. */
export function burnIn(plan: ReturnPlan, month: number): number {
  const remittance = plan.remittanceStopsIn === null || month < plan.remittanceStopsIn ? plan.remittanceIdr : 0;
  const instalments = plan.instalments.reduce((sum, { monthlyIdr, months }) => sum + (months === null || month < months ? monthlyIdr : 0), 0);
  return plan.expenseIdr + instalments - plan.localIncomeIdr - remittance;
}

/** From this month on every month is like the one before. */
function settledFrom({ remittanceStopsIn, instalments, oneOffs }: ReturnPlan): number {
  return Math.max(0, remittanceStopsIn ?? 0, ...instalments.map(({ months }) => months ?? 0), ...oneOffs.map(({ inMonths }) => inMonths + 1));
}

const boughtIn = ({ oneOffs }: ReturnPlan, month: number): number => oneOffs.reduce((sum, { inMonths, amountIdr }) => sum + (inMonths === month ? amountIdr : 0), 0);

/**
 * Months until the money is used up. What is bought is paid at the beginning of its month; a month in which the money ends
 * counts by the part of it that can be paid. Sustainable where it never ends.
 */
export function planRunway(plan: ReturnPlan): Runway {
  const settled = settledFrom(plan);
  let balance = plan.balanceIdr;
  for (let month = 0; month < settled; month++) {
    balance -= boughtIn(plan, month);
    const burn = burnIn(plan, month);
    if (balance < 0 || (burn > 0 && balance < burn)) return { kind: "months", months: month + (burn > 0 ? Math.max(0, balance) / burn : 0) };
    balance -= burn;
  }
  const rest = runway({ balanceIdr: balance, expenseIdr: burnIn(plan, settled), continuingIncomeIdr: 0 });
  return rest.kind === "months" ? { kind: "months", months: settled + rest.months } : rest;
}

/** The way the money goes, month by month, up to the one in which it ends and `most` months at the longest. */
export function planMonths(plan: ReturnPlan, most = 60): PlanMonth[] {
  const months: PlanMonth[] = [];
  let balance = plan.balanceIdr;
  for (let month = 0; month <= most; month++) {
    balance -= boughtIn(plan, month);
    const isGone = balance < 0;
    months.push({ month, balanceIdr: Math.max(0, balance), burnIdr: burnIn(plan, month) });
    balance -= burnIn(plan, month);
    if (isGone) break;
    if (balance < 0) {
      months.push({ month: month + 1, balanceIdr: 0, burnIdr: burnIn(plan, month + 1) });
      break;
    }
  }
  return months;
}

/** How the answer would be without one of the plans, with the remittance going on, or where it stops today. */
export type Effect = { of: { kind: "one_off"; name: string } | { kind: "remittance" } | { kind: "remittance_stops" } | { kind: "instalments" }; without: Runway };

export function effects(plan: ReturnPlan): Effect[] {
  return [
    ...plan.oneOffs.filter(({ amountIdr }) => amountIdr > 0).map((one): Effect => ({ of: { kind: "one_off", name: one.name }, without: planRunway({ ...plan, oneOffs: plan.oneOffs.filter((other) => other !== one) }) })),
    ...(plan.remittanceIdr > 0 && plan.remittanceStopsIn !== null ? [{ of: { kind: "remittance" }, without: planRunway({ ...plan, remittanceStopsIn: null }) } satisfies Effect] : []),
    ...(plan.remittanceIdr > 0 && plan.remittanceStopsIn !== 0 ? [{ of: { kind: "remittance_stops" }, without: planRunway({ ...plan, remittanceStopsIn: 0 }) } satisfies Effect] : []),
    ...(plan.instalments.some(({ monthlyIdr }) => monthlyIdr > 0) ? [{ of: { kind: "instalments" }, without: planRunway({ ...plan, instalments: [] }) } satisfies Effect] : []),
  ];
}

/** A year is what the first step aims at. */
const WANTED_MONTHS = 12;

/** The three things that would help most, each with its amount; words are the page's. */
export type NextStep =
  | { kind: "spend_less"; monthlyIdr: number; months: number }
  | { kind: "postpone"; name: string; gained: Runway }
  | { kind: "talk_about_loan"; service: DebtService }
  | { kind: "keep_fund"; amountIdr: number }
  | { kind: "earn_to_last"; monthlyIdr: number }
  | { kind: "write_down" | "talk_to_mentor" };

export function nextSteps(plan: ReturnPlan): NextStep[] {
  const answer = planRunway(plan);
  const steps: NextStep[] = [];
  const ends = answer.kind === "months";
  const less = ends && answer.months < WANTED_MONTHS ? lessNeeded(plan) : null;
  if (less !== null) steps.push({ kind: "spend_less", monthlyIdr: less, months: WANTED_MONTHS });
  const [largest] = effects(plan).filter(({ of, without }) => of.kind === "one_off" && ends && without.kind !== "unknown").sort((a, b) => monthsOf(b.without) - monthsOf(a.without));
  if (largest?.of.kind === "one_off") steps.push({ kind: "postpone", name: largest.of.name, gained: largest.without });
  const income = plan.localIncomeIdr + (plan.remittanceStopsIn === 0 ? 0 : plan.remittanceIdr);
  const instalments = plan.instalments.reduce((sum, { monthlyIdr }) => sum + monthlyIdr, 0);
  const service = debtServiceRatio({ instalmentsIdr: instalments, incomeIdr: income });
  if (debtServiceBand(service) !== "green") steps.push({ kind: "talk_about_loan", service });
  const lasting = burnIn(plan, settledFrom(plan));
  if (lasting > 0) steps.push({ kind: "earn_to_last", monthlyIdr: lasting });
  steps.push({ kind: "keep_fund", amountIdr: plan.expenseIdr * FUND_MONTHS }, { kind: "write_down" }, { kind: "talk_to_mentor" });
  return steps.slice(0, 3);
}

const monthsOf = (answer: Runway): number => (answer.kind === "months" ? answer.months : answer.kind === "sustainable" ? Infinity : 0);

/** The least whole rupiah a month that must be spent less for the money to last so long; null where no saving is enough. */
function lessNeeded(plan: ReturnPlan): number | null {
  const enough = (less: number) => monthsOf(planRunway({ ...plan, expenseIdr: plan.expenseIdr - less })) >= WANTED_MONTHS;
  let [low, high] = [0, plan.expenseIdr];
  if (!enough(high)) return null;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
