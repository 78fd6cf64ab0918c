import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { addDays, firstDay, lastDay, type Month, type PlainDate } from "~/shared/dates";
import type { DeclineReason, Medium } from "./codes";
import { isMature, MATURE_DAYS, type Stages } from "./funnel";

/*
 * The figures of job information (handbook §5.4) for an area ("ID", or a code and what lies below it today) and a period of
 * months, both included, from the views for whoever sees the numbers of the area: others get zeros. Nobody is named.
 */
export type AreaPeriod = { area: string; from: Month; to: Month };

const within = (area: string): SQL => (area === "ID" ? sql`true` : sql`(area_code = ${area} or starts_with(area_code, ${`${area}.`}))`);
const days = (day: SQL, { from, to }: Pick<AreaPeriod, "from" | "to">): SQL => sql`${day} between ${firstDay(from)}::date and ${lastDay(to)}::date`;

export type Reach = { reached: number; adults: number; ageUnknown: number; heads: number; uniqueHeads: number };

/**
 * I01: adults on record in the area, 18 to 64 at the end of the period, and how many of them were told in it, each counted
 * once. Where only the year of birth is known, it counts by the year. Whose age is not known is apart, and so are counted
 * heads: they are never added to persons.
 */
export async function infoReach(tx: Tx, period: AreaPeriod): Promise<Reach> {
  const end = lastDay(period.to);
  const age = sql`coalesce(date_part('year', age(${end}::date, birth_date)), extract(year from ${end}::date) - birth_year)`;
  const [row] = await tx.execute<Reach>(sql`
    with told as (select distinct person_id from facts.info_contacts where person_id is not null and ${days(sql`contacted_on`, period)}),
      heads as (select coalesce(sum(head_count), 0)::int as heads, coalesce(sum(head_count) filter (where is_unique), 0)::int as unique_heads
        from facts.info_contacts where head_count is not null and ${within(period.area)} and ${days(sql`contacted_on`, period)})
    select count(*) filter (where ${age} between 18 and 64 and t.person_id is not null)::int as reached, count(*) filter (where ${age} between 18 and 64)::int as adults,
      count(*) filter (where birth_date is null and birth_year is null)::int as "ageUnknown", (select heads from heads) as heads, (select unique_heads from heads) as "uniqueHeads"
    from facts.adults a left join told t on t.person_id = a.person_id where ${within(period.area)}`);
  return row!;
}

export type Cohort = Stages & { month: Month; mature: boolean; undated: number; declined: number };

/**
 * I02–I05: the cohorts of each month of first contact, oldest first; months without anybody are left out. `declined`: who
 * last said that they do not go on and did not register. `undated`: whose journey stands at a stage without its day.
 */
export async function cohorts(tx: Tx, period: AreaPeriod, today: PlainDate): Promise<Cohort[]> {
  const rows = await tx.execute<Omit<Cohort, "mature">>(sql`
    select to_char(informed_on, 'YYYY-MM') as month, count(*)::int as reached,
      count(*) filter (where coalesce(consulted_on, registered_on, placed_on) is not null)::int as consulted,
      count(*) filter (where coalesce(registered_on, placed_on) is not null)::int as registered,
      count(placed_on)::int as placed,
      count(*) filter (where consulted_on is null and coalesce(registered_on, placed_on) is not null)::int as "withoutConsultation",
      count(*) filter (where registered_on is null and placed_on is not null)::int as "withoutRegistration",
      count(*) filter (where (registered_undated and coalesce(registered_on, placed_on) is null) or (placed_undated and placed_on is null))::int as undated,
      count(*) filter (where last_outcome = 'tidak_lanjut' and coalesce(registered_on, placed_on) is null)::int as declined
    from facts.job_seekers where ${within(period.area)} and ${days(sql`informed_on`, period)} group by 1 order by 1`);
  return rows.map((row) => ({ ...row, mature: isMature(row.month, today) }));
}

export type StepTimes = { toConsultation: number | null; toRegistration: number | null; toPlacement: number | null };

/** Median days between the steps of those who took both, of cohorts that were followed for the whole time; null where nobody did. */
export async function stepTimes(tx: Tx, period: AreaPeriod, today: PlainDate): Promise<StepTimes> {
  const median = (later: SQL, earlier: SQL) => sql`percentile_cont(0.5) within group (order by case when ${later} >= ${earlier} then ${later} - ${earlier} end)`;
  const [row] = await tx.execute<StepTimes>(sql`
    select ${median(sql`consulted_on`, sql`informed_on`)} as "toConsultation", ${median(sql`registered_on`, sql`consulted_on`)} as "toRegistration", ${median(sql`placed_on`, sql`registered_on`)} as "toPlacement"
    from facts.job_seekers where ${within(period.area)} and ${days(sql`informed_on`, period)} and ${matureOn(today)}`);
  return row!;
}

/** The same as `isMature` of the month of the first contact. */
export const matureOn = (today: PlainDate): SQL => sql`(date_trunc('month', informed_on) + interval '1 month - 1 day')::date < ${addDays(today, -MATURE_DAYS)}::date`;

/** Why people of these cohorts do not go on, most frequent first: beside I04 and I05, since not leaving after good advice is a good result. */
export async function declineReasons(tx: Tx, period: AreaPeriod): Promise<{ reason: DeclineReason; count: number }[]> {
  const rows = await tx.execute<{ reason: DeclineReason; count: number }>(sql`
    select last_reason as reason, count(*)::int as count from facts.job_seekers
    where ${within(period.area)} and ${days(sql`informed_on`, period)} and last_outcome = 'tidak_lanjut' and coalesce(registered_on, placed_on) is null
    group by 1 order by 2 desc, 1`);
  return [...rows];
}

/** I06: days from registration to departure of those who left in the period, and how many were registered and under way at its end. */
export async function processTimes(tx: Tx, period: AreaPeriod): Promise<{ completed: number; median: number | null; p90: number | null; open: number; unknown: number }> {
  const end = lastDay(period.to);
  const left = sql`${days(sql`departed_on`, period)}`;
  const [row] = await tx.execute<{ completed: number; median: number | null; p90: number | null; open: number; unknown: number }>(sql`
    select count(*) filter (where ${left} and departed_on >= registered_on)::int as completed,
      percentile_cont(0.5) within group (order by departed_on - registered_on) filter (where ${left} and departed_on >= registered_on) as median,
      percentile_cont(0.9) within group (order by departed_on - registered_on) filter (where ${left} and departed_on >= registered_on) as p90,
      count(*) filter (where registered_on <= ${end}::date and (departed_on is null or departed_on > ${end}::date) and (closed_on is null or closed_on > ${end}::date))::int as open,
      count(*) filter (where ${left} and registered_on is null)::int as unknown
    from facts.registrations where ${within(period.area)}`);
  return row!;
}

/**
 * I09: vacancies that stand published in some part of the period, and how many of them have a licence that is in force today
 * by the board's own definition. Anything below all of them is an alert.
 */
export async function checkedVacancies(tx: Tx, period: AreaPeriod): Promise<{ checked: number; published: number }> {
  const [row] = await tx.execute<{ checked: number; published: number }>(sql`
    select count(*) filter (where licence_check = 'ok')::int as checked, count(*)::int as published
    from facts.vacancies where state = 'terbit' and checked_on <= ${lastDay(period.to)}::date and valid_until >= ${firstDay(period.from)}::date and ${within(period.area)}`);
  return row!;
}

export type MediumCount = { medium: Medium; persons: number; heads: number };

/** Persons (each once a medium) and heads by medium in the period; the two stand apart. */
export async function contactsByMedium(tx: Tx, period: AreaPeriod): Promise<MediumCount[]> {
  const rows = await tx.execute<MediumCount>(sql`
    select medium, count(distinct person_id)::int as persons, coalesce(sum(head_count), 0)::int as heads
    from facts.info_contacts where ${within(period.area)} and ${days(sql`contacted_on`, period)} group by 1 order by 2 desc, 3 desc, 1`);
  return [...rows];
}
