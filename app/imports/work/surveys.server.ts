import { formerValues, wasOnce, type FormerValues } from "~/access/former-values.server";
import type { Tx } from "~/db/db.server";
import { HOW_OFTEN } from "~/finance/codes";
import { surveyReadingIds } from "~/finance/survey-reading.server";
import type { KnownHousehold } from "~/households/known-people.server";
import { aMonth, heard, NOTHING_SAID, type Answers } from "~/surveys/answers";
import { GATES, SECTIONS, type Gate } from "~/surveys/questions";
import { saveResponse, type Said as SaidInRound, type SurveyRefusal } from "~/surveys/save-response.server";
import { responsesOfHouseholds, type SurveyResponse } from "~/surveys/surveys.server";
import { warningsOf } from "~/surveys/warnings";
import type { RowReading } from "../rows/row-reading";
import { readSurveyRow, SURVEY_AMOUNTS, type SurveyAmount, type SurveyRow } from "../rows/survey-row";
import { sayConflict } from "./conflict";
import { codeIn, day, differences, money, type Compared, type Differences } from "./differences";
import { isIn, settle, type Entry } from "./entry";
import { FamiliesNamed } from "./families-named.server";
import type { KindWork } from "./kind-work";
import { isOwnRecord } from "./person-differences.server";
import { contentId } from "./record-id.server";
import type { Run } from "./run";
import { snapshots } from "./snapshots.server";

const FIELDS = Object.keys(SURVEY_AMOUNTS) as SurveyAmount[];

/** Finished interviews of a file, one a family and round; amounts are a month's. An interview that is going on elsewhere is left to whoever leads it. */
export class SurveysWork implements KindWork<SurveyRow> {
  private readonly families: FamiliesNamed;
  /** The row by which each family and round was said in this file. */
  private readonly said = new Map<string, number>();

  constructor(private readonly run: Run) {
    this.families = new FamiliesNamed(run);
  }

  read = readSurveyRow;

  async apply(tx: Tx, entries: readonly Entry<SurveyRow>[]): Promise<void> {
    const found = await this.families.find(tx, entries);
    const homes = entries.flatMap((entry) => {
      const household = isIn(entry) ? found.get(entry) : undefined;
      return household && this.isFirst(entry, household) ? [{ entry, household }] : [];
    });
    const known = await responsesOfHouseholds(tx, homes.map(({ household }) => household.id));
    const former = await formerValues(tx, "survey_response", known.filter(({ version }) => version > 1).map(({ id }) => id));
    const finished: Earlier[] = known.filter(({ state }) => state === "selesai");
    for (const { entry, household } of homes) {
      const there = known.find(({ householdId, round }) => householdId === household.id && round === entry.row.round);
      if (there) await this.change(tx, entry, there, former, finished);
      else if (entry.row.id) entry.reading.say("id_unknown", "id");
      else await this.create(tx, entry, household, finished);
    }
  }

  private isFirst({ line, row, reading }: Entry<SurveyRow>, household: KnownHousehold): boolean {
    const key = `${household.id} ${row.round}`;
    const before = this.said.get(key);
    if (before === undefined) this.said.set(key, line);
    const isFirst = before === undefined || before === line;
    if (!isFirst) reading.say("survey_twice", "ronde", { line: before });
    return isFirst;
  }

  private async create(tx: Tx, entry: Entry<SurveyRow>, household: KnownHousehold, finished: Earlier[]): Promise<void> {
    const { row } = entry;
    const said: SaidInRound = {
      ...Object.fromEntries(FIELDS.map((field) => [field, row.amounts[field] ?? null])), recordsKept: row.recordsKept ?? null, note: row.note ?? null, interviewOn: row.interviewOn ?? "", mode: null, respondentPersonId: null,
    };
    await this.save(tx, entry, { id: contentId("survey_response", [household.id, row.round ?? null, row.interviewOn ?? null]), householdId: household.id, version: 0, said, before: null });
    if (!isIn(entry)) return;
    const told: Earlier = { ...NOTHING_SAID, ...said, ...heard(said).answers, householdId: household.id, interviewOn: row.interviewOn ?? "" };
    sayOdd(entry.reading, told, finished);
    finished.push(told);
  }

  private async change(tx: Tx, entry: Entry<SurveyRow>, there: SurveyResponse, former: FormerValues, finished: readonly Earlier[]): Promise<void> {
    const { row, reading } = entry;
    if (row.id && row.id !== there.id) return reading.say("id_mismatch", "id", { field: "ronde" });
    if (there.state !== "selesai") return reading.say(there.state === "draf" ? "survey_going_on" : "survey_declined", "ronde");
    const { values, changes, kept } = surveyDifferences(row, there, former);
    if (kept.length > 0) reading.say("newer_kept", null, { fields: kept.join(", ") });
    if (Object.keys(values).length === 0) return settle(entry, "unchanged");
    const said = changed(there, values);
    await this.save(tx, entry, { id: there.id, householdId: there.householdId, version: row.version ?? there.version, said, before: there }, changes);
    if (isIn(entry)) sayOdd(reading, { ...there, ...said, ...heard(said).answers, interviewOn: said.interviewOn ?? there.interviewOn }, finished);
  }

  private async save(tx: Tx, entry: Entry<SurveyRow>, { before, ...write }: { id: string; householdId: string; version: number; said: SaidInRound; before: SurveyResponse | null }, changes: Differences["changes"] | null = null): Promise<void> {
    const { row, reading } = entry;
    const round = row.round;
    if (!round) return;
    const asOf = write.said.interviewOn ?? before?.interviewOn ?? "";
    const readings = await snapshots(tx, "finance_snapshot", await surveyReadingIds(tx, { householdId: write.householdId, asOf, responseId: write.id }));
    const response = before ? (await snapshots(tx, "survey_response", [before.id])).get(before.id) : null;
    const saved = await saveResponse(tx, this.run.actor, { ...write, round, sections: SECTIONS, finishes: before === null }, { origin: this.run.origin, now: this.run.now });
    if (!saved.ok) return saySurvey(reading, saved.reason);
    if (saved.value.repeated) return settle(entry, "unchanged");
    this.run.writes.add({ entity: "survey_response", id: saved.value.id, versionAfter: saved.value.version, before: response ?? null });
    const { reading: written } = saved.value;
    if (written) this.run.writes.add({ entity: "finance_snapshot", id: written.id, versionAfter: written.version, before: written.isNew ? null : (readings.get(written.id) ?? null) });
    settle(entry, before === null ? "create" : "update", changes);
  }
}

function surveyDifferences(row: SurveyRow, there: SurveyResponse, former: FormerValues): Differences {
  const compared: Compared[] = [
    { field: "interviewOn", header: "tanggal", current: there.interviewOn, said: row.interviewOn ?? undefined, shown: day },
    // What was told by the year is compared by the month that the export wrote.
    ...FIELDS.map((field): Compared => ({ field, header: SURVEY_AMOUNTS[field], current: aMonth(there, field), said: row.amounts[field], shown: money("IDR") })),
    { field: "recordsKept", header: "catat_keuangan", current: there.recordsKept, said: row.recordsKept, shown: codeIn(HOW_OFTEN) },
    { field: "note", header: "catatan", current: there.note, said: row.note },
  ];
  return differences(compared, { isOwnRecord: isOwnRecord(row), wasOnce: (field, value) => wasOnce(former, there.id, field, value) });
}

/** The whole response with what the row changes: an amount of the row is a month's, and answers a question that was refused or not asked. */
function changed(there: SurveyResponse, values: Record<string, unknown>): SaidInRound {
  const { id: _id, householdId: _household, regionCode: _region, round: _round, state: _state, completedAt: _completed, version: _version, ...answers } = there;
  const gates = (Object.keys(GATES) as Gate[]).filter((gate) => GATES[gate].some((field) => Number(values[field] ?? 0) > 0));
  const isSplit = "debtPrincipalIdr" in values || "debtInterestIdr" in values;
  const whole = { ...answers, ...values, ...Object.fromEntries(gates.map((gate) => [gate, "ya"])) };
  return {
    ...whole,
    debtServiceIdr: isSplit && whole.debtPrincipalIdr !== null && whole.debtInterestIdr !== null ? null : answers.debtServiceIdr,
    perYear: there.perYear.filter((field) => !(field in values)),
    refused: there.refused.filter((field) => values[field] === undefined && !(field === "debtServiceIdr" && isSplit)),
  };
}

/** A finished interview that a later one is compared with, stored already or in this file. */
type Earlier = Answers & { householdId: string; interviewOn: string };

/** What looks odd in the amounts alone, beside the last interview before; a file does not say what is recorded of debts and enterprises. */
function sayOdd(reading: RowReading, told: Earlier, finished: readonly Earlier[]): void {
  const [previous = null] = finished.filter(({ householdId, interviewOn }) => householdId === told.householdId && interviewOn < told.interviewOn).sort((a, b) => (a.interviewOn < b.interviewOn ? 1 : -1));
  const shown = money("IDR");
  for (const warning of warningsOf(told, { previous, openDebts: 1, openEnterprises: 1 })) {
    if (warning.code === "times_ten") reading.say("survey_times_ten", HEADERS[warning.field] ?? null, { before: shown(warning.beforeIdr), now: shown(warning.nowIdr) });
    else if (warning.code === "spends_more") reading.say("survey_spends_more", null, { expense: shown(warning.expenseIdr), income: shown(warning.incomeIdr) });
    else if (warning.code === "savings_fell") reading.say("survey_savings_fell", "tabungan_likuid", { before: shown(warning.beforeIdr), now: shown(warning.nowIdr) });
  }
}

const HEADERS: Readonly<Record<string, string>> = { ...SURVEY_AMOUNTS, interviewOn: "tanggal", recordsKept: "catat_keuangan", note: "catatan", debtServiceIdr: "cicilan_pokok" };

function saySurvey(reading: RowReading, refusal: SurveyRefusal): void {
  switch (refusal.code) {
    case "conflict": return sayConflict(reading, refusal, HEADERS);
    case "in_future": return reading.say("date_in_future", "tanggal");
    case "before_window": return reading.say("survey_not_open", "tanggal");
    case "next_round": return reading.say("survey_next_round", "tanggal");
    case "no_programme": return reading.say("survey_no_programme", "ronde");
    case "day_taken": return reading.say("survey_day_taken", "tanggal");
    case "nothing_known": return reading.say("survey_says_nothing", null);
    case "self_contradicting": return refusal.problems.forEach(({ field }) => reading.say("survey_split", HEADERS[field] ?? null));
    case "not_found": return reading.say("household_unknown", null, { where: "" });
    case "id_taken": return reading.say("id_mismatch", "id", { field: "id" });
    case "forbidden": return reading.say("forbidden", null);
    case "was_declined": case "finished_already": return reading.say("survey_declined", "ronde");
    case "interview_missing": return reading.say("required", "tanggal");
    case "respondent_unknown": return reading.say("stale", null);
  }
}
