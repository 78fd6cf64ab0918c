import { addDays, type PlainDate } from "~/shared/dates";
import { wilson95, type Interval } from "~/shared/numbers";
import type { BuyerScope, Channel } from "./codes";
import { readiness, type ReadyFacts } from "./permits";

/*
 * C01–C07 (handbook §5.7) from sums that the database made. Amounts are whole rupiah as bigint; what nobody knows stands apart
 * and is in no denominator. Every figure is of one period: an order after its last day is in none of them.
 */
export type ChannelSum = { channel: Channel | null; orders: number; revenueIdr: bigint };
export type ScopeSum = { scope: BuyerScope | null; revenueIdr: bigint };
export type Period = { from: PlainDate; to: PlainDate };
/** Sums of an area: channels and scopes of the period, products and buyers of the 90 and 180 days up to its last day. */
export type MarketSums = {
  channels: readonly ChannelSum[];
  scopes: readonly ScopeSum[];
  /** Products in stock, and how many pairs of such a product and a channel sold anything. */
  listed: { products: number; pairs: number };
  buyers: { identified: number; repeat: number; unidentifiedOrders: number };
  products: readonly (ReadyFacts & { count: number })[];
};

/** Days up to the last one in which a channel counts (C03), and a buyer (C05). */
export const CHANNEL_DAYS = 90;
export const BUYER_DAYS = 180;
/** The first day of so many days that end with `to`. */
export const channelWindow = (to: PlainDate): PlainDate => addDays(to, 1 - CHANNEL_DAYS);
export const buyerWindow = (to: PlainDate): PlainDate => addDays(to, 1 - BUYER_DAYS);

/** A share of amounts; both fit a float well beyond what a province sells. */
const shareOf = (part: bigint, whole: bigint): number | null => (whole === 0n ? null : Number(part) / Number(whole));
const total = (sums: readonly { revenueIdr: bigint }[]): bigint => sums.reduce((sum, { revenueIdr }) => sum + revenueIdr, 0n);

export type MarketFigures = {
  /** C01, C02 and the mean value of an order, null without any. */
  orders: number;
  revenueIdr: bigint;
  meanOrderIdr: number | null;
  /** C03; null without a product in stock. */
  channelsPerProduct: number | null;
  listedProducts: number;
  /** C04, of revenue whose buyer's place is known. */
  outside: { share: number | null; knownIdr: bigint; unknownIdr: bigint };
  /** C05, of buyers that are known by their number. */
  repeat: { share: number | null; interval: Interval | null; repeat: number; identified: number; unidentifiedOrders: number };
  /** C06, of revenue whose channel is known; 1 is all through one. */
  hhi: { value: number | null; knownIdr: bigint; unknownIdr: bigint };
  /** C07, of products whose readiness is known. */
  ready: { share: number | null; interval: Interval | null; ready: number; known: number; unknown: number };
};

export function marketFigures({ channels, scopes, listed, buyers, products }: MarketSums): MarketFigures {
  const orders = channels.reduce((sum, channel) => sum + channel.orders, 0);
  const revenueIdr = total(channels);
  const known = scopes.filter(({ scope }) => scope !== null);
  const counted = (wanted: string) => products.filter((facts) => readiness(facts) === wanted).reduce((sum, { count }) => sum + count, 0);
  const [ready, notYet] = [counted("siap"), counted("belum")];
  return {
    orders, revenueIdr, meanOrderIdr: orders === 0 ? null : Number(revenueIdr) / orders,
    channelsPerProduct: listed.products === 0 ? null : listed.pairs / listed.products, listedProducts: listed.products,
    outside: { share: shareOf(total(known.filter(({ scope }) => scope !== "desa")), total(known)), knownIdr: total(known), unknownIdr: total(scopes) - total(known) },
    repeat: { share: buyers.identified === 0 ? null : buyers.repeat / buyers.identified, interval: wilson95(buyers.repeat, buyers.identified), ...buyers },
    hhi: concentration(channels),
    ready: { share: ready + notYet === 0 ? null : ready / (ready + notYet), interval: wilson95(ready, ready + notYet), ready, known: ready + notYet, unknown: counted("tidak_diketahui") },
  };
}

/** Each channel's share of the revenue whose channel is known, the largest first. */
export function channelShares(channels: readonly ChannelSum[]): (ChannelSum & { share: number | null })[] {
  const known = total(channels.filter(({ channel }) => channel !== null));
  return [...channels]
    .sort((a, b) => (a.revenueIdr === b.revenueIdr ? b.orders - a.orders : a.revenueIdr < b.revenueIdr ? 1 : -1))
    .map((sum) => ({ ...sum, share: sum.channel === null ? null : shareOf(sum.revenueIdr, known) }));
}

function concentration(channels: readonly ChannelSum[]): MarketFigures["hhi"] {
  const known = channels.filter(({ channel }) => channel !== null);
  const shares = channelShares(known).flatMap(({ share }) => share ?? []);
  return { value: shares.length === 0 ? null : shares.reduce((sum, share) => sum + share ** 2, 0), knownIdr: total(known), unknownIdr: total(channels) - total(known) };
}
