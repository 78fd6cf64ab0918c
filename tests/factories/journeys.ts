import type postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { NewJourney } from "~/journeys/journey.schema";
import { aPerson } from "./households";

type JourneyFacts = {
  id?: string;
  personId?: string;
  householdId?: string;
  regionCode?: string;
  status?: string;
  country?: string | null;
  departedOn?: string | null;
  closedOn?: string | null;
};

/** A journey, of a person of its own unless one is named; found abroad in Hong Kong. */
export async function aJourney(sql: postgres.Sql, facts: JourneyFacts = {}) {
  const { id = uuidv7(), status = "bekerja", country = "HK", departedOn = "2023-02-01", closedOn = null } = facts;
  const person = facts.personId && facts.householdId ? null : await aPerson(sql, { ...facts, id: undefined });
  const personId = facts.personId ?? person?.id ?? "";
  const [{ household_id: householdId, region_code: regionCode } = { household_id: "", region_code: "" }] =
    await sql`select household_id, region_code from persons where id = ${personId}`;
  const openedOn = departedOn ?? "2023-01-01";
  await sql`insert into journeys (id, person_id, household_id, region_code, status, entry, country, opened_on, departed_on, closed_on)
    values (${id}, ${personId}, ${householdId}, ${regionCode}, ${status}, 'ditemukan_di_luar', ${country}, ${openedOn}, ${departedOn}, ${closedOn})`;
  await sql`insert into journey_events (id, journey_id, household_id, region_code, to_status, happened_on)
    values (${uuidv7()}, ${id}, ${householdId}, ${regionCode}, ${status}, ${openedOn})`;
  return { id, personId, householdId: String(householdId), regionCode: String(regionCode), version: 1 };
}

/** What a form or file sends for a new journey, parsed. */
export function newJourney(personId: string, facts: Record<string, unknown> = {}): NewJourney {
  return NewJourney.parse({ id: uuidv7(), personId, status: "bekerja", country: "HK", departedOn: "2023-02-01", ...facts });
}
