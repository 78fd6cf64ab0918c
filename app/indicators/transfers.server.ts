import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { sumsOf, type Sums } from "./cells.server";
import { percentOf, type Cell } from "./figure";
import { type Behind, householdsBehind } from "./households-behind.server";
import { TRANSFER_MEASURES, withCost } from "./rollups/measures.server";
import { groupKey, inArea, inMonths, type Scope } from "./scope.server";

/** Each money transfer of the area and period with its cost and the group it is counted in. */
export function costedTransfers(scope: Scope): SQL {
  const group = groupKey(scope.by, { country: sql`country`, sex: sql`sender_sex`, channel: sql`channel`, provider: sql`nullif(btrim(provider), '')` });
  return withCost(sql`select *, ${group} as grp, 1 as sign from facts.remittances where ${inArea(scope)} and ${inMonths(scope)} and channel <> 'goods'`);
}

/** R05–R07: cost and channels of transfers. */
export async function transfers(tx: Tx, scope: Scope, ids: ReadonlySet<string>): Promise<Cell[]> {
  // No household month tells of providers; each transfer does.
  const byProvider = scope.by === "provider";
  const behind = byProvider ? null : await householdsBehind(tx, scope, ids.has("R07") ? ["movers", "formal", "informal", "unclear"] : ["movers"]);
  const measures = byProvider ? { ...TRANSFER_MEASURES, senders: sql`count(distinct household_id)` } : TRANSFER_MEASURES;
  const sums = await sumsOf(tx, scope, measures, () => costedTransfers(scope));
  return sums
    .filter(({ of }) => of.transfers! > 0)
    .map((one) => ({ area: one.area, period: one.period, group: one.grp, figures: figuresOf(one, behind?.(one) ?? sendersOf(one)) }));
}

const sendersOf = ({ of: { senders = 0 } }: Sums) => ({ movers: senders, fewestSide: senders });

function figuresOf({ of }: Sums, { movers: households, fewestSide }: Pick<Behind, "movers" | "fewestSide">): Cell["figures"] {
  const { transfers = 0, formal = 0, costed = 0, cost = 0, sent = 0, shares = 0, cheap = 0, dear = 0, channelled = 0 } = of;
  const { value = 0, channel_value: channelValue = 0, formal_value: formalValue = 0, channelled_value: channelledValue = 0 } = of;
  const known = { n: costed, known: costed, eligible: formal, households };
  const shareOf = (part: number) => ({ value: percentOf(part, costed), numerator: part, denominator: costed, ...known });
  return {
    R05: { value: percentOf(cost, sent), numerator: cost, denominator: sent, ...known },
    R05b: { value: percentOf(shares, costed), numerator: shares * 100, denominator: costed, ...known },
    R06: shareOf(cheap),
    R06b: shareOf(dear),
    // Beside the total, the formal value tells the rest: it is as small as the fewest families on one of its sides.
    R07: { value: percentOf(formalValue, channelValue), numerator: formalValue, denominator: channelValue, n: channelledValue, known: channelValue, eligible: value, households: fewestSide },
    R07b: { value: percentOf(formal, channelled), numerator: formal, denominator: channelled, n: channelled, known: channelled, eligible: transfers, households },
  };
}
