import { and, eq, isNull } from "drizzle-orm";
import { createdAs, createdFields } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { savingsLoans } from "~/db/schema/savings";
import { rateBasisPoints } from "~/finance/debt-checks";
import type { Created } from "~/households/create-households.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import { bookOf, membersOf } from "./groups.server";
import { ledgerProblem, type LedgerProblem } from "./ledger";
import { writableGroup, type NotYours } from "./save-group.server";
import type { NewLoan } from "./savings.schema";

/** A group takes no more than a tenth of the loan a month; above, most likely a year's rate was written. */
const MOST_SERVICE_BP = 1_000;
export type LoanRefusal = NotYours | { code: "id_taken" } | { code: "no_member" } | { code: "lent_in_future" } | { code: "rate_unreadable" } | { code: "has_loan" } | { code: "has_repayments" } | LedgerProblem;

/** Lends a member from the group's box; one loan at a time. The same id with the same content is success. */
export async function lend(tx: Tx, actor: Actor, groupId: string, { id, servicePercent, ...loan }: NewLoan): Promise<Result<Created, LoanRefusal>> {
  const group = await writableGroup(tx, actor, groupId);
  if (!group.ok) return group;
  const rate = rateBasisPoints(servicePercent);
  if (!rate.ok || (rate.value ?? 0) > MOST_SERVICE_BP) return refused({ code: "rate_unreadable" });
  const content = { ...loan, serviceBpMonth: rate.value ?? 0 };
  if ((await createdAs(tx, "savings_loan", new Map([[id, content]]))).has(id)) return ok({ id, version: 1, repeated: true });
  if (!(await membersOf(tx, groupId)).some((member) => member.id === loan.memberId && member.leftOn === null)) return refused({ code: "no_member" });
  if (loan.lentOn > todayIn(timeZoneOf(group.value.regionCode), new Date())) return refused({ code: "lent_in_future" });
  const { sums, loans } = await bookOf(tx, groupId);
  if (loans.some((one) => one.memberId === loan.memberId && one.repaidIdr < one.principalIdr)) return refused({ code: "has_loan" });
  const problem = ledgerProblem(group.value.kind, sums, [...loans, { memberId: loan.memberId, principalIdr: Number(loan.principalIdr) }]);
  if (problem) return refused(problem);
  const rows = await tx.insert(savingsLoans).values({ ...content, id, groupId, createdBy: actor.userId, updatedBy: actor.userId }).onConflictDoNothing().returning({ id: savingsLoans.id });
  if (rows.length === 0) return refused({ code: "id_taken" });
  await recordChange(tx, actor, { entity: "savings_loan", entityId: id, householdId: null, regionCode: group.value.regionCode, version: 1, kind: "create", fields: createdFields(content) });
  return ok({ id, version: 1, repeated: false });
}

/** Takes out a loan that was written by mistake, while nothing of it was repaid. Taken out before is success. */
export async function removeLoan(tx: Tx, actor: Actor, groupId: string, loanId: string): Promise<Result<true, LoanRefusal>> {
  const group = await writableGroup(tx, actor, groupId);
  if (!group.ok) return group;
  const loan = (await bookOf(tx, groupId)).loans.find(({ id }) => id === loanId);
  if (!loan) return ok(true);
  if (loan.repaidIdr > 0) return refused({ code: "has_repayments" });
  const rows = await tx.update(savingsLoans).set({ removedAt: new Date(), version: 2, updatedAt: new Date(), updatedBy: actor.userId }).where(and(eq(savingsLoans.id, loanId), eq(savingsLoans.groupId, groupId), isNull(savingsLoans.removedAt))).returning({ id: savingsLoans.id });
  if (rows.length !== 1) throw new Error(`${rows.length} loans written where one was meant`);
  await recordChange(tx, actor, { entity: "savings_loan", entityId: loanId, householdId: null, regionCode: group.value.regionCode, version: 2, kind: "delete", fields: { principalIdr: [loan.principalIdr, null] } });
  return ok(true);
}
