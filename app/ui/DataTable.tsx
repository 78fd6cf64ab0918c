import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Disclosure } from "./Disclosure";
import { EmptyState } from "./EmptyState";
import { SortHeader, SortLink, type Sort } from "./SortHeader";

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
  /** The column that names the row: its header cell, and the card's title on a phone. */
  title?: boolean;
  sortable?: boolean;
  /** In the last line, such as a total. */
  footer?: ReactNode;
};

type DataTableProps<Row> = {
  /** Says what the table holds; read aloud, and shown unless `captionHidden`. */
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** How the rows came sorted; the header links change `urut` and `arah` in the address. */
  sort?: Sort;
  empty?: ReactNode;
  /** Keep the table's shape on a phone and scroll sideways: for few narrow columns. */
  keepTable?: boolean;
};

/** A semantic table that turns into cards under 640 px. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden = false, columns, rows, rowKey, sort, empty, keepTable = false } = props;
  const { t } = useTranslation("ui");
  const [query] = useSearchParams();
  if (rows.length === 0) return <>{empty ?? <EmptyState title={t("table.empty")} />}</>;
  const hasFooter = columns.some((column) => column.footer !== undefined);

  const table = (
    <table className={`data-table ${keepTable ? "" : "as-cards"}`}>
      <caption className={captionHidden ? "sr-only" : "px-4 pb-2 pt-1 text-muted"}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <SortHeader key={column.key} column={column} sort={sort} query={query} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <Cell key={column.key} column={column}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
      {hasFooter ? (
        <tfoot>
          <tr>
            {columns.map((column) => (
              <Cell key={column.key} column={column}>
                {column.footer}
              </Cell>
            ))}
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
  return (
    <>
      {keepTable ? null : <SortOnPhone columns={columns} sort={sort} />}
      {/* Focusable, so that a keyboard can scroll it sideways. */}
      <div className="table-scroll" tabIndex={0} role="group" aria-label={caption}>
        {table}
      </div>
    </>
  );
}

function Cell<Row>({ column, children }: { column: Column<Row>; children: ReactNode }) {
  const nothing = children === undefined || children === null || children === "";
  const className = `${column.numeric ? "is-number" : ""} ${column.title ? "is-title" : ""} ${nothing ? "is-empty-cell" : ""}`;
  const label = column.title ? undefined : column.header;
  return column.title ? (
    <th scope="row" className={className}>
      {children}
    </th>
  ) : (
    <td className={className} data-label={label}>
      <span className="min-w-0">{children}</span>
    </td>
  );
}

/** On a phone the header row is out of sight, so its sort links stand in a list of their own. */
function SortOnPhone<Row>({ columns, sort }: { columns: readonly Column<Row>[]; sort: Sort | undefined }) {
  const { t } = useTranslation("ui");
  const [query] = useSearchParams();
  const sortable = columns.filter((column) => column.sortable);
  if (!sort || sortable.length === 0) return null;
  const direction = t(sort.direction === "naik" ? "table.ascending" : "table.descending");
  const current = sortable.find((column) => column.key === sort.key);
  return (
    <div className="no-print border-b border-line px-4 sm:hidden">
      <Disclosure summary={`${t("table.sortBy")}: ${current ? `${current.header} (${direction})` : "–"}`}>
        <ul>
          {sortable.map((column) => (
            <li key={column.key}>
              <SortLink column={column} sort={sort} query={query} />
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
