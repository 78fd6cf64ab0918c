import type { Tx } from "~/db/db.server";
import { sumsOf, type Sums } from "./cells.server";
import type { Cell } from "./figure";
import { householdMonths } from "./household-months.server";
import { type Behind, type BehindOf, countHouseholds, householdsBehind } from "./households-behind.server";
import { type Median, mediansReceived } from "./median-received.server";
import { RECEIVED_MEASURES, TRANSFER_MEASURES } from "./rollups/measures.server";
import type { Scope } from "./scope.server";
import { costedTransfers } from "./transfers.server";

/** R01–R03: what came, a household and month. Of channels there is only what came, transfer by transfer. */
export async function received(tx: Tx, scope: Scope, ids: ReadonlySet<string>): Promise<Cell[]> {
  const behind = await householdsBehind(tx, scope, ["senders"]);
  const receivers = ids.has("R01b") ? receiversOf(await countHouseholds(tx, scope)) : () => ({});
  if (scope.by === "channel") {
    const { valued, value } = TRANSFER_MEASURES;
    const sums = await sumsOf(tx, scope, { valued: valued!, value: value! }, () => costedTransfers(scope));
    return sums.map((one) => ({ area: one.area, period: one.period, group: one.grp, figures: { ...byChannel(one, behind(one)), ...receivers(one) } }));
  }
  const sums = await sumsOf(tx, scope, RECEIVED_MEASURES, () => householdMonths(scope));
  const medians = ids.has("R03") ? await mediansReceived(tx, scope) : null;
  return sums
    .filter(({ of, grp }) => grp === null || of.paid! > 0 || of.known! > 0 || of.eligible! > 0)
    .map((one) => ({ area: one.area, period: one.period, group: one.grp, figures: { ...figuresOf(one, medians?.(one) ?? null, behind(one)), ...receivers(one) } }));
}

/** R01b: how many different households received anything; nothing known is not nobody. */
const receiversOf = (behind: BehindOf) => (place: Sums): Cell["figures"] => {
  const { senders: households } = behind(place);
  const { known = 0, valued = 0 } = place.of;
  return { R01b: { value: households > 0 || known > 0 || valued > 0 ? households : null, numerator: null, denominator: null, n: households, known: null, eligible: null } };
};

function byChannel({ of: { valued = 0, value = 0 } }: Sums, { senders }: Behind): Cell["figures"] {
  const total = valued > 0 ? value : null;
  return { R01: { value: total, numerator: total, denominator: null, n: valued, known: null, eligible: null, households: senders } };
}

function figuresOf({ of }: Sums, median: Median, { senders }: Behind): Cell["figures"] {
  const { amount = 0, paid = 0, known: n = 0, known_amount: knownAmount = 0, recipients = 0, eligible = 0, eligible_known: known = 0 } = of;
  const coverage = { known, eligible, households: senders };
  const total = paid > 0 ? amount : n > 0 ? 0 : null;
  const mean = (count: number) => (n === 0 || count === 0 ? null : knownAmount / count);
  const numerator = n > 0 ? knownAmount : null;
  return {
    R01: { value: total, numerator: total, denominator: null, n, ...coverage },
    R02: { value: mean(n), numerator, denominator: n, n, ...coverage },
    R02b: { value: mean(recipients), numerator, denominator: recipients, ...coverage, n: recipients },
    R03: { value: median, numerator: null, denominator: n, n, ...coverage },
  };
}
