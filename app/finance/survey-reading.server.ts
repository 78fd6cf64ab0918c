import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { changedFields, recordChange } from "~/access/record-change.server";
import { createdFields } from "~/access/record-batch.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { financeSnapshots } from "~/db/schema/remittances";
import { uuidList } from "~/db/uuid-list.server";
import type { PlainDate } from "~/shared/dates";
import type { Origin } from "~/shared/origin";
import { ok, refused, type Result } from "~/shared/result";
import { uuidv7 } from "uuidv7";

type Figures = Pick<typeof financeSnapshots.$inferSelect, "liquidSavingsIdr" | "expenseIdr" | "debtServiceIdr" | "debtInterestIdr" | "incomeRemitIdr" | "incomeLocalIdr" | "incomeEnterpriseIdr" | "paysOnTime" | "insured" | "recordsKept" | "goalSet" | "emergencyCapacity">;
export type SurveyReading = { responseId: string; householdId: string; regionCode: string; asOf: PlainDate; figures: Figures };
/** The reading as it stood before, null where there was none, for whoever has to take the writing back. */
export type WrittenReading = { id: string; version: number; isNew: boolean };

/**
 * Puts the figures of a finished survey response into the family's reading of its day, the only place figures are
 * reckoned from. A reading somebody had taken that day becomes the response's: what the response knows replaces it,
 * what it does not know stays. Refused where the day's reading belongs to another round. Null: nothing had to be written.
 */
export async function recordSurveyReading(tx: Tx, actor: Actor, { responseId, householdId, regionCode, asOf, figures }: SurveyReading, origin: Origin): Promise<Result<WrittenReading | null, { code: "day_taken" }>> {
  const rows = await tx
    .select()
    .from(financeSnapshots)
    .where(and(eq(financeSnapshots.householdId, householdId), isNull(financeSnapshots.deletedAt), or(eq(financeSnapshots.asOf, asOf), eq(financeSnapshots.surveyResponseId, responseId))))
    .for("update");
  const own = rows.find((row) => row.surveyResponseId === responseId);
  const ofDay = rows.find((row) => row.asOf === asOf);
  if (ofDay && ofDay !== own && (own || ofDay.surveyResponseId !== null)) return refused({ code: "day_taken" });
  const current = own ?? ofDay;
  const change = { entity: "finance_snapshot", householdId, regionCode };
  if (!current) {
    const id = uuidv7();
    const content = { ...figures, debtPrincipalIdr: principalOf(figures) };
    if (Object.values(content).every((value) => value === null)) return ok(null);
    await tx.insert(financeSnapshots).values({ ...content, id, householdId, regionCode, asOf, surveyResponseId: responseId, ...origin, createdBy: actor.userId, updatedBy: actor.userId });
    await recordChange(tx, actor, { ...change, entityId: id, version: 1, kind: "create", fields: createdFields({ ...content, asOf }) });
    return ok({ id, version: 1, isNew: true });
  }
  const said = own ? figures : (Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== null)) as Partial<Figures>);
  const whole = { ...current, ...said };
  // Interest of another telling that is more than these instalments says nothing about them.
  if (whole.debtServiceIdr === null || (whole.debtInterestIdr ?? 0n) > whole.debtServiceIdr) whole.debtInterestIdr = null;
  const wanted = { ...said, debtInterestIdr: whole.debtInterestIdr, debtPrincipalIdr: principalOf(whole), asOf, regionCode };
  const fields = changedFields(current, wanted);
  if (Object.keys(fields).length === 0 && own) return ok(null);
  const version = current.version + 1;
  const written = await tx
    .update(financeSnapshots)
    .set({ ...wanted, surveyResponseId: responseId, version, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(financeSnapshots.id, current.id), eq(financeSnapshots.version, current.version)))
    .returning({ id: financeSnapshots.id });
  if (written.length !== 1) throw new Error(`${written.length} readings written where one was meant`);
  const { regionCode: _village, ...told } = fields;
  await recordChange(tx, actor, { ...change, entityId: current.id, version, kind: "update", fields: told });
  return ok({ id: current.id, version, isNew: false });
}

/** Whether the reading of this day is already that of another response, or this response has one and somebody took another that day. */
export async function isDayOfAnotherSurvey(tx: Tx, { householdId, asOf, responseId }: Pick<SurveyReading, "householdId" | "asOf" | "responseId">): Promise<boolean> {
  const rows = await tx
    .select({ asOf: financeSnapshots.asOf, responseId: financeSnapshots.surveyResponseId })
    .from(financeSnapshots)
    .where(and(eq(financeSnapshots.householdId, householdId), isNull(financeSnapshots.deletedAt), or(eq(financeSnapshots.asOf, asOf), eq(financeSnapshots.surveyResponseId, responseId))));
  const hasOwn = rows.some((row) => row.responseId === responseId);
  return rows.some((row) => row.asOf === asOf && row.responseId !== responseId && (hasOwn || row.responseId !== null));
}

const principalOf = ({ debtServiceIdr: service, debtInterestIdr: interest }: Pick<Figures, "debtServiceIdr" | "debtInterestIdr">): bigint | null =>
  service === null || interest === null ? null : service - interest;

/** The readings that writing a response of that day may change, for whoever has to put them back. */
export async function surveyReadingIds(tx: Tx, { householdId, asOf, responseId }: Pick<SurveyReading, "householdId" | "asOf" | "responseId">): Promise<string[]> {
  const rows = await tx
    .select({ id: financeSnapshots.id })
    .from(financeSnapshots)
    .where(and(eq(financeSnapshots.householdId, householdId), isNull(financeSnapshots.deletedAt), or(eq(financeSnapshots.asOf, asOf), eq(financeSnapshots.surveyResponseId, responseId))));
  return rows.map(({ id }) => id);
}

/** The readings of these responses, oldest first, by the response. */
export function readingsOfResponses(tx: Tx, responseIds: readonly string[]) {
  return tx
    .select()
    .from(financeSnapshots)
    .where(and(sql`${financeSnapshots.surveyResponseId} = ${uuidList(responseIds)}`, isNull(financeSnapshots.deletedAt)))
    .orderBy(asc(financeSnapshots.asOf));
}
