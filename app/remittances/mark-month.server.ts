import { uuidv7 } from "uuidv7";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import type { Language } from "~/shared/codes";
import { formatMonth, type Month } from "~/shared/dates";
import { recordNoTransferMonth, withdrawNoTransferMonth } from "./no-transfer-months.server";

/** What the page says after a "no transfer" was set or taken back, as a text's key with its numbers. */
export type MonthMessage = { key: string; facts: { month: string; count?: number }; tone: "good" | "warn" };

type Mark = { intent: FormDataEntryValue | null; householdId: string; month: Month; lang: Language };

/** Sets "nothing came this month" (`tanpa`) or takes it back (`batal_tanpa`). Null for a household the actor does not write to. */
export async function markMonth(tx: Tx, actor: Actor, { intent, householdId, month, lang }: Mark): Promise<MonthMessage | null> {
  const message = (name: string, tone: MonthMessage["tone"], count?: number): MonthMessage => ({ key: `remittances:flash.${name}`, facts: { month: formatMonth(month, lang), ...(count === undefined ? {} : { count }) }, tone });
  if (intent === "batal_tanpa") {
    const isGone = await withdrawNoTransferMonth(tx, actor, { householdId, month });
    return isGone ? message("none_withdrawn", "good") : message("none_gone", "warn");
  }
  const answer = await recordNoTransferMonth(tx, actor, { id: uuidv7(), householdId, month });
  if (answer.ok) return message("none_recorded", "good");
  if (answer.reason.code === "transfers_exist") return message("transfers_exist", "warn", answer.reason.count);
  return answer.reason.code === "future_month" ? message("future_month", "warn") : null;
}
