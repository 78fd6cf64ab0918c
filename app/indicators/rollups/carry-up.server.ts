import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { CHANNEL_CODES, type Measures, names, RECEIVED_MEASURES, selected, TRANSFER_MEASURES, UNKNOWN, USE_CODES, USE_MEASURES, withCost } from "./measures.server";

/** Sums carried up from transfers and household months into the rollup tables. Rows bring a `sign`: there, or taken away. */
const regency = sql`left(area_code, 5)`;
const bare = (names: readonly string[]) => sql.join(names.map((name) => sql.identifier(name)), sql`, `);

/** Adds to a rollup; sums that are not there yet begin with what is added. */
async function add(tx: Tx, table: SQL, keys: readonly string[], measures: readonly string[], rows: SQL): Promise<void> {
  const sums = measures.map((name) => sql`${sql.identifier(name)} = t.${sql.identifier(name)} + excluded.${sql.identifier(name)}`);
  await tx.execute(sql`
    insert into ${table} as t (${bare([...keys, ...measures])}) ${rows}
    on conflict (${bare(keys)}) do update set ${sql.join(sums, sql`, `)}`);
}

const VILLAGE = sql`rollup.village_months`;
const REGENCY = sql`rollup.regency_months`;
const REGENCY_KEYS = ["area_code", "month", "dimension", "grp"] as const;

/** From the money records in the table `taken`. */
export async function addRecords(tx: Tx): Promise<void> {
  const transfers = withCost(sql`select * from taken where kind = 'remittance' and channel <> 'goods'`);
  const measures = names(TRANSFER_MEASURES);
  const sums = selected(TRANSFER_MEASURES);
  const count = sql`sum(sign) as records from taken where kind in ('remittance', 'none', 'use')`;
  await add(tx, VILLAGE, ["area_code", "month"], ["records"], sql`select area_code, month, ${count} group by 1, 2`);
  await add(tx, VILLAGE, ["area_code", "month"], measures, sql`select area_code, month, ${sums} from (${transfers}) t group by 1, 2`);
  await add(tx, REGENCY, REGENCY_KEYS, ["records"], sql`select ${regency}, month, 'total', '', ${count} group by 1, 2`);
  await add(tx, REGENCY, REGENCY_KEYS, measures, sql`
    select area_code, month, g.dimension, g.grp, ${sql.join(measures.map((name) => sql`sum(${sql.identifier(name)})`), sql`, `)}
    from (
      select ${regency} as area_code, month, coalesce(country, ${UNKNOWN}) as country, coalesce(sex, ${UNKNOWN}) as sex, channel, ${sums}
      from (${transfers}) t group by 1, 2, 3, 4, 5
    ) fine cross join lateral (values ('total', ''), ('country', country), ('sex', sex), ('channel', channel)) g (dimension, grp)
    group by 1, 2, 3, 4`);
  await add(tx, sql`rollup.regency_days`, ["area_code", "day"], ["transfers", "value"], sql`
    select ${regency}, day, sum(sign), coalesce(sum(sign * value), 0) from (${transfers}) t group by 1, 2`);
}

/**
 * From household months (columns of `rollup.household_months`). All rows of a month are brought when one has changed,
 * as the parts of a month are joined by country and by sex first.
 */
export async function addHouseholdMonths(tx: Tx, months: SQL): Promise<void> {
  const all: Measures = { ...RECEIVED_MEASURES, ...USE_MEASURES };
  const whole = sql`(select * from (${months}) months where role <> 'part') months`;
  await add(tx, VILLAGE, ["area_code", "month"], names(all), sql`select area_code, month, ${selected(all)} from ${whole} group by 1, 2`);
  await add(tx, REGENCY, REGENCY_KEYS, names(all), sql`select ${regency}, month, 'total', '', ${selected(all)} from ${whole} group by 1, 2`);
  for (const by of ["country", "sex"] as const) {
    await add(tx, REGENCY, REGENCY_KEYS, names(RECEIVED_MEASURES), sql`
      select ${regency}, month, ${by}, grp, ${selected(RECEIVED_MEASURES)} from (${monthsBy(by, months)}) months group by 1, 2, 3, 4`);
    await add(tx, REGENCY, REGENCY_KEYS, names(USE_MEASURES), sql`
      select ${regency}, month, ${by}, grp, ${selected(USE_MEASURES)} from (${usedMonthsBy(by, months)}) months where covered or use_eligible group by 1, 2, 3, 4`);
  }
  await add(tx, REGENCY, REGENCY_KEYS, ["senders"], sql`
    select ${regency}, month, 'channel', c.code, sum(sign)
    from ${whole} join (values ${sql.join(CHANNEL_CODES.map((code, at) => sql`(${code}::text, ${1 << at}::int)`), sql`, `)}) c (code, bit) on paid_by & c.bit <> 0
    group by 1, 2, 4`);
  await add(tx, REGENCY, REGENCY_KEYS, ["recorded", "covered"], sql`
    select ${regency}, month, 'use', grp, sum(sign * amount), sum(sign) from (${usesOf(whole)}) uses group by 1, 2, 3, 4`);
  await add(tx, sql`rollup.regency_amounts`, ["area_code", "month", "bucket"], ["months"], sql`
    select ${regency}, month, bucket, sum(sign) from ${whole} where bucket is not null group by 1, 2, 3`);
}

/** Household months taken apart by the country or the sex of whoever is away or sent. */
export const monthsBy = (by: "country" | "sex", months: SQL): SQL => sql`
  select household_id, area_code, month, grp, sign, sum(amount)::bigint as amount, bool_or(eligible) as eligible, bool_or(regular) as regular, bit_or(sides) as sides,
    case when bool_or(came) then bool_and(known or not came) else bool_or(known) end as known
  from (select *, ${sql.identifier(by)} as grp from (${months}) months where role <> 'whole' and country is not null) parts group by 1, 2, 3, 4, 5`;

/** Household months with their uses, by the country or the sex that what came is of: a month's uses are not told apart. */
export const usedMonthsBy = (by: "country" | "sex", months: SQL): SQL => sql`
  select *, coalesce(${sql.identifier(by)}, ${UNKNOWN}) as grp from (${months}) months where role <> 'part'`;

/** Each use of the household months whose uses count. */
export const usesOf = (months: SQL): SQL => sql`
  select household_id, area_code, month, sign, c.code as grp, c.amount
  from ${months} cross join lateral unnest(use_amounts, array[${sql.join(USE_CODES.map((code) => sql`${code}::text`), sql`, `)}]) c (amount, code)
  where covered and c.amount is not null`;

/** Sums of nothing are no rows, so that a rollup equals its recount row by row. */
export async function dropEmptySums(tx: Tx, areas: SQL): Promise<void> {
  const measures = ["records", ...names(TRANSFER_MEASURES), ...names(RECEIVED_MEASURES), ...names(USE_MEASURES)];
  const nothing = sql.join(measures.map((name) => sql`${sql.identifier(name)} = 0`), sql` and `);
  await tx.execute(sql`delete from ${VILLAGE} where area_code in (${areas}) and ${nothing}`);
  const regencies = sql`(select ${regency} from (${areas}) areas (area_code))`;
  await tx.execute(sql`delete from ${REGENCY} where area_code in ${regencies} and ${nothing}`);
  await tx.execute(sql`delete from rollup.regency_amounts where area_code in ${regencies} and months = 0`);
  await tx.execute(sql`delete from rollup.regency_days where area_code in ${regencies} and transfers = 0 and value = 0`);
}
