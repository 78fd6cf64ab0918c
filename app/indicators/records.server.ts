import { sql, type SQL } from "drizzle-orm";
import type { TFunction } from "i18next";
import type { Tx } from "~/db/db.server";
import { HOW_OFTEN, LENDER_TYPES } from "~/finance/codes";
import { RETURN_OUTCOMES } from "~/finance/household-state";
import { PROCEDURAL_STATUSES } from "~/journeys/codes";
import { ENROLMENT_STATES } from "~/mentoring/codes";
import { ZONES } from "~/mentoring/zones";
import { CHANNELS } from "~/remittances/codes";
import { timeZoneOf } from "~/regions/time-zone";
import { label, type CodeList, type Language } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { dateIn, formatDate, formatMonth, type Month } from "~/shared/dates";
import { formatRupiah } from "~/shared/money";
import { formatNumber } from "~/shared/numbers";
import type { RecordFilter, RecordGroup } from "./record-query";
import { recordSource, type RecordKind, type RecordSource, type ValueKind } from "./record-sources.server";
import { formatFigure } from "./showing";

/** The records behind one figure, as its own query finds them, a page at a time. Row policies cut once more. */
export type RecordState = "tahu" | "nol" | "belum";

export type RecordsQuery = { id: string; region: string; from: Month; to: Month; filter: RecordFilter; group: RecordGroup; page: number; now: Date };
export type RecordRow = {
  id: string;
  /** Null where the family has moved out of sight. */
  household: { name: string; to: string } | null;
  at: string;
  state: RecordState;
  values: string[];
  to: string | null;
};
export type Records = {
  kind: RecordKind;
  columns: string[];
  rows: RecordRow[];
  /** How many rows there are under each filter, whatever page is shown. */
  counts: Record<RecordFilter, number>;
  page: number;
  pageSize: number;
};

const YES_OR_NO = { true: { id: "ya", en: "yes" }, false: { id: "belum", en: "not yet" } } as const satisfies CodeList;
const KEPT_ANSWERS = { true: { id: "cukup", en: "enough" }, false: { id: "belum cukup", en: "not yet" } } as const satisfies CodeList;
/** Whose records are listed, by name, as far as the viewer sees them. */
const OWNERS = { household: sql`(select id, label as name from households)`, activity: sql`(select id, title as name from activities)` } as const;
const ADDRESS = { household: "keluarga", activity: "kegiatan" } as const;
const PAGE_RECORDS = 50;
type Row = { id: string; household_id: string; name: string | null; at: string | null; state: RecordState; a: string | null; b: string | null; c: string | null };

/** Null where nothing stands behind the figure but other figures, or the figure is not one of this catalogue's records. */
export async function recordsBehind(tx: Tx, query: RecordsQuery, t: TFunction, language: Language): Promise<Records | null> {
  const { id, region, from, to, group, filter, now } = query;
  const source = recordSource(id, { region, level: null, from, to, by: null, monthly: false, today: dateIn(timeZoneOf(region), now) }, group);
  if (source === null) return null;
  const found = await tx.execute<{ state: RecordState; count: number }>(sql`select state, count(*)::int as count from (${source.query}) records group by 1`);
  const count = (...states: RecordState[]) => found.reduce((sum, row) => sum + (states.includes(row.state) ? row.count : 0), 0);
  const counts = { semua: count("tahu", "nol", "belum"), tahu: count("tahu", "nol"), belum: count("belum") };
  const page = Math.min(query.page, Math.max(1, Math.ceil(counts[filter] / PAGE_RECORDS)));
  const rows = await tx.execute<Row>(sql`
    select r.*, h.name from (${source.query}) r left join ${OWNERS[source.owner ?? "household"]} h on h.id = r.household_id
    where ${statesOf(filter)} order by r.at desc nulls last, h.name nulls last, r.id limit ${PAGE_RECORDS} offset ${(page - 1) * PAGE_RECORDS}`);
  return {
    kind: source.kind,
    columns: source.values.map(({ key }) => t(`drill.values.${key}`)),
    rows: rows.map((row) => shownRow(row, source, language)),
    counts,
    page,
    pageSize: PAGE_RECORDS,
  };
}

const statesOf = (filter: RecordFilter): SQL => ({ semua: sql`true`, tahu: sql`r.state <> 'belum'`, belum: sql`r.state = 'belum'` })[filter];

function shownRow(row: Row, source: RecordSource, language: Language): RecordRow {
  const { id, household_id: householdId, name, at, state } = row;
  const household = name === null ? null : { name, to: `/${ADDRESS[source.owner ?? "household"]}/${householdId}` };
  return {
    id,
    household,
    at: at === null ? "–" : at.length === 7 ? formatMonth(at, language, "short") : formatDate(at, language, "short"),
    state,
    values: source.values.map(({ key, kind }, index) => said(key, kind, [row.a, row.b, row.c][index] ?? null, language)),
    to: household && recordAddress(source.kind, row),
  };
}

/** Where the record itself is read or written. */
function recordAddress(kind: RecordKind, { id, household_id: household, at, state }: Row): string {
  switch (kind) {
    case "transfers":
      return `/kiriman/${id}`;
    case "departures":
    case "returns":
      return `/perjalanan/${id}`;
    case "months":
      return state === "belum" ? `/keluarga/${household}/kiriman/baru` : `/keluarga/${household}/uang`;
    case "used":
    case "uses":
      return `/keluarga/${household}/penggunaan?bulan=${at}`;
    case "classes":
      return `/kegiatan/${household}`;
    case "mentoring":
      return `/pendampingan/${id}`;
    case "enterprises":
      return `/usaha/${id}`;
    case "loans":
      return `/keluarga/${household}/utang/${id}`;
    case "families":
      return `/keluarga/${household}`;
    case "regular":
    case "finance":
      return `/keluarga/${household}/uang`;
  }
}

function said(key: string, kind: ValueKind, value: string | null, language: Language): string {
  if (value === null) return "–";
  switch (kind) {
    case "rupiah":
      return formatRupiah(Math.round(Number(value)), language);
    case "percent":
      return formatFigure("R05", { value: Number(value) }, language);
    case "number":
      return formatNumber(Number(value), 0, language);
    case "months":
    case "share":
      return value === "Infinity" ? formatFigure(key, { value: null, state: kind === "months" ? "berkelanjutan" : "tak_tertutup" }, language) : formatFigure(key, { value: Number(value) }, language);
    case "channel":
      return label(CHANNELS, value, language);
    case "country":
      return label(COUNTRIES, value, language);
    case "procedural":
      return label(PROCEDURAL_STATUSES, value, language);
    case "points":
      return formatFigure("E02", { value: Number(value) }, language);
    case "date":
      return formatDate(value, language, "short");
    case "reached":
      return label(YES_OR_NO, value, language);
    case "kept":
      return label(HOW_OFTEN, value, language);
    case "enrolment":
      return label(ENROLMENT_STATES, value, language);
    case "zone":
      return label(ZONES, value, language);
    case "lender":
      return label(LENDER_TYPES, value, language);
    case "answer":
      return label(KEPT_ANSWERS, value, language);
    case "outcome":
      return label(RETURN_OUTCOMES, value, language);
  }
}
