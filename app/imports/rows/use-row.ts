import { USE_CATEGORIES, type UseCategory } from "~/remittances/codes";
import type { Month } from "~/shared/dates";
import { householdNamed, type HouseholdNamed } from "./household-named";
import type { RowReading, Said } from "./row-reading";

/** One category of what a family did with one month's money. */
export type UseRow = {
  id: Said<string>;
  version: Said<number>;
  household: HouseholdNamed;
  month: Said<Month>;
  category: Said<UseCategory>;
  amountIdr: Said<bigint>;
  assetProductive: Said<boolean>;
  forBusiness: Said<boolean>;
  note: Said<string>;
};

export function readUseRow(row: RowReading, missing: readonly string[]): UseRow {
  const read: UseRow = {
    id: row.uuid("id"),
    version: row.version(),
    household: householdNamed(row, missing),
    month: row.month("bulan"),
    category: row.code("kategori", USE_CATEGORIES),
    amountIdr: row.amount("jumlah", "IDR"),
    assetProductive: row.yesNo("aset_produktif"),
    forBusiness: row.yesNo("untuk_usaha"),
    note: row.line("catatan", 300),
  };
  row.require("bulan", read.month, missing);
  if (!row.isBlank("kategori") && read.category === null) read.category = "tidak_diketahui";
  row.require("kategori", read.category, missing);
  row.require("jumlah", read.amountIdr, missing);
  return read;
}
