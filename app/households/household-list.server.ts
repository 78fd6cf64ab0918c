import { sql, type SQL } from "drizzle-orm";
import { identifierIndex } from "~/access/protected-identifiers.server";
import type { Tx } from "~/db/db.server";
import { searchKey } from "~/shared/text";
import type { HouseholdStatus } from "./codes";
import { type ListQuery, type ListSort, MOST_COUNTED } from "./list-query";
import { allowTypingErrors, listPlace } from "./list-place.server";
import { householdGaps, type HouseholdGap } from "./person-checks";
import { whereaboutsOf } from "./whereabouts.server";

export type HouseholdRow = {
  id: string;
  label: string;
  regionCode: string;
  village: string;
  status: HouseholdStatus;
  headName: string | null;
  members: number;
  /** Open journeys: the person's name, state and country. */
  travellers: { name: string; state: string; country: string | null }[];
  gaps: HouseholdGap[];
  updatedAt: string;
};
/** `next`: what to go on from; null on the last page. `total` stops counting one beyond MOST_COUNTED. */
export type HouseholdPage = { rows: HouseholdRow[]; total: number; next: string | null };

const PAGE = 25;

/** Households of an area, also of retired villages that count there today; only those the actor may see. */
export async function householdList(tx: Tx, area: string, query: ListQuery): Promise<HouseholdPage> {
  const { place, villages } = await listPlace(tx, area, sql`h.region_code`);
  return listOf(tx, place, query, villages);
}

/** The households one reaches by name only: a mentor's families, a migrant's own. */
export async function ownHouseholds(tx: Tx, ids: readonly string[], query: ListQuery): Promise<HouseholdPage> {
  if (ids.length === 0) return { rows: [], total: 0, next: null };
  const list = sql.join(ids.map((id) => sql`${id}::uuid`), sql`, `);
  return listOf(tx, sql`h.id in (${list})`, query, null);
}

/**
 * The household a NIK or family card belongs to, also by the number of a record that was merged, wherever the actor may see
 * it; null when nobody has the number.
 */
export async function householdByNumber(tx: Tx, digits: string): Promise<string | null> {
  const [row] = await tx.execute<{ id: string }>(sql`
    select id from households where deleted_at is null and kk_index = ${identifierIndex("kk", digits)}
    union all select household_id from persons where deleted_at is null and nik_index = ${identifierIndex("nik", digits)}
    union all select kept_household(id) from households where merged_into is not null and kk_index = ${identifierIndex("kk", digits)}
    union all select household_id from persons where id in (
      select kept_person(id) from persons where merged_into is not null and nik_index = ${identifierIndex("nik", digits)})
    limit 1`);
  return row?.id ?? null;
}

type Raw = Omit<HouseholdRow, "gaps"> & { hasKk: boolean; heads: number; consents: number; incompleteMembers: number; total: number; micros: string };

// What can be sorted by is chosen here; nothing of the address becomes SQL. Each has an index in this very order.
const LABEL = sql`(h.search_label collate "C")`;
const SORT_KEYS: Record<ListSort, SQL[]> = { nama: [LABEL], desa: [sql`h.region_code`, LABEL], diubah: [sql`h.updated_at`] };

/**
 * A page in the order of an index, from the last row seen on, and how many there are up to MOST_COUNTED. `villages` are
 * those a name is looked for in, null for wherever the actor sees people.
 */
async function listOf(tx: Tx, place: SQL, query: ListQuery, villages: SQL | null): Promise<HouseholdPage> {
  const [way, beyond] = query.direction === "turun" ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  const keys = sql.join([...SORT_KEYS[query.sort], sql`h.id`], sql`, `);
  const order = sql.join([...SORT_KEYS[query.sort], sql`h.id`].map((key) => sql`${key} ${way}`), sql`, `);
  const after = query.after ? sql`and (${keys}) ${beyond} (${placeOf(query.after, query.sort, keys)})` : sql``;
  const named = query.search.trim() === "" ? sql`` : sql`and h.id in (select id from named)`;
  if (query.search.trim() !== "") await allowTypingErrors(tx);
  const found = sql`named (id) as materialized (select distinct n from app_households_named(${searchKey(query.search)}, ${villages ?? sql`null::text[]`}) n)`;
  const matching = sql`from households h where h.deleted_at is null and ${place} and ${filters(query)} ${named}`;
  const rows = await tx.execute<Raw>(sql`
    with ${found}, counted as materialized (select count(*)::int as total from (select ${matching} limit ${MOST_COUNTED + 1}) matched),
    page as (select h.id, row_number() over (order by ${order}) as place ${matching} ${after} order by ${order} limit ${PAGE + 1})
    select h.id, h.label, h.region_code as "regionCode", r.name as village, h.status, (select total from counted) as total,
      h.kk_index is not null as "hasKk", to_char(h.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "updatedAt",
      (extract(epoch from h.updated_at) * 1000000)::bigint::text as micros, m.members, m.heads, m."headName", m."incompleteMembers",
      (select count(*)::int from consents c where c.household_id = h.id and c.withdrawn_on is null) as consents,
      coalesce((select json_agg(json_build_object('name', p.full_name, 'state', j.status, 'country', j.country) order by j.opened_on, j.id)
        from journeys j join persons p on p.id = j.person_id
        where j.household_id = h.id and j.closed_on is null and j.deleted_at is null), '[]'::json) as travellers
    from page join households h on h.id = page.id join regions r on r.code = h.region_code
    cross join lateral (
      select count(*)::int as members, count(*) filter (where p.member_role = 'kepala')::int as heads,
        max(p.full_name) filter (where p.member_role = 'kepala') as "headName",
        count(*) filter (where ${incompletePerson})::int as "incompleteMembers"
      from persons p where p.household_id = h.id and p.deleted_at is null) m
    order by page.place`);
  // The last family seen may have moved out of sight: then the list begins anew.
  if (rows.length === 0 && query.after !== null) return listOf(tx, place, { ...query, after: null }, villages);
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    total: rows[0]?.total ?? 0,
    next: rows.length > PAGE && last ? (query.sort === "diubah" ? `${last.id}.${last.micros}` : last.id) : null,
    rows: shown.map(({ hasKk, heads, consents, incompleteMembers, total: _total, micros: _micros, ...row }) => ({
      ...row,
      gaps: householdGaps({ hasKk, heads, consents, incompleteMembers }),
    })),
  };
}

/**
 * Where the page before ended. The last row seen may have left the filter meanwhile, so its place is read without it; a
 * change moves it in the order of changes, so there the instant it had is told.
 */
function placeOf(after: string, sort: ListSort, keys: SQL): SQL {
  const [id, micros] = after.split(".");
  if (sort === "diubah" && micros !== undefined) return sql`'epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond', ${id}::uuid`;
  return sql`select ${keys} from households h where h.id = ${id}::uuid`;
}

const incompletePerson = sql`(p.nik_index is null or (p.birth_date is null and p.birth_year is null)
  or coalesce(p.sex, 'tidak_diketahui') = 'tidak_diketahui' or p.member_role = 'tidak_diketahui')`;

function filters({ status, whereabouts, journeyState, incomplete }: ListQuery): SQL {
  const parts: SQL[] = [sql`true`];
  if (status !== null) parts.push(sql`h.status = ${status}`);
  if (whereabouts !== null) parts.push(whereaboutsOf(whereabouts, sql`j.household_id = h.id`));
  if (journeyState !== null) {
    parts.push(sql`exists (select from journeys j where j.household_id = h.id and j.deleted_at is null and j.status = ${journeyState})`);
  }
  if (incomplete) {
    // Asked of one family after the other, so that a page of them is all that is looked at.
    parts.push(sql`(h.kk_index is null
      or (select count(*) from consents c where c.household_id = h.id and c.withdrawn_on is null) = 0
      or (select coalesce(bool_or(${incompletePerson}) or not bool_or(p.member_role = 'kepala'), true) from persons p where p.household_id = h.id and p.deleted_at is null))`);
  }
  return sql.join(parts, sql` and `);
}
