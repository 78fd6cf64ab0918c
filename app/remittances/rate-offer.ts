import { rateFromReceived, receivedFromRate } from "./remittance-checks";

/**
 * A rate that the form offers before anybody read one from a receipt: the family's last one ("terakhir"), or the
 * reference rate ("acuan"). A reference rate that is left standing only serves to reckon the rupiah: it says nothing
 * of the rate that was given, so the cost of that transfer stays unknown.
 */
export type RateOffer = { currency: string; /** As it stands in the box: "2085,5". */ rate: string; basis: "terakhir" | "acuan"; /** Month or day the rate is of. */ of: string };

/** The offer as the form sends it back along with the box. */
export const offerText = ({ currency, rate, basis }: Omit<RateOffer, "of">): string => `${currency}|${rate}|${basis}`;

export type Taken = "typed" | "last" | "reference" | "other_currency";

/** What the rate in the box is: typed, or an offer left as it stood; an offer for another currency is none at all. */
export function takenRate({ offer, rate, currency }: { offer: string; rate: string; currency: string }): Taken {
  const [offeredCurrency, offeredRate = "", basis] = offer.split("|");
  if (offeredRate === "" || rate.trim() !== offeredRate) return "typed";
  if (offeredCurrency !== currency) return "other_currency";
  return basis === "acuan" ? "reference" : "last";
}

/** The shortest rate that reckons exactly these rupiah from this amount; null when nothing was sent. */
export function reckonedRate(receivedIdr: bigint, sentMinor: bigint, currency: string): string | null {
  const exact = rateFromReceived(receivedIdr, sentMinor, currency);
  if (exact === null) return null;
  const shorter = [0, 2, 4].map((digits) => Number(exact).toFixed(digits));
  return shorter.find((rate) => receivedFromRate({ sentMinor, currency, rate }) === receivedIdr) ?? exact;
}
