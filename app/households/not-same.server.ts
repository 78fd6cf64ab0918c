import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { can } from "~/access/capabilities";
import { audit } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";

export type Kind = "household" | "person";
export type Placed = { id: string; regionCode: string };
/** `decidedOn` is an instant in ISO; `decidedBy` a name. */
export type NotSame = { decidedAt: string; decidedBy: string | null };

/**
 * Keeps that two records are not of one person or family, whichever was asked about first, so that nobody is asked again.
 * Only where the actor keeps both villages; else nothing is written and the answer is false. Saying it twice changes nothing.
 */
export async function rememberNotSame(tx: Tx, actor: Actor, entity: Kind, a: Placed, b: Placed): Promise<boolean> {
  const kept = await keepNotSame(tx, actor, entity, a, b);
  if (kept === "new") {
    await audit(tx, actor, { action: "distinct", entity, entityId: a.id, regionCode: a.regionCode, detail: { others: [b.id] } });
    await audit(tx, actor, { action: "distinct", entity, entityId: b.id, regionCode: b.regionCode, detail: { others: [a.id] } });
  }
  return kept !== false;
}

/** The same without an entry in the audit log, for who writes one about more than this. */
export async function keepNotSame(tx: Tx, actor: Actor, entity: Kind, a: Placed, b: Placed): Promise<"new" | "known" | false> {
  if (!can(actor, "people:write", a.regionCode) || !can(actor, "people:write", b.regionCode)) return false;
  const [one, other] = a.id < b.id ? [a, b] : [b, a];
  const written = await tx.execute(sql`
    insert into not_same_pairs (id, entity, one_id, other_id, region_code, other_region_code, decided_by)
    values (${uuidv7()}, ${entity}, ${one.id}, ${other.id}, ${one.regionCode}, ${other.regionCode}, ${actor.userId})
    on conflict (entity, one_id, other_id) do update set decided_at = clock_timestamp(), decided_by = ${actor.userId}, revoked_at = null, revoked_by = null
      where not_same_pairs.revoked_at is not null
    returning id`);
  return written.length > 0 ? "new" : "known";
}

/** Takes such an answer back, so that the two are offered again; false where none stands that the actor may change. */
export async function reviseNotSame(tx: Tx, actor: Actor, entity: Kind, a: Placed, b: Placed): Promise<boolean> {
  const [one, other] = a.id < b.id ? [a, b] : [b, a];
  const revised = await tx.execute(sql`
    update not_same_pairs set revoked_at = clock_timestamp(), revoked_by = ${actor.userId}
    where entity = ${entity} and one_id = ${one.id} and other_id = ${other.id} and revoked_at is null returning id`);
  if (revised.length === 0) return false;
  await audit(tx, actor, { action: "distinct_revised", entity, entityId: a.id, regionCode: a.regionCode, detail: { others: [b.id] } });
  return true;
}

/** What stands about a pair; null while nobody has said that they are not the same. */
export async function notSame(tx: Tx, entity: Kind, a: string, b: string): Promise<NotSame | null> {
  const [row] = await tx.execute<{ at: Date | string; by: string | null }>(sql`
    select decided_at as at, app_user_name(decided_by) as by from not_same_pairs
    where entity = ${entity} and one_id = least(${a}::uuid, ${b}::uuid) and other_id = greatest(${a}::uuid, ${b}::uuid) and revoked_at is null`);
  return row ? { decidedAt: new Date(row.at).toISOString(), decidedBy: row.by } : null;
}
