import { and, eq, isNull } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { canReportMoney } from "~/access/capabilities";
import { createdAs, createdFields, pendingChanges, type Conflict } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { enterpriseEntries, enterpriseMonths } from "~/db/schema/enterprises";
import type { Created } from "~/households/create-households.server";
import { timeZoneOf } from "~/regions/time-zone";
import { firstDay, monthOf, todayIn, type Month, type PlainDate } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { entryById, keptMonth } from "./day-entries.server";
import type { EditEntry, NewEntry } from "./enterprise.schema";
import { enterpriseById, type Enterprise } from "./enterprises.server";

type NotYours = { code: "not_found" } | { code: "forbidden" };
/** `month_is_sum`: the month was told as one sum; its days would count twice. */
export type EntryRefusal = NotYours | { code: "id_taken" } | { code: "day_in_future" } | { code: "month_is_sum"; month: Month } | Conflict;

/** Writes what came in or went out on a day; the month follows. The same id with the same content is success. */
export async function recordEntry(tx: Tx, actor: Actor, enterpriseId: string, { id, ...content }: NewEntry): Promise<Result<Created, EntryRefusal>> {
  const enterprise = await kept(tx, actor, enterpriseId);
  if (!enterprise.ok) return enterprise;
  if ((await createdAs(tx, "enterprise_entry", new Map([[id, content]]))).has(id)) return ok({ id, version: 1, repeated: true });
  const day = await writableDay(tx, actor, enterprise.value, content.entryOn);
  if (!day.ok) return day;
  const rows = await tx.insert(enterpriseEntries).values({ ...content, id, enterpriseId, createdBy: actor.userId, updatedBy: actor.userId }).onConflictDoNothing().returning({ id: enterpriseEntries.id });
  if (rows.length === 0) return refused({ code: "id_taken" });
  await tell(tx, actor, enterprise.value, { id, version: 1, kind: "create", fields: createdFields(content) });
  return ok({ id, version: 1, repeated: false });
}

/** Mends an entry from the version that was seen; moved to another month, both months follow. */
export async function editEntry(tx: Tx, actor: Actor, id: string, { version, resolved, ...content }: EditEntry): Promise<Result<{ version: number }, EntryRefusal>> {
  const current = await entryById(tx, id, "write");
  if (!current) return refused({ code: "not_found" });
  const enterprise = await kept(tx, actor, current.enterpriseId);
  if (!enterprise.ok) return enterprise;
  const day = await writableDay(tx, actor, enterprise.value, content.entryOn);
  if (!day.ok) return day;
  const { id: _id, enterpriseId: _enterprise, ...state } = current;
  const pending = await pendingChanges(tx, { entity: "enterprise_entry", id, version, resolved }, state, content);
  if (!pending.ok) return pending;
  const fields = Object.keys(pending.value);
  if (fields.length === 0) return ok({ version: current.version });
  const next = current.version + 1;
  await write(tx, id, current.version, { ...Object.fromEntries(Object.entries(content).filter(([field]) => fields.includes(field))), version: next, updatedAt: new Date(), updatedBy: actor.userId });
  await tell(tx, actor, enterprise.value, { id, version: next, kind: "update", fields: pending.value });
  return ok({ version: next });
}

/** Takes an entry out of the book; its history stays. Taken out before is success. */
export async function removeEntry(tx: Tx, actor: Actor, enterpriseId: string, id: string): Promise<Result<true, NotYours>> {
  const enterprise = await kept(tx, actor, enterpriseId);
  if (!enterprise.ok) return enterprise;
  const current = await entryById(tx, id, "write");
  if (!current) return ok(true);
  if (current.enterpriseId !== enterpriseId) return refused({ code: "not_found" });
  const next = current.version + 1;
  await write(tx, id, current.version, { removedAt: new Date(), version: next, updatedAt: new Date(), updatedBy: actor.userId });
  const { entryOn, kind, amountIdr, note } = current;
  await tell(tx, actor, enterprise.value, { id, version: next, kind: "delete", fields: Object.fromEntries(Object.entries({ entryOn, kind, amountIdr, note }).flatMap(([field, value]) => (value === null ? [] : [[field, [value, null] as [unknown, unknown]]]))) });
  return ok(true);
}

/** Lets a month that was told as one sum be kept by day from now on: its sums are let go of and stay in history. */
export async function keepByDay(tx: Tx, actor: Actor, enterpriseId: string, month: Month): Promise<Result<true, NotYours>> {
  const enterprise = await kept(tx, actor, enterpriseId);
  if (!enterprise.ok) return enterprise;
  const [row] = await tx.select().from(enterpriseMonths).where(and(eq(enterpriseMonths.enterpriseId, enterpriseId), eq(enterpriseMonths.month, firstDay(month)))).for("update");
  if (!row || row.keptBy === "hari") return ok(true);
  const { salesIdr, cogsIdr, opexIdr, interestIdr, ownerDrawIdr, principalIdr } = row;
  await tx.update(enterpriseMonths).set({ keptBy: "hari", version: row.version + 1, updatedAt: new Date(), updatedBy: actor.userId }).where(eq(enterpriseMonths.id, row.id));
  const gone = Object.fromEntries(Object.entries({ salesIdr, cogsIdr, opexIdr, interestIdr, ownerDrawIdr, principalIdr }).flatMap(([field, value]) => (value === null ? [] : [[field, [value, null] as [unknown, unknown]]])));
  await recordChange(tx, actor, { ...ofFamily(enterprise.value), entity: "enterprise_month", entityId: row.id, version: row.version + 1, kind: "update", fields: { ...gone, keptBy: ["bulan", "hari"] } });
  return ok(true);
}

async function kept(tx: Tx, actor: Actor, enterpriseId: string): Promise<Result<Enterprise, NotYours>> {
  const enterprise = await enterpriseById(tx, enterpriseId);
  if (!enterprise) return refused({ code: "not_found" });
  return canReportMoney(actor, { ...enterprise, id: enterprise.householdId }) ? ok(enterprise) : refused({ code: "forbidden" });
}

/** A day that has come, in a month that is kept by day: it becomes so with its first day. */
async function writableDay(tx: Tx, actor: Actor, { id: enterpriseId, regionCode }: Enterprise, entryOn: PlainDate): Promise<Result<true, { code: "day_in_future" } | { code: "month_is_sum"; month: Month }>> {
  if (entryOn > todayIn(timeZoneOf(regionCode), new Date())) return refused({ code: "day_in_future" });
  const month = monthOf(entryOn);
  const known = await keptMonth(tx, enterpriseId, month);
  if (known?.keptBy === "hari") return ok(true);
  if (known?.hasSums) return refused({ code: "month_is_sum", month });
  if (known) await tx.update(enterpriseMonths).set({ keptBy: "hari" }).where(eq(enterpriseMonths.id, known.id));
  else await tx.insert(enterpriseMonths).values({ id: uuidv7(), enterpriseId, month: firstDay(month), keptBy: "hari", recordQuality: "buku", createdBy: actor.userId, updatedBy: actor.userId }).onConflictDoNothing();
  // Somebody else may have told a sum in between.
  return (await keptMonth(tx, enterpriseId, month))?.keptBy === "hari" ? ok(true) : refused({ code: "month_is_sum", month });
}

async function write(tx: Tx, id: string, version: number, values: Partial<typeof enterpriseEntries.$inferInsert>): Promise<void> {
  const written = await tx.update(enterpriseEntries).set(values).where(and(eq(enterpriseEntries.id, id), eq(enterpriseEntries.version, version), isNull(enterpriseEntries.removedAt))).returning({ id: enterpriseEntries.id });
  if (written.length !== 1) throw new Error(`${written.length} entries written where one was meant`);
}

const ofFamily = ({ householdId, regionCode }: Enterprise) => ({ householdId, regionCode });
type Told = { id: string; version: number; kind: "create" | "update" | "delete"; fields: Record<string, [unknown, unknown]> };
const tell = (tx: Tx, actor: Actor, enterprise: Enterprise, { id, ...change }: Told) => recordChange(tx, actor, { ...ofFamily(enterprise), entity: "enterprise_entry", entityId: id, ...change });
