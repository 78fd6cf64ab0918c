import { sql, type SQL } from "drizzle-orm";
import { firstDay, lastDay } from "~/shared/dates";
import { familiesAway } from "./education.server";
import { isRunning } from "./enterprises.server";
import { metUpTo, returnsCounted } from "./mentoring.server";
import type { RecordSource } from "./record-sources.server";
import { inMonths, stateDays, within, type Scope } from "./scope.server";

/*
 * The records behind the figures of the pillars, by the figures' own conditions: classes, families, people in mentoring,
 * enterprises and loans.
 */
const NONE = sql`null::text`;
const days = (scope: Scope): SQL => sql`days (period, day) as ${stateDays(scope)}`;

export function pillarRecordSource(id: string, scope: Scope): RecordSource | null {
  switch (id) {
    case "E01":
      return seats(scope);
    case "E02":
    case "E02b":
      return classes(scope, sql`pairs > 0`, [{ key: "pairs", kind: "number" }, { key: "gain", kind: "points" }], sql`sum(pairs)`, sql`case when sum(pairs) > 0 then (sum(after_points) - sum(before_points))::float8 / sum(pairs) end`);
    case "E03":
      return classes(scope, sql`came > 0`, [{ key: "completed", kind: "number" }, { key: "attended", kind: "number" }], sql`sum(completed)`, sql`sum(came)`);
    case "E04":
      return families(scope);
    case "M01":
      return returnees(scope);
    case "M02":
    case "M02b":
      return cohort(scope);
    case "M03":
    case "M03b":
      return zoneMoves(scope);
    case "M05":
      return sessions(scope);
    case "B01":
    case "B01b":
    case "B01c":
      return enterprises(scope, sql`e.started_on <= day`, sql`true`, [{ key: "started", kind: "date" }, { key: "closed", kind: "date" }], sql`e.started_on::text`, sql`case when e.closed_on <= day then e.closed_on::text end`);
    case "B02":
    case "B02b":
      return enterprises(scope, sql`b.profits > 0 and b.month > day - interval '12 months'`, sql`b.profits >= 9`, [{ key: "growth", kind: "rupiah" }, { key: "months", kind: "number" }], sql`case when b.profits >= 9 then (b.last_idr - b.first_idr)::float8 / 3 end`, sql`b.profits`);
    case "B03":
      return permits(scope);
    case "B05":
      return enterprises(scope, isRunning, sql`b.third_last >= date_trunc('month', day) - interval '3 months'`, [{ key: "lastProfit", kind: "rupiah" }], sql`b.last_idr`, NONE);
    case "B06":
      return loans(scope);
    default:
      return null;
  }
}

type Values = RecordSource["values"];

function seats(scope: Scope): RecordSource {
  return {
    kind: "classes", owner: "activity", values: [{ key: "present", kind: "number" }, { key: "seatsRecorded", kind: "number" }, { key: "seats", kind: "number" }],
    query: sql`select activity_id::text || month as id, activity_id as household_id, to_char(month, 'YYYY-MM') as at, case when recorded > 0 then 'tahu' else 'belum' end as state, present::text as a, recorded::text as b, seats::text as c
      from rollup.seats where ${within(scope)} and ${inMonths(scope)}`,
  };
}

function classes(scope: Scope, known: SQL, values: Values, a: SQL, b: SQL): RecordSource {
  return {
    kind: "classes", owner: "activity", values,
    query: sql`select activity_id::text as id, activity_id as household_id, to_char(ended_on, 'YYYY-MM-DD') as at, case when bool_or(${known}) then 'tahu' else 'belum' end as state, (${a})::text as a, (${b})::text as b, ${NONE} as c
      from rollup.classes where ${within(scope)} and ended_on between ${firstDay(scope.from)}::date and ${lastDay(scope.to)}::date and ended_on < ${scope.today}::date group by activity_id, ended_on`,
  };
}

function families(scope: Scope): RecordSource {
  return {
    kind: "families", values: [{ key: "reached", kind: "reached" }],
    query: sql`with ${familiesAway(scope)}
      select household_id::text as id, household_id, ${scope.to} as at, case when reached then 'tahu' else 'nol' end as state, reached::text as a, ${NONE} as b, ${NONE} as c from away`,
  };
}

function returnees(scope: Scope): RecordSource {
  return {
    kind: "returns", values: [{ key: "mentored", kind: "date" }, { key: "country", kind: "country" }],
    query: sql`with ${returnsCounted(scope)}
      select journey_id::text as id, household_id, to_char(returned_on, 'YYYY-MM-DD') as at, case when reached then 'tahu' else 'nol' end as state, enrolled_on::text as a, country as b, ${NONE} as c from back where counted`,
  };
}

const mentoring = (values: Values, query: SQL): RecordSource => ({ kind: "mentoring", values, query });

function cohort(scope: Scope): RecordSource {
  return mentoring([{ key: "state", kind: "enrolment" }], sql`with ${days(scope)}
    select enrolment_id::text as id, household_id, to_char(enrolled_on, 'YYYY-MM-DD') as at, 'tahu' as state, state as a, ${NONE} as b, ${NONE} as c
    from rollup.mentorings join days on from_on <= day and to_on > day and enrolled_on > day - interval '24 months' and enrolled_on <= day - interval '12 months' where ${within(scope)} and state <> 'pindah'`);
}

function zoneMoves(scope: Scope): RecordSource {
  return mentoring([{ key: "baseline", kind: "zone" }, { key: "sixth", kind: "zone" }], sql`
    select enrolment_id::text as id, household_id, to_char(month, 'YYYY-MM') as at, case when 'abu' in (baseline, zone) then 'belum' else 'tahu' end as state, baseline as a, zone as b, ${NONE} as c
    from rollup.zones where ${within(scope)} and months = 6 and baseline <> 'hijau' and month between ${firstDay(scope.from)}::date and ${firstDay(scope.to)}::date`);
}

function sessions(scope: Scope): RecordSource {
  return mentoring([{ key: "held", kind: "number" }, { key: "due", kind: "number" }], sql`with ${metUpTo(scope)}
    select enrolment_id::text as id, household_id, ${scope.to} as at, 'tahu' as state, held::text as a, due::text as b, ${NONE} as c from people where due > 0`);
}

function enterprises(scope: Scope, which: SQL, known: SQL, values: Values, a: SQL, b: SQL): RecordSource {
  return {
    kind: "enterprises", values,
    query: sql`with ${days(scope)}
      select e.enterprise_id::text as id, e.household_id, to_char(coalesce(b.month, date_trunc('month', e.started_on)), 'YYYY-MM') as at, case when ${known} then 'tahu' else 'belum' end as state, (${a})::text as a, (${b})::text as b, ${NONE} as c
      from rollup.enterprises e cross join days left join rollup.books b on b.enterprise_id = e.enterprise_id and b.month <= day and b.next_month > day where ${within(scope, sql`e.area_code`)} and ${which}`,
  };
}

function permits(scope: Scope): RecordSource {
  return {
    kind: "enterprises", values: [{ key: "permitsHeld", kind: "number" }, { key: "permitsNeeded", kind: "number" }, { key: "permitsUnknown", kind: "number" }],
    query: sql`with ${days(scope)}
      select enterprise_id::text as id, e.household_id, to_char(max(day), 'YYYY-MM') as at, case when count(*) filter (where state <> 'tidak_diketahui') > 0 then 'tahu' else 'belum' end as state,
        count(*) filter (where state = 'ada' and coalesce(expires_on >= day, true))::text as a, count(*) filter (where state not in ('tidak_perlu', 'tidak_diketahui'))::text as b, count(*) filter (where state = 'tidak_diketahui')::text as c
      from rollup.permits p join rollup.enterprises e using (enterprise_id, area_code) join days on ${isRunning} where ${within(scope)} group by enterprise_id, e.household_id`,
  };
}

function loans(scope: Scope): RecordSource {
  return {
    kind: "loans", values: [{ key: "outstanding", kind: "rupiah" }, { key: "onTime", kind: "reached" }, { key: "lender", kind: "lender" }],
    query: sql`select debt_id::text as id, household_id, ${scope.to} as at, case when outstanding_idr is null or on_time is null then 'belum' else 'tahu' end as state, outstanding_idr::text as a, on_time::text as b, lender_type as c from rollup.loans where ${within(scope)}`,
  };
}
