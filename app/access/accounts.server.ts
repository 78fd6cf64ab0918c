import { sql } from "drizzle-orm";
import type { Role } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { searchKey } from "~/shared/text";
import { ACCOUNTS_PER_PAGE } from "./accounts-page";

export type HeldGrant = {
  id: string;
  userId: string;
  role: Role;
  areaCode: string;
  validFrom: string;
  validTo: string | null;
  endedAt: Date | null;
  /** Whether it holds today, in Jakarta. */
  holds: boolean;
};
export type ListedAccount = { id: string; login: string; name: string; isActive: boolean; lastSeenAt: string | null; grants: HeldGrant[] };

type Wanted = { text?: string; area?: string | null; page?: number };

/**
 * The people an administrator may manage, by name: those with a name or login like `text`, with a running grant that
 * touches `area`. The row policies leave out everybody else.
 */
export async function accounts(tx: Tx, { text = "", area = null, page = 1 }: Wanted): Promise<{ rows: ListedAccount[]; total: number }> {
  const words = searchKey(text).split(" ").filter(Boolean).slice(0, 5);
  const named = words.map((word) => sql`and (lower(u.name) || ' ' || u.login) like ${`%${word}%`}`);
  const placed = area === null ? sql`` : sql`and exists (
    select from grants g where g.user_id = u.id and g.ended_at is null
      and (app_in_areas(g.area_code, array[${area}]::text[]) or starts_with(${area}::text, g.area_code || '.')))`;
  const rows = await tx.execute<Omit<ListedAccount, "grants"> & { total: number }>(sql`
    select u.id, u.login, u.name, u.is_active as "isActive", count(*) over ()::int as total,
      (select to_char(max(s.last_seen_at) at time zone 'Asia/Jakarta', 'YYYY-MM-DD') from sessions s where s.user_id = u.id) as "lastSeenAt"
    from users u where true ${sql.join(named, sql` `)} ${placed}
    order by u.is_active desc, lower(u.name), u.id
    limit ${ACCOUNTS_PER_PAGE} offset ${(page - 1) * ACCOUNTS_PER_PAGE}`);
  const held = await grantsOf(tx, rows.map(({ id }) => id));
  return {
    rows: rows.map(({ total: _total, ...account }) => ({ ...account, grants: held.filter(({ userId, endedAt }) => userId === account.id && endedAt === null) })),
    total: rows[0]?.total ?? 0,
  };
}

/** One of these people with every grant, ended ones too; null when not the administrator's. */
export async function accountById(tx: Tx, id: string): Promise<ListedAccount | null> {
  const [account] = await tx.execute<Omit<ListedAccount, "grants">>(sql`
    select u.id, u.login, u.name, u.is_active as "isActive",
      (select to_char(max(s.last_seen_at) at time zone 'Asia/Jakarta', 'YYYY-MM-DD') from sessions s where s.user_id = u.id) as "lastSeenAt"
    from users u where u.id = ${id} and app_administers_user(u.id)`);
  return account ? { ...account, grants: await grantsOf(tx, [id]) } : null;
}

const MOST_NAMED = 300;

/** Names to choose from, of people the administrator manages; with `also`, whoever that is, as far as known. */
export async function namedAccounts(tx: Tx, also: string | null): Promise<{ id: string; name: string }[]> {
  const rows = await tx.execute<{ id: string; name: string }>(sql`
    select id, name from users order by lower(name), id limit ${MOST_NAMED}`);
  const named = [...rows];
  if (also === null || named.some(({ id }) => id === also)) return named;
  const [other] = await tx.execute<{ name: string | null }>(sql`select app_user_name(${also}) as name`);
  return [...named, { id: also, name: other?.name ?? `…${also.slice(-6)}` }];
}

async function grantsOf(tx: Tx, userIds: readonly string[]): Promise<HeldGrant[]> {
  if (userIds.length === 0) return [];
  const rows = await tx.execute<HeldGrant>(sql`
    select id, user_id as "userId", role, area_code as "areaCode", valid_from::text as "validFrom", valid_to::text as "validTo",
      ended_at as "endedAt",
      ended_at is null and (now() at time zone 'Asia/Jakarta')::date between valid_from and coalesce(valid_to, 'infinity') as holds
    from grants where user_id in (${sql.join(userIds.map((id) => sql`${id}`), sql`, `)})
    order by holds desc, area_code, role, id limit 1000`);
  return [...rows];
}

export type LostVillage = { userId: string; name: string; role: Role; areaCode: string; code: string; village: string; currentCode: string };

/**
 * Villages that a running grant covered until they got a code outside its area. The grant keeps covering what it says
 * and nothing more (field case C077); whether the person should get the new place too is for the administrator to decide.
 */
export async function lostVillages(tx: Tx): Promise<LostVillage[]> {
  const rows = await tx.execute<LostVillage>(sql`
    with moved as materialized (
      select code, name, current_code from regions where valid_to is not null and current_code <> code and length(code) = 13)
    select g.user_id as "userId", u.name, g.role, g.area_code as "areaCode", r.code, r.name as village, r.current_code as "currentCode"
    from moved r cross join lateral (values (left(r.code, 2)), (left(r.code, 5)), (left(r.code, 8))) above (code)
      join grants g on g.area_code = above.code and g.ended_at is null
      join users u on u.id = g.user_id
    where r.current_code <> g.area_code and not starts_with(r.current_code, g.area_code || '.')
      and not exists (
        select from grants other where other.user_id = g.user_id and other.role = g.role and other.ended_at is null
          and app_in_areas(r.current_code, array[other.area_code]))
    order by lower(u.name), g.area_code, r.code limit 1000`);
  return [...rows];
}
