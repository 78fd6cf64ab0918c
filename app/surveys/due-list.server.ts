import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { addDays, type PlainDate } from "~/shared/dates";
import type { ResponseState, SurveyRound } from "./codes";
import type { DueFilter } from "./due-query";
import type { DueRow } from "./DueTable";
import { asksUntil, roundStanding, type RoundWindow } from "./rounds";

const PAGE = 25;

export type DueCounts = Record<"belum" | "sebagian" | "selesai" | "menolak", number>;
export type DuePage = { rows: DueRow[]; counts: DueCounts; next: string | null };
type Asked = { code: string; windows: readonly RoundWindow[]; round: SurveyRound; filter: DueFilter; after: string | null; today: PlainDate };

const CUTS: Record<DueFilter, SQL> = { perlu: sql`(s.id is null or s.state = 'draf')`, belum: sql`s.id is null`, sebagian: sql`s.state = 'draf'`, selesai: sql`s.state = 'selesai'`, menolak: sql`s.state = 'menolak'`, semua: sql`true` };
const lives = (code: string): SQL => sql`h.region_code = ${code} and h.deleted_at is null and h.status = 'aktif'`;
const joined = sql`(select max(r.region_from) from household_regions r where r.household_id = h.id and r.region_code = h.region_code and r.region_to is null)`;
const response = (round: SurveyRound): SQL => sql`left join survey_responses s on s.household_id = h.id and s.round = ${round} and s.deleted_at is null`;

/**
 * The families of a village with a round, by name, and how many stand where. Families that are not asked for it, since they
 * came later, are left out: the same day decides as in `roundStanding`.
 */
export async function dueList(tx: Tx, { code, windows, round, filter, after, today }: Asked): Promise<DuePage> {
  const window = windows.find((one) => one.code === round);
  if (!window) return { rows: [], counts: { belum: 0, sebagian: 0, selesai: 0, menolak: 0 }, next: null };
  const until = asksUntil(windows, round);
  const lastJoin = round === "BASE" ? (until === null ? null : addDays(until, -1)) : window.end;
  const asked = lastJoin === null ? sql`true` : sql`(s.id is not null or coalesce(${joined} <= ${lastJoin}, true))`;
  const place = after === null ? sql`true` : sql`((h.search_label collate "C"), h.id) > (select (a.search_label collate "C"), a.id from households a where a.id = ${after})`;
  const [counts] = await tx.execute<DueCounts>(sql`
    select count(*) filter (where s.id is null)::int as belum, count(*) filter (where s.state = 'draf')::int as sebagian,
      count(*) filter (where s.state = 'selesai')::int as selesai, count(*) filter (where s.state = 'menolak')::int as menolak
    from households h ${response(round)} where ${lives(code)} and ${asked}`);
  const rows = await tx.execute<{ householdId: string; label: string; state: ResponseState | null; interviewOn: PlainDate | null; joinedOn: PlainDate | null }>(sql`
    select h.id as "householdId", h.label, s.state, s.interview_on::text as "interviewOn", ${joined}::text as "joinedOn"
    from households h ${response(round)} where ${lives(code)} and ${asked} and ${CUTS[filter]} and ${place}
    order by (h.search_label collate "C"), h.id limit ${PAGE + 1}`);
  const shown = rows.slice(0, PAGE);
  return {
    rows: shown.map(({ state: said, joinedOn, ...row }) => ({ ...row, standing: roundStanding(windows, round, { response: said, joinedOn }, today) })),
    counts: counts ?? { belum: 0, sebagian: 0, selesai: 0, menolak: 0 },
    next: rows.length > PAGE ? (shown.at(-1)?.householdId ?? null) : null,
  };
}
