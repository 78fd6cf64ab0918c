import { inArray } from "drizzle-orm";
import { can } from "~/access/capabilities";
import { sealIdentifier, identifierIndex } from "~/access/protected-identifiers.server";
import { createdAs, createdFields, inBatches, recordChanges } from "~/access/record-batch.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { householdRegions, households } from "~/db/schema/households";
import { FIELD_ENTRY, type Origin } from "~/shared/origin";
import { ok, refused, type Result } from "~/shared/result";
import { maskAllButLast4, searchKey } from "~/shared/text";
import type { NewHousehold } from "./household.schema";
import { villagesAmong } from "./villages.server";

/** The first village of a household is taken to hold for all records older than it. */
const SINCE_EVER = "1900-01-01";

export type HouseholdRefusal =
  | { code: "forbidden" }
  | { code: "unknown_village"; regionCode: string }
  /** The family card is that of another household; its id where the actor may see it. */
  | { code: "kk_used"; householdId: string | null; label: string | null }
  /** The id belongs to a record with other content. */
  | { code: "id_taken" };

/** `repeated`: the same delivery came before, nothing was written. */
export type Created = { id: string; version: number; repeated: boolean };

/**
 * Creates households, each on its own merits: the answers stand in the order of the rows. The same id with the same
 * content is success, with other content is refused. One statement for each few hundred rows.
 */
export async function createHouseholds(
  tx: Tx,
  actor: Actor,
  rows: readonly NewHousehold[],
  origin: Origin = FIELD_ENTRY,
): Promise<Result<Created, HouseholdRefusal>[]> {
  const villages = await villagesAmong(tx, rows.map((row) => row.regionCode));
  const allowed = rows.filter((row) => can(actor, "people:write", row.regionCode) && villages.has(row.regionCode));
  const before = await existing(tx, allowed);
  const inserted = new Set<string>();
  for (const batch of inBatches(allowed.filter((row) => !before.byId.has(row.id) && !cardHolder(before, row)))) {
    const values = batch.map((row) => ({ ...toRow(row), source: origin.source, importId: origin.importId, createdBy: actor.userId, updatedBy: actor.userId }));
    for (const { id } of await tx.insert(households).values(values).onConflictDoNothing().returning({ id: households.id })) inserted.add(id);
  }
  const created = allowed.filter((row) => inserted.has(row.id));
  for (const batch of inBatches(created)) {
    await tx.insert(householdRegions).values(batch.map((row) => ({ householdId: row.id, regionCode: row.regionCode, regionFrom: SINCE_EVER })));
  }
  await recordChanges(tx, actor, created.map((row) => ({
    entity: "household", entityId: row.id, householdId: row.id, regionCode: row.regionCode, version: 1, kind: "create", fields: createdFields(shownHousehold(row)),
  })));
  const missed = allowed.filter((row) => !inserted.has(row.id));
  const now = missed.length > 0 ? await existing(tx, missed) : before;
  const same = await createdAs(tx, "household", new Map(missed.map((row) => [row.id, shownHousehold(row)])));
  const answered = new Set<string>();
  return rows.map((row) => {
    if (!can(actor, "people:write", row.regionCode)) return refused({ code: "forbidden" });
    if (!villages.has(row.regionCode)) return refused({ code: "unknown_village", regionCode: row.regionCode });
    if (inserted.has(row.id) && !answered.has(row.id)) {
      answered.add(row.id);
      return ok({ id: row.id, version: 1, repeated: false });
    }
    const there = now.byId.get(row.id);
    if (there) return same.has(row.id) ? ok({ id: row.id, version: there.version, repeated: true }) : refused({ code: "id_taken" });
    const holder = cardHolder(now, row);
    return refused({ code: "kk_used", householdId: holder?.id ?? null, label: holder?.label ?? null });
  });
}

/** One household; see `createHouseholds`. */
export async function createHousehold(tx: Tx, actor: Actor, row: NewHousehold, origin?: Origin): Promise<Result<Created, HouseholdRefusal>> {
  const [answer] = await createHouseholds(tx, actor, [row], origin);
  return answer as Result<Created, HouseholdRefusal>;
}

/** What history shows: the family card masked. */
function shownHousehold({ kk, id: _id, ...row }: NewHousehold): Record<string, unknown> {
  return { ...row, status: "aktif", kk: kk === null ? null : maskAllButLast4(kk) };
}

function toRow({ kk, ...row }: NewHousehold) {
  const sealed = kk === null ? null : sealIdentifier("kk", kk);
  return {
    ...row,
    searchLabel: searchKey(row.label),
    kkCipher: sealed?.cipher ?? null,
    kkIndex: sealed?.index ?? null,
    kkLast4: sealed?.last4 ?? null,
  };
}

type Holder = { id: string; label: string; version: number };
type Existing = { byId: Map<string, Holder>; byCard: Map<string, Holder> };

async function existing(tx: Tx, rows: readonly NewHousehold[]): Promise<Existing> {
  const found: Existing = { byId: new Map(), byCard: new Map() };
  const columns = { id: households.id, label: households.label, version: households.version, kkIndex: households.kkIndex, deletedAt: households.deletedAt };
  for (const batch of inBatches(rows)) {
    const cards = batch.flatMap((row) => (row.kk === null ? [] : [identifierIndex("kk", row.kk)]));
    const seen = await tx.select(columns).from(households).where(inArray(households.id, batch.map((row) => row.id)));
    const held = cards.length === 0 ? [] : await tx.select(columns).from(households).where(inArray(households.kkIndex, cards));
    for (const row of seen) found.byId.set(row.id, row);
    for (const row of held) if (row.kkIndex && !row.deletedAt) found.byCard.set(row.kkIndex.toString("hex"), row);
  }
  return found;
}

function cardHolder(found: Existing, row: NewHousehold): Holder | undefined {
  return row.kk === null ? undefined : found.byCard.get(identifierIndex("kk", row.kk).toString("hex"));
}
