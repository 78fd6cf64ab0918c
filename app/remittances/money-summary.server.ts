import type { Tx } from "~/db/db.server";
import { addToMonth, monthOf, type Month, type PlainDate } from "~/shared/dates";
import { label, type Language } from "~/shared/codes";
import { CHANNELS } from "./codes";
import { isAnyoneAbroad, lastReading, openDebts, type MoneyMonth } from "./household-money.server";
import { runwayFacts, type RunwayFacts } from "./household-runway";
import { monthReceipts } from "./month-receipts.server";
import { transfersOf } from "./remittances.server";
import { sum } from "./month-uses";

/** Net of cash-out fees, over the months of a year that are known. */
export type YearReceived = { from: Month; to: Month; receivedIdr: bigint; knownMonths: number };
export type ListedReceipt = { id: string; dated: PlainDate; currency: string; sentMinor: bigint | null; receivedIdr: bigint | null; channel: string };
export type MoneySummary = { last: ListedReceipt[]; year: YearReceived; runway: RunwayFacts; isAway: boolean };

/** What the household's page shows of its money: last transfers, twelve months, and how long the savings last. */
export async function moneySummary(tx: Tx, { householdId, today, lang, limit = 3 }: { householdId: string; today: PlainDate; lang: Language; limit?: number }): Promise<MoneySummary> {
  const transfers = await transfersOf(tx, { householdId, limit });
  const receipts = (await monthReceipts(tx, [householdId])).get(householdId) ?? new Map<Month, bigint | null>();
  const { runway, isAway } = await householdRunway(tx, householdId, today);
  return {
    last: transfers.map(({ id, dated, currency, sentMinor, receivedIdr, channel }) => ({ id, dated, currency, sentMinor, receivedIdr, channel: label(CHANNELS, channel, lang) })),
    year: yearReceived(receipts, monthOf(today)),
    runway,
    isAway,
  };
}

/** How long the savings last without remittances, and whether anybody is abroad whose remittances could stop. */
async function householdRunway(tx: Tx, householdId: string, today: PlainDate): Promise<{ runway: RunwayFacts; isAway: boolean }> {
  const [reading, { instalments }] = [await lastReading(tx, householdId), await openDebts(tx, householdId)];
  return { runway: runwayFacts(reading, instalments, today), isAway: await isAnyoneAbroad(tx, householdId, today) };
}

/** The twelve months that end with `last`; months nobody asked about, or with an amount that cannot be read, are not counted as zero. */
function yearReceived(receipts: ReadonlyMap<Month, bigint | null>, last: Month): YearReceived {
  const from = addToMonth(last, -11);
  const known = [...receipts].flatMap(([month, idr]) => (month >= from && month <= last && idr !== null ? [idr] : []));
  return { from, to: last, receivedIdr: sum(known), knownMonths: known.length };
}

/** Months of the last half year nobody asked about, newest first, from the first month that is on record. */
export function openMonths(months: readonly MoneyMonth[]): Month[] {
  return months.slice(-6).filter(({ unknown }) => unknown === "not_asked").map(({ month }) => month).reverse();
}
