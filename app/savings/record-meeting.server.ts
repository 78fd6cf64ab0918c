import { and, eq, isNull, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { createdFields, recordChanges } from "~/access/record-batch.server";
import type { RecordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import { insertOf } from "~/db/insert-rows.server";
import type { Tx } from "~/db/db.server";
import { savingsEntries, savingsMeetings } from "~/db/schema/savings";
import { timeZoneOf } from "~/regions/time-zone";
import { codesOf } from "~/shared/codes";
import { todayIn, type PlainDate } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { MONEY_KINDS, type MoneyKind, type Seat } from "./codes";
import { bookOf, membersOf, type Group } from "./groups.server";
import { ledgerProblem, type GroupLoan, type LedgerProblem, type Money } from "./ledger";
import { log, writableGroup, type NotYours } from "./save-group.server";
import type { RecordMeeting } from "./savings.schema";

export type MeetingConflict = { memberId: string; what: MoneyKind | "seat"; stored: string | null };
export type MeetingRefusal = NotYours | { code: "held_in_future" } | { code: "group_closed" } | { code: "day_taken"; meetingId: string } | { code: "id_taken" } | { code: "no_member" } | { code: "no_loan"; memberId: string } | LedgerProblem;

/**
 * Writes a whole meeting at once: who was there, who paid in, took out and repaid. Only what was changed on the form is
 * written; what somebody else changed to something different meanwhile stays as they wrote it and is told. The same form
 * again changes nothing. Nothing is written where the group's book could not be so (`ledgerProblem`).
 */
export async function recordMeeting(tx: Tx, actor: Actor, groupId: string, input: RecordMeeting): Promise<Result<{ id: string; written: number; conflicts: MeetingConflict[] }, MeetingRefusal>> {
  const group = await writableGroup(tx, actor, groupId);
  if (!group.ok) return group;
  const { regionCode, closedOn } = group.value;
  if (input.heldOn > todayIn(timeZoneOf(regionCode), new Date())) return refused({ code: "held_in_future" });
  if (closedOn !== null && input.heldOn > closedOn) return refused({ code: "group_closed" });
  const members = new Set((await membersOf(tx, groupId)).map(({ id }) => id));
  if (input.seats.some(({ memberId }) => !members.has(memberId))) return refused({ code: "no_member" });
  const [{ sums, loans }, stored] = await Promise.all([bookOf(tx, groupId), entriesOfMeeting(tx, input.id)]);
  const plan = planOf(input, stored, loans);
  if (!plan.ok) return plan;
  const problem = repaidTooMuch(plan.value, loans) ?? ledgerProblem(group.value.kind, [...sums, ...plan.value.deltas], loans);
  if (problem && plan.value.deltas.length > 0) return refused(problem);
  const meeting = await writeMeeting(tx, actor, group.value, input);
  if (!meeting.ok) return meeting;
  await writeMoney(tx, actor, group.value, input, meeting.value.isMoved ? plan.value.steps.map((step) => ({ ...step, version: step.version + (step.before === null ? 0 : 1) })) : plan.value.steps);
  const seats = await writeSeats(tx, actor, groupId, input);
  const written = plan.value.steps.length + seats.written;
  if (written > 0 || meeting.value.isNew) await log(tx, actor, group.value, "meeting", written);
  return ok({ id: input.id, written, conflicts: [...plan.value.conflicts, ...seats.conflicts] });
}

type Stored = { id: string; memberId: string; kind: MoneyKind; amountIdr: bigint; loanId: string | null; version: number };

/** What a meeting tells of money so far. */
async function entriesOfMeeting(tx: Tx, meetingId: string): Promise<Stored[]> {
  return tx
    .select({ id: savingsEntries.id, memberId: savingsEntries.memberId, kind: sql<MoneyKind>`${savingsEntries.kind}`, amountIdr: savingsEntries.amountIdr, loanId: savingsEntries.loanId, version: savingsEntries.version })
    .from(savingsEntries)
    .where(and(eq(savingsEntries.meetingId, meetingId), isNull(savingsEntries.removedAt)));
}

type Step = { id: string; memberId: string; kind: MoneyKind; loanId: string | null; version: number; before: bigint | null; after: bigint | null };
type Plan = { steps: Step[]; conflicts: MeetingConflict[]; deltas: Money[] };

function planOf({ seats, heldOn }: RecordMeeting, stored: readonly Stored[], loans: readonly GroupLoan[]): Result<Plan, { code: "no_loan"; memberId: string }> {
  const plan: Plan = { steps: [], conflicts: [], deltas: [] };
  for (const { memberId, paid, seenPaid } of seats) {
    for (const kind of codesOf(MONEY_KINDS)) {
      const known = stored.find((one) => one.memberId === memberId && one.kind === kind);
      const [wanted, seen, now] = [amountOf(paid[kind]), amountOf(seenPaid[kind]), known?.amountIdr ?? null];
      if (wanted === now || wanted === seen) continue;
      if (now !== seen) {
        plan.conflicts.push({ memberId, what: kind, stored: now?.toString() ?? null });
        continue;
      }
      const isOfLoan = kind === "angsuran" || kind === "jasa";
      const loanId = known?.loanId ?? (isOfLoan ? loans.find((loan) => loan.memberId === memberId && loan.lentOn <= heldOn)?.id ?? null : null);
      if (isOfLoan && loanId === null) return refused({ code: "no_loan", memberId });
      plan.steps.push({ id: known?.id ?? uuidv7(), memberId, kind, loanId, version: (known?.version ?? 0) + 1, before: now, after: wanted });
      plan.deltas.push({ memberId, kind, amountIdr: Number((wanted ?? 0n) - (now ?? 0n)) });
    }
  }
  return ok(plan);
}

/** More repaid of one loan than was lent, by this meeting. */
function repaidTooMuch({ steps }: Plan, loans: readonly GroupLoan[]): LedgerProblem | null {
  const repaid = (of: GroupLoan) => steps.reduce((sum, { loanId, kind, before, after }) => sum + (loanId === of.id && kind === "angsuran" ? Number((after ?? 0n) - (before ?? 0n)) : 0), of.repaidIdr);
  const loan = loans.find((one) => repaid(one) > one.principalIdr);
  return loan ? { code: "repaid_too_much", memberId: loan.memberId } : null;
}

/** An amount of nothing is no payment. */
const amountOf = (amount: bigint | null | undefined): bigint | null => (amount === 0n ? null : (amount ?? null));

async function writeMeeting(tx: Tx, actor: Actor, group: Group, { id, heldOn }: RecordMeeting): Promise<Result<{ isNew: boolean; isMoved: boolean }, MeetingRefusal>> {
  const [onDay] = await tx.select({ id: savingsMeetings.id }).from(savingsMeetings).where(and(eq(savingsMeetings.groupId, group.id), eq(savingsMeetings.heldOn, heldOn)));
  if (onDay && onDay.id !== id) return refused({ code: "day_taken", meetingId: onDay.id });
  const added = await tx.insert(savingsMeetings).values({ id, groupId: group.id, heldOn, createdBy: actor.userId }).onConflictDoNothing().returning({ id: savingsMeetings.id });
  if (added.length === 1) return ok({ isNew: true, isMoved: false });
  const [current] = await tx.select({ groupId: savingsMeetings.groupId, heldOn: savingsMeetings.heldOn }).from(savingsMeetings).where(eq(savingsMeetings.id, id));
  if (current?.groupId !== group.id) return refused({ code: "id_taken" });
  const isMoved = current.heldOn !== heldOn;
  if (isMoved) await moveMeeting(tx, actor, group, { id, from: current.heldOn, to: heldOn });
  return ok({ isNew: false, isMoved });
}

/** The money of a meeting goes with its day. */
async function moveMeeting(tx: Tx, actor: Actor, group: Group, { id, from, to }: { id: string; from: PlainDate; to: PlainDate }): Promise<void> {
  await tx.update(savingsMeetings).set({ heldOn: to }).where(eq(savingsMeetings.id, id));
  const moved = await tx.execute<{ id: string; version: number }>(sql`
    update savings_entries set entry_on = ${to}, version = version + 1, updated_at = now(), updated_by = ${actor.userId} where meeting_id = ${id} and removed_at is null returning id, version`);
  await recordChanges(tx, actor, moved.map((entry) => changeOf(group, { id: entry.id, version: entry.version, kind: "update", fields: { entryOn: [from, to] } })));
}

/** In one statement: the database asks after it whether the book still holds. */
async function writeMoney(tx: Tx, actor: Actor, group: Group, { id: meetingId, heldOn }: RecordMeeting, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return;
  const added = steps.flatMap(({ before, after, id, memberId, kind, loanId }) => (before === null && after !== null
    ? [{ id, groupId: group.id, memberId, meetingId, loanId, entryOn: heldOn, kind, amountIdr: after, createdBy: actor.userId, updatedBy: actor.userId }] : []));
  const changed = JSON.stringify(steps.flatMap(({ id, before, after, version }) => (before === null ? [] : [{ id, amount: after?.toString() ?? null, version }])));
  const rows = await tx.execute(sql`
    with changed as (
      update savings_entries e set amount_idr = coalesce(q.amount, e.amount_idr), removed_at = case when q.amount is null then now() end, version = q.version, entry_on = ${heldOn}, updated_at = now(), updated_by = ${actor.userId}
      from jsonb_to_recordset(${changed}::jsonb) as q(id uuid, amount bigint, version int) where e.id = q.id and e.version = q.version - 1 and e.removed_at is null returning e.id)
      ${added.length > 0 ? sql`, added as (${insertOf(savingsEntries, added)} returning id) select id from added union all` : sql``} select id from changed`);
  if (rows.length !== steps.length) throw new Error(`${rows.length} entries written where ${steps.length} were meant`);
  await recordChanges(tx, actor, steps.map(({ id, version, memberId, kind, before, after }) => changeOf(group, before === null
    ? { id, version, kind: "create", fields: createdFields({ memberId, kind, entryOn: heldOn, amountIdr: after }) }
    : { id, version, kind: after === null ? "delete" : "update", fields: { amountIdr: [before, after] } })));
}

const changeOf = ({ regionCode }: Group, { id, ...change }: Pick<RecordChange, "version" | "kind" | "fields"> & { id: string }): RecordChange =>
  ({ entity: "savings_entry", entityId: id, householdId: null, regionCode, ...change });

async function writeSeats(tx: Tx, actor: Actor, groupId: string, { id: meetingId, seats }: RecordMeeting): Promise<{ written: number; conflicts: MeetingConflict[] }> {
  const changed = JSON.stringify(seats.filter(({ status, seen }) => status !== seen).map(({ memberId, status, seen }) => ({ member: memberId, status, seen })));
  const rows = await tx.execute<{ member: string; stored: Seat; written: boolean }>(sql`
    with wanted as (
      select q.member, q.status, q.seen, coalesce(t.status, 'tidak_dicatat') as stored
      from jsonb_to_recordset(${changed}::jsonb) as q(member uuid, status text, seen text) left join savings_attendance t on t.meeting_id = ${meetingId} and t.member_id = q.member),
    written as (
      insert into savings_attendance (meeting_id, member_id, group_id, status, updated_by) select ${meetingId}, member, ${groupId}, status, ${actor.userId} from wanted where stored = seen
      on conflict (meeting_id, member_id) do update set status = excluded.status, updated_at = now(), updated_by = excluded.updated_by returning member_id)
    select w.member, w.stored, n.member_id is not null as written from wanted w left join written n on n.member_id = w.member where n.member_id is not null or w.stored <> w.status`);
  return { written: rows.filter(({ written }) => written).length, conflicts: rows.filter(({ written }) => !written).map(({ member, stored }) => ({ memberId: member, what: "seat", stored })) };
}
