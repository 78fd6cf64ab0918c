import { sql, type SQL } from "drizzle-orm";
import { FORMAL_CHANNELS, USE_CATEGORIES, type ProductiveClass } from "~/remittances/codes";
import { SEVERAL } from "./absences.server";
import { CHANNEL_CODES, list, SIDES, UNKNOWN, USE_CODES } from "./measures.server";

/**
 * The months of households as their records have them: one row a household, area and month, and where transfers came
 * from several countries or from men and women a part for each. Known when the month's money is on record and readable
 * or "no transfer" was confirmed; eligible while a member is away (handbook R01).
 */
const MONTHS_OF_DEDUCTIONS = 3;
/** Before this no month is asked about, however early somebody left. */
const EARLIEST = "1990-01-01";

const unknown = (column: SQL) => sql`coalesce(${column}, ${UNKNOWN})`;

/** `eligible`, `money`, `none`: what the months are made of. */
const sources = (households: SQL): SQL => sql`
  eligible as (
    select a.household_id, a.area_code, m::date as month, ${unknown(sql`a.country`)} as country, ${unknown(sql`a.sex`)} as sex,
      bool_or(a.departed_on is null or m >= date_trunc('month', a.departed_on::timestamp) + make_interval(months => ${MONTHS_OF_DEDUCTIONS}::int)) as regular
    from rollup.absences a cross join rollup.state s cross join lateral generate_series(
      date_trunc('month', greatest(a.from_on, ${EARLIEST}::date)::timestamp), least(s.months_until, coalesce(a.to_on, s.months_until))::timestamp, interval '1 month') m
    where a.household_id = any (${households}) and a.place_from < (m + interval '1 month')::date and a.place_to >= (m + interval '1 month')::date
    group by 1, 2, 3, 4, 5
  ), money as (
    select t.household_id, r.current_code as area_code, t.month, ${unknown(sql`t.country`)} as country, ${unknown(sql`t.sender_sex`)} as sex,
      sum(t.received_idr - coalesce(t.receive_fee_idr, 0)) as amount, bool_or(t.received_idr is null) as unreadable,
      bit_or(case when t.received_idr > coalesce(t.receive_fee_idr, 0) then 1 << (array_position(array[${codes(CHANNEL_CODES)}], t.channel) - 1) else 0 end) as paid_by,
      bit_or(case when t.channel in ${list(FORMAL_CHANNELS)} then ${SIDES.formal}::int when t.channel = ${UNKNOWN} then ${SIDES.unclear}::int else ${SIDES.informal}::int end) as sides
    from remittances t join regions r on r.code = t.region_code
    where t.household_id = any (${households}) and t.deleted_at is null and t.channel <> 'goods'
    group by 1, 2, 3, 4, 5
  ), none as (
    select n.household_id, r.current_code as area_code, n.month
    from no_transfer_months n join regions r on r.code = n.region_code
    where n.household_id = any (${households}) and n.deleted_at is null
  )`;

const one = (column: SQL) => sql`case when min(${column}) = max(${column}) then min(${column}) else ${SEVERAL} end`;
const codes = (all: readonly string[]) => sql.join(all.map((code) => sql`${code}::text`), sql`, `);

/** `pieces` of whole months or of their parts; "no transfer" is no part of its own but is confirmed for those away. */
const pieces = (none: SQL): SQL => sql`
  select household_id, area_code, month, country, sex, null::numeric as amount, true as eligible, regular, false as came, false as unreadable, false as confirmed, 0 as paid_by, 0 as sides from eligible
  union all select household_id, area_code, month, country, sex, amount, false, false, true, unreadable, false, paid_by, sides from money
  union all select household_id, area_code, month, country, sex, null, false, false, false, false, true, 0, 0 from (${none}) none`;

const joined = sql`sum(amount)::bigint as amount, bool_or(came) as came, bool_or(came or confirmed) as answered,
  case when bool_or(came) then not bool_or(unreadable) else bool_or(confirmed) end as known, bool_or(eligible) as eligible,
  bool_or(regular) as regular, bit_or(paid_by) as paid_by, bit_or(sides) as sides`;

const categoriesOf = (kind: ProductiveClass) =>
  sql`category in ${list(Object.entries(USE_CATEGORIES).filter(([, { productive }]) => productive === kind).map(([code]) => code))}`;
const isStrict = sql`(${categoriesOf("strict")} or (${categoriesOf("strict_if_asset_productive")} and asset_productive) or (${categoriesOf("strict_if_for_business")} and for_business))`;
/** Broad adds to strict; land, gold and livestock not put to work are saving. */
const isBroad = sql`(${categoriesOf("broad")} or ${categoriesOf("strict_if_asset_productive")} or ${isStrict})`;
const perCategory = sql.join(USE_CODES.map((code) => sql`sum(amount_idr) filter (where category = ${code})::bigint`), sql`, `);

/**
 * `used`: a household's month with its uses, in the area of the uses. It counts when the recorded uses, without the
 * unrecorded, cover four fifths of what came (handbook §5.11).
 */
const uses = (households: SQL): SQL => sql`
  entries as (
    select u.household_id, r.current_code as area_code, u.month, u.category, u.amount_idr, u.asset_productive, u.for_business, null::numeric as received
    from remittance_uses u join regions r on r.code = u.region_code
    where u.household_id = any (${households}) and u.deleted_at is null
    union all select household_id, area_code, month, null, null, null, null, amount from money
  ), sums as (
    select household_id, coalesce(min(area_code) filter (where category is not null), min(area_code)) as area_code, month,
      sum(amount_idr) filter (where category <> ${UNKNOWN})::bigint as recorded, sum(received)::bigint as received,
      sum(amount_idr) filter (where ${isStrict})::bigint as strict, sum(amount_idr) filter (where ${isBroad})::bigint as broad,
      sum(amount_idr) filter (where category = 'utang_penempatan')::bigint as debt, array[${perCategory}] as amounts
    from entries group by household_id, month
  ), used as (
    select *, coalesce(recorded > 0 and recorded * 5 >= coalesce(received, 0) * 4, false) as covered,
      coalesce(coalesce(recorded, 0) > 0 or received > 0, false) as use_eligible from sums
  )`;

/** Rows of `rollup.household_months`, in the order of its columns, of the households of a uuid array. */
export const freshHouseholdMonths = (households: SQL): SQL => sql`
  with ${sources(households)}, whole as (
    select household_id, area_code, month, ${joined} from (${pieces(sql`select *, null::text as country, null::text as sex from none`)}) pieces group by 1, 2, 3
  ), part as (
    select household_id, area_code, month, country, sex, ${joined}
    from (${pieces(sql`select n.household_id, n.area_code, n.month, e.country, e.sex from none n join eligible e using (household_id, month)`)}) pieces group by 1, 2, 3, 4, 5
  ), parts as (
    select household_id, area_code, month, count(*) as count, ${one(sql`country`)} as country, ${one(sql`sex`)} as sex from part group by 1, 2, 3
  ), ${uses(households)}
  select household_id, area_code, month, case when p.count = 1 then 'both' else 'whole' end as role,
    p.country, p.sex,
    w.amount, coalesce(w.came, false) as came, coalesce(w.answered, false) as answered, coalesce(w.known, false) as known, coalesce(w.eligible, false) as eligible, coalesce(w.regular, false) as regular,
    case when w.known then rollup.bucket(coalesce(w.amount, 0)) end as bucket, coalesce(w.paid_by, 0) as paid_by, coalesce(w.sides, 0)::smallint as sides,
    u.recorded, u.received, coalesce(u.strict, 0) as strict, coalesce(u.broad, 0) as broad, coalesce(u.debt, 0) as debt,
    coalesce(u.covered, false) as covered, coalesce(u.use_eligible, false) as use_eligible, case when u.covered then u.amounts end as use_amounts
  from whole w full join used u using (household_id, area_code, month) left join parts p using (household_id, area_code, month)
  union all
  select household_id, area_code, month, 'part', n.country, n.sex, amount, came, answered, known, eligible, regular, null, paid_by, sides::smallint,
    null, null, null, null, null, false, false, null
  from part n join parts p using (household_id, area_code, month) where p.count > 1`;
