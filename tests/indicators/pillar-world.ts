import type postgres from "postgres";
import { uuidv7 } from "uuidv7";
import type { Family } from "./world";

/** Rows of the pillars written past the product's commands, for figures alone. */
export function pillarWorld(sql: postgres.Sql) {
  const person = async (of: Pick<Family, "id" | "region">, { sex = "P", born = "1990-05-01" }: { sex?: string | null; born?: string | null } = {}): Promise<string> => {
    const id = uuidv7();
    await sql`insert into persons (id, household_id, region_code, full_name, search_name, sex, birth_date) values (${id}, ${of.id}, ${of.region}, 'Orang Uji', 'orang uji', ${sex}, ${born})`;
    return id;
  };
  const activity = async (region: string, { startOn, endOn = startOn, sessions = 1, cancelledOn = null }: { startOn: string; endOn?: string | null; sessions?: number; cancelledOn?: string | null }) => {
    const id = uuidv7();
    await sql`insert into activities (id, region_code, pillar, type, title, start_on, end_on, cancelled_on) values (${id}, ${region}, 'edukasi', 'literasi_keuangan', 'Kelas Uji', ${startOn}, ${endOn}, ${cancelledOn})`;
    const meetings = Array.from({ length: sessions }, () => uuidv7());
    for (const [index, meeting] of meetings.entries()) await sql`insert into activity_sessions (id, activity_id, number, held_on) values (${meeting}, ${id}, ${index + 1}, ${startOn})`;
    return { id, meetings };
  };
  type Activity = Awaited<ReturnType<typeof activity>>;
  type Scores = { pre?: number; post?: number; preForm?: string; postForm?: string };
  /** `seats`: one a meeting, null where nobody ticked anything. */
  const takesPart = async (of: Activity, personId: string | null, seats: readonly (string | null)[], { pre, post, preForm = "A", postForm = "A" }: Scores = {}) => {
    const id = uuidv7();
    await sql`insert into activity_participants (id, activity_id, person_id, full_name) values (${id}, ${of.id}, ${personId}, ${personId === null ? "Tamu" : null})`;
    for (const [index, seat] of seats.entries()) if (seat !== null) await sql`insert into attendance (session_id, participant_id, status) values (${of.meetings[index]!}, ${id}, ${seat})`;
    if (pre !== undefined) await sql`insert into test_scores (participant_id, phase, form_family, score) values (${id}, 'pre', ${preForm}, ${pre})`;
    if (post !== undefined) await sql`insert into test_scores (participant_id, phase, form_family, score) values (${id}, 'post', ${postForm}, ${post})`;
    return id;
  };
  type Steps = readonly (readonly [state: string, on: string])[];
  const enrolment = async (of: Pick<Family, "id" | "region">, personId: string, enrolledOn: string, steps: Steps = [], plannedMonths = 12): Promise<string> => {
    const id = uuidv7();
    const [status, since] = steps.at(-1) ?? ["daftar", enrolledOn];
    await sql`insert into mentoring_enrolments (id, person_id, household_id, region_code, track, enrolled_on, planned_months, status, status_since)
      values (${id}, ${personId}, ${of.id}, ${of.region}, 'purna', ${enrolledOn}, ${plannedMonths}, ${status}, ${since})`;
    const all = [["daftar", enrolledOn] as const, ...steps];
    for (const [index, [to, on]] of all.entries()) {
      await sql`insert into mentoring_steps (id, enrolment_id, from_status, to_status, happened_on) values (${uuidv7()}, ${id}, ${all[index - 1]?.[0] ?? null}, ${to}, ${on})`;
    }
    return id;
  };
  const met = async (enrolmentId: string, on: string) => {
    await sql`insert into mentoring_sessions (id, enrolment_id, held_on, kind, topics) values (${uuidv7()}, ${enrolmentId}, ${on}, 'kunjungan', '{anggaran}')`;
  };
  const zones = async (enrolmentId: string, from: string, all: readonly string[]) => {
    for (const [index, zone] of all.entries()) {
      await sql`insert into zone_snapshots (enrolment_id, month, zone, because, facts) values (${enrolmentId}, (${`${from}-01`}::date + make_interval(months => ${index}))::date, ${zone}, '{}', '{}')`;
    }
  };
  type Enterprise = { startedOn: string | null; closedOn?: string | null; pausedSince?: string | null; kind?: string; workersPaid?: number | null };
  const enterprise = async (of: Pick<Family, "id" | "region">, { startedOn, closedOn = null, pausedSince = null, kind = "warung", workersPaid = null }: Enterprise): Promise<string> => {
    const id = uuidv7();
    await sql`insert into enterprises (id, household_id, region_code, name, kind, started_on, closed_on, closed_reason, paused_since, workers_paid)
      values (${id}, ${of.id}, ${of.region}, 'Usaha Uji', ${kind}, ${startedOn}, ${closedOn}, ${closedOn === null ? null : "rugi"}, ${pausedSince}, ${workersPaid})`;
    return id;
  };
  /** Profit as sales without any cost where it is above nothing, as goods without sales where it is below; null is not known. */
  const book = async (enterpriseId: string, from: string, profits: readonly (number | null | undefined)[]) => {
    for (const [index, profit] of profits.entries()) {
      if (profit === undefined) continue;
      const [sales, cogs] = profit === null ? [1_000, null] : [Math.max(0, profit), Math.max(0, -profit)];
      await sql`insert into enterprise_months (id, enterprise_id, month, sales_idr, cogs_idr, opex_idr, interest_idr)
        values (${uuidv7()}, ${enterpriseId}, (${`${from}-01`}::date + make_interval(months => ${index}))::date, ${sales}, ${cogs}, 0, 0)`;
    }
  };
  const permit = async (enterpriseId: string, code: string, state: string, expiresOn: string | null = null) => {
    await sql`insert into enterprise_permits (enterprise_id, permit, state, expires_on) values (${enterpriseId}, ${code}, ${state}, ${expiresOn})`;
  };
  const debt = async (of: Pick<Family, "id" | "region">, outstanding: number | null, status = "lancar", lender = "kur") => {
    await sql`insert into debts (id, household_id, region_code, lender_type, purpose, outstanding_idr, status) values (${uuidv7()}, ${of.id}, ${of.region}, ${lender}, 'usaha', ${outstanding}, ${status})`;
  };
  return { person, activity, takesPart, enrolment, met, zones, enterprise, book, permit, debt };
}
