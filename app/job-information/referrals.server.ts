import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { persons } from "~/db/schema/households";
import { referrals } from "~/db/schema/job-information";
import { homeCodeOf } from "~/households/village-on.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn, type PlainDate } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import type { ReferralTarget } from "./codes";
import type { MoveReferral } from "./job-information.schema";
import { canMoveReferral, type ReferralMoveRefusal, type StoredState } from "./referral-states";

const columns = {
  id: referrals.id, householdId: referrals.householdId, regionCode: referrals.regionCode, homeCode: homeCodeOf(referrals.householdId), personId: referrals.personId, consultationId: referrals.consultationId,
  target: sql<ReferralTarget>`${referrals.target}`, sentOn: referrals.sentOn, status: sql<StoredState>`${referrals.status}`, statusSince: referrals.statusSince, version: referrals.version,
};

/** One referral with whose it is; undefined where the actor sees none of that id. */
export async function referralById(tx: Tx, id: string) {
  const [row] = await tx.select({ ...columns, name: persons.fullName }).from(referrals).innerJoin(persons, eq(persons.id, referrals.personId)).where(and(eq(referrals.id, id), isNull(referrals.deletedAt)));
  return row;
}
export type Referral = NonNullable<Awaited<ReturnType<typeof referralById>>>;

/** A family's referrals, the latest first. */
export function referralsOf(tx: Tx, householdId: string): Promise<Referral[]> {
  return tx
    .select({ ...columns, name: persons.fullName })
    .from(referrals)
    .innerJoin(persons, eq(persons.id, referrals.personId))
    .where(and(eq(referrals.householdId, householdId), isNull(referrals.deletedAt)))
    .orderBy(desc(referrals.sentOn), desc(referrals.id))
    .limit(100);
}

export type OpenReferral = { id: string; name: string; target: ReferralTarget; sentOn: PlainDate; status: StoredState; statusSince: PlainDate };
const LISTED = 100;

/** Referrals of a village's people that are not at an end: first those nobody answered, the oldest on top; `total` counts all. */
export async function openReferrals(tx: Tx, regionCode: string): Promise<{ rows: OpenReferral[]; total: number }> {
  const rows = await tx.execute<OpenReferral & { total: number }>(sql`
    select f.id, p.full_name as name, f.target, f.sent_on::text as "sentOn", f.status, f.status_since::text as "statusSince", count(*) over ()::int as total
    from referrals f join persons p on p.id = f.person_id and p.deleted_at is null
    where p.region_code = ${regionCode} and f.status in ('dikirim', 'diterima') and f.deleted_at is null
    order by f.status <> 'dikirim', f.sent_on, f.id limit ${LISTED}`);
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export type ReferralRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "changed_meanwhile" } | ReferralMoveRefusal;

/** Writes the office's answer on its day. The same answer again is success. */
export async function moveReferral(tx: Tx, actor: Actor, id: string, { version, to, on }: MoveReferral): Promise<Result<{ version: number }, ReferralRefusal>> {
  const [referral] = await tx.select(columns).from(referrals).where(and(eq(referrals.id, id), isNull(referrals.deletedAt))).for("update");
  if (!referral) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { ...referral, id: referral.householdId })) return refused({ code: "forbidden" });
  if (referral.status === to && referral.statusSince === on) return ok({ version: referral.version });
  if (referral.version !== version) return refused({ code: "changed_meanwhile" });
  const allowed = canMoveReferral(referral, to, on, todayIn(timeZoneOf(referral.regionCode), new Date()));
  if (!allowed.ok) return allowed;
  const written = await tx
    .update(referrals)
    .set({ status: to, statusSince: on, version: version + 1, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(referrals.id, id), eq(referrals.version, version)))
    .returning({ id: referrals.id });
  if (written.length !== 1) throw new Error(`${written.length} referrals written where one was meant`);
  const { householdId, regionCode, status, statusSince } = referral;
  await recordChange(tx, actor, { entity: "referral", entityId: id, householdId, regionCode, version: version + 1, kind: "update", fields: { status: [status, to], statusSince: [statusSince, on] } });
  return ok({ version: version + 1 });
}
