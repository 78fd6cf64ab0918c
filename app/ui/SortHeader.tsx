import { Link } from "@remix-run/react";
import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import { withQuery } from "./query-link";

export type Sort = { key: string; direction: "naik" | "turun" };

type SortableColumn = { key: string; header: string; numeric?: boolean; sortable?: boolean };
type SortHeaderProps = { column: SortableColumn; sort: Sort | undefined; query: URLSearchParams };

/** A column's header, with its sort link where it has one. */
export function SortHeader({ column, sort, query }: SortHeaderProps) {
  const current = column.sortable && sort?.key === column.key ? sort.direction : undefined;
  return (
    <th
      scope="col"
      className={column.numeric ? "is-number" : undefined}
      aria-sort={current && (current === "naik" ? "ascending" : "descending")}
    >
      {sort && column.sortable ? <SortLink column={column} sort={sort} query={query} /> : column.header}
    </th>
  );
}

/** Sorts by the column, or turns the order when it already does. Numbers start from the largest. */
export function SortLink({ column, sort, query }: SortHeaderProps & { sort: Sort }) {
  const current = sort.key === column.key ? sort.direction : null;
  const first = column.numeric ? "turun" : "naik";
  const next = current === null ? first : current === "naik" ? "turun" : "naik";
  const Icon = current === null ? ArrowUpDown : current === "naik" ? ArrowUp : ArrowDown;
  return (
    <Link
      to={withQuery(query, { urut: column.key, arah: next, hal: null })}
      preventScrollReset
      className={`-my-2 inline-flex min-h-11 items-center gap-1 hover:text-ink ${current ? "font-semibold text-ink" : ""}`}
    >
      {column.header}
      <Icon aria-hidden="true" className={`size-4 shrink-0 ${current ? "" : "opacity-60"}`} />
    </Link>
  );
}
