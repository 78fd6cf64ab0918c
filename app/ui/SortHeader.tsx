import { Link } from "@remix-run/react";
import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import { withQuery } from "./query-link";

export type Sort = { key: string; direction: "naik" | "turun" };

type SortHeaderProps = {
  column: { key: string; header: string; numeric?: boolean; sortable?: boolean };
  sort: Sort | undefined;
  query: URLSearchParams;
};

/** A column's header; where it sorts, a link that turns the order. Numbers start from the largest. */
export function SortHeader({ column, sort, query }: SortHeaderProps) {
  const className = column.numeric ? "is-number" : undefined;
  if (!sort || !column.sortable) {
    return (
      <th scope="col" className={className}>
        {column.header}
      </th>
    );
  }
  const current = sort.key === column.key ? sort.direction : null;
  const first = column.numeric ? "turun" : "naik";
  const next = current === null ? first : current === "naik" ? "turun" : "naik";
  const Icon = current === null ? ArrowUpDown : current === "naik" ? ArrowUp : ArrowDown;
  return (
    <th scope="col" className={className} aria-sort={current === null ? undefined : current === "naik" ? "ascending" : "descending"}>
      <Link
        to={withQuery(query, { urut: column.key, arah: next, hal: null })}
        preventScrollReset
        className={`-my-2 inline-flex min-h-11 items-center gap-1 hover:text-ink ${current ? "text-ink" : ""}`}
      >
        {column.header}
        <Icon aria-hidden="true" className={`size-4 shrink-0 ${current ? "" : "opacity-50"}`} />
      </Link>
    </th>
  );
}
