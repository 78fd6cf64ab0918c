import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "~/ui/DataTable";
import { useFormat } from "~/ui/use-format";

export type TransferRow = {
  id: string;
  dated: string;
  currency: string;
  sentMinor: bigint | null;
  receivedIdr: bigint | null;
  /** As people read it. */
  channel: string;
  /** The family and its village, where the list holds more than one. */
  family?: { label: string; village: string | null };
};

/** Transfers one a line, each leading to its own page. */
export function TransferTable({ caption, rows }: { caption: string; rows: readonly TransferRow[] }) {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  const hasFamilies = rows.some(({ family }) => family);
  const open = (row: TransferRow, text: string) => (
    <Link to={`/kiriman/${row.id}`} className="link -my-2 inline-flex min-h-11 items-center">
      {text}
    </Link>
  );
  const columns: Column<TransferRow>[] = [
    { key: "tanggal", header: t("list.date"), title: true, cell: (row) => open(row, hasFamilies ? `${format.date(row.dated)} · ${row.family?.label ?? ""}` : format.date(row.dated)) },
    ...(rows.some(({ family }) => family?.village) ? [{ key: "desa", header: t("list.village"), cell: (row: TransferRow) => row.family?.village }] : []),
    { key: "terima", header: t("list.received"), numeric: true, cell: (row) => (row.receivedIdr === null ? t("list.unknownAmount") : format.rupiah(row.receivedIdr)) },
    { key: "kirim", header: t("list.sent"), numeric: true, cell: (row) => (row.currency === "IDR" ? "" : format.money(row.sentMinor, row.currency)) },
    { key: "saluran", header: t("list.channel"), cell: (row) => row.channel },
  ];
  return <DataTable caption={caption} captionHidden columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
