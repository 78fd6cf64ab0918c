import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "~/ui/DataTable";
import { useFormat } from "~/ui/use-format";
import type { Snapshot } from "./finance-snapshots.server";

/** Earlier readings, newest first; a dash is what nobody knew. */
export function SnapshotTable({ rows, canWrite }: { rows: readonly Snapshot[]; canWrite: boolean }) {
  const { t } = useTranslation("finance");
  const format = useFormat();
  const amount = (field: "liquidSavingsIdr" | "expenseIdr" | "debtServiceIdr" | "incomeRemitIdr" | "incomeLocalIdr" | "incomeEnterpriseIdr"): Column<Snapshot> => ({
    key: field,
    header: t(`short.${field}`),
    numeric: true,
    cell: (row) => format.rupiahShort(row[field]),
  });
  const columns: Column<Snapshot>[] = [
    {
      key: "asOf",
      header: t("field.asOf"),
      title: true,
      cell: ({ asOf, surveyResponseId }) => (
        <>
          {canWrite ? <Link to={`?tanggal=${asOf}`} className="link tap">{format.date(asOf)}</Link> : format.date(asOf)}
          {surveyResponseId === null ? null : <span className="block font-normal text-muted">{t("snapshot.fromSurvey")}</span>}
        </>
      ),
    },
    amount("liquidSavingsIdr"),
    amount("expenseIdr"),
    amount("debtServiceIdr"),
    amount("incomeRemitIdr"),
    amount("incomeLocalIdr"),
    amount("incomeEnterpriseIdr"),
  ];
  return <DataTable caption={t("snapshot.earlier")} captionHidden columns={columns} rows={rows} rowKey={(row) => row.id} />;
}
