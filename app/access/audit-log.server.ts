import { sql } from "drizzle-orm";
import { asSystem, type Tx } from "~/db/db.server";
import type { AuditQuery } from "./audit-query";

const PAGE = 50;
/** One administrator reads the log by days of western Indonesian time, wherever the village lies. */
const ZONE = "Asia/Jakarta";

export type LoggedAct = {
  seq: number;
  /** "2025-03-12 14:05:09", western Indonesian time. */
  at: string;
  actorId: string | null;
  actorKind: string;
  /** Null where the account is unknown or nobody's. */
  actorName: string | null;
  action: string;
  entity: string;
  entityId: string | null;
  regionCode: string | null;
  detail: Record<string, unknown>;
};

/** The log of the administrator's areas, newest first. `older`: what to ask for next; null on the last page. */
export async function auditLog(tx: Tx, query: AuditQuery): Promise<{ rows: LoggedAct[]; older: number | null }> {
  const { actorId, action, entity, entityId, from, to, before } = query;
  const parts = [
    actorId === null ? null : sql`actor_id = ${actorId}`,
    action === null ? null : sql`action = ${action}`,
    entity === null ? null : sql`entity = ${entity}`,
    entityId === null ? null : sql`entity_id = ${entityId}`,
    from === null ? null : sql`at >= (${from}::date)::timestamp at time zone ${ZONE}`,
    to === null ? null : sql`at < (${to}::date + 1)::timestamp at time zone ${ZONE}`,
    before === null ? null : sql`seq < ${before}`,
  ].filter((part) => part !== null);
  const condition = parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
  const rows = await tx.execute<LoggedAct>(sql`
    select seq::int8::float8 as seq, to_char(at at time zone ${ZONE}, 'YYYY-MM-DD HH24:MI:SS') as at, actor_id as "actorId",
      actor_kind as "actorKind", app_user_name(actor_id) as "actorName", action, entity, entity_id as "entityId",
      region_code as "regionCode", detail
    from audit_log where ${condition} order by seq desc limit ${PAGE + 1}`);
  const shown = rows.slice(0, PAGE);
  return { rows: shown, older: rows.length > PAGE ? (shown.at(-1)?.seq ?? null) : null };
}

export type ChainState = { rows: number; /** The first line, by number, that does not fit; null when all do. */ brokenAt: number | null };

/**
 * Calculates every line of the log again: each must follow the one before it in its lane without a gap, carry its
 * hash, and have the hash of its own content. A changed, inserted or removed line breaks its lane; lines taken from the
 * end of a lane show as soon as the lane grows again.
 */
export function verifyAuditChain(): Promise<ChainState> {
  return asSystem("verify the chain of the audit log", async (tx) => {
    const [state] = await tx.execute<{ rows: number; brokenAt: number | null }>(sql`
      select count(*)::float8 as rows, (min(seq) filter (where not fits))::float8 as "brokenAt" from (
        select seq,
          hash = encode(sha256(convert_to(audit_text(a), 'UTF8')), 'hex')
            and lane_seq = coalesce(lag(lane_seq) over in_lane, 0) + 1
            and prev_hash = coalesce(lag(hash) over in_lane, '') as fits
        from audit_log a window in_lane as (partition by lane order by lane_seq)) lines`);
    return { rows: state?.rows ?? 0, brokenAt: state?.brokenAt ?? null };
  });
}
