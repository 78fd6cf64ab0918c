import { uuidv7 } from "uuidv7";
import { isPlainDate, type PlainDate } from "~/shared/dates";
import type { Snapshot } from "./finance-snapshots.server";
import type { SnapshotValues } from "./SnapshotForm";

/**
 * The form of a reading as it opens: the figures of the day that was asked for, where there are some, else an empty one
 * for today. Old figures are never offered as new ones.
 */
export function snapshotValues(readings: readonly Snapshot[], { asked, today }: { asked: string | null; today: PlainDate }): SnapshotValues {
  const asOf = isPlainDate(asked) ? asked : today;
  const day = readings.find((reading) => reading.asOf === asOf);
  const text = (amount: bigint | null | undefined) => amount?.toString() ?? "";
  return {
    id: day?.id ?? uuidv7(), version: String(day?.version ?? 0), asOf,
    liquidSavingsIdr: text(day?.liquidSavingsIdr), expenseIdr: text(day?.expenseIdr), debtServiceIdr: text(day?.debtServiceIdr), incomeRemitIdr: text(day?.incomeRemitIdr),
    incomeLocalIdr: text(day?.incomeLocalIdr), incomeEnterpriseIdr: text(day?.incomeEnterpriseIdr), debtOutstandingIdr: text(day?.debtOutstandingIdr), debtInterestIdr: text(day?.debtInterestIdr),
    paysOnTime: day?.paysOnTime ?? "", insured: day?.insured ?? "", recordsKept: day?.recordsKept ?? "", goalSet: day?.goalSet ?? "", emergencyCapacity: day?.emergencyCapacity ?? "",
  };
}
