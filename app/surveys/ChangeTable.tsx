import { useTranslation } from "react-i18next";
import { formatRunway } from "~/finance/runway";
import { HABITS } from "~/finance/code-lists";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { formatNumber } from "~/shared/numbers";
import { DataTable } from "~/ui/DataTable";
import { useFormat } from "~/ui/use-format";
import type { ChangeRow } from "./change";

type ChangeTableProps = { rows: readonly ChangeRow[]; before: string; after: string };

/** The first finished round beside the latest; a dash is what nobody knows, and then there is no difference either. */
export function ChangeTable({ rows, before, after }: ChangeTableProps) {
  const { t } = useTranslation("surveys");
  const lang = useLang();
  const format = useFormat();
  const money = (amount: bigint | null) => (amount === null ? "–" : format.rupiah(amount));
  const value = (row: ChangeRow, side: "before" | "after") => {
    if (row.what === "money") return money(row[side]);
    if (row.what === "answer") return row[side] === null ? "–" : label(HABITS[row.field], row[side], lang);
    return row[side].kind === "months" ? t("change.months", { shown: formatRunway(row[side], lang) }) : formatRunway(row[side], lang);
  };
  const difference = (row: ChangeRow) => {
    if (row.what === "money") return row.difference === null ? "–" : `${row.difference > 0n ? "+" : ""}${format.rupiah(row.difference)}`;
    if (row.what === "runway") return row.months === null ? "–" : t("change.months", { shown: `${row.months > 0 ? "+" : ""}${formatNumber(row.months, 1, lang)}` });
    return row.before === row.after || row.before === null || row.after === null ? "–" : t("change.changed");
  };
  return (
    <DataTable
      caption={t("change.caption", { before, after })}
      captionHidden
      rows={rows}
      rowKey={(row) => (row.what === "runway" ? "runway" : row.field)}
      columns={[
        { key: "what", header: t("change.what"), title: true, cell: (row) => t(`measure.${row.what === "runway" ? "runway" : row.field}`) },
        { key: "before", header: before, numeric: true, cell: (row) => value(row, "before") },
        { key: "after", header: after, numeric: true, cell: (row) => value(row, "after") },
        { key: "difference", header: t("change.difference"), numeric: true, cell: difference },
      ]}
    />
  );
}
