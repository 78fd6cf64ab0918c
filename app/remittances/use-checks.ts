import { USE_CATEGORIES, type UseCategory } from "~/remittances/codes";
import { apportion } from "~/shared/numbers";
import { ok, refused, type Result } from "~/shared/result";

/** How a month's money was used: by amounts, or by a hundred beans laid out on the categories (handbook §4.7). */
export type UseShare = { category: UseCategory; shareBp: number };
export type UseAmount = { category: UseCategory; amountIdr: bigint };

export type BeansRefusal = { code: "beans_not_hundred"; beans: number } | { code: "beans_not_whole"; category: UseCategory };

/** Beans as basis points (one bean is 100), adding up to 10 000. Refused unless there are exactly 100 whole beans. */
export function sharesFromBeans(beans: readonly { category: UseCategory; beans: number }[]): Result<UseShare[], BeansRefusal> {
  const broken = beans.find((pile) => !Number.isInteger(pile.beans) || pile.beans < 0);
  if (broken) return refused({ code: "beans_not_whole", category: broken.category });
  const total = beans.reduce((sum, pile) => sum + pile.beans, 0);
  if (total !== 100) return refused({ code: "beans_not_hundred", beans: total });
  return ok(beans.map(({ category, beans: count }) => ({ category, shareBp: count * 100 })));
}

/** Shares turned into rupiah that add up to the amount exactly, by largest remainder. */
export function amountsFromShares(receivedIdr: bigint, shares: readonly UseShare[]): UseAmount[] {
  const amounts = apportion(receivedIdr, shares.map(({ shareBp }) => BigInt(shareBp)));
  return shares.map(({ category }, index) => ({ category, amountIdr: amounts[index] ?? 0n }));
}

export function totalUse(uses: readonly { amountIdr: bigint }[]): bigint {
  return uses.reduce((sum, use) => sum + use.amountIdr, 0n);
}

export type SplitUse<T> = { fromRemittance: T[]; otherFundsIdr: bigint };

/**
 * A household can use no more of its remittances than it had: what was received and what was left from before. Spending
 * above that came from other funds (`dana_lain`) and is no remittance use; each category is then cut in proportion.
 */
export function splitOtherFunds<T extends { amountIdr: bigint }>(uses: readonly T[], availableIdr: bigint): SplitUse<T> {
  const total = totalUse(uses);
  if (total <= availableIdr) return { fromRemittance: [...uses], otherFundsIdr: 0n };
  const available = availableIdr > 0n ? availableIdr : 0n;
  const parts = apportion(available, uses.map(({ amountIdr }) => amountIdr));
  return {
    fromRemittance: uses.map((use, index) => ({ ...use, amountIdr: parts[index] ?? 0n })),
    otherFundsIdr: total - available,
  };
}

/** Handbook §5.11, R08: below this the month's uses are too incomplete to tell how money is used. */
const ENOUGH_PERCENT = 80n;

/** Whether the recorded uses cover at least 80 % of what was received; false where nothing was received. */
export function usesCoverEnough(usedIdr: bigint, receivedIdr: bigint): boolean {
  return receivedIdr > 0n && usedIdr * 100n >= receivedIdr * ENOUGH_PERCENT;
}

export type Productive = "strict" | "broad" | "no" | "unknown";

/**
 * How a use counts in R08: `strict` is in both measures, `broad` only in the wider one, `unknown` in neither and not
 * in the denominator. Land, gold and livestock not put to work count as saving; a vehicle only when it earns.
 */
export function productiveClass(use: { category: UseCategory; assetProductive: boolean | null; forBusiness: boolean | null }): Productive {
  const productive = USE_CATEGORIES[use.category].productive;
  if (productive === "strict_if_asset_productive") return use.assetProductive === true ? "strict" : "broad";
  if (productive === "strict_if_for_business") return use.forBusiness === true ? "strict" : "no";
  return productive;
}
