import { and, gte, inArray, lte } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { fxRates } from "~/db/schema/regions";
import { firstDay, type Month, monthOf } from "~/shared/dates";
import type { ReferenceRate } from "./prepare-remittance";

/**
 * Looks up the reference rate of a currency in a month among those the operator loaded (monthly means, rupiah per
 * unit); null where that month has none: a neighbouring month is never used in its place.
 */
export async function referenceRates(
  tx: Tx,
  wanted: readonly { currency: string; month: Month }[],
): Promise<(currency: string, month: Month) => ReferenceRate | null> {
  const foreign = wanted.filter(({ currency }) => currency !== "IDR");
  if (foreign.length === 0) return () => null;
  const months = foreign.map(({ month }) => firstDay(month)).sort();
  const rows = await tx
    .select({ currency: fxRates.currency, month: fxRates.month, idrPerUnit: fxRates.idrPerUnit, basis: fxRates.basis })
    .from(fxRates)
    .where(
      and(
        inArray(fxRates.currency, [...new Set(foreign.map(({ currency }) => currency))]),
        gte(fxRates.month, months[0] ?? ""),
        lte(fxRates.month, months.at(-1) ?? ""),
      ),
    );
  const found = new Map(rows.map(({ currency, month, idrPerUnit, basis }) => [`${currency} ${monthOf(month)}`, { idrPerUnit, source: basis, month: monthOf(month) }]));
  return (currency, month) => found.get(`${currency} ${month}`) ?? null;
}
