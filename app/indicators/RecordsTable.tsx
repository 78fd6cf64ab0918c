import { Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { DataTable, type Column } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import { Pagination } from "~/ui/Pagination";
import { withQuery } from "~/ui/query-link";
import { useFormat } from "~/ui/use-format";
import type { RecordFilter } from "./record-query";
import type { RecordRow, Records } from "./records.server";

const FILTERS: readonly RecordFilter[] = ["semua", "tahu", "belum"];

type RecordsTableProps = { records: Records | null; caption: string; filter: RecordFilter };

/** The records behind a figure; how many are known and how many are missing stands above them, whatever page is shown. */
export function RecordsTable({ records, caption, filter }: RecordsTableProps) {
  const { t } = useTranslation("indicators");
  if (records === null) return <EmptyState title={t("drill.noRecords")}>{t("drill.noRecordsHelp")}</EmptyState>;
  const { kind, columns, rows, counts, page, pageSize } = records;
  const tableColumns: Column<RecordRow>[] = [
    { key: "household", header: t(kind === "classes" ? "drill.activity" : "drill.household"), title: true, cell: ({ household }) => (household ? <Link to={household.to} className="link -my-2.5 inline-flex min-h-11 items-center">{household.name}</Link> : t("drill.moved")) },
    { key: "at", header: t(`drill.at.${kind}`), cell: ({ at }) => at },
    ...columns.map((header, index): Column<RecordRow> => ({ key: header, header, numeric: true, cell: ({ values }) => values[index] })),
    { key: "state", header: t("drill.status"), cell: ({ state }) => <Badge tone={state === "belum" ? "warn" : "neutral"}>{t(`drill.state.${state}`)}</Badge> },
    {
      key: "open", header: t("drill.record"),
      cell: ({ to, household, at, state }) =>
        to ? (
          <Link to={to} className="link -my-2.5 inline-flex min-h-11 items-center">
            {t(state === "belum" && kind === "months" ? "drill.enter" : "drill.open")}
            <span className="sr-only">: {household?.name}, {at}</span>
          </Link>
        ) : null,
    },
  ];
  return (
    <Card title={t("drill.title")} flush note={t(`drill.of.${kind}`)}>
      <Filters counts={counts} filter={filter} />
      <DataTable caption={caption} captionHidden columns={tableColumns} rows={rows} rowKey={({ id }) => id} empty={<EmptyState title={t("drill.none")} />} />
      {counts[filter] > pageSize ? (
        <div className="border-t border-line px-4 py-3 sm:px-5">
          <Pagination page={page} pageSize={pageSize} total={counts[filter]} />
        </div>
      ) : null}
    </Card>
  );
}

function Filters({ counts, filter }: { counts: Records["counts"]; filter: RecordFilter }) {
  const { t } = useTranslation("indicators");
  const format = useFormat();
  const [query] = useSearchParams();
  return (
    <nav aria-label={t("drill.filter")} className="no-print px-4 pb-3 sm:px-5">
      <ul className="flex flex-wrap gap-2">
        {FILTERS.map((one) => (
          <li key={one}>
            <Link
              to={withQuery(query, { keadaan: one === "semua" ? null : one, hal: null })}
              preventScrollReset
              aria-current={one === filter ? "true" : undefined}
              className="btn btn-secondary num aria-[current]:border-primary aria-[current]:bg-primary-soft"
            >
              {t(`drill.filters.${one}`)} ({format.number(counts[one])})
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
