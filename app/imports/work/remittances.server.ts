import { uuidv7 } from "uuidv7";
import type { Tx } from "~/db/db.server";
import type { KnownHousehold } from "~/households/known-people.server";
import { noTransferMonthsById } from "~/remittances/known-money.server";
import { recordNoTransferMonths, type NoTransferRefusal } from "~/remittances/no-transfer-months.server";
import { readRemittanceRow, type NoTransferRow, type RemittanceRow, type TransferRow } from "../rows/remittance-row";
import type { RowReading } from "../rows/row-reading";
import { isIn, settle, type Entry } from "./entry";
import { FamiliesNamed } from "./families-named.server";
import type { KindWork } from "./kind-work";
import type { Run } from "./run";
import { Transfers } from "./transfers.server";

/** Money received, and months confirmed to be without. */
export class RemittancesWork implements KindWork<RemittanceRow> {
  private readonly families: FamiliesNamed;
  private readonly transfers: Transfers;

  constructor(private readonly run: Run) {
    this.families = new FamiliesNamed(run);
    this.transfers = new Transfers(run);
  }

  read = readRemittanceRow;

  async apply(tx: Tx, entries: readonly Entry<RemittanceRow>[]): Promise<void> {
    const found = await this.families.find(tx, entries);
    const homes = entries.flatMap((entry) => {
      const household = isIn(entry) ? found.get(entry) : undefined;
      return household ? [{ entry, household }] : [];
    });
    await this.transfers.apply(tx, homes.filter((home): home is Home<TransferRow> => home.entry.row.is === "transfer"));
    await this.recordNone(tx, homes.filter((home): home is Home<NoTransferRow> => home.entry.row.is === "none"));
  }

  private async recordNone(tx: Tx, homes: readonly Home<NoTransferRow>[]): Promise<void> {
    const exported = await noTransferMonthsById(tx, homes.flatMap(({ entry }) => entry.row.id ?? []));
    const rest = homes.filter(({ entry }) => {
      const record = exported.get(entry.row.id ?? "");
      if (entry.row.id && !record) entry.reading.say("id_unknown", "id");
      if (!record?.isDeleted) return isIn(entry);
      entry.reading.say("deleted_before", null);
      settle(entry, "unchanged");
      return false;
    });
    const rows = rest.map(({ entry, household }) => ({ id: uuidv7(), householdId: household.id, month: entry.row.month ?? "" }));
    const answers = await recordNoTransferMonths(tx, this.run.actor, rows, { origin: this.run.origin, now: this.run.now });
    rest.forEach(({ entry }, at) => {
      const answer = answers[at];
      if (!answer?.ok) return answer && sayNone(entry.reading, answer.reason);
      settle(entry, answer.value.repeated ? "unchanged" : "create");
      if (!answer.value.repeated) this.run.writes.created("no_transfer_month", answer.value.id);
    });
  }
}

type Home<Row> = { entry: Entry<Row>; household: KnownHousehold };

function sayNone(reading: RowReading, refusal: NoTransferRefusal): void {
  if (refusal.code === "transfers_exist") reading.say("transfers_exist", "bulan", { count: refusal.count });
  else if (refusal.code === "future_month") reading.say("month_in_future", "bulan");
  else if (refusal.code === "household_unknown") reading.say("household_unknown", null, { where: "" });
  else reading.say("forbidden", null);
}
