import { minorPerUnit } from "~/shared/currencies";
import { ok, refused, type Result } from "~/shared/result";

export type PricedTransfer = {
  currency: string;
  sentMinor: number | null;
  feeMinor: number | null;
  appliedRate: number | null;
  referenceRate: number | null;
  receiveFeeIdr: number | null;
};
export type CostUnknown = "sent_unknown" | "fee_unknown" | "rate_unknown" | "receive_fee_unknown";

/**
 * What one transfer cost, as a share of the amount sent (0.03 is 3 %): fee, exchange margin and cash-out fee
 * together. Rates are rupiah per whole unit of the sent currency.
 *
 * Refused, never zero, while any part is unknown. May be negative when the agent's rate beat the reference. Not
 * rounded: round when shown. Method: domain handbook R05 (`remit_cost_pct`).
 */
export function sendingCost(transfer: PricedTransfer): Result<number, CostUnknown> {
  const parts = sendingCostParts(transfer);
  return parts.ok ? ok(parts.value.fee + parts.value.margin + parts.value.receiveFee) : parts;
}

export type CostParts = { fee: number; /** Negative when the agent's rate beat the reference. */ margin: number; receiveFee: number };

/** The three parts that `sendingCost` adds, each as a share of the amount sent. */
export function sendingCostParts(transfer: PricedTransfer): Result<CostParts, CostUnknown> {
  const { sentMinor, feeMinor, appliedRate, referenceRate, receiveFeeIdr } = transfer;
  if (sentMinor === null || sentMinor <= 0) return refused("sent_unknown");
  if (feeMinor === null) return refused("fee_unknown");
  if (appliedRate === null || referenceRate === null || referenceRate <= 0) return refused("rate_unknown");
  if (receiveFeeIdr === null) return refused("receive_fee_unknown");
  const sentIdr = (sentMinor / minorPerUnit(transfer.currency)) * referenceRate;
  return ok({ fee: feeMinor / sentMinor, margin: (referenceRate - appliedRate) / referenceRate, receiveFee: receiveFeeIdr / sentIdr });
}

/** The weight of a transfer in the headline cost: what was sent, in rupiah at the reference rate. Null if unknown. */
export function costWeightIdr(transfer: Pick<PricedTransfer, "currency" | "sentMinor" | "referenceRate">): number | null {
  if (transfer.sentMinor === null || transfer.referenceRate === null) return null;
  return (transfer.sentMinor / minorPerUnit(transfer.currency)) * transfer.referenceRate;
}

/** A margin of −2 % or less is more likely a slip in a rate than a gift (handbook R05). */
const REVIEW_MARGIN = -0.02;

/** Whether the agent's rate beat the reference by so much that the transfer goes to review and out of the averages. */
export function marginNeedsReview(appliedRate: number, referenceRate: number): boolean {
  return (referenceRate - appliedRate) / referenceRate <= REVIEW_MARGIN;
}

type StoredTransfer = {
  currency: string;
  sentMinor: bigint | null;
  feeMinor: bigint | null;
  appliedRate: string | null;
  referenceRate: string | null;
  receiveFeeIdr: bigint | null;
};

const numberOrNull = (value: bigint | string | null): number | null => (value === null ? null : Number(value));

/** A transfer as the database gives it (bigint amounts, rates as text), ready for `sendingCost`. */
export function pricedTransfer(stored: StoredTransfer): PricedTransfer {
  return {
    currency: stored.currency,
    sentMinor: numberOrNull(stored.sentMinor),
    feeMinor: numberOrNull(stored.feeMinor),
    appliedRate: numberOrNull(stored.appliedRate),
    referenceRate: numberOrNull(stored.referenceRate),
    receiveFeeIdr: numberOrNull(stored.receiveFeeIdr),
  };
}
