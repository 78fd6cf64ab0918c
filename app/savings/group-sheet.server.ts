import type { Tx } from "~/db/db.server";
import type { PlainDate } from "~/shared/dates";
import { groupedBy } from "~/shared/grouped";
import { bookOf, meetingsOf, membersOf, seatsOf } from "./groups.server";
import { groupBalance, portfolioAtRisk, presence, savingsOf } from "./ledger";

/** All that a group's page shows, as of a day. */
export async function groupSheet(tx: Tx, groupId: string, today: PlainDate) {
  const [members, { sums, loans }, meetings, seats] = await Promise.all([membersOf(tx, groupId), bookOf(tx, groupId), meetingsOf(tx, groupId), seatsOf(tx, groupId)]);
  const [money, seatsBy, loansBy] = [groupedBy(sums, ({ memberId }) => memberId), groupedBy(seats, ({ memberId }) => memberId), groupedBy(loans, ({ memberId }) => memberId)];
  const current = members.filter(({ leftOn }) => leftOn === null);
  const count = (which: (member: (typeof members)[number]) => boolean) => current.filter(which).length;
  return {
    balance: groupBalance(sums, loans), atRisk: portfolioAtRisk(loans, today), presence: presence(seats.map(({ status }) => status)), meetings,
    people: { women: count(({ sex }) => sex === "P"), men: count(({ sex }) => sex === "L"), unknown: count(({ sex }) => sex === null), returned: count(({ hasReturned }) => hasReturned) },
    members: members.map((member) => ({
      ...member, savingsIdr: savingsOf(money.get(member.id) ?? []), presence: presence((seatsBy.get(member.id) ?? []).map(({ status }) => status)),
      owedIdr: (loansBy.get(member.id) ?? []).reduce((sum, { principalIdr, repaidIdr }) => sum + principalIdr - repaidIdr, 0),
    })),
  };
}
export type GroupSheet = Awaited<ReturnType<typeof groupSheet>>;
