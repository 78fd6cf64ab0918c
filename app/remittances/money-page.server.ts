import type { Tx } from "~/db/db.server";
import { label, type Language } from "~/shared/codes";
import { monthOf, type PlainDate } from "~/shared/dates";
import { USE_CATEGORIES } from "./codes";
import { moneyThroughTime, openDebts, sharesOfUse } from "./household-money.server";
import { moneySummary, openMonths } from "./money-summary.server";
import { sum } from "./month-uses";
import { monthState } from "./remittances.server";

const text = (amount: bigint | null): string | null => amount?.toString() ?? null;

/** Everything of a household's money page: the months as its chart shows them, what it went to, and what to ask next. */
export async function moneyPage(tx: Tx, { householdId, today, lang }: { householdId: string; today: PlainDate; lang: Language }) {
  const month = monthOf(today);
  const months = await moneyThroughTime(tx, { householdId, until: month });
  const { count, outstandingIdr } = await openDebts(tx, householdId);
  const { rows, notRecordedIdr } = sharesOfUse(months);
  const told = months.filter(({ uses }) => uses !== null);
  return {
    ...(await moneySummary(tx, { householdId, today, lang, limit: 6 })),
    month: { month, ...(await monthState(tx, { householdId, month })) },
    openMonths: openMonths(months).filter((one) => one !== month),
    debts: { count, outstandingIdr },
    points: months.map(({ month: on, receivedIdr, uses, savingsIdr, debtsIdr }) => ({
      month: on, received: text(receivedIdr), used: uses && sum(uses.map(({ amountIdr }) => amountIdr)).toString(), savings: text(savingsIdr), debts: text(debtsIdr),
    })),
    uses: {
      from: told[0]?.month ?? null,
      to: told.at(-1)?.month ?? null,
      otherMoneyIdr: sum(told.map(({ otherMoneyIdr }) => otherMoneyIdr)),
      rows: [
        ...rows.map(({ category, amountIdr, share }) => ({ key: category as string, label: label(USE_CATEGORIES, category, lang), value: amountIdr.toString(), share, unknown: false })),
        ...(notRecordedIdr > 0n ? [{ key: "tidak_diketahui", label: label(USE_CATEGORIES, "tidak_diketahui", lang), value: notRecordedIdr.toString(), share: null, unknown: true }] : []),
      ],
    },
  };
}
