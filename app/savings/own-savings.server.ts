import { sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import type { PlainDate } from "~/shared/dates";
import type { GroupKind } from "./codes";
import { ledgerOf, loansWhere, sumsOfMember } from "./groups.server";
import { nextInstalment, savingsOf } from "./ledger";

/**
 * What somebody signed in as a member of a family has in savings groups: her own memberships, balance, loan and ledger. The
 * row policies show nothing of anybody else, and the name of the group comes from a function that tells it to its members.
 */
export async function ownSavings(tx: Tx) {
  const own = await tx.execute<{ memberId: string; name: string; kind: GroupKind; village: string; closedOn: PlainDate | null }>(
    sql`select member_id as "memberId", name, kind, village, closed_on::text as "closedOn" from app_own_savings_groups() order by name, member_id limit 20`);
  return Promise.all(own.map(async (group) => {
    const [sums, ledger, loans] = [await sumsOfMember(tx, group.memberId), await ledgerOf(tx, group.memberId), await loansWhere(tx, sql`l.member_id = ${group.memberId}`)];
    const open = loans.find(({ principalIdr, repaidIdr }) => repaidIdr < principalIdr);
    const next = open ? nextInstalment(open) : null;
    return {
      ...group, ledger, savingsIdr: savingsOf(sums), owedIdr: open ? open.principalIdr - open.repaidIdr : 0,
      next: next ? { dueOn: next.dueOn, amountIdr: next.principalIdr + next.interestIdr } : null,
    };
  }));
}
export type OwnSavings = Awaited<ReturnType<typeof ownSavings>>[number];
