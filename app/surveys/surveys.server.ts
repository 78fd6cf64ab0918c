import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { changes } from "~/db/schema/access";
import { surveyResponses, surveyRounds } from "~/db/schema/surveys";
import { uuidList } from "~/db/uuid-list.server";
import { programmeOf } from "~/regions/programme.server";
import { addDays } from "~/shared/dates";
import type { ResponseState, SurveyMode, SurveyRound } from "./codes";
import { roundWindows, type RoundWindow } from "./rounds";

const columns = {
  id: surveyResponses.id, householdId: surveyResponses.householdId, regionCode: surveyResponses.regionCode, round: sql<SurveyRound>`${surveyResponses.round}`, state: sql<ResponseState>`${surveyResponses.state}`,
  interviewOn: surveyResponses.interviewOn, mode: sql<SurveyMode | null>`${surveyResponses.mode}`, respondentPersonId: surveyResponses.respondentPersonId,
  hasRemittance: surveyResponses.hasRemittance, hasEnterprise: surveyResponses.hasEnterprise, hasDebt: surveyResponses.hasDebt,
  incomeRemitIdr: surveyResponses.incomeRemitIdr, incomeLocalIdr: surveyResponses.incomeLocalIdr, incomeEnterpriseIdr: surveyResponses.incomeEnterpriseIdr,
  expFoodIdr: surveyResponses.expFoodIdr, expNonfoodIdr: surveyResponses.expNonfoodIdr, expEducationIdr: surveyResponses.expEducationIdr, expHealthIdr: surveyResponses.expHealthIdr,
  expSocialIdr: surveyResponses.expSocialIdr, expOtherIdr: surveyResponses.expOtherIdr, debtServiceIdr: surveyResponses.debtServiceIdr, debtPrincipalIdr: surveyResponses.debtPrincipalIdr,
  debtInterestIdr: surveyResponses.debtInterestIdr, liquidSavingsIdr: surveyResponses.liquidSavingsIdr, illiquidAssetsIdr: surveyResponses.illiquidAssetsIdr,
  paysOnTime: surveyResponses.paysOnTime, insured: surveyResponses.insured, recordsKept: surveyResponses.recordsKept, goalSet: surveyResponses.goalSet, emergencyCapacity: surveyResponses.emergencyCapacity,
  foodInsecure30d: surveyResponses.foodInsecure30d, confidence: surveyResponses.confidence, perYear: surveyResponses.perYear, refused: surveyResponses.refused, note: surveyResponses.note,
  completedAt: surveyResponses.completedAt, version: surveyResponses.version,
};

const standing = (householdId: string) => and(eq(surveyResponses.householdId, householdId), isNull(surveyResponses.deletedAt));

/** A family's response of a round; undefined where nobody has begun one. */
export async function responseOf(tx: Tx, householdId: string, round: SurveyRound) {
  const [row] = await tx.select(columns).from(surveyResponses).where(and(standing(householdId), eq(surveyResponses.round, round)));
  return row;
}
export type SurveyResponse = NonNullable<Awaited<ReturnType<typeof responseOf>>>;

/** The same, held until the transaction ends. */
export async function lockedResponse(tx: Tx, householdId: string, round: SurveyRound) {
  const [row] = await tx.select(columns).from(surveyResponses).where(and(standing(householdId), eq(surveyResponses.round, round))).for("update");
  return row;
}

/** All of a family's responses by the day they were asked. */
export function responsesOf(tx: Tx, householdId: string): Promise<SurveyResponse[]> {
  return tx.select(columns).from(surveyResponses).where(standing(householdId)).orderBy(asc(surveyResponses.interviewOn), asc(surveyResponses.id)).limit(10);
}

/** The responses of many families at once. */
export function responsesOfHouseholds(tx: Tx, householdIds: readonly string[]): Promise<SurveyResponse[]> {
  return tx.select(columns).from(surveyResponses).where(and(sql`${surveyResponses.householdId} = ${uuidList(householdIds)}`, isNull(surveyResponses.deletedAt))).orderBy(asc(surveyResponses.id));
}

/** The rounds of a village with their windows; none while it has no start in the programme. */
export async function windowsOf(tx: Tx, regionCode: string): Promise<RoundWindow[]> {
  const { programmeStart } = await programmeOf(tx, regionCode);
  if (programmeStart === null) return [];
  const kept = await tx
    .select({ code: sql<SurveyRound>`${surveyRounds.code}`, start: surveyRounds.windowStart, end: surveyRounds.windowEnd })
    .from(surveyRounds)
    .where(eq(surveyRounds.regionCode, regionCode))
    .limit(10);
  return roundWindows(programmeStart, kept);
}

/** A round that its first family is asked for keeps the window it has on that day. */
export async function beginRound(tx: Tx, actorId: string | null, regionCode: string, { code, start, end }: RoundWindow, instrumentVersion: number): Promise<void> {
  await tx.insert(surveyRounds).values({ regionCode, code, windowStart: start, windowEnd: end, instrumentVersion, createdBy: actorId }).onConflictDoNothing();
}

/** An interview changed later than this after its day is told apart (handbook §4.9). */
export const LATE_CHANGE_DAYS = 14;

/**
 * What was changed in a finished response more than fourteen days after the interview, oldest first, each value with the
 * one before. Questions first asked late are no changes.
 */
export async function lateChanges(tx: Tx, { id, interviewOn }: Pick<SurveyResponse, "id" | "interviewOn">) {
  const rows = await tx
    .select({ id: changes.id, fields: sql<Record<string, [unknown, unknown]>>`${changes.fields}`, isLate: sql<boolean>`${changes.changedAt} > ${addDays(interviewOn, LATE_CHANGE_DAYS + 1)}::date`, changedAt: changes.changedAt, changedBy: sql<string | null>`app_user_name(${changes.changedBy})` })
    .from(changes)
    .where(and(eq(changes.entity, "survey_response"), eq(changes.entityId, id), inArray(changes.kind, ["create", "update"])))
    .orderBy(asc(changes.version), asc(changes.id))
    .limit(200);
  const finishedAt = rows.findIndex(({ fields }) => fields.state?.[1] === "selesai");
  return finishedAt === -1 ? [] : rows.slice(finishedAt + 1).filter(({ isLate }) => isLate);
}
