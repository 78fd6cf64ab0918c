import { Form, Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { DataTable, type Column } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import { Pagination } from "~/ui/Pagination";
import type { AreaCell, AreaLine } from "./area-table";
import { keptQuery } from "./kept-query";

type Named = { key: string; label: string };
export type AreaTableProps = {
  name: string;
  period: string;
  level: string;
  levels: readonly string[];
  lines: readonly AreaLine[];
  /** How many areas fit, also those past the last line. */
  count: number;
  page: number;
  pageSize: number;
  columns: readonly Named[];
  indicators: readonly Named[];
  chosen: string;
  search: string;
  filter: string;
  filters: readonly string[];
  sort: { key: string; direction: "naik" | "turun" } | null;
};

/** The areas inside, with how many cases stand behind the chosen figure and how much of it is not known. */
export function AreaTable(props: AreaTableProps) {
  const { name, period, level, lines, count, page, pageSize, columns, sort } = props;
  const { t } = useTranslation("indicators");
  const [query] = useSearchParams();
  const suffix = keptQuery(query);
  const cell = (index: number) => (line: AreaLine) => <AreaValue cell={line.cells[index]} />;
  const [chosen, ...others] = columns;
  const tableColumns: Column<AreaLine>[] = [
    {
      key: "nama", header: t("table.area"), title: true, sortable: true,
      cell: ({ code, name: area }) => (
        <Link to={`/wilayah/${code}${suffix}`} className="link -my-2.5 inline-flex min-h-11 items-center">
          {area}
        </Link>
      ),
    },
    ...(chosen ? [{ key: chosen.key, header: chosen.label, numeric: true, sortable: true, cell: cell(0) }] : []),
    { key: "n", header: t("table.n"), numeric: true, sortable: true, cell: ({ n }) => n },
    { key: "tidak_diketahui", header: t("table.unknown"), numeric: true, sortable: true, cell: ({ unknown }) => unknown ?? "–" },
    ...others.map(({ key, label }, index) => ({ key, header: label, numeric: true, sortable: true, cell: cell(index + 1) })),
  ];
  const title = t(`table.title.${level}`);
  return (
    <section id="tabel-wilayah" className="scroll-mt-20">
      <Card title={title} flush note={`${t("table.count", { count })}. ${t("table.note")}`}>
        <Filters {...props} />
        <DataTable
          caption={t("table.caption", { level: title, name, period })}
          columns={tableColumns}
          rows={lines}
          rowKey={({ code }) => code}
          sort={sort ?? { key: "", direction: "naik" }}
          empty={<EmptyState title={t("table.empty")}>{t("table.emptyHelp")}</EmptyState>}
        />
        {count > pageSize ? (
          <div className="border-t border-line px-4 py-3 sm:px-5">
            <Pagination page={page} pageSize={pageSize} total={count} />
          </div>
        ) : null}
      </Card>
    </section>
  );
}

/** A value, or why there is none; never an empty cell that could be read as zero. */
function AreaValue({ cell }: { cell: AreaCell | undefined }) {
  const { t } = useTranslation("indicators");
  if (!cell) return null;
  if (cell.value === null) return <span className="text-muted" title={cell.why ?? undefined}>{cell.reason}</span>;
  return (
    <span className="inline-flex flex-wrap items-center justify-end gap-x-2 gap-y-1">
      {cell.value}
      {cell.incomplete ? <Badge tone="warn">{t("incomplete")}</Badge> : null}
    </span>
  );
}

function Filters({ levels, level, indicators, chosen, search, filter, filters }: AreaTableProps) {
  const { t } = useTranslation("indicators");
  const [query] = useSearchParams();
  const own = new Set(["tingkat", "indikator", "cari", "cakupan", "hal"]);
  return (
    <Form method="get" preventScrollReset className="no-print grid gap-3 px-4 pb-4 sm:grid-cols-2 sm:px-5 lg:flex lg:flex-wrap lg:items-end">
      {[...query].filter(([key]) => !own.has(key)).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <Choice name="indikator" label={t("table.indicator")} value={chosen} options={indicators} />
      {levels.length > 1 ? <Choice name="tingkat" label={t("table.level")} value={level} options={levels.map((key) => ({ key, label: t(`table.title.${key}`) }))} /> : null}
      <Choice name="cakupan" label={t("table.filter")} value={filter} options={filters.map((key) => ({ key, label: t(`table.filters.${key}`) }))} />
      <label className="min-w-0 lg:w-44">
        <span className="text-muted">{t("table.search")}</span>
        <input key={search} type="search" name="cari" defaultValue={search} className="field" />
      </label>
      <button type="submit" className="btn btn-secondary min-h-12">
        {t("table.show")}
      </button>
    </Form>
  );
}

function Choice({ name, label, value, options }: { name: string; label: string; value: string; options: readonly Named[] }) {
  return (
    <label className="min-w-0 lg:max-w-72">
      <span className="text-muted">{label}</span>
      <select key={value} name={name} defaultValue={value} className="field">
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
