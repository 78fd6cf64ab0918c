import type { CopyValue } from "~/db/copy-rows.server";
import { minorPerUnit } from "~/shared/currencies";
import { lebaranShare } from "../demo/money";
import type { Random } from "../demo/random";
import { SOURCE, type World } from "../demo/world";
import { dayText, MONTHS, monthText, stampOf } from "./calendar";
import { chanceOf, spread, type Ids } from "./chance";
import { codeOn, type Home, type Sending } from "./homes";
import { channelsOf, type Channel } from "./migrants";
import type { Known } from "./people";
import { addUses, USES_EVERY } from "./uses";

/** Rupiah for one unit of a currency, by month. */
export type Rates = ReadonlyMap<string, readonly number[]>;
export type MoneyMaking = { world: World; ids: Ids; rates: Rates; transfersPerSending: number };

/** Cost of a channel as a share of what is sent, ± 0.8 points (domain handbook §7.4). */
const COSTS: Record<Channel, number> = { bank: 0.022, mto: 0.029, pos: 0.031, ewallet: 0.016, hand_carried: 0, informal: 0.01, tidak_diketahui: 0.02 };
const COST_DEVIATION = 0.008;
/** The first months go to deductions; July pays for school. */
const MONTHS_OF_DEDUCTIONS = 6;
const DURING_DEDUCTIONS = 0.55;
const seasons = Array.from({ length: MONTHS }, (_, month) => 1 + 0.5 * lebaranShare(monthText(month)) + (monthText(month).endsWith("-07") ? 0.15 : 0));
/** A second sending of a month is smaller, as is the first when there are more. */
const OF_SEVERAL = 0.7;
const USUAL_CHANNEL = 0.85;
const UNREADABLE = 0.03;
const SENDER_UNKNOWN = 0.03;
const EVIDENCE = spread({ struk: 40, mutasi: 25, foto: 10, pengakuan: 20, catatan_keluarga: 5 });

/**
 * The household's transfers, one row after the other; what else belongs to its months is put into the tables meanwhile.
 * Every third month says how the money was used, where all of it can be read.
 */
export function* moneyOf(making: MoneyMaking, home: Home, known: Known): Generator<CopyValue[]> {
  const random = chanceOf(home.nth, "money");
  const { world, ids } = making;
  const received = new Map<number, number>();
  for (const sending of home.sendings) {
    let total = received.get(sending.month) ?? 0;
    for (let time = 0; time < sending.times; time++) {
      const shares = sharesOf(random, making.transfersPerSending);
      const amount = amountOf(random, sending);
      const readable = !random.chance(UNREADABLE);
      const named = !random.chance(SENDER_UNKNOWN);
      for (const [nth, share] of shares.entries()) {
        const transfer = transferOf(random, making, home, known, sending, amount * share, readable || nth > 0, named);
        total += transfer.arrived;
        yield transfer.row;
      }
    }
    received.set(sending.month, total);
  }
  for (const [month, amount] of received) {
    if ((month + home.nth) % USES_EVERY === 0 && Number.isFinite(amount)) addUses(making, random, home, known, month, amount);
  }
  for (const month of home.without) {
    const day = dayText(month, 28);
    world.no_transfer_months.push([ids.of("no_transfer_months"), known.id, codeOn(home, day), dayText(month, 1), SOURCE, stampOf(day), stampOf(day)]);
  }
}

/** Parts of one, none of them very small. */
function sharesOf(random: Random, parts: number): number[] {
  if (parts === 1) return [1];
  const weights = Array.from({ length: parts }, () => 0.7 + 0.6 * random.next());
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / whole);
}

function amountOf(random: Random, { month, migrant, times }: Sending): number {
  const start = month - (migrant.leftIn ?? month) <= MONTHS_OF_DEDUCTIONS ? DURING_DEDUCTIONS : 1;
  return migrant.monthlyIdr * start * seasons[month]! * random.logNormal(1, 0.12) * (times > 1 ? OF_SEVERAL : 1);
}

/** A transfer of about `amount` rupiah; `arrived` is what is left after the cash-out fee, NaN where it cannot be read. */
function transferOf(random: Random, making: MoneyMaking, home: Home, known: Known, { month, migrant }: Sending, amount: number, readable: boolean, named: boolean): { row: CopyValue[]; arrived: number } {
  const { currency, country, sex } = migrant;
  const { extraUnknown } = home.village;
  const reference = making.rates.get(currency)![month]!;
  const unknownChannel = extraUnknown > 0 && random.chance(extraUnknown / 2);
  const channel = unknownChannel ? "tidak_diketahui" : random.chance(USUAL_CHANNEL) ? migrant.channel : random.pick(channelsOf(home.village));
  const cost = channel === "hand_carried" ? 0 : Math.max(0, COSTS[channel] + random.normal(0, COST_DEVIATION));
  const applied = Math.round(reference * (1 - cost * 0.6) * 100) / 100;
  const unit = (reference > 1_000 ? 10 : reference > 50 ? 1_000 : 10_000) / making.transfersPerSending;
  const sent = Math.max(unit, Math.round(amount / applied / unit) * unit);
  const received = Math.round(sent * applied);
  const digits = minorPerUnit(currency as never);
  const dayOfMonth = random.int(1, 27);
  const day = dayText(month, dayOfMonth);
  const sentOn = dayOfMonth > 1 && random.chance(0.3) ? dayText(month, dayOfMonth - 1) : day;
  const fee = random.chance(0.08 + extraUnknown) ? null : Math.round(sent * cost * 0.4 * digits);
  const receiveFee = fee === null ? null : channel === "pos" || channel === "mto" ? random.pick([0, 0, 10_000, 15_000]) : 0;
  const rate = random.chance(0.05 + extraUnknown) ? null : applied;
  const stamp = stampOf(dayText(month, dayOfMonth + 1));
  const row = [making.ids.of("remittances"), known.id, codeOn(home, day), named ? known.journeys[home.migrants.indexOf(migrant)]! : null, named ? country : null, named ? sex : null, sentOn, day,
    currency, sent * digits, fee, receiveFee, rate, reference, "fx_monthly", dayText(month, 1), readable ? received : null, channel, random.pick(EVIDENCE), SOURCE, stamp, stamp];
  return { row, arrived: readable ? received - (receiveFee ?? 0) : NaN };
}
