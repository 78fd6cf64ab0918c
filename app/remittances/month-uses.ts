import type { Month } from "~/shared/dates";
import { apportion } from "~/shared/numbers";
import { splitOtherFunds } from "./use-checks";

/**
 * What a family said of a month's money against what the month could cover (domain handbook §4.7): uses add up to at
 * most the receipt and the money left over from earlier months; whatever was spent above that came from elsewhere
 * (`dana_lain`) and is no use of remittances.
 *
 * Money left over is counted only from months whose uses are known: of a month nobody asked about, it is not known
 * whether anything was left.
 */
export type StatedUse = { statedIdr: bigint | null; shareBp: number | null };
export type MonthMoney<Use extends StatedUse = StatedUse> = {
  month: Month;
  /** Net of cash-out fees; 0 when the family confirmed that nothing came; null when it is not known. */
  receivedIdr: bigint | null;
  uses: readonly Use[];
};
export type CountedMonth = {
  /** In the order of the month's uses. */
  amounts: bigint[];
  /** Left from earlier months at the beginning. */
  openingIdr: bigint;
  /** Spent above receipt and opening: `dana_lain`. */
  otherMoneyIdr: bigint;
};

/** Counts months in their order, earliest first; each month's answer under its name. */
export function countUses(months: readonly MonthMoney[]): Map<Month, CountedMonth> {
  const counted = new Map<Month, CountedMonth>();
  let openingIdr = 0n;
  for (const month of months) {
    const { amounts, otherMoneyIdr } = amountsOf(month, openingIdr);
    counted.set(month.month, { amounts, openingIdr, otherMoneyIdr });
    if (month.receivedIdr === null || month.uses.length === 0) continue;
    const left = openingIdr + month.receivedIdr - sum(amounts);
    openingIdr = left > 0n ? left : 0n;
  }
  return counted;
}

function amountsOf({ receivedIdr, uses }: MonthMoney, openingIdr: bigint): Pick<CountedMonth, "amounts" | "otherMoneyIdr"> {
  const shares = uses.map(({ shareBp }) => BigInt(shareBp ?? 0));
  if (sum(shares) > 0n) return { amounts: apportion(receivedIdr ?? 0n, shares), otherMoneyIdr: 0n };
  const stated = uses.map(({ statedIdr }) => ({ amountIdr: statedIdr ?? 0n }));
  if (receivedIdr === null) return { amounts: stated.map(({ amountIdr }) => amountIdr), otherMoneyIdr: 0n };
  const { fromRemittance, otherFundsIdr } = splitOtherFunds(stated, receivedIdr + openingIdr);
  return { amounts: fromRemittance.map(({ amountIdr }) => amountIdr), otherMoneyIdr: otherFundsIdr };
}

export const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);

/** What was said of a stored use: where neither rupiah nor share are kept beside it, the counted amount was. */
export function asSaid<Use extends StatedUse & { amountIdr: bigint }>(use: Use): Use {
  return use.statedIdr === null && use.shareBp === null ? { ...use, statedIdr: use.amountIdr } : use;
}
