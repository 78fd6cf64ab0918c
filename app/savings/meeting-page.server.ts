import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import type { PlainDate } from "~/shared/dates";
import type { MoneyKind, Seat } from "./codes";
import { bookOf, membersOf } from "./groups.server";
import { nextInstalment } from "./ledger";

export type MeetingSeat = {
  memberId: string; name: string; status: Seat; paid: Partial<Record<MoneyKind, string>>;
  /** Of the loan that is open, or of which this meeting tells. */
  loan: { leftIdr: number; dueIdr: number; serviceIdr: number } | null;
};

/** A group's meeting for its form: who belongs to it, or has something written in it, with what is written so far. */
export async function meetingSeats(tx: Tx, groupId: string, meetingId: string | null): Promise<MeetingSeat[]> {
  const [members, { loans }] = await Promise.all([membersOf(tx, groupId), bookOf(tx, groupId)]);
  const entries = meetingId === null ? [] : await tx.execute<{ memberId: string; kind: MoneyKind; amount: string }>(
    sql`select member_id as "memberId", kind, amount_idr::text as amount from savings_entries where meeting_id = ${meetingId} and removed_at is null`);
  const seats = meetingId === null ? [] : await tx.execute<{ memberId: string; status: Seat }>(sql`select member_id as "memberId", status from savings_attendance where meeting_id = ${meetingId}`);
  const told = new Set([...entries, ...seats].map(({ memberId }) => memberId));
  return members.filter(({ id, leftOn }) => leftOn === null || told.has(id)).map(({ id, name }) => {
    const paid = Object.fromEntries(entries.filter(({ memberId }) => memberId === id).map(({ kind, amount }) => [kind, amount])) as MeetingSeat["paid"];
    const own = loans.filter(({ memberId }) => memberId === id);
    const loan = own.find(({ principalIdr, repaidIdr }) => repaidIdr < principalIdr) ?? (paid.angsuran || paid.jasa ? own[0] : undefined);
    const next = loan ? nextInstalment(loan) : null;
    return { memberId: id, name, status: seats.find(({ memberId }) => memberId === id)?.status ?? "tidak_dicatat", paid, loan: loan ? { leftIdr: loan.principalIdr - loan.repaidIdr, dueIdr: next?.principalIdr ?? 0, serviceIdr: next?.interestIdr ?? 0 } : null };
  });
}

/** The day of a group's meeting; undefined for any other id. */
export async function meetingDay(tx: Tx, groupId: string, meetingId: string): Promise<PlainDate | undefined> {
  const [row] = await tx.execute<{ heldOn: PlainDate }>(sql`select held_on::text as "heldOn" from savings_meetings where id = ${meetingId} and group_id = ${groupId}`);
  return row?.heldOn;
}
