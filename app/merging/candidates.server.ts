import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import type { MemberRole, Sex } from "~/households/codes";
import { compareHouseholds, comparePersons, ownWords, type CandidatePerson, type PairReason, type Strength } from "./candidate-rules";

/*
 * Who may be recorded twice in a village. Nobody is compared with everybody: only people of one village with a word of
 * their name that begins alike, and, wherever the actor keeps records, those of exactly one name and day of birth or of
 * one phone number.
 */
export type PersonCandidate = CandidatePerson & { id: string; memberRole: MemberRole; nikLast4: string | null; version: number };
export type HouseholdCandidate = { id: string; label: string; regionCode: string; kkLast4: string | null; address: string | null; head: string | null };
export type Pair<T> = { a: T; b: T; reasons: PairReason[]; strength: Strength };

/** A beginning shared by more people of one village than this tells nothing; those are compared by name and year. */
const MOST_ALIKE = 300;
/** Pairs that are looked at closely, the most alike first, and pairs that are shown. */
const MOST_PAIRS = 600;
const MOST_SHOWN = 60;

/** `area` is a village or a sub-district; larger ones are looked through part by part. */
export const canBeSearched = (area: string): boolean => area.length >= 8;

const inArea = (column: SQL, area: string): SQL => sql`(${column} = ${area} or starts_with(${column}, ${`${area}.`}))`;

/** Pairs of an area that are known to be two; where one was merged meanwhile, the record it became part of stands for it. */
const apart = (entity: "person" | "household", area: string): SQL => {
  const kept = sql.identifier(`kept_${entity}`);
  return sql`
    select least(one, other) as one, greatest(one, other) as other from (
      select coalesce(${kept}(one_id), one_id) as one, coalesce(${kept}(other_id), other_id) as other from not_same_pairs
      where entity = ${entity} and revoked_at is null and (${inArea(sql`region_code`, area)} or ${inArea(sql`other_region_code`, area)})) pairs`;
};

type Found = { one: string; other: string; phone: boolean };

/** Pairs of people of an area, the strongest first, without those somebody has said to be two. */
export async function personCandidates(tx: Tx, area: string): Promise<Pair<PersonCandidate>[]> {
  const pairs = await comparedPersons(tx, area);
  return pairs.slice(0, MOST_SHOWN);
}

async function comparedPersons(tx: Tx, area: string): Promise<Pair<PersonCandidate>[]> {
  const found = await tx.execute<Found>(sql`
    with own as materialized (
      select p.id, p.region_code, p.search_name, p.birth_date, p.birth_year, p.nik_last4, p.phone_index
      from persons p where ${inArea(sql`p.region_code`, area)} and p.deleted_at is null),
    words as materialized (
      select distinct o.id, o.region_code, left(word, 3) as key from own o, unnest(string_to_array(o.search_name, ' ')) word where length(word) > 2),
    telling as (select region_code, key from words group by 1, 2 having count(*) between 2 and ${MOST_ALIKE}),
    blocks as (
      select w.id, w.region_code || ' ' || w.key as block from words w join telling using (region_code, key)
      union all select id, region_code || ' ' || left(search_name, 2) || birth_year from own where birth_year is not null),
    pairs as (
      select a.id as one, b.id as other from blocks a join blocks b on b.block = a.block and a.id < b.id
      union select least(o.id, p.id), greatest(o.id, p.id) from own o join persons p on p.search_name = o.search_name and p.birth_date = o.birth_date and p.id <> o.id
        where p.deleted_at is null and app_in_areas(p.region_code, app_list('app.write_areas'))
      union select least(o.id, p.id), greatest(o.id, p.id) from own o join persons p on p.phone_index = o.phone_index and p.id <> o.id
        where p.deleted_at is null and app_in_areas(p.region_code, app_list('app.write_areas'))),
    alike as (
      select pairs.one, pairs.other, coalesce(a.phone_index = b.phone_index, false) as phone, similarity(a.search_name, b.search_name) as likeness
      from pairs join persons a on a.id = pairs.one join persons b on b.id = pairs.other
      where (a.nik_last4 is null or b.nik_last4 is null) and similarity(a.search_name, b.search_name) > 0.4)
    select one, other, phone from alike where (one, other) not in (${apart("person", area)})
    order by phone desc, likeness desc, one, other limit ${MOST_PAIRS}`);
  const people = await personsById(tx, found.flatMap(({ one, other }) => [one, other]));
  return strongestFirst(found.flatMap(({ one, other, phone }) => {
    const [a, b] = keptFirst(people.get(one), people.get(other));
    const compared = a && b ? comparePersons(a, b, phone) : null;
    return a && b && compared ? [{ a, b, ...compared }] : [];
  }));
}

/** Pairs of households of an area, by their labels and by their people. */
export async function householdCandidates(tx: Tx, area: string): Promise<Pair<HouseholdCandidate>[]> {
  const people = await comparedPersons(tx, area);
  const alike = new Map<string, { one: string; other: string; strong: number; likely: number }>();
  const pairOf = (x: string, y: string) => {
    const [one, other] = x < y ? [x, y] : [y, x];
    const key = `${one} ${other}`;
    const known = alike.get(key) ?? { one, other, strong: 0, likely: 0 };
    alike.set(key, known);
    return known;
  };
  for (const { a, b, strength } of people) if (a.householdId !== b.householdId) pairOf(a.householdId, b.householdId)[strength] += 1;
  for (const { one, other } of await labelledAlike(tx, area)) pairOf(one, other);
  const pairs = [...alike.values()].slice(0, MOST_PAIRS);
  const households = await householdsById(tx, pairs.flatMap(({ one, other }) => [one, other]));
  const known = new Set((await tx.execute<{ one: string; other: string }>(apart("household", area))).map(({ one, other }) => `${one} ${other}`));
  return strongestFirst(pairs.flatMap(({ one, other, ...counts }) => {
    const [a, b] = [households.get(one), households.get(other)];
    const compared = a && b && !known.has(`${one} ${other}`) ? compareHouseholds(shape(a), shape(b), counts) : null;
    return a && b && compared ? [{ a, b, ...compared }] : [];
  })).slice(0, MOST_SHOWN);
}

const shape = ({ label, kkLast4, head }: HouseholdCandidate) => ({ label, head, hasCard: kkLast4 !== null });

async function labelledAlike(tx: Tx, area: string): Promise<{ one: string; other: string }[]> {
  const rows = await tx.execute<{ id: string; regionCode: string; label: string }>(sql`
    select id, region_code as "regionCode", label from households where ${inArea(sql`region_code`, area)} and deleted_at is null order by id`);
  const byWords = new Map<string, string[]>();
  for (const { id, regionCode, label } of rows) {
    const words = ownWords(label);
    if (words !== "") byWords.set(`${regionCode} ${words}`, [...(byWords.get(`${regionCode} ${words}`) ?? []), id]);
  }
  // Many families of one name: each is offered beside the one before it, not beside all.
  return [...byWords.values()].flatMap((ids) => ids.slice(1).map((id, at) => ({ one: ids[at] ?? id, other: id })));
}

async function personsById(tx: Tx, ids: readonly string[]): Promise<Map<string, PersonCandidate>> {
  const rows = await tx.execute<PersonCandidate & { sex: Sex | null }>(sql`
    select p.id, p.household_id as "householdId", h.label as "householdLabel", p.full_name as "fullName", p.member_role as "memberRole", p.sex,
      p.birth_date::text as "birthDate", p.birth_year as "birthYear", p.region_code as "regionCode", p.nik_last4 as "nikLast4", p.version
    from persons p join households h on h.id = p.household_id
    where p.id = any(${list(ids)}::uuid[]) and p.deleted_at is null and h.deleted_at is null`);
  return new Map(rows.map((row) => [row.id, row]));
}

async function householdsById(tx: Tx, ids: readonly string[]): Promise<Map<string, HouseholdCandidate>> {
  const rows = await tx.execute<HouseholdCandidate>(sql`
    select h.id, h.label, h.region_code as "regionCode", h.kk_last4 as "kkLast4", h.address,
      (select p.full_name from persons p where p.household_id = h.id and p.deleted_at is null and p.member_role = 'kepala') as head
    from households h where h.id = any(${list(ids)}::uuid[]) and h.deleted_at is null and app_in_areas(h.region_code, app_list('app.write_areas'))`);
  return new Map(rows.map((row) => [row.id, row]));
}

const list = (ids: readonly string[]): string => `{${[...new Set(ids)].join()}}`;

/** The record with a NIK is kept, else the older one. */
function keptFirst(one: PersonCandidate | undefined, other: PersonCandidate | undefined): [PersonCandidate | undefined, PersonCandidate | undefined] {
  return one?.nikLast4 == null && other?.nikLast4 != null ? [other, one] : [one, other];
}

const strongestFirst = <T>(pairs: Pair<T>[]): Pair<T>[] => [...pairs].sort((x, y) => Number(y.strength === "strong") - Number(x.strength === "strong"));
