import { and, eq, isNull, sql } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { createdFields, inBatches, recordChanges } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { uuidList } from "~/db/uuid-list.server";
import { noTransferMonths } from "~/db/schema/remittances";
import { timeZoneOf } from "~/regions/time-zone";
import { firstDay, type Month, monthOf, todayIn } from "~/shared/dates";
import { FIELD_ENTRY, type Origin } from "~/shared/origin";
import { ok, refused, type Result } from "~/shared/result";
import { recountUses } from "./recount-uses.server";
import type { NoTransferMonth } from "./remittance.schema";
import type { MarkedMonth } from "./remittance-questions.server";
import { regionOn, senderFacts } from "./sender-facts.server";

export type NoTransferRefusal =
  | { code: "household_unknown" }
  | { code: "forbidden" }
  | { code: "future_month" }
  /** Money was recorded for that month; delete or correct it first. */
  | { code: "transfers_exist"; count: number };
/** `repeated`: that month stood so already. */
export type RecordedMonth = { id: string; version: number; repeated: boolean };

/**
 * Records months for which the family confirmed that nothing came, in the order of the rows. A fact, so that the
 * month counts as known and as zero. One fact a household and month, whatever id it comes with.
 */
export async function recordNoTransferMonths(
  tx: Tx,
  actor: Actor,
  rows: readonly NoTransferMonth[],
  { origin = FIELD_ENTRY, now = new Date() }: { origin?: Origin; now?: Date } = {},
): Promise<Result<RecordedMonth, NoTransferRefusal>[]> {
  const senders = await senderFacts(tx, rows.map((row) => row.householdId), true);
  const standsAs = [...senders.values()].map(({ id }) => id);
  const counts = await moneyTransfers(tx, standsAs);
  const standing = await standingMonths(tx, standsAs);
  const fresh: (NoTransferMonth & { regionCode: string })[] = [];
  const answers = rows.map((row): Result<RecordedMonth, NoTransferRefusal> => {
    const sender = senders.get(row.householdId);
    if (!sender) return refused({ code: "household_unknown" });
    const regionCode = regionOn(sender, firstDay(row.month));
    if (!canWriteHousehold(actor, { id: sender.id, regionCode, homeCode: sender.regionCode })) return refused({ code: "forbidden" });
    if (row.month > monthOf(todayIn(timeZoneOf(regionCode), now))) return refused({ code: "future_month" });
    const householdId = sender.id;
    const count = counts.get(`${householdId} ${row.month}`) ?? 0;
    if (count > 0) return refused({ code: "transfers_exist", count });
    const there = standing.get(`${householdId} ${row.month}`);
    if (there) return ok({ ...there, repeated: true });
    standing.set(`${householdId} ${row.month}`, { id: row.id, version: 1 });
    fresh.push({ ...row, householdId, regionCode });
    return ok({ id: row.id, version: 1, repeated: false });
  });
  await insert(tx, actor, fresh, origin);
  await recountUses(tx, actor, fresh.map(({ householdId }) => householdId));
  return answers;
}

/** One month; see `recordNoTransferMonths`. */
export async function recordNoTransferMonth(tx: Tx, actor: Actor, row: NoTransferMonth, now?: Date): Promise<Result<RecordedMonth, NoTransferRefusal>> {
  const [answer] = await recordNoTransferMonths(tx, actor, [row], now ? { now } : {});
  return answer ?? refused({ code: "household_unknown" });
}

/** Takes a "no transfer" back, so that the month is not known again; false when it no longer stands. */
export async function withdrawNoTransferMonth(tx: Tx, actor: Actor, { householdId, month }: { householdId: string; month: Month }): Promise<boolean> {
  const homeCode = (await senderFacts(tx, [householdId], true)).get(householdId)?.regionCode ?? null;
  const [mark] = await tx
    .select({ id: noTransferMonths.id, version: noTransferMonths.version, regionCode: noTransferMonths.regionCode })
    .from(noTransferMonths)
    .where(and(eq(noTransferMonths.householdId, householdId), eq(noTransferMonths.month, firstDay(month)), isNull(noTransferMonths.deletedAt)));
  if (!mark || !canWriteHousehold(actor, { id: householdId, regionCode: mark.regionCode, homeCode })) return false;
  await clearMarkedMonths(tx, actor, [{ ...mark, month, householdId }]);
  await recountUses(tx, actor, [householdId]);
  return true;
}

/** Takes marks away because a transfer of that month turned up, and writes that down. */
export async function clearMarkedMonths(tx: Tx, actor: Actor, marks: readonly (MarkedMonth & { householdId: string })[]): Promise<void> {
  const once = [...new Map(marks.map((mark) => [mark.id, mark])).values()];
  for (const mark of once) {
    await tx
      .update(noTransferMonths)
      .set({ deletedAt: sql`now()`, version: mark.version + 1, updatedAt: sql`now()`, updatedBy: actor.userId })
      .where(and(eq(noTransferMonths.id, mark.id), eq(noTransferMonths.version, mark.version)));
    await recordChange(tx, actor, {
      entity: "no_transfer_month", entityId: mark.id, householdId: mark.householdId, regionCode: mark.regionCode,
      version: mark.version + 1, kind: "delete", fields: { month: [mark.month, null] },
    });
  }
}

async function insert(tx: Tx, actor: Actor, fresh: readonly (NoTransferMonth & { regionCode: string })[], origin: Origin): Promise<void> {
  for (const batch of inBatches(fresh)) {
    await tx.insert(noTransferMonths).values(
      batch.map(({ id, householdId, regionCode, month }) => ({
        id, householdId, regionCode, month: firstDay(month), source: origin.source, importId: origin.importId, createdBy: actor.userId, updatedBy: actor.userId,
      })),
    ).onConflictDoNothing();
  }
  await recordChanges(tx, actor, fresh.map(({ id, householdId, regionCode, month }) => ({
    entity: "no_transfer_month", entityId: id, householdId, regionCode, version: 1, kind: "create", fields: createdFields({ month }),
  })));
}

async function moneyTransfers(tx: Tx, ids: Iterable<string>): Promise<Map<string, number>> {
  const rows = await tx.execute<{ household_id: string; month: string; count: number }>(sql`
    select household_id, to_char(month, 'YYYY-MM') as month, count(*)::int as count from remittances
    where household_id = ${uuidList(ids)} and deleted_at is null and channel <> 'goods' group by 1, 2`);
  return new Map(rows.map(({ household_id, month, count }) => [`${household_id} ${month}`, count]));
}

async function standingMonths(tx: Tx, ids: Iterable<string>): Promise<Map<string, { id: string; version: number }>> {
  const rows = await tx
    .select({ id: noTransferMonths.id, version: noTransferMonths.version, householdId: noTransferMonths.householdId, month: noTransferMonths.month })
    .from(noTransferMonths)
    .where(and(sql`${noTransferMonths.householdId} = ${uuidList(ids)}`, isNull(noTransferMonths.deletedAt)));
  return new Map(rows.map(({ householdId, month, id, version }) => [`${householdId} ${monthOf(month)}`, { id, version }]));
}
