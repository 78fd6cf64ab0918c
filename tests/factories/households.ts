import type postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { searchKey } from "~/shared/text";

/** Ngunut's Sukorejo, Tulungagung: the village of most tests, and the next one for "none of theirs". */
export const VILLAGE = "35.04.05.2003";
export const SISTER_VILLAGE = "35.04.05.2004";

type HouseholdFacts = { id?: string; regionCode?: string; label?: string; mentorId?: string | null; status?: string };

/** A household as it stands in the database, written by the owner. */
export async function aHousehold(sql: postgres.Sql, facts: HouseholdFacts = {}) {
  const { id = uuidv7(), regionCode = VILLAGE, label = "Keluarga Bu Siti", mentorId = null, status = "aktif" } = facts;
  await sql`insert into households (id, region_code, label, search_label, mentor_id, status)
    values (${id}, ${regionCode}, ${label}, ${searchKey(label)}, ${mentorId}, ${status})`;
  await sql`insert into household_regions (household_id, region_code, region_from) values (${id}, ${regionCode}, '1900-01-01')`;
  return { id, regionCode, label, version: 1 };
}

type PersonFacts = {
  id?: string;
  householdId?: string;
  regionCode?: string;
  fullName?: string;
  memberRole?: string;
  sex?: string | null;
  birthDate?: string | null;
};

/** A person, in a household of its own unless one is named. */
export async function aPerson(sql: postgres.Sql, facts: PersonFacts = {}) {
  const { id = uuidv7(), regionCode = VILLAGE, fullName = "Siti Aminah", memberRole = "lainnya", sex = "P", birthDate = "1985-04-12" } = facts;
  const householdId = facts.householdId ?? (await aHousehold(sql, { regionCode })).id;
  await sql`insert into persons (id, household_id, region_code, full_name, search_name, member_role, sex, birth_date, birth_year)
    values (${id}, ${householdId}, ${regionCode}, ${fullName}, ${searchKey(fullName)}, ${memberRole}, ${sex}, ${birthDate},
      ${birthDate === null ? null : Number(birthDate.slice(0, 4))})`;
  return { id, householdId, regionCode, fullName, version: 1 };
}
