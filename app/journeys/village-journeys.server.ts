import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { codesOf } from "~/shared/codes";
import { addDays, type PlainDate } from "~/shared/dates";
import { JOURNEY_STATES, type JourneyState } from "./codes";
import { PHASES, phaseOf, type Phase } from "./phases";

/** How far ahead an ending contract is pointed out: time enough to talk about going home or renewing (design). */
export const ENDING_DAYS = 90;
export const JOURNEYS_PER_PAGE = 25;

export const LIST_FILTERS = [...codesOf(PHASES), "berakhir", "laporan"] as const;
/** A phase, contracts ending soon or past (`berakhir`), or reports that wait for a second person (`laporan`). */
export type ListFilter = (typeof LIST_FILTERS)[number];

export type VillageJourney = {
  id: string;
  personName: string;
  householdId: string;
  householdLabel: string;
  status: JourneyState;
  country: string | null;
  departedOn: PlainDate | null;
  contractEnd: PlainDate | null;
};
export type JourneyCounts = Record<ListFilter, number> & { all: number };

type Query = { filter: ListFilter | null; page: number; today: PlainDate };

/** Journeys of an area, also of retired villages that count there today: those whose contract ends first on top. */
export async function villageJourneys(tx: Tx, area: string, { filter, page, today }: Query): Promise<{ rows: VillageJourney[]; counts: JourneyCounts }> {
  const all = listed(area);
  const rows = await tx.execute<VillageJourney>(sql`
    with listed as (${all})
    select id, "personName", "householdId", "householdLabel", status, country, "departedOn", "contractEnd" from listed
    where ${filter === null ? sql`true` : conditionOf(filter, today)}
    order by (closed_on is not null), "contractEnd" nulls last, "personName", id
    limit ${JOURNEYS_PER_PAGE} offset ${(page - 1) * JOURNEYS_PER_PAGE}`);
  const counted = LIST_FILTERS.map((name) => sql`count(*) filter (where ${conditionOf(name, today)})::int as ${sql.identifier(name)}`);
  const [counts] = await tx.execute<JourneyCounts>(sql`with listed as (${all}) select count(*)::int as "all", ${sql.join(counted, sql`, `)} from listed`);
  return { rows: [...rows], counts: counts as JourneyCounts };
}

const listed = (area: string): SQL => sql`
  select j.id, p.full_name as "personName", j.household_id as "householdId", h.label as "householdLabel", j.status, j.country, j.closed_on,
    j.departed_on::text as "departedOn", (select max(c.contract_end)::text from placements c where c.journey_id = j.id) as "contractEnd",
    coalesce((select e.evidence ? 'waits' from journey_events e where e.journey_id = j.id order by e.recorded_at desc, e.id desc limit 1), false) as waits
  from journeys j join persons p on p.id = j.person_id join households h on h.id = j.household_id join regions r on r.code = j.region_code
  where j.deleted_at is null and p.deleted_at is null and h.deleted_at is null
    and (r.current_code = ${area} or starts_with(r.current_code, ${`${area}.`}) or j.region_code = ${area} or ${area} = 'ID')`;

function conditionOf(filter: ListFilter, today: PlainDate): SQL {
  switch (filter) {
    case "berakhir":
      return sql`(${conditionOf("di_luar", today)} and "contractEnd" <= ${addDays(today, ENDING_DAYS)})`;
    case "laporan":
      return sql`waits`;
    default:
      return sql`status = any(${`{${statesOf(filter).join(",")}}`}::text[])`;
  }
}

const statesOf = (phase: Phase): JourneyState[] => codesOf(JOURNEY_STATES).filter((state) => phaseOf(state) === phase);
