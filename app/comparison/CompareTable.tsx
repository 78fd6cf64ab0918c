import { Form, Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import { Pagination } from "~/ui/Pagination";
import type { CompareLine, Comparison } from "./compare.server";
import { MOST_BESIDE } from "./compare-query";

type CompareTableProps = Pick<Comparison, "lines" | "compared" | "page" | "pageSize" | "sort" | "isShare" | "chosen"> & { caption: string; indicator: string; linkOf: (code: string) => string };

/** The areas that can be compared; some of them may be chosen to stand side by side. */
export function CompareTable({ lines, compared, page, pageSize, sort, isShare, chosen, caption, indicator, linkOf }: CompareTableProps) {
  const { t } = useTranslation("compare");
  const [query] = useSearchParams();
  const columns: Column<CompareLine>[] = [
    {
      key: "pilih", header: t("table.choose"),
      cell: ({ code, name }) => (
        <label className="inline-flex min-h-11 min-w-11 items-center justify-center">
          <input type="checkbox" name="daerah" value={code} form="berdampingan" defaultChecked={chosen.includes(code)} className="size-5" />
          <span className="sr-only">{t("table.chooseOne", { name })}</span>
        </label>
      ),
    },
    {
      key: "nama", header: t("area"), title: true, sortable: true,
      cell: ({ code, name }) => (
        <Link to={linkOf(code)} className="link -my-2.5 inline-flex min-h-11 items-center">
          {name}
        </Link>
      ),
    },
    { key: "nilai", header: indicator, numeric: true, sortable: true, cell: ({ value, reason }) => (reason ? `${value ?? "–"} (${reason})` : (value ?? "–")) },
    ...(isShare
      ? ([
          { key: "selang", header: t("table.interval"), numeric: true, cell: ({ interval }) => interval ?? "–" },
          { key: "taksiran", header: t("table.shrunk"), numeric: true, sortable: true, cell: ({ shrunk }) => shrunk ?? "–" },
          { key: "kata", header: t("funnel.word"), cell: ({ word }) => word ?? "–" },
        ] satisfies Column<CompareLine>[])
      : []),
    { key: "n", header: t("table.n"), numeric: true, sortable: true, cell: ({ n }) => n },
    { key: "belum", header: t("table.unknown"), numeric: true, sortable: true, cell: ({ unknown }) => unknown ?? "–" },
  ];
  return (
    <>
      <DataTable caption={caption} columns={columns} rows={lines} rowKey={({ code }) => code} sort={sort ?? { key: "nilai", direction: "turun" }} empty={<EmptyState title={t("table.empty")}>{t("table.emptyHelp")}</EmptyState>} />
      {lines.length > 1 ? (
        <Form id="berdampingan" method="get" preventScrollReset className="no-print flex flex-wrap items-center gap-3 border-t border-line px-4 py-3 sm:px-5">
          {[...query].filter(([key]) => key !== "daerah").map(([key, value]) => (
            <input key={key} type="hidden" name={key} value={value} />
          ))}
          <button type="submit" className="btn btn-secondary min-h-12">
            {t("table.beside")}
          </button>
          <span className="text-muted">{t("table.besideHelp", { most: MOST_BESIDE })}</span>
        </Form>
      ) : null}
      {compared > pageSize ? (
        <div className="border-t border-line px-4 py-3 sm:px-5">
          <Pagination page={page} pageSize={pageSize} total={compared} />
        </div>
      ) : null}
    </>
  );
}
