import { monthOf, type Month, type PlainDate } from "~/shared/dates";
import type { EntryKind } from "./codes";

/*
 * The book by day (handbook §4.12). A month is kept in one way: by its days, whose sums are then the month's record, or as one
 * sum a month; never both. The database makes the sums of a month of days; here is what a page shows of them.
 */
export type DayEntry = { entryOn: PlainDate; kind: EntryKind; amountIdr: number };

const COMES_IN: readonly EntryKind[] = ["penjualan", "modal"];
/** Money that came into the box; all else left it. */
export const comesIn = (kind: EntryKind): boolean => COMES_IN.includes(kind);

/** Money in and out of these days, and what they left as profit: capital, the family's share and a loan's principal are none of it. */
export function dayTotals(entries: readonly DayEntry[]): { inIdr: number; outIdr: number; profitIdr: number } {
  const sum = (counts: (kind: EntryKind) => number) => entries.reduce((total, { kind, amountIdr }) => total + counts(kind) * amountIdr, 0);
  return { inIdr: sum((kind) => (comesIn(kind) ? 1 : 0)), outIdr: sum((kind) => (comesIn(kind) ? 0 : 1)), profitIdr: sum((kind) => (kind === "penjualan" ? 1 : ["bahan", "biaya", "bunga"].includes(kind) ? -1 : 0)) };
}

/** A month of days tells of all of itself only once it is over. */
export const isWhole = ({ month, keptBy }: { month: Month; keptBy: string }, today: PlainDate): boolean => keptBy !== "hari" || month < monthOf(today);

type Told = Record<"salesIdr" | "cogsIdr" | "opexIdr" | "interestIdr" | "ownerDrawIdr" | "principalIdr", number | null>;
/** Whether a month's record tells of any money that came or went. */
export const isTold = ({ salesIdr, cogsIdr, opexIdr, interestIdr, ownerDrawIdr, principalIdr }: Told): boolean => [salesIdr, cogsIdr, opexIdr, interestIdr, ownerDrawIdr, principalIdr].some((amount) => amount !== null);
