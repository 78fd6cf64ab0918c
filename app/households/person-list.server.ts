import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { searchKey } from "~/shared/text";
import type { Sex } from "./codes";
import { allowTypingErrors, listPlace, type ListPlace } from "./list-place.server";
import { MOST_COUNTED, type PersonQuery } from "./list-query";
import { whereaboutsOf } from "./whereabouts.server";

export type PersonRow = {
  id: string; fullName: string; sex: Sex | null; birthDate: string | null; birthYear: number | null;
  householdId: string; household: string; regionCode: string; village: string;
  /** The journey that is open, else the last one. */
  journey: { id: string; state: string; country: string | null } | null;
};
/** `next`: what to go on from; null on the last page. `total` stops counting one beyond MOST_COUNTED. */
export type PersonPage = { rows: PersonRow[]; total: number; next: string | null };

const PAGE = 25;

/** Persons of an area by name, also of retired villages that count there today; only those the actor may see. */
export async function personList(tx: Tx, area: string, query: PersonQuery): Promise<PersonPage> {
  const where = await listPlace(tx, area, sql`p.region_code`);
  const name = searchKey(query.search);
  if (name === "") return pageOf(tx, where, query, null);
  await allowTypingErrors(tx);
  const found = (await tx.execute<{ id: string }>(sql`select n as id from app_persons_named(${name}, ${where.villages ?? sql`null::text[]`}, ${MOST_COUNTED + 1}) n`)).map(({ id }) => id);
  const isCommon = found.length > MOST_COUNTED && where.villages === null && query.whereabouts === null;
  return isCommon ? common(tx, where, name, query) : pageOf(tx, where, query, found.length > MOST_COUNTED ? all(name, where) : sql`${sql.param(found)}::uuid[]`);
}

const all = (name: string, { villages }: ListPlace): SQL => sql`array(select n from app_persons_named(${name}, ${villages ?? sql`null::text[]`}, 2147483647) n)`;

/** In the order of names; of a name looked for, those that begin with it come first. */
const orderOf = (name: string): SQL => sql`not starts_with(p.search_name, ${name}), (p.search_name collate "C"), p.id`;

/** A page from the last person seen on. `named`: the persons to look among; null for everybody. */
async function pageOf(tx: Tx, { place }: Pick<ListPlace, "place">, query: PersonQuery, named: SQL | null): Promise<PersonPage> {
  const name = searchKey(query.search);
  const matching = sql`from persons p where p.deleted_at is null and ${place} and ${named === null ? sql`true` : sql`p.id = any (${named})`} and ${query.whereabouts === null ? sql`true` : whereaboutsOf(query.whereabouts, sql`j.person_id = p.id`)}`;
  const order = name === "" ? sql`(p.search_name collate "C"), p.id` : orderOf(name);
  const after = query.after ? sql`and (${order}) > (select ${order} from persons p where p.id = ${query.after}::uuid)` : sql``;
  const [counted] = await tx.execute<{ total: number }>(sql`select count(*)::int as total from (select ${matching} limit ${MOST_COUNTED + 1}) matched`);
  const ids = await tx.execute<{ id: string }>(sql`select p.id ${matching} ${after} order by ${order} limit ${PAGE + 1}`);
  // The last person seen may have moved out of sight: then the list begins anew.
  if (ids.length === 0 && query.after !== null) return pageOf(tx, { place }, { ...query, after: null }, named);
  return shown(tx, ids.map(({ id }) => id), counted?.total ?? 0);
}

/**
 * The same of a name that more carry than are counted. Mostly those whose name begins with it fill the page; where they
 * do not, whoever carries it at all is gathered.
 */
async function common(tx: Tx, { codes: { begins, gone, come } }: ListPlace, name: string, query: PersonQuery): Promise<PersonPage> {
  const after = query.after ? sql`(select p.search_name collate "C" from persons p where p.id = ${query.after}::uuid), ${query.after}::uuid` : sql`'', '00000000-0000-0000-0000-000000000000'::uuid`;
  const place = sql`${name}, ${begins}, ${sql.param(gone)}::text[], ${sql.param(come)}::text[], ${after}, ${PAGE + 1}`;
  const [last] = query.after ? await tx.execute<{ begins: boolean }>(sql`select starts_with(search_name, ${name}) as begins from persons where id = ${query.after}::uuid`) : [{ begins: true }];
  let ids = last?.begins ? await tx.execute<{ id: string }>(sql`select n as id from app_persons_beginning(${place}) n`) : [];
  if (ids.length <= PAGE) ids = await tx.execute<{ id: string }>(sql`select n as id from app_persons_carrying(${place}) n`);
  return shown(tx, ids.map(({ id }) => id), MOST_COUNTED + 1);
}

async function shown(tx: Tx, ids: readonly string[], total: number): Promise<PersonPage> {
  const rows = await tx.execute<PersonRow>(sql`
    select p.id, p.full_name as "fullName", p.sex, to_char(p.birth_date, 'YYYY-MM-DD') as "birthDate", p.birth_year as "birthYear", p.household_id as "householdId", h.label as household,
      p.region_code as "regionCode", r.name as village,
      (select json_build_object('id', j.id, 'state', j.status, 'country', j.country) from journeys j
        where j.person_id = p.id and j.deleted_at is null order by j.closed_on desc nulls first, j.opened_on desc, j.id limit 1) as journey
    from unnest(${sql.param(ids.slice(0, PAGE))}::uuid[]) with ordinality page (id, place) join persons p on p.id = page.id
      join households h on h.id = p.household_id join regions r on r.code = p.region_code
    order by page.place`);
  return { rows: [...rows], total, next: ids.length > PAGE ? (ids[PAGE - 1] ?? null) : null };
}
