import { sql, type SQL } from "drizzle-orm";
import { CHANNELS, FORMAL_CHANNELS, USE_CATEGORIES, type Channel } from "~/remittances/codes";
import { CURRENCIES, minorDigits } from "~/shared/currencies";

/**
 * What is added up of transfers and of household months, each measure once: the rollups are sums of these, and where
 * no rollup is kept the engine takes the same sums from the records. A measure is a column of both rollup tables.
 */
export type Measures = Readonly<Record<string, SQL>>;

export const list = (texts: readonly string[]): SQL => sql`(${sql.join(texts.map((text) => sql`${text}`), sql`, `)})`;
export const UNKNOWN = "tidak_diketahui";

const currenciesOf = (digits: number) => Object.keys(CURRENCIES).filter((currency) => minorDigits(currency) === digits);
/** Minor units in one whole unit of the transfer's currency. */
const perUnit = sql`case when currency in ${list(currenciesOf(0))} then 1 when currency in ${list(currenciesOf(3))} then 1000 else 100 end`;

/**
 * The cost of each transfer of `rows`, as app/remittances/sending-cost.ts has it, in exact decimals. A rate better than
 * the reference by 2 % or more is left to review (handbook R05). `offset 0` keeps the planner from calculating each
 * decimal once for every measure that needs it.
 */
export const withCost = (rows: SQL): SQL => sql`
  select *, coalesce(formal and plausible and cost_idr is not null and sent_idr > 0, false) as costed, channel <> ${UNKNOWN} as channelled
  from (
    select *, channel in ${list(FORMAL_CHANNELS)} as formal, received_idr - coalesce(receive_fee_idr, 0) as value,
      sent_minor * reference_rate / ${perUnit} as sent_idr,
      (fee_minor * reference_rate + sent_minor * (reference_rate - applied_rate)) / ${perUnit} + receive_fee_idr as cost_idr,
      applied_rate - reference_rate < reference_rate * 0.02 as plausible
    from (${rows}) transfers offset 0
  ) priced offset 0`;

/** Kinds of channel in the bits of `sides`. */
export const SIDES = { formal: 1, informal: 2, unclear: 4 } as const;

const count = (which: SQL) => sql`coalesce(sum(sign) filter (where ${which}), 0)`;
const total = (what: SQL, which: SQL = sql`true`) => sql`coalesce(sum(sign * ${what}) filter (where ${which}), 0)`;

/** Of transfers `withCost`, goods left out; `sign` is 1 for a transfer that is there and -1 for one taken away. */
export const TRANSFER_MEASURES: Measures = {
  transfers: count(sql`true`),
  valued: count(sql`value is not null`),
  formal: count(sql`formal`),
  channelled: count(sql`channelled`),
  channelled_value: count(sql`channelled and value is not null`),
  value: total(sql`value`),
  channel_value: total(sql`value`, sql`channelled`),
  formal_value: total(sql`value`, sql`formal`),
  costed: count(sql`costed`),
  cost: total(sql`cost_idr`, sql`costed`),
  sent: total(sql`sent_idr`, sql`costed`),
  shares: total(sql`case when costed then cost_idr / sent_idr end`),
  cheap: count(sql`costed and cost_idr * 100 <= sent_idr * 3`),
  dear: count(sql`costed and cost_idr * 100 > sent_idr * 5`),
};

/** Of household months: what came, and whether it is known. */
export const RECEIVED_MEASURES: Measures = {
  amount: total(sql`amount`),
  paid: count(sql`amount is not null`),
  known_amount: total(sql`amount`, sql`known`),
  known: count(sql`known`),
  recipients: count(sql`known and amount > 0`),
  eligible: count(sql`eligible`),
  eligible_known: count(sql`eligible and known`),
  senders: count(sql`amount > 0`),
  movers: count(sql`sides <> 0`),
  formal_movers: count(sql`sides & ${SIDES.formal} <> 0`),
  informal_movers: count(sql`sides & ${SIDES.informal} <> 0`),
  unclear_movers: count(sql`sides & ${SIDES.unclear} <> 0`),
};

/** Of household months: what it was used for, where that covers what came. */
export const USE_MEASURES: Measures = {
  recorded: total(sql`recorded`, sql`covered`),
  strict: total(sql`strict`, sql`covered`),
  broad: total(sql`broad`, sql`covered`),
  debt: total(sql`debt`, sql`covered`),
  covered: count(sql`covered`),
  use_eligible: count(sql`use_eligible`),
};

const codesOf = <Code extends string>(of: Readonly<Record<Code, unknown>>) => Object.keys(of) as Code[];
/** The place of a channel in the bits of `paid_by`. */
export const CHANNEL_CODES: readonly Channel[] = codesOf(CHANNELS);
/** The categories in the order of `use_amounts`; what is not recorded is none of them. */
export const USE_CODES = codesOf(USE_CATEGORIES).filter((code) => code !== UNKNOWN);

/** Every measure with its name, for a select list. */
export const selected = (measures: Measures): SQL =>
  sql.join(Object.entries(measures).map(([name, sum]) => sql`${sum} as ${sql.identifier(name)}`), sql`, `);
export const names = (measures: Measures): string[] => Object.keys(measures);
