import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { firstDay, type Month, type PlainDate } from "~/shared/dates";
import { searchKey } from "~/shared/text";

/** Transfers of an area as its list shows them, in pages by key, with totals of the whole filter (field case C147). */
export type TransferFilter = {
  area: string;
  channel?: string | null;
  country?: string | null;
  from?: Month | null;
  until?: Month | null;
  /** Part of the family's label. */
  family?: string | null;
};
export type ListedTransfer = {
  id: string;
  householdId: string;
  label: string;
  villageName: string;
  dated: PlainDate;
  currency: string;
  sentMinor: bigint | null;
  receivedIdr: bigint | null;
  channel: string;
  provider: string | null;
  country: string | null;
};
/** `receivedIdr` without goods and before cash-out fees; `unknown`: transfers whose amount is not known and not in the sum. */
export type TransferTotals = { count: number; receivedIdr: bigint; unknown: number; goods: number };

const PAGE_TRANSFERS = 50;

function matching({ area, channel, country, from, until, family }: TransferFilter): SQL {
  // A retired village's records count where it lies today; the code they carry stays.
  const parts: SQL[] = [sql`m.deleted_at is null`, sql`m.region_code in (select code from regions where current_code = ${area} or starts_with(current_code, ${`${area}.`}))`];
  if (channel) parts.push(sql`m.channel = ${channel}`);
  if (country) parts.push(sql`m.country = ${country}`);
  if (from) parts.push(sql`m.month >= ${firstDay(from)}`);
  if (until) parts.push(sql`m.month <= ${firstDay(until)}`);
  const words = searchKey(family ?? "");
  if (words) parts.push(sql`strpos(h.search_label, ${words}) > 0`);
  return sql.join(parts, sql` and `);
}

const dated = sql`coalesce(m.received_on, m.sent_on)`;
const source = sql`remittances m join households h on h.id = m.household_id`;

/** One page, newest first; `after` is the key that the page before gave as `next`, null on the last page. */
export async function areaTransfers(tx: Tx, filter: TransferFilter, after?: string | null): Promise<{ rows: ListedTransfer[]; next: string | null }> {
  const [, day, id] = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(after ?? "") ?? [];
  const start = day && id ? sql`and (${dated}, m.id) < (${day}::date, ${id}::uuid)` : sql``;
  const found = await tx.execute<Record<string, string | null>>(sql`
    select m.id, m.household_id, h.label, r.name as village, ${dated}::text as dated, m.currency, m.sent_minor::text, m.received_idr::text, m.channel, m.provider, m.country
    from ${source} join regions r on r.code = m.region_code
    where ${matching(filter)} ${start} order by ${dated} desc, m.id desc limit ${PAGE_TRANSFERS + 1}`);
  const rows = found.slice(0, PAGE_TRANSFERS).map((row): ListedTransfer => ({
    id: String(row.id), householdId: String(row.household_id), label: String(row.label), villageName: String(row.village), dated: String(row.dated), currency: String(row.currency),
    sentMinor: whole(row.sent_minor), receivedIdr: whole(row.received_idr), channel: String(row.channel), provider: row.provider ?? null, country: row.country ?? null,
  }));
  const last = rows.at(-1);
  return { rows, next: found.length > PAGE_TRANSFERS && last ? `${last.dated}_${last.id}` : null };
}

/** Count and sum of everything the filter holds, whichever page is shown. */
export async function areaTransferTotals(tx: Tx, filter: TransferFilter): Promise<TransferTotals> {
  const [row] = await tx.execute<{ count: number; received: string; unknown: number; goods: number }>(sql`
    select count(*)::int as count, coalesce(sum(m.received_idr) filter (where m.channel <> 'goods'), 0)::text as received,
      count(*) filter (where m.received_idr is null and m.channel <> 'goods')::int as unknown, count(*) filter (where m.channel = 'goods')::int as goods
    from ${source} where ${matching(filter)}`);
  return { count: row?.count ?? 0, receivedIdr: BigInt(row?.received ?? 0), unknown: row?.unknown ?? 0, goods: row?.goods ?? 0 };
}

/** Countries that occur in an area's transfers, for its filter. */
export async function areaCountries(tx: Tx, area: string): Promise<string[]> {
  const rows = await tx.execute<{ country: string }>(sql`select distinct m.country from ${source} where ${matching({ area })} and m.country is not null order by 1 limit 60`);
  return rows.map(({ country }) => country);
}

export type FamilyChoice = { id: string; label: string; sender: string | null; country: string | null; lastOn: PlainDate | null; isMonthKnown: boolean };

/**
 * Families to choose from when a transfer comes in: those with somebody abroad first, those whose month is still open
 * before the others, then whoever received last. `words` looks in the family's label and its members' names. Without an
 * area, all that the actor may see: a mentor's own families.
 */
export async function familiesToChoose(tx: Tx, { area, month, words = "", limit = 24 }: { area: string | null; month: Month; words?: string; limit?: number }): Promise<FamilyChoice[]> {
  const wanted = searchKey(words);
  const match = wanted
    ? sql`and (strpos(h.search_label, ${wanted}) > 0 or exists (select from persons p where p.household_id = h.id and p.deleted_at is null and strpos(p.search_name, ${wanted}) > 0))`
    : sql``;
  const inArea = area === null ? sql`` : sql`and h.region_code in (select code from regions where current_code = ${area} or starts_with(current_code, ${`${area}.`}))`;
  const rows = await tx.execute<{ id: string; label: string; sender: string | null; country: string | null; last_on: string | null; known: boolean }>(sql`
    select h.id, h.label, s.full_name as sender, s.country, l.last_on::text,
      (coalesce(l.last_month = ${firstDay(month)}, false) or exists (select from no_transfer_months n where n.household_id = h.id and n.month = ${firstDay(month)} and n.deleted_at is null)) as known
    from households h
    left join lateral (select p.full_name, j.country from journeys j join persons p on p.id = j.person_id
      where j.household_id = h.id and j.deleted_at is null and j.closed_on is null and j.status in ('bekerja', 'cuti', 'perpanjang', 'bermasalah', 'hilang_kontak') order by j.departed_on desc nulls last, j.id limit 1) s on true
    left join lateral (select max(coalesce(m.received_on, m.sent_on)) as last_on, max(m.month) filter (where m.channel <> 'goods') as last_month from remittances m where m.household_id = h.id and m.deleted_at is null) l on true
    where h.deleted_at is null and h.status = 'aktif' ${inArea} ${match}
    order by (s.full_name is null), known, l.last_on desc nulls last, h.label, h.id limit ${limit}`);
  return rows.map(({ last_on, known, ...row }) => ({ ...row, lastOn: last_on, isMonthKnown: known }));
}

const whole = (text: string | null | undefined): bigint | null => (text === null || text === undefined ? null : BigInt(text));
