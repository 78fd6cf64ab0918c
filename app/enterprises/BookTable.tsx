import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { DataTable } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import { useFormat } from "~/ui/use-format";
import { monthProfit } from "./book";
import { KEPT_BY } from "./codes";
import type { StoredMonth } from "./enterprises.server";

/** The book month by month, newest first; a month nobody wrote down is not in it. */
export function BookTable({ enterpriseId, months, canReport }: { enterpriseId: string; months: readonly StoredMonth[]; canReport: boolean }) {
  const { t } = useTranslation("enterprises");
  const lang = useLang();
  const format = useFormat();
  const rupiah = (amount: number | null) => (amount === null ? t("unknown") : format.rupiah(amount));
  return (
    <DataTable
      caption={t("book.title")}
      captionHidden
      rows={months}
      rowKey={({ month }) => month}
      empty={<EmptyState title={t("book.none")} />}
      columns={[
        { key: "month", header: t("book.month"), title: true, cell: ({ month }) => (canReport ? <Link to={`/usaha/${enterpriseId}/bulan/${month}`} className="link tap">{format.month(month)}</Link> : format.month(month)) },
        { key: "sales", header: t("book.salesIdr"), numeric: true, cell: ({ salesIdr }) => rupiah(salesIdr) },
        { key: "cogs", header: t("book.cogsIdr"), numeric: true, cell: ({ cogsIdr }) => rupiah(cogsIdr) },
        { key: "opex", header: t("book.opexIdr"), numeric: true, cell: ({ opexIdr }) => rupiah(opexIdr) },
        { key: "kept", header: t("day.kept"), cell: ({ month, keptBy }) => (keptBy === "hari" && canReport ? <Link to={`/usaha/${enterpriseId}/harian?bulan=${month}`} className="link tap">{label(KEPT_BY, keptBy, lang)}</Link> : label(KEPT_BY, keptBy, lang)) },
        { key: "profit", header: t("book.profit"), numeric: true, cell: (month) => rupiah(monthProfit(month)) },
      ]}
    />
  );
}
