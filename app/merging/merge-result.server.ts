import { sql } from "drizzle-orm";
import { z } from "zod";
import { can } from "~/access/capabilities";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { timeZoneOf } from "~/regions/time-zone";
import { addDays, dateIn, todayIn, type PlainDate } from "~/shared/dates";
import { MERGE_UNDO_DAYS } from "./merge";

type Stored = {
  id: string; entity: "household" | "person"; keptId: string; mergedId: string; householdId: string; regionCode: string; mergedRegionCode: string;
  mergedAt: string; mergedBy: string | null; undoneAt: string | null; undoneBy: string | null; keptName: string | null; mergedName: string | null; nik: string | null; phone: string | null;
};
export type ShownMerge = {
  id: string;
  kind: "household" | "person";
  kept: { id: string; name: string | null; householdId: string };
  /** `nik` and `phone` end as they were written on the record merged away. */
  merged: { id: string; name: string | null; nik: string | null; phone: string | null };
  regionCode: string;
  on: PlainDate;
  by: string | null;
  undone: { on: PlainDate; by: string | null } | null;
  /** Until when it can be taken back; null when the time is over. */
  undoUntil: PlainDate | null;
};

const selected = sql`
  select m.id, m.entity, m.kept_id as "keptId", m.merged_id as "mergedId", m.household_id as "householdId", m.region_code as "regionCode",
    m.merged_region_code as "mergedRegionCode", m.merged_at::text as "mergedAt", app_user_name(m.merged_by) as "mergedBy", m.undone_at::text as "undoneAt",
    app_user_name(m.undone_by) as "undoneBy", coalesce(kh.label, kp.full_name) as "keptName", coalesce(mh.label, mp.full_name) as "mergedName",
    mp.nik_last4 as nik, mp.phone_last4 as phone
  from merges m
    left join households kh on m.entity = 'household' and kh.id = m.kept_id left join households mh on m.entity = 'household' and mh.id = m.merged_id
    left join persons kp on m.entity = 'person' and kp.id = m.kept_id left join persons mp on m.entity = 'person' and mp.id = m.merged_id`;

export type MergeDetail = ShownMerge & {
  /** How many records of each kind were changed; null for who does not keep both villages, and may not undo it either. */
  counts: { entity: string; count: number }[] | null;
};

/** A merge; 404 for whoever keeps neither of its villages. To `write`, both have to be kept: 403. */
export async function requireMerge(tx: Tx, actor: Actor, id: string | undefined, access: "read" | "write"): Promise<MergeDetail> {
  const [row] = z.uuid().safeParse(id).success ? await tx.execute<Stored>(sql`${selected} where m.id = ${id}`) : [];
  if (!row) throw new Response(null, { status: 404 });
  const keepsBoth = can(actor, "people:write", row.regionCode) && can(actor, "people:write", row.mergedRegionCode);
  if (access === "write" && !keepsBoth) throw new Response(null, { status: 403 });
  if (!keepsBoth) return { ...shown(row), counts: null };
  const counts = await tx.execute<{ entity: string; count: number }>(sql`
    select entity, count(*)::int as count from merge_moves where merge_id = ${row.id} and entity_id not in (${row.keptId}, ${row.mergedId}) group by 1 order by 1`);
  return { ...shown(row), counts: [...counts] };
}

/** What became part of a household, or of its people, and still is; the latest first. */
export async function mergesInto(tx: Tx, householdId: string): Promise<ShownMerge[]> {
  const rows = await tx.execute<Stored>(sql`${selected} where m.household_id = ${householdId} and m.undone_at is null order by m.merged_at desc, m.id limit 20`);
  return rows.map(shown);
}

/** The latest merges of an area, undone ones too. */
export async function mergesIn(tx: Tx, area: string, kind: "household" | "person"): Promise<ShownMerge[]> {
  const rows = await tx.execute<Stored>(sql`
    ${selected} where m.entity = ${kind} and (m.region_code = ${area} or starts_with(m.region_code, ${`${area}.`})) order by m.merged_at desc, m.id limit 20`);
  return rows.map(shown);
}

function shown(row: Stored): ShownMerge {
  const zone = timeZoneOf(row.regionCode);
  const dayOf = (at: string): PlainDate => dateIn(zone, new Date(at));
  const last = addDays(dayOf(row.mergedAt), MERGE_UNDO_DAYS);
  const mask = (last4: string | null) => last4 && `••••${last4}`;
  return {
    id: row.id, kind: row.entity, regionCode: row.regionCode,
    kept: { id: row.keptId, name: row.keptName, householdId: row.householdId },
    merged: { id: row.mergedId, name: row.mergedName, nik: mask(row.nik), phone: mask(row.phone) },
    on: dayOf(row.mergedAt), by: row.mergedBy,
    undone: row.undoneAt === null ? null : { on: dayOf(row.undoneAt), by: row.undoneBy },
    undoUntil: row.undoneAt === null && last >= todayIn(zone, new Date()) ? last : null,
  };
}

export type ShownApart = { one: { id: string; name: string }; other: { id: string; name: string }; on: PlainDate; by: string | null };

/** Pairs of an area that somebody said to be two, the latest first. */
export async function apartIn(tx: Tx, area: string, kind: "household" | "person"): Promise<ShownApart[]> {
  const [table, name] = kind === "household" ? [sql`households`, sql`label`] : [sql`persons`, sql`full_name`];
  const rows = await tx.execute<{ oneId: string; otherId: string; one: string; other: string; at: string; by: string | null; code: string }>(sql`
    select n.one_id as "oneId", n.other_id as "otherId", a.${name} as one, b.${name} as other, n.decided_at::text as at, app_user_name(n.decided_by) as by, n.region_code as code
    from not_same_pairs n join ${table} a on a.id = n.one_id and a.deleted_at is null join ${table} b on b.id = n.other_id and b.deleted_at is null
    where n.entity = ${kind} and n.revoked_at is null and (n.region_code = ${area} or starts_with(n.region_code, ${`${area}.`}))
    order by n.decided_at desc, n.id limit 20`);
  return rows.map(({ oneId, otherId, one, other, at, by, code }) => ({ one: { id: oneId, name: one }, other: { id: otherId, name: other }, on: dateIn(timeZoneOf(code), new Date(at)), by }));
}
