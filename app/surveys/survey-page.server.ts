import type { Tx } from "~/db/db.server";
import { enterprisesOf } from "~/enterprises/enterprises.server";
import { OPEN_DEBT_STATUSES } from "~/finance/codes";
import { shownDebts } from "~/finance/debts.server";
import { readingsOfResponses } from "~/finance/survey-reading.server";
import { livedIn } from "~/households/household-detail.server";
import type { HouseholdSheet } from "~/households/household-detail.server";
import { valueText } from "~/households/value-text";
import { timeZoneOf } from "~/regions/time-zone";
import { isCode, label, type Language } from "~/shared/codes";
import { dateIn, formatDate, type PlainDate } from "~/shared/dates";
import { changeBetween, type ChangeRow } from "./change";
import { SURVEY_FIELDS, SURVEY_ROUNDS, type SurveyRound } from "./codes";
import { SURVEY_LISTS } from "./questions";
import type { RoundRow } from "./RoundTable";
import { currentRound, roundStanding } from "./rounds";
import type { SurveyState } from "./SurveySection";
import { lateChanges, responsesOf, windowsOf, type SurveyResponse } from "./surveys.server";
import { warningsOf, type SurveyWarning } from "./warnings";

/** The round of an address; 404 for any other word. */
export function requireRound(text: string | undefined): SurveyRound {
  if (!isCode(SURVEY_ROUNDS, text)) throw new Response(null, { status: 404 });
  return text;
}

/** A family's rounds in the village where it lives now, each with its window and where the family stands. */
export async function roundRows(tx: Tx, { id, regionCode }: Pick<HouseholdSheet, "id" | "regionCode">, today: PlainDate): Promise<RoundRow[]> {
  const [windows, responses, lived] = [await windowsOf(tx, regionCode), await responsesOf(tx, id), await livedIn(tx, id)];
  const joinedOn = lived.find(({ regionTo }) => regionTo === null)?.regionFrom ?? null;
  return windows.map(({ code, start, end }) => {
    const response = responses.find(({ round }) => round === code);
    return { round: code, start, end, standing: roundStanding(windows, code, { response: response?.state ?? null, joinedOn }, today), interviewOn: response?.interviewOn ?? null };
  });
}

/** The same in short, for the family's page: the round the village is at, and the day of the last finished interview. */
export async function surveyState(tx: Tx, sheet: Pick<HouseholdSheet, "id" | "regionCode">, today: PlainDate): Promise<SurveyState> {
  const rows = await roundRows(tx, sheet, today);
  const at = currentRound(rows.map(({ round, start, end }) => ({ code: round, start, end })), today);
  const current = rows.find(({ round }) => round === at?.code);
  const asked = rows.flatMap(({ standing, interviewOn }) => (standing === "selesai" && interviewOn !== null ? [interviewOn] : [])).sort();
  return { current: current ? { round: current.round, standing: current.standing } : null, lastOn: asked.at(-1) ?? null };
}

export type Change = { before: SurveyRound; after: SurveyRound; rows: ChangeRow[] };

/** What changed between a family's first finished round and its latest; null while there are no two. Figures are those of the readings. */
export async function changeSinceFirst(tx: Tx, householdId: string): Promise<Change | null> {
  const finished = (await responsesOf(tx, householdId)).filter(({ state }) => state === "selesai");
  const readings = (await readingsOfResponses(tx, finished.map(({ id }) => id))).flatMap((reading) => {
    const round = finished.find(({ id }) => id === reading.surveyResponseId)?.round;
    return round ? [{ ...reading, round }] : [];
  });
  const [first, last] = [readings[0], readings.at(-1)];
  return first && last && first !== last ? { before: first.round, after: last.round, rows: changeBetween(first, last) } : null;
}

/** What looks odd in a response beside the last finished one before it, the family's debts and its enterprises. */
export async function shownWarnings(tx: Tx, response: SurveyResponse): Promise<SurveyWarning[]> {
  const earlier = (await responsesOf(tx, response.householdId)).filter(({ state, interviewOn, id }) => state === "selesai" && id !== response.id && interviewOn < response.interviewOn);
  const [debts, enterprises] = [await shownDebts(tx, response.householdId), await enterprisesOf(tx, response.householdId)];
  return warningsOf(response, {
    previous: earlier.at(-1) ?? null,
    openDebts: debts.filter(({ status }) => OPEN_DEBT_STATUSES.includes(status)).length,
    openEnterprises: enterprises.filter(({ closedOn }) => closedOn === null).length,
  });
}

export type LateChange = { key: string; field: string; from: string | null; to: string | null; on: string; by: string | null };

/** What was changed more than fourteen days after the interview, in words. */
export async function shownLateChanges(tx: Tx, response: SurveyResponse, members: readonly { id: string; fullName: string }[], lang: Language): Promise<LateChange[]> {
  const names = Object.fromEntries(members.map(({ id, fullName }) => [id, fullName]));
  return (await lateChanges(tx, response)).flatMap(({ id, fields, changedAt, changedBy }) =>
    Object.entries(fields).filter(([field]) => isCode(SURVEY_FIELDS, field)).map(([field, [from, to]]) => {
      const text = (value: unknown) => valueText(field, value, { language: lang, list: SURVEY_LISTS[field], names });
      return { key: `${id} ${field}`, field: label(SURVEY_FIELDS, field, lang), from: text(from), to: text(to), on: formatDate(dateIn(timeZoneOf(response.regionCode), changedAt), lang), by: changedBy };
    }));
}
