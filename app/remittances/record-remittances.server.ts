import { sql } from "drizzle-orm";
import { createdAs, createdFields, insertRecords } from "~/access/record-batch.server";
import type { Actor } from "~/db/actor";
import { unwaited, keepPlans, type Tx } from "~/db/db.server";
import { uuidList } from "~/db/uuid-list.server";
import { remittances } from "~/db/schema/remittances";
import { firstDay, type Month } from "~/shared/dates";
import { FIELD_ENTRY, type Origin } from "~/shared/origin";
import { ok, refused, type Result } from "~/shared/result";
import { clearMarkedMonths } from "./no-transfer-months.server";
import { recountUses } from "./recount-uses.server";
import type { RemittanceWarning } from "./prepare-remittance";
import { prepareRemittances, type ReadyTransfer, type RemittanceRefusal } from "./prepare-remittances.server";
import type { NewRemittance } from "./remittance.schema";

/** `repeated`: the same delivery came before and nothing was written; `clearedMonth`: the id of a "no transfer" it took away. */
export type RecordedRemittance = {
  id: string;
  version: number;
  repeated: boolean;
  warnings: RemittanceWarning[];
  clearedMonth: string | null;
};
export type RecordRefusal = RemittanceRefusal | { code: "id_taken" };
export type RecordOptions = { origin?: Origin; now?: Date };

/**
 * Records transfers, each on its own merits; the answers stand in the order of the rows. The same id with the same
 * content is success and writes nothing, with other content is refused. A row with an open question ("is this the
 * one recorded on Monday?") is refused with it and comes back with `confirmed`.
 */
export async function recordRemittances(
  tx: Tx,
  actor: Actor,
  rows: readonly NewRemittance[],
  { origin = FIELD_ENTRY, now = new Date() }: RecordOptions = {},
): Promise<Result<RecordedRemittance, RecordRefusal>[]> {
  const first = firstOfEachId(rows);
  void unwaited(keepPlans(tx));
  const before = storedVersions(tx, first);
  const prepared = await prepareRemittances(tx, actor, first, { now, lock: true, stored: before });
  const stored = await before;
  const ready = prepared.flatMap((answer) => (answer.ok && !stored.has(answer.value.id) ? [answer.value] : []));
  const inserting = unwaited(writeTransfers(tx, actor, ready, origin));
  const [inserted] = await Promise.all([inserting, followUp(tx, actor, ready, inserting)]);
  const isFirstDelivery = inserted.size === rows.length;
  const versions = isFirstDelivery ? stored : await storedVersions(tx, first);
  const same = isFirstDelivery ? inserted : await createdAsBefore(tx, rows, prepared, first);
  const answers = new Map<string, Result<RecordedRemittance, RecordRefusal>>();
  first.forEach(({ id }, index) => answers.set(id, answerFor(id, prepared[index], { inserted, versions, same })));
  const said = new Set<string>();
  return rows.map((row) => {
    const answer = answers.get(row.id) ?? refused({ code: "id_taken" as const });
    if (said.has(row.id)) return answer.ok ? ok({ ...answer.value, repeated: true }) : answer;
    said.add(row.id);
    return answer;
  });
}

/** One transfer; see `recordRemittances`. */
export async function recordRemittance(tx: Tx, actor: Actor, row: NewRemittance, options?: RecordOptions): Promise<Result<RecordedRemittance, RecordRefusal>> {
  const [answer] = await recordRemittances(tx, actor, [row], options);
  return answer ?? refused({ code: "household_unknown" });
}

/** What history holds of a transfer: what was said and what follows from it, not the reference it is measured with. */
export function remittanceContent({ householdId, journeyId, transfer }: Pick<ReadyTransfer, "householdId" | "journeyId" | "transfer">) {
  const { month: _month, referenceRate: _rate, referenceSource: _source, referenceMonth: _referenceMonth, ...content } = transfer;
  return { householdId, journeyId, ...content };
}

/** The columns of a transfer as the table holds them. */
export function remittanceColumns({ transfer, ...where }: ReadyTransfer) {
  const { month: _month, referenceMonth, ...columns } = transfer;
  const { householdId, regionCode, journeyId, country, senderSex } = where;
  return { householdId, regionCode, journeyId, country, senderSex, ...columns, referenceMonth: referenceMonth && firstDay(referenceMonth) };
}

/** What changes with receipts: months marked as without, and how much of what was said to be spent they cover. */
async function followUp(tx: Tx, actor: Actor, ready: readonly ReadyTransfer[], inserting: Promise<Set<string>>): Promise<void> {
  const marks = ready.flatMap(({ id, householdId, clears }) => (clears ? [{ id, mark: { ...clears, householdId } }] : []));
  if (marks.length > 0) {
    const inserted = await inserting;
    await clearMarkedMonths(tx, actor, marks.flatMap(({ id, mark }) => (inserted.has(id) ? [mark] : [])));
  }
  await recountUses(tx, actor, ready.map(({ householdId }) => householdId), earliestMonth(ready));
}

const earliestMonth = (ready: readonly ReadyTransfer[]): Month => ready.reduce((first, { transfer: { month } }) => (month < first ? month : first), "9999-12");

function firstOfEachId(rows: readonly NewRemittance[]): NewRemittance[] {
  const seen = new Set<string>();
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id));
}

async function storedVersions(tx: Tx, rows: readonly NewRemittance[]): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map();
  const found = await tx.execute<{ id: string; version: number }>(sql`select id, version from remittances where id = ${uuidList(rows.map(({ id }) => id))}`);
  return new Map(found.map(({ id, version }) => [id, version]));
}

/** Writes transfers that were found good, each with its history and audit entry; answers the ids of those that were new. */
export function writeTransfers(tx: Tx, actor: Actor, ready: readonly ReadyTransfer[], origin: Origin): Promise<Set<string>> {
  const values = ready.map((row) => ({
    id: row.id, ...remittanceColumns(row), source: origin.source, importId: origin.importId, createdBy: actor.userId, updatedBy: actor.userId,
  }));
  return insertRecords(tx, actor, remittances, values, ready.map((row) => ({
    entity: "remittance", entityId: row.id, householdId: row.householdId, regionCode: row.regionCode, version: 1, kind: "create", fields: createdFields(remittanceContent(row)),
  })));
}

type Answer = Result<ReadyTransfer, RemittanceRefusal>;

/** Which ids were created with the content they come with now; a repeated delivery meets no question a second time. */
async function createdAsBefore(tx: Tx, rows: readonly NewRemittance[], prepared: readonly Answer[], first: readonly NewRemittance[]): Promise<Set<string>> {
  const wanted = new Map<string, Record<string, unknown>>();
  prepared.forEach((answer, index) => {
    const row = first[index];
    if (row && answer.ok) wanted.set(row.id, remittanceContent(answer.value));
  });
  const same = await createdAs(tx, "remittance", wanted);
  // A second row under the same id in one delivery must say the same as the first.
  const said = new Map<string, string>();
  for (const row of rows) {
    const text = JSON.stringify({ ...row, confirmed: [] }, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
    if ((said.get(row.id) ?? text) !== text) same.delete(row.id);
    said.set(row.id, text);
  }
  return same;
}

type Stored = { inserted: Set<string>; versions: Map<string, number>; same: Set<string> };

function answerFor(id: string, prepared: Answer | undefined, { inserted, versions, same }: Stored): Result<RecordedRemittance, RecordRefusal> {
  if (!prepared) return refused({ code: "id_taken" });
  if (!prepared.ok) return prepared;
  const { warnings, clears } = prepared.value;
  if (inserted.has(id)) return ok({ id, version: 1, repeated: false, warnings, clearedMonth: clears?.id ?? null });
  const version = versions.get(id);
  if (version !== undefined && same.has(id)) return ok({ id, version, repeated: true, warnings, clearedMonth: null });
  return refused({ code: "id_taken" });
}
