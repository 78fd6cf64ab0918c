import { and, eq, isNull } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { createdAs, createdFields, pendingChanges, type Conflict } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { households, persons } from "~/db/schema/households";
import { surveyResponses } from "~/db/schema/surveys";
import { isDayOfAnotherSurvey, recordSurveyReading, type WrittenReading } from "~/finance/survey-reading.server";
import { placesOf, villageOn } from "~/households/village-on.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn, type PlainDate } from "~/shared/dates";
import { FIELD_ENTRY, type Origin } from "~/shared/origin";
import { ok, refused, type Result } from "~/shared/result";
import { heard, NOTHING_SAID, readingOf, saysSomething, type Answers, type Problem } from "./answers";
import type { ResponseState, SurveyMode, SurveyRound } from "./codes";
import { refusable, lumpyIn, SECTIONS, type Section } from "./questions";
import { INSTRUMENT_VERSION, interviewDayProblem, type InterviewDayProblem } from "./rounds";
import { beginRound, lockedResponse, windowsOf, type SurveyResponse } from "./surveys.server";

export type Interview = { interviewOn: PlainDate; mode: SurveyMode | null; respondentPersonId: string | null };
export type Said = Partial<Answers> & Partial<Interview>;
export type SaveResponse = {
  id: string;
  householdId: string;
  round: SurveyRound;
  /** That of the response when it was opened; 0 when nobody had begun it. */
  version: number;
  resolved?: number | undefined;
  said: Said;
  /** The parts that `said` is of: what they name in `perYear` and `refused` stands for the whole part. */
  sections: readonly Section[];
  /** The family would not be asked at all; undefined leaves that as it is. */
  declined?: boolean | undefined;
  /** The interview is over: its figures become those of its day. */
  finishes?: boolean;
};
type Refusal = "not_found" | "forbidden" | "id_taken" | "no_programme" | "interview_missing" | "respondent_unknown" | "nothing_known" | "finished_already" | "was_declined" | "day_taken";
export type SurveyRefusal = { code: Refusal } | { code: InterviewDayProblem } | { code: "self_contradicting"; problems: Problem[] } | Conflict;
export type Saved = { id: string; version: number; state: ResponseState; repeated: boolean; isNew: boolean; reading: WrittenReading | null };

/**
 * Keeps a part of a family's response to a round, or all of it. A response that is not finished is a draft and enters no
 * figure; a finished one stands as the reading of its day, and an edit of it changes that reading at once. The same part
 * twice is success; from an older version, what two people changed differently is a conflict.
 */
export async function saveResponse(tx: Tx, actor: Actor, input: SaveResponse, { origin = FIELD_ENTRY, now = new Date() }: { origin?: Origin; now?: Date } = {}): Promise<Result<Saved, SurveyRefusal>> {
  // Held, so that two phones do not begin one round.
  const [household] = await tx.select({ id: households.id, regionCode: households.regionCode }).from(households).where(and(eq(households.id, input.householdId), isNull(households.deletedAt))).for("update");
  if (!household) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, household)) return refused({ code: "forbidden" });
  const current = await lockedResponse(tx, household.id, input.round);
  const interviewOn = input.said.interviewOn ?? current?.interviewOn;
  if (interviewOn === undefined) return refused({ code: "interview_missing" });
  const regionCode = villageOn((await placesOf(tx, [household.id])).get(household.id), interviewOn, household.regionCode);
  const place: Place = { regionCode, isHome: regionCode === household.regionCode, interviewOn, today: todayIn(timeZoneOf(regionCode), now), current };
  const problem = await problemOf(tx, input, place);
  if (problem) return refused(problem);
  const { answers, problems } = heard({ ...input.said, ...namesOf(input, current) });
  if (problems.length > 0) return refused({ code: "self_contradicting", problems });
  const content = { ...answers, ...(input.said.interviewOn === undefined ? {} : { interviewOn: input.said.interviewOn, mode: input.said.mode ?? null, respondentPersonId: input.said.respondentPersonId ?? null }) };
  const whole = { ...(current ?? NOTHING_SAID), ...content } as Answers;
  const state = stateAfter(input, current?.state ?? "draf");
  if (input.finishes && !saysSomething(whole) && whole.refused.length === 0) return refused({ code: "nothing_known" });
  if (state === "selesai" && (await isDayOfAnotherSurvey(tx, { householdId: household.id, asOf: interviewOn, responseId: current?.id ?? input.id }))) return refused({ code: "day_taken" });
  const written = current ? await edit(tx, actor, current, { input, place, content, state, now }) : await create(tx, actor, { input, place, content, state, now, origin });
  if (!written.ok || written.value.repeated || state !== "selesai") return written;
  const after = await lockedResponse(tx, household.id, input.round);
  const reading = await recordSurveyReading(tx, actor, { responseId: written.value.id, householdId: household.id, regionCode, asOf: interviewOn, figures: readingOf({ ...whole, ...after }) }, origin);
  if (!reading.ok) throw new Error("the day of a reading was taken between two statements");
  return ok({ ...written.value, reading: reading.value });
}

/** `isHome`: the family lives there still. */
type Place = { regionCode: string; isHome: boolean; interviewOn: PlainDate; today: PlainDate; current: SurveyResponse | undefined };
type Writing = { input: SaveResponse; place: Place; content: Said; state: ResponseState; now: Date };

async function problemOf(tx: Tx, { householdId, round, said, declined, finishes }: SaveResponse, { regionCode, interviewOn, today, current }: Place): Promise<SurveyRefusal | null> {
  if (declined && current?.state === "selesai") return { code: "finished_already" };
  if ((finishes || said.interviewOn === undefined) && current?.state === "menolak" && declined === undefined) return { code: "was_declined" };
  if (said.respondentPersonId != null && said.respondentPersonId !== current?.respondentPersonId) {
    const [person] = await tx.select({ id: persons.id }).from(persons).where(and(eq(persons.id, said.respondentPersonId), eq(persons.householdId, householdId), isNull(persons.deletedAt)));
    if (!person) return { code: "respondent_unknown" };
  }
  if (current && current.interviewOn === interviewOn) return null;
  const windows = await windowsOf(tx, regionCode);
  if (windows.length === 0) return { code: "no_programme" };
  const code = interviewDayProblem(windows, round, interviewOn, today);
  return code === null ? null : { code };
}

/** What is told by the year and what was refused, with the parts that are not of this writing as they stand. */
function namesOf({ said, sections }: SaveResponse, current: SurveyResponse | undefined): Pick<Answers, "perYear" | "refused"> {
  const order = SECTIONS.flatMap((section) => refusable(section)) as string[];
  const merged = (before: readonly string[], chosen: readonly string[], own: readonly string[]) =>
    [...new Set([...before.filter((name) => !own.includes(name)), ...chosen.filter((name) => own.includes(name))])].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return {
    perYear: merged(current?.perYear ?? [], said.perYear ?? [], sections.flatMap((section) => lumpyIn(section))),
    refused: merged(current?.refused ?? [], said.refused ?? [], sections.flatMap((section) => refusable(section))),
  };
}

function stateAfter({ declined, finishes }: SaveResponse, before: ResponseState): ResponseState {
  if (finishes) return "selesai";
  if (declined === undefined || before === "selesai") return before;
  return declined ? "menolak" : "draf";
}

async function create(tx: Tx, actor: Actor, { input, place, content, state, now, origin }: Writing & { origin: Origin }): Promise<Result<Saved, SurveyRefusal>> {
  const { id, householdId, round } = input;
  const { regionCode } = place;
  const told = { round, state, ...content };
  const window = (await windowsOf(tx, regionCode)).find(({ code }) => code === round);
  // The village a family has left begins its own rounds.
  if (window && place.isHome) await beginRound(tx, actor.userId, regionCode, window, INSTRUMENT_VERSION);
  const rows = await tx
    .insert(surveyResponses)
    .values({ ...told, interviewOn: place.interviewOn, perYear: [...(content.perYear ?? [])], refused: [...(content.refused ?? [])], id, householdId, regionCode, instrumentVersion: INSTRUMENT_VERSION, completedAt: state === "selesai" ? now : null, ...origin, createdBy: actor.userId, updatedBy: actor.userId })
    .onConflictDoNothing()
    .returning({ id: surveyResponses.id });
  if (rows.length === 0) return refused({ code: "id_taken" });
  await recordChange(tx, actor, { entity: "survey_response", entityId: id, householdId, regionCode, version: 1, kind: "create", fields: createdFields(told) });
  return ok({ id, version: 1, state, repeated: false, isNew: true, reading: null });
}

async function edit(tx: Tx, actor: Actor, current: SurveyResponse, { input, place: { regionCode }, content, state, now }: Writing): Promise<Result<Saved, SurveyRefusal>> {
  const { id, householdId, regionCode: _village, round: _round, completedAt, ...known } = current;
  const answer = { id, state: current.state, isNew: false, reading: null };
  const isRepeated = input.version === 0 && input.id === id && (await createdAs(tx, "survey_response", new Map([[id, { round: input.round, state, ...content }]]))).has(id);
  if (isRepeated) return ok({ ...answer, version: current.version, repeated: true });
  const wanted = { ...content, state };
  const pending = await pendingChanges(tx, { entity: "survey_response", id, version: input.version, resolved: input.resolved }, known, wanted);
  if (!pending.ok) return pending;
  const fields = Object.keys(pending.value);
  if (fields.length === 0) return ok({ ...answer, version: current.version, repeated: true });
  const version = current.version + 1;
  const written = await tx
    .update(surveyResponses)
    .set({ ...Object.fromEntries(Object.entries(wanted).filter(([field]) => fields.includes(field))), regionCode, completedAt: state === "selesai" ? (completedAt ?? now) : null, version, updatedAt: now, updatedBy: actor.userId })
    .where(and(eq(surveyResponses.id, id), eq(surveyResponses.version, current.version)))
    .returning({ id: surveyResponses.id });
  if (written.length !== 1) throw new Error(`${written.length} responses written where one was meant`);
  await recordChange(tx, actor, { entity: "survey_response", entityId: id, householdId, regionCode, version, kind: "update", fields: pending.value });
  return ok({ ...answer, version, state, repeated: false });
}
