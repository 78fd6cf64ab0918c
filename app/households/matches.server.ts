import { and, eq, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { identifierIndex } from "~/access/protected-identifiers.server";
import { inBatches } from "~/access/record-batch.server";
import type { Tx } from "~/db/db.server";
import { households, persons } from "~/db/schema/households";
import { searchKey } from "~/shared/text";
import type { MemberRole, Sex } from "./codes";
import { duplicateReasons, isLikelyDuplicate, type DuplicateReason, type PersonFacts } from "./person-checks";

/** A person already recorded who may be the one being written. Never with a full number. */
export type Match = {
  id: string;
  householdId: string;
  householdLabel: string;
  fullName: string;
  memberRole: MemberRole;
  sex: Sex | null;
  birthDate: string | null;
  birthYear: number | null;
  regionCode: string;
  nikLast4: string | null;
  version: number;
  reasons: (DuplicateReason | "same_nik")[];
  likely: boolean;
};

export type Wanted = PersonFacts & { nik: string | null };

const columns = {
  id: persons.id,
  householdId: persons.householdId,
  householdLabel: households.label,
  fullName: persons.fullName,
  memberRole: persons.memberRole,
  sex: persons.sex,
  birthDate: persons.birthDate,
  birthYear: persons.birthYear,
  regionCode: persons.regionCode,
  nikLast4: persons.nikLast4,
  version: persons.version,
};
const numbered = alias(persons, "numbered");
const carded = alias(households, "carded");
type Found = Omit<Match, "reasons" | "likely">;

/**
 * For each wanted person, in their order: whoever has the same NIK (alone, when there is one), else up to five people
 * of the same village whose names are alike, likely ones first. Only people the actor may see. Two persons with
 * different known NIK are not one.
 */
export async function findMatches(tx: Tx, wanted: readonly Wanted[]): Promise<Match[][]> {
  const byNik = await personsByNik(tx, wanted.flatMap(({ nik }) => (nik === null ? [] : [nik])));
  const byName = await personsOfLikeName(tx, wanted);
  return wanted.map((person, index) => {
    const exact = person.nik === null ? undefined : byNik.get(person.nik);
    if (exact) return [{ ...exact, reasons: ["same_nik", ...duplicateReasons(person, exact)], likely: true }];
    return (byName.get(index) ?? [])
      .map((match) => ({ ...match, reasons: duplicateReasons(person, match), likely: isLikelyDuplicate(person, match) }))
      .sort((a, b) => Number(b.likely) - Number(a.likely))
      .slice(0, 5);
  });
}

/** People by their exact NIK, where the actor may see them; by the number of a record that was merged, who it turned out to be. */
export async function personsByNik(tx: Tx, niks: readonly string[]): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  for (const batch of inBatches([...new Set(niks)])) {
    const byIndex = new Map(batch.map((nik) => [identifierIndex("nik", nik).toString("hex"), nik]));
    const rows = await tx
      .select({ ...columns, nikIndex: persons.nikIndex })
      .from(persons)
      .innerJoin(households, eq(households.id, persons.householdId))
      .where(and(inArray(persons.nikIndex, [...byIndex.keys()].map((hex) => Buffer.from(hex, "hex"))), isNull(persons.deletedAt)));
    const merged = await tx
      .select({ ...columns, nikIndex: numbered.nikIndex })
      .from(numbered)
      .innerJoin(persons, sql`${persons.id} = kept_person(${numbered.id})`)
      .innerJoin(households, eq(households.id, persons.householdId))
      .where(and(inArray(numbered.nikIndex, [...byIndex.keys()].map((hex) => Buffer.from(hex, "hex"))), isNotNull(numbered.mergedInto)));
    for (const { nikIndex, ...row } of [...merged, ...rows]) {
      const nik = nikIndex && byIndex.get(nikIndex.toString("hex"));
      if (nik) found.set(nik, row as Found);
    }
  }
  return found;
}

async function personsOfLikeName(tx: Tx, wanted: readonly Wanted[]): Promise<Map<number, Found[]>> {
  const found = new Map<number, Found[]>();
  for (const [at, batch] of inBatches(wanted).entries()) {
    const asked = batch.map((person, index) => ({ n: at * 500 + index, village: person.regionCode, name: searchKey(person.fullName), numbered: person.nik !== null }));
    // The villages' people are read once for the whole batch: row security asks about each of them, and would ask again
    // for every pair. Two who both have a NIK are never compared, or a whole village with numbers would take its square.
    const rows = await tx.execute<Record<string, unknown> & { n: number }>(sql`
      with wanted as (select * from json_to_recordset(${JSON.stringify(asked)}::json) as w(n int, village text, name text, numbered boolean)),
      near as materialized (
        select p.id, p.household_id, h.label, p.full_name, p.search_name, p.member_role, p.sex, p.birth_date, p.birth_year, p.region_code, p.nik_last4, p.version
        from persons p join households h on h.id = p.household_id
        where p.region_code in (select village from wanted) and p.deleted_at is null and h.deleted_at is null
          and (p.nik_last4 is null or exists (select 1 from wanted where not numbered))),
      pairs as (
        select w.n, w.name, near.* from wanted w join near on near.region_code = w.village where not w.numbered
        union all
        select w.n, w.name, near.* from wanted w join near on near.region_code = w.village and near.nik_last4 is null where w.numbered),
      ranked as (
        select pairs.*, row_number() over (partition by n order by similarity(search_name, name) desc, id) as place
        from pairs where similarity(search_name, name) > 0.4)
      select n, id, household_id as "householdId", label as "householdLabel", full_name as "fullName", member_role as "memberRole", sex,
        birth_date::text as "birthDate", birth_year as "birthYear", region_code as "regionCode", nik_last4 as "nikLast4", version
      from ranked where place <= 12 order by n, place`);
    for (const { n, ...row } of rows) found.set(n, [...(found.get(n) ?? []), row as Found]);
  }
  return found;
}

/** Households by their exact family-card number, where the actor may see them; by that of a merged one, what it became part of. */
export async function householdsByKk(tx: Tx, cards: readonly string[]): Promise<Map<string, { id: string; label: string; regionCode: string; version: number }>> {
  const found = new Map<string, { id: string; label: string; regionCode: string; version: number }>();
  for (const batch of inBatches([...new Set(cards)])) {
    const byIndex = new Map(batch.map((kk) => [identifierIndex("kk", kk).toString("hex"), kk]));
    const rows = await tx
      .select({ id: households.id, label: households.label, regionCode: households.regionCode, version: households.version, kkIndex: households.kkIndex })
      .from(households)
      .where(and(inArray(households.kkIndex, [...byIndex.keys()].map((hex) => Buffer.from(hex, "hex"))), isNull(households.deletedAt), ne(households.status, "gabung")));
    const merged = await tx
      .select({ id: households.id, label: households.label, regionCode: households.regionCode, version: households.version, kkIndex: carded.kkIndex })
      .from(carded)
      .innerJoin(households, sql`${households.id} = kept_household(${carded.id})`)
      .where(and(inArray(carded.kkIndex, [...byIndex.keys()].map((hex) => Buffer.from(hex, "hex"))), isNotNull(carded.mergedInto)));
    for (const { kkIndex, ...row } of [...merged, ...rows]) {
      const kk = kkIndex && byIndex.get(kkIndex.toString("hex"));
      if (kk) found.set(kk, row);
    }
  }
  return found;
}
