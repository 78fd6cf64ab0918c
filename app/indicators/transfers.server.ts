import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { FORMAL_CHANNELS } from "~/remittances/codes";
import { CURRENCIES, minorDigits } from "~/shared/currencies";
import { percentOf, type Cell } from "./figure";
import { areaKey, groupKey, inArea, inMonths, periodKey, type Scope } from "./scope.server";

type Row = {
  area: string;
  period: string;
  grp: string | null;
  transfers: number;
  formal: number;
  costed: number;
  cost: string | null;
  sent: string | null;
  shares: string | null;
  cheap: number;
  dear: number;
  value: string | null;
  channel_value: string | null;
  formal_value: string | null;
  channelled: number;
  channelled_value: number;
  households: number;
  smallest_side: number;
};

const currenciesOf = (digits: number) => Object.keys(CURRENCIES).filter((currency) => minorDigits(currency) === digits);
const list = (texts: readonly string[]) => sql`(${sql.join(texts.map((text) => sql`${text}`), sql`, `)})`;
/** Minor units in one whole unit of the transfer's currency. */
const perUnit = sql`case when currency in ${list(currenciesOf(0))} then 1 when currency in ${list(currenciesOf(3))} then 1000 else 100 end`;

/**
 * `transfers`: each money transfer with its cost, as app/remittances/sending-cost.ts has it, in exact decimals. A rate
 * better than the reference by 2 % or more is left to review (handbook R05).
 */
export function costedTransfers(scope: Scope): SQL {
  const group = groupKey(scope.by, { country: sql`country`, sex: sql`sender_sex`, channel: sql`channel` });
  return sql`
    parts as (
      select remittance_id, household_id, area_code, month, ${group} as grp, channel, channel in ${list(FORMAL_CHANNELS)} as formal,
        received_idr - coalesce(receive_fee_idr, 0) as value,
        sent_minor * reference_rate / ${perUnit} as sent_idr,
        (fee_minor * reference_rate + sent_minor * (reference_rate - applied_rate)) / ${perUnit} + receive_fee_idr as cost_idr,
        applied_rate - reference_rate < reference_rate * 0.02 as plausible
      from facts.remittances where ${inArea(scope)} and ${inMonths(scope)} and channel <> 'goods'
    ), transfers as (
      select *, coalesce(formal and plausible and cost_idr is not null and sent_idr > 0, false) as costed, channel <> 'tidak_diketahui' as channelled from parts
    )`;
}

/** R05–R07, the figures of those transfers. */
export async function transfers(tx: Tx, scope: Scope): Promise<Cell[]> {
  const rows = await tx.execute<Row>(sql`
    with ${costedTransfers(scope)}
    select ${areaKey(scope)} as area, ${periodKey(scope)} as period, grp, count(*)::int as transfers,
      count(*) filter (where formal)::int as formal, count(*) filter (where costed)::int as costed,
      sum(cost_idr) filter (where costed) as cost, sum(sent_idr) filter (where costed) as sent,
      sum(cost_idr / sent_idr) filter (where costed) as shares,
      count(*) filter (where costed and cost_idr * 100 <= sent_idr * 3)::int as cheap,
      count(*) filter (where costed and cost_idr * 100 > sent_idr * 5)::int as dear,
      sum(value) as value, sum(value) filter (where channelled) as channel_value, sum(value) filter (where formal) as formal_value,
      count(*) filter (where channelled)::int as channelled, count(value) filter (where channelled)::int as channelled_value,
      count(distinct household_id)::int as households,
      least(nullif(count(distinct household_id) filter (where formal), 0), nullif(count(distinct household_id) filter (where channelled and not formal), 0),
        nullif(count(distinct household_id) filter (where not channelled), 0))::int as smallest_side
    from transfers group by 1, 2, 3`);
  return rows.map((row) => ({ area: row.area, period: row.period, group: row.grp, figures: figuresOf(row) }));
}

function figuresOf(row: Row): Cell["figures"] {
  const { households } = row;
  // Beside the total, the formal value tells the rest: R07 is as small as the fewest families on one of its sides.
  const cost = { n: row.costed, known: row.costed, eligible: row.formal, households };
  const shareOf = (part: number) => ({ value: percentOf(part, row.costed), numerator: part, denominator: row.costed, ...cost });
  const [costIdr, sentIdr, shares] = [Number(row.cost ?? 0), Number(row.sent ?? 0), Number(row.shares ?? 0)];
  const [value, channelValue, formalValue] = [Number(row.value ?? 0), Number(row.channel_value ?? 0), Number(row.formal_value ?? 0)];
  return {
    R05: { value: percentOf(costIdr, sentIdr), numerator: costIdr, denominator: sentIdr, ...cost },
    R05b: { value: percentOf(shares, row.costed), numerator: shares * 100, denominator: row.costed, ...cost },
    R06: shareOf(row.cheap),
    R06b: shareOf(row.dear),
    R07: { value: percentOf(formalValue, channelValue), numerator: formalValue, denominator: channelValue, n: row.channelled_value, known: channelValue, eligible: value, households: row.smallest_side },
    R07b: { value: percentOf(row.formal, row.channelled), numerator: row.formal, denominator: row.channelled, n: row.channelled, known: row.channelled, eligible: row.transfers, households },
  };
}
