import { sql, type SQL } from "drizzle-orm";
import { identifierIndex } from "~/access/protected-identifiers.server";
import type { Tx } from "~/db/db.server";
import { searchKey } from "~/shared/text";
import type { HouseholdStatus } from "./codes";
import type { ListQuery, ListSort, Whereabouts } from "./list-query";
import { householdGaps, type HouseholdGap } from "./person-checks";

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
/** `next`: the id to go on from; null on the last page. */
export type HouseholdPage = { rows: HouseholdRow[]; total: number; next: string | null };

const PAGE = 25;
/** How alike a word must be, 0 to 1: "sitti" and "Siti" come to 0.57, "budi" and "Rudi" to 0.4. */
const LIKENESS = 0.45;

/** Households of an area, also of retired villages that count there today; only those the actor may see. */
export async function householdList(tx: Tx, area: string, query: ListQuery): Promise<HouseholdPage> {
  if (area === "ID") return listOf(tx, filters(query), query);
  const inArea = sql`(r.current_code = ${area} or starts_with(r.current_code, ${`${area}.`}) or h.region_code = ${area})`;
  return listOf(tx, sql`${inArea} and ${filters(query)}`, query);
}

/** The households one reaches by name only: a mentor's families, a migrant's own. */
export async function ownHouseholds(tx: Tx, ids: readonly string[], query: ListQuery): Promise<HouseholdPage> {
  if (ids.length === 0) return { rows: [], total: 0, next: null };
  const list = sql.join(ids.map((id) => sql`${id}::uuid`), sql`, `);
  return listOf(tx, sql`h.id in (${list}) and ${filters(query)}`, query);
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

type Raw = Omit<HouseholdRow, "gaps"> & { hasKk: boolean; heads: number; consents: number; incompleteMembers: number; total: number };

// What can be sorted by is chosen here; nothing of the address becomes SQL.
const SORT_KEYS: Record<ListSort, SQL> = {
  nama: sql`h.search_label`,
  desa: sql`lower(r.name) || ' ' || h.search_label`,
  diubah: sql`to_char(h.updated_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS')`,
};

async function listOf(tx: Tx, condition: SQL, query: ListQuery): Promise<HouseholdPage> {
  const key = SORT_KEYS[query.sort];
  const [way, beyond] = query.direction === "turun" ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  // The last row seen may have left the filter meanwhile, so its place is read without it.
  const after = query.after
    ? sql`where (key, id) ${beyond} (select (${key}) collate "C", h.id from households h join regions r on r.code = h.region_code where h.id = ${query.after}::uuid)`
    : sql``;
  if (query.search.trim() !== "") await tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', ${String(LIKENESS)}, true)`);
  const rows = await tx.execute<Raw>(sql`
    with matching as materialized (
      select h.id, (${key}) collate "C" as key from households h join regions r on r.code = h.region_code
      where h.deleted_at is null and ${condition}),
    page as (select id, key from matching ${after} order by key ${way}, id ${way} limit ${PAGE + 1})
    select h.id, h.label, h.region_code as "regionCode", r.name as village, h.status,
      (select count(*)::int from matching) as total,
      h.kk_index is not null as "hasKk", to_char(h.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "updatedAt",
      m.members, m.heads, m."headName", m."incompleteMembers",
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
    order by page.key ${way}, page.id ${way}`);
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    total: rows[0]?.total ?? 0,
    next: rows.length > PAGE && last ? last.id : null,
    rows: shown.map(({ hasKk, heads, consents, incompleteMembers, total: _total, ...row }) => ({
      ...row,
      gaps: householdGaps({ hasKk, heads, consents, incompleteMembers }),
    })),
  };
}

const incompletePerson = sql`(p.nik_index is null or (p.birth_date is null and p.birth_year is null)
  or coalesce(p.sex, 'tidak_diketahui') = 'tidak_diketahui' or p.member_role = 'tidak_diketahui')`;

function filters({ search, status, whereabouts, journeyState, incomplete }: ListQuery): SQL {
  const parts: SQL[] = [sql`true`];
  if (status !== null) parts.push(sql`h.status = ${status}`);
  if (whereabouts !== null) parts.push(whereaboutsIs(whereabouts));
  if (journeyState !== null) {
    parts.push(sql`exists (select from journeys j where j.household_id = h.id and j.deleted_at is null and j.status = ${journeyState})`);
  }
  if (incomplete) {
    parts.push(sql`(h.kk_index is null
      or not exists (select from consents c where c.household_id = h.id and c.withdrawn_on is null)
      or not exists (select from persons p where p.household_id = h.id and p.deleted_at is null and p.member_role = 'kepala')
      or exists (select from persons p where p.household_id = h.id and p.deleted_at is null and ${incompletePerson}))`);
  }
  if (search.trim() !== "") parts.push(found(search));
  return sql.join(parts, sql` and `);
}

function whereaboutsIs(whereabouts: Whereabouts): SQL {
  const open = sql`select from journeys j where j.household_id = h.id and j.closed_on is null and j.deleted_at is null`;
  switch (whereabouts) {
    case "di_luar":
      return sql`exists (${open} and j.status in ('bekerja', 'cuti', 'perpanjang', 'bermasalah', 'hilang_kontak', 'repatriasi'))`;
    case "persiapan":
      return sql`exists (${open} and j.status in ('minat', 'terinformasi', 'konsultasi', 'terdaftar', 'seleksi', 'pelatihan', 'dokumen', 'verifikasi', 'paspor', 'visa', 'opp', 'siap_berangkat', 'ditunda', 'ditahan'))`;
    case "pulang":
      return sql`exists (select from journeys j where j.household_id = h.id and j.deleted_at is null and j.status in ('pulang', 'selesai') and j.departed_on is not null)`;
    case "tanpa":
      return sql`not exists (${open})`;
  }
}

/** By name, with a typing error or two. */
function found(search: string): SQL {
  const key = searchKey(search);
  const like = `%${key}%`;
  return sql`(h.search_label like ${like} or ${key} <% h.search_label
    or exists (select from persons p where p.household_id = h.id and p.deleted_at is null
      and (p.search_name like ${like} or ${key} <% p.search_name)))`;
}
