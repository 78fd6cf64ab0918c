import { asc, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { savingsGroups, savingsMeetings } from "~/db/schema/savings";
import type { PlainDate } from "~/shared/dates";
import type { GroupKind, MoneyKind, Seat } from "./codes";
import type { GroupLoan, Money } from "./ledger";

const columns = {
  id: savingsGroups.id, regionCode: savingsGroups.regionCode, name: savingsGroups.name, kind: sql<GroupKind>`${savingsGroups.kind}`, legalNo: savingsGroups.legalNo, foundedOn: savingsGroups.foundedOn, duesIdr: savingsGroups.duesIdr,
  closedOn: savingsGroups.closedOn, note: savingsGroups.note, version: savingsGroups.version,
};

/** One group; undefined where the actor sees none of that id. */
export async function groupById(tx: Tx, id: string) {
  const [row] = await tx.select(columns).from(savingsGroups).where(eq(savingsGroups.id, id));
  return row;
}
export type Group = NonNullable<Awaited<ReturnType<typeof groupById>>>;

/** The same row, held until the transaction ends: everything about a group's money is written one after the other. */
export async function lockedGroup(tx: Tx, id: string) {
  const [row] = await tx.select(columns).from(savingsGroups).where(eq(savingsGroups.id, id)).for("update");
  return row;
}

export type ListedGroup = { id: string; name: string; kind: GroupKind; closedOn: PlainDate | null; members: number; lastMeeting: PlainDate | null; savingsIdr: number };

/** A village's groups by name, with what their members have saved. */
export async function groupsOf(tx: Tx, regionCode: string): Promise<ListedGroup[]> {
  const rows = await tx.execute<Omit<ListedGroup, "savingsIdr"> & { savings: string }>(sql`
    select g.id, g.name, g.kind, g.closed_on::text as "closedOn", m.members, t.last::text as "lastMeeting", s.savings
    from savings_groups g
    cross join lateral (select count(*)::int as members from savings_members m where m.group_id = g.id and m.left_on is null) m
    cross join lateral (select max(held_on) as last from savings_meetings t where t.group_id = g.id) t
    cross join lateral (select coalesce(sum(case when kind = 'penarikan' then -amount_idr when kind in ('angsuran', 'jasa') then 0 else amount_idr end), 0)::text as savings
      from savings_entries e where e.group_id = g.id and e.removed_at is null) s
    where g.region_code = ${regionCode} order by g.name, g.id limit 200`);
  return rows.map(({ savings, ...row }) => ({ ...row, savingsIdr: Number(savings) }));
}

export type Member = { id: string; name: string; household: string | null; sex: "L" | "P" | null; hasReturned: boolean; joinedOn: PlainDate; leftOn: PlainDate | null };

/** Who belongs or belonged to a group, by name: that of her record where it can be seen, else that of the group's book. */
export async function membersOf(tx: Tx, groupId: string): Promise<Member[]> {
  const rows = await tx.execute<Member>(sql`
    select m.id, coalesce(p.full_name, m.full_name) as name, h.label as household, p.sex, m.joined_on::text as "joinedOn", m.left_on::text as "leftOn",
      exists (select from journeys j where j.person_id = p.id and j.deleted_at is null and j.returned_on is not null) as "hasReturned"
    from savings_members m left join persons p on p.id = coalesce(kept_person(m.person_id), m.person_id) and p.deleted_at is null left join households h on h.id = p.household_id
    where m.group_id = ${groupId} order by 2, 1 limit 400`);
  return [...rows];
}

/** All money of a group by member and kind, summed; and its loans with what came back of each. */
export async function bookOf(tx: Tx, groupId: string): Promise<{ sums: Money[]; loans: GroupLoan[] }> {
  const sums = await tx.execute<{ memberId: string; kind: MoneyKind; amount: string }>(sql`
    select member_id as "memberId", kind, sum(amount_idr)::text as amount from savings_entries where group_id = ${groupId} and removed_at is null group by 1, 2`);
  return { sums: sums.map(({ amount, ...row }) => ({ ...row, amountIdr: Number(amount) })), loans: await loansWhere(tx, sql`l.group_id = ${groupId}`) };
}

/** Loans with what was repaid of them, the latest first. */
export async function loansWhere(tx: Tx, where: ReturnType<typeof sql>): Promise<GroupLoan[]> {
  const rows = await tx.execute<Omit<GroupLoan, "principalIdr" | "repaidIdr"> & { principal: string; repaid: string }>(sql`
    select l.id, l.member_id as "memberId", l.lent_on::text as "lentOn", l.principal_idr::text as principal, l.months, l.service_bp_month as "serviceBpMonth",
      coalesce((select sum(e.amount_idr) from savings_entries e where e.loan_id = l.id and e.kind = 'angsuran' and e.removed_at is null), 0)::text as repaid
    from savings_loans l where ${where} and l.removed_at is null order by l.lent_on desc, l.id desc limit 2000`);
  return rows.map(({ principal, repaid, ...row }) => ({ ...row, principalIdr: Number(principal), repaidIdr: Number(repaid) }));
}

/** A group's meetings, the latest first. */
export function meetingsOf(tx: Tx, groupId: string) {
  return tx.select({ id: savingsMeetings.id, heldOn: savingsMeetings.heldOn }).from(savingsMeetings).where(eq(savingsMeetings.groupId, groupId)).orderBy(desc(savingsMeetings.heldOn), asc(savingsMeetings.id)).limit(200);
}

/** Every recorded seat of a group. */
export async function seatsOf(tx: Tx, groupId: string): Promise<{ memberId: string; meetingId: string; status: Seat }[]> {
  return [...(await tx.execute<{ memberId: string; meetingId: string; status: Seat }>(sql`select member_id as "memberId", meeting_id as "meetingId", status from savings_attendance where group_id = ${groupId} limit 20000`))];
}

export type LedgerLine = { id: string; entryOn: PlainDate; kind: MoneyKind; amountIdr: number };

/** The latest money of these members, the latest first; `app_own_memberships()` where one asks for oneself. */
export async function ledgerOf(tx: Tx, memberId: string): Promise<LedgerLine[]> {
  const rows = await tx.execute<Omit<LedgerLine, "amountIdr"> & { amount: string }>(sql`
    select id, entry_on::text as "entryOn", kind, amount_idr::text as amount from savings_entries where member_id = ${memberId} and removed_at is null order by entry_on desc, id desc limit 1000`);
  return rows.map(({ amount, ...row }) => ({ ...row, amountIdr: Number(amount) }));
}

/** What a member's ledger comes to by kind. */
export async function sumsOfMember(tx: Tx, memberId: string): Promise<{ kind: MoneyKind; amountIdr: number }[]> {
  const rows = await tx.execute<{ kind: MoneyKind; amount: string }>(sql`select kind, sum(amount_idr)::text as amount from savings_entries where member_id = ${memberId} and removed_at is null group by 1`);
  return rows.map(({ kind, amount }) => ({ kind, amountIdr: Number(amount) }));
}
