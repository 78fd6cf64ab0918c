import { asc, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { canWriteHousehold } from "~/access/capabilities";
import { recordChanges } from "~/access/record-batch.server";
import { changedFields, type RecordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { uuidList } from "~/db/uuid-list.server";
import { remittanceUses } from "~/db/schema/remittances";
import { timeZoneOf } from "~/regions/time-zone";
import { firstDay, monthOf, todayIn } from "~/shared/dates";
import { FIELD_ENTRY, type Origin } from "~/shared/origin";
import { ok, refused, type Result } from "~/shared/result";
import type { UseCategory } from "./codes";
import { asSaid, countUses, type CountedMonth, type MonthMoney } from "./month-uses";
import { monthReceipts, type Receipts } from "./month-receipts.server";
import { recountUses } from "./recount-uses.server";
import type { MonthUses } from "./remittance.schema";
import { regionOn, senderFacts, type SenderFacts } from "./sender-facts.server";
import { sharesFromBeans, type BeansRefusal } from "./use-checks";

export type UsesRefusal =
  | { code: "household_unknown" }
  | { code: "forbidden" }
  | { code: "future_month" }
  | { code: "category_twice"; category: UseCategory }
  | BeansRefusal
  /** Beans share out a receipt, and none is known for that month. */
  | { code: "receipt_unknown" }
  | { code: "stale"; version: number };
export type UseWrite = { id: string; version: number; before: StoredUse | null };
/** `otherMoneyIdr`: spent above what the month could cover, and not counted. `version`: of the month's uses as a whole. */
export type RecordedUses = CountedMonth & { receivedIdr: bigint | null; version: number; changed: boolean; writes: UseWrite[] };
type StoredUse = typeof remittanceUses.$inferSelect;
type Said = { category: UseCategory; statedIdr: bigint | null; shareBp: number | null; assetProductive: boolean | null; forBusiness: boolean | null; note: string | null };

/**
 * Sets the uses of households' months as a whole, in the order given: categories that are not named any more are
 * taken out, the others changed in place. Saying the same again changes nothing.
 */
export async function recordMonthUses(
  tx: Tx,
  actor: Actor,
  asked: readonly MonthUses[],
  { origin = FIELD_ENTRY, now = new Date() }: { origin?: Origin; now?: Date } = {},
): Promise<Result<RecordedUses, UsesRefusal>[]> {
  const senders = await senderFacts(tx, asked.map((month) => month.householdId), true);
  const months = asked.map((month) => ({ ...month, householdId: senders.get(month.householdId)?.id ?? month.householdId }));
  const receipts = await monthReceipts(tx, senders.keys());
  const stored = await storedUses(tx, senders.keys());
  const answers: Result<RecordedUses, UsesRefusal>[] = [];
  const history: RecordChange[] = [];
  for (const month of months) {
    const rows = stored.get(month.householdId) ?? [];
    const received = receipts.get(month.householdId) ?? new Map();
    const said = check(actor, month, senders.get(month.householdId), received, rows, now);
    if (!said.ok) {
      answers.push(said);
      continue;
    }
    const written = await write(tx, actor, month, said.value, rows, origin);
    history.push(...written.history);
    stored.set(month.householdId, written.rows);
    answers.push(ok({ ...countedMonth(month, written.rows, received), writes: written.writes, changed: written.writes.length > 0 }));
  }
  await recordChanges(tx, actor, history);
  await recountUses(tx, actor, [...new Set(history.map(({ householdId }) => householdId ?? ""))]);
  return answers;
}

/** One month; see `recordMonthUses`. */
export async function recordUses(tx: Tx, actor: Actor, month: MonthUses, now?: Date): Promise<Result<RecordedUses, UsesRefusal>> {
  const [answer] = await recordMonthUses(tx, actor, [month], now ? { now } : {});
  return answer ?? refused({ code: "household_unknown" });
}

/** The version of a month's uses: each change of any of its rows makes it higher; 0 while nothing was ever said. */
export function usesVersion(rows: readonly { version: number }[]): number {
  return rows.reduce((total, { version }) => total + version, 0);
}

type Village = { regionCode: string; said: Said[] };

function check(actor: Actor, month: MonthUses, sender: SenderFacts | undefined, received: Receipts, rows: readonly StoredUse[], now: Date): Result<Village, UsesRefusal> {
  if (!sender) return refused({ code: "household_unknown" });
  const regionCode = regionOn(sender, firstDay(month.month));
  if (!canWriteHousehold(actor, { id: sender.id, regionCode, homeCode: sender.regionCode })) return refused({ code: "forbidden" });
  if (month.month > monthOf(todayIn(timeZoneOf(regionCode), now))) return refused({ code: "future_month" });
  const version = usesVersion(rowsOf(rows, month));
  if (month.version !== undefined && month.version !== version) return refused({ code: "stale", version });
  const said = saidOf(month, received);
  return said.ok ? ok({ regionCode, said: said.value }) : said;
}

function saidOf({ month, uses }: MonthUses, received: Receipts): Result<Said[], UsesRefusal> {
  const categories = uses.rows.map(({ category }) => category);
  const twice = categories.find((category, index) => categories.indexOf(category) !== index);
  if (twice) return refused({ code: "category_twice", category: twice });
  if (uses.by === "amount") {
    return ok(uses.rows.flatMap(({ amountIdr, ...use }) => (amountIdr === 0n ? [] : [{ ...use, statedIdr: amountIdr, shareBp: null }])));
  }
  if (!received.get(month)) return refused({ code: "receipt_unknown" });
  const shares = sharesFromBeans(uses.rows);
  if (!shares.ok) return shares;
  return ok(uses.rows.flatMap(({ beans, ...use }, index) => (beans === 0 ? [] : [{ ...use, statedIdr: null, shareBp: shares.value[index]?.shareBp ?? 0 }])));
}

const rowsOf = (rows: readonly StoredUse[], { month }: { month: string }) => rows.filter((row) => monthOf(row.month) === month);
const standing = (rows: readonly StoredUse[]) => rows.filter(({ deletedAt }) => deletedAt === null);
const content = ({ statedIdr, shareBp, assetProductive, forBusiness, note }: Said | StoredUse) => ({ statedIdr, shareBp, assetProductive, forBusiness, note });

type Written = { rows: StoredUse[]; writes: UseWrite[]; history: RecordChange[] };

/** Writes what differs; rows that nobody names any more are kept, marked as taken out. */
async function write(tx: Tx, actor: Actor, { householdId, month }: MonthUses, { regionCode, said }: Village, all: StoredUse[], origin: Origin): Promise<Written> {
  const before = rowsOf(all, { month });
  const after: StoredUse[] = [];
  const writes: UseWrite[] = [];
  const history: RecordChange[] = [];
  const now = new Date();
  for (const category of new Set([...before.map((row) => row.category), ...said.map((use) => use.category)])) {
    const old = before.find((row) => row.category === category && row.deletedAt === null) ?? before.find((row) => row.category === category);
    const use = said.find((one) => one.category === category);
    const fields = old && use ? changedFields(content(old), content(use)) : {};
    const isBack = Boolean(old?.deletedAt && use);
    if (old && (use ? !isBack && Object.keys(fields).length === 0 : old.deletedAt !== null)) continue;
    const next: StoredUse = {
      ...(old ?? { id: uuidv7(), householdId, regionCode, month: firstDay(month), category, version: 0, createdAt: now, createdBy: actor.userId, assetProductive: null, forBusiness: null, note: null, shareBp: null, statedIdr: null }),
      ...(use ? content(use) : {}),
      amountIdr: use?.statedIdr ?? 0n, source: origin.source, importId: origin.importId, version: (old?.version ?? 0) + 1, deletedAt: use ? null : now, updatedAt: now, updatedBy: actor.userId,
    };
    after.push(next);
    writes.push({ id: next.id, version: next.version, before: old ?? null });
    const kind = !old ? "create" : use ? "update" : "delete";
    history.push({ entity: "remittance_use", entityId: next.id, householdId, regionCode, version: next.version, kind, fields: historyOf(category, old, use) });
  }
  if (after.length > 0) await upsert(tx, after);
  const changed = new Set(after.map(({ id }) => id));
  return { rows: [...all.filter(({ id }) => !changed.has(id)), ...after], writes, history };
}

function historyOf(category: string, old: StoredUse | undefined, use: Said | undefined): RecordChange["fields"] {
  const nothing = { category: null, statedIdr: null, shareBp: null, assetProductive: null, forBusiness: null, note: null };
  return changedFields(old && old.deletedAt === null ? { category, ...content(old) } : nothing, use ? { category, ...content(use) } : nothing);
}

async function upsert(tx: Tx, rows: StoredUse[]): Promise<void> {
  const incoming = (column: string) => sql.raw(`excluded.${column}`);
  await tx.insert(remittanceUses).values(rows).onConflictDoUpdate({
    target: remittanceUses.id,
    set: {
      amountIdr: incoming("amount_idr"), statedIdr: incoming("stated_idr"), shareBp: incoming("share_bp"), assetProductive: incoming("asset_productive"),
      forBusiness: incoming("for_business"), note: incoming("note"), deletedAt: incoming("deleted_at"), version: incoming("version"), updatedAt: incoming("updated_at"), updatedBy: incoming("updated_by"),
    },
  });
}

function countedMonth({ month }: MonthUses, rows: StoredUse[], received: Receipts): CountedMonth & { receivedIdr: bigint | null; version: number } {
  const months = [...new Set(standing(rows).map((row) => monthOf(row.month)))].sort();
  const money = months.map((one): MonthMoney => ({ month: one, receivedIdr: received.get(one) ?? null, uses: standing(rowsOf(rows, { month: one })) }));
  const counted = countUses(money).get(month) ?? { amounts: [], openingIdr: 0n, otherMoneyIdr: 0n };
  return { ...counted, receivedIdr: received.get(month) ?? null, version: usesVersion(rowsOf(rows, { month })) };
}

async function storedUses(tx: Tx, ids: Iterable<string>): Promise<Map<string, StoredUse[]>> {
  const rows = await tx.select().from(remittanceUses).where(sql`${remittanceUses.householdId} = ${uuidList(ids)}`).orderBy(asc(remittanceUses.month), asc(remittanceUses.id));
  const found = new Map<string, StoredUse[]>();
  for (const row of rows.map(asSaid)) found.set(row.householdId, [...(found.get(row.householdId) ?? []), row]);
  return found;
}
