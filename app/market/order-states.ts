import { divideHalfAway } from "~/shared/numbers";
import { ok, refused, type Result } from "~/shared/result";
import type { OrderState } from "./codes";

/*
 * The way of an order (handbook §4.13): from an enquiry to money and goods, each step with what must hold for it. Stock goes
 * down with the payment and comes back when a paid order is cancelled; what a buyer sends back may be spoilt and does not.
 */
export type OrderLine = { productId: string; quantity: number; returned: number; /** Null: not agreed yet. */ unitPriceIdr: bigint | null };
/** Pieces of each product that can be sold; null is not known, and then nobody can be stopped by it. */
export type Stock = ReadonlyMap<string, number | null>;

const FOLLOWING: Readonly<Record<OrderState, readonly OrderState[]>> = {
  baru: ["dibayar", "batal"], dibayar: ["dikirim", "selesai", "batal"], dikirim: ["selesai", "retur"], selesai: ["retur"], batal: [], retur: [],
};
export const followingStates = (state: OrderState): readonly OrderState[] => FOLLOWING[state];

/** Orders that count in every figure (C01). */
export const isCounted = (state: OrderState): boolean => state === "dibayar" || state === "dikirim" || state === "selesai";

export type StepRefusal = { code: "not_following" } | { code: "stock_short"; productId: string; left: number } | { code: "not_all_returned" } | { code: "no_lines" } | { code: "price_missing" } | { code: "discount_too_high" };

/** Whether an order may take a step, and what it does to the stock of each product; pieces to add, negative to take. */
export function orderStep(order: { status: OrderState; lines: readonly OrderLine[]; discountIdr: bigint }, to: OrderState, stock: Stock): Result<ReadonlyMap<string, number>, StepRefusal> {
  const { status, lines, discountIdr } = order;
  if (!FOLLOWING[status].includes(to)) return refused({ code: "not_following" });
  if (to === "retur" && !isAllReturned(lines)) return refused({ code: "not_all_returned" });
  if (to === "dibayar") {
    if (lines.length === 0) return refused({ code: "no_lines" });
    if (lines.some(({ unitPriceIdr }) => unitPriceIdr === null)) return refused({ code: "price_missing" });
    if (discountIdr > grossIdr(lines)) return refused({ code: "discount_too_high" });
    const short = lines.find(({ productId, quantity }) => (stock.get(productId) ?? quantity) < quantity);
    return short ? refused({ code: "stock_short", productId: short.productId, left: stock.get(short.productId) ?? 0 }) : ok(piecesOf(lines, -1));
  }
  return ok(to === "batal" && status === "dibayar" ? piecesOf(lines, 1) : new Map());
}

const piecesOf = (lines: readonly OrderLine[], sign: 1 | -1) => new Map(lines.map(({ productId, quantity }) => [productId, sign * quantity]));

export const isAllReturned = (lines: readonly Pick<OrderLine, "quantity" | "returned">[]): boolean => lines.length > 0 && lines.every(({ quantity, returned }) => returned === quantity);

/** Pieces come back only after they were sent or handed over. */
export const takesReturns = (state: OrderState): boolean => state === "dikirim" || state === "selesai";

export type ReturnRefusal = { code: "nothing_sent" } | { code: "returned_too_many"; productId: string; most: number };

/** The lines with what came back of each, and the state after it: an order of which nothing is left is `retur`. */
export function withReturns<Line extends OrderLine>(order: { status: OrderState; lines: readonly Line[] }, returned: ReadonlyMap<string, number>): Result<{ lines: Line[]; status: OrderState }, ReturnRefusal> {
  if (!takesReturns(order.status)) return refused({ code: "nothing_sent" });
  const lines = order.lines.map((line) => ({ ...line, returned: returned.get(line.productId) ?? line.returned }));
  const over = lines.find((line) => line.returned < 0 || line.returned > line.quantity || !Number.isInteger(line.returned));
  if (over) return refused({ code: "returned_too_many", productId: over.productId, most: over.quantity });
  return ok({ lines, status: isAllReturned(lines) ? "retur" : order.status });
}

/** Price of all pieces before the discount; a line whose price is not agreed yet adds nothing. */
export const grossIdr = (lines: readonly Pick<OrderLine, "quantity" | "unitPriceIdr">[]): bigint => lines.reduce((sum, { quantity, unitPriceIdr }) => sum + BigInt(quantity) * (unitPriceIdr ?? 0n), 0n);

/**
 * What an order brought (C02): its lines after discount, without shipping, less what came back. The discount belongs to all
 * pieces alike, so a piece that came back takes its part of it along. Zero for an order that does not count.
 */
export function revenueIdr({ status, lines, discountIdr }: { status: OrderState; lines: readonly OrderLine[]; discountIdr: bigint }): bigint {
  const gross = grossIdr(lines);
  if (!isCounted(status) || gross === 0n) return 0n;
  const kept = grossIdr(lines.map((line) => ({ ...line, quantity: line.quantity - line.returned })));
  return divideHalfAway((gross - discountIdr) * kept, gross);
}
