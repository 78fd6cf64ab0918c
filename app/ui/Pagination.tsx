import { Link, useSearchParams } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "./button-class";
import { withQuery } from "./query-link";
import { useFormat } from "./use-format";

type PaginationProps = { page: number; pageSize: number; total: number; param?: string };

/** "21–40 of 312" with the way to the neighbouring pages (`?hal=2`). */
export function Pagination({ page, pageSize, total, param = "hal" }: PaginationProps) {
  const { t } = useTranslation("ui");
  const format = useFormat();
  const [query] = useSearchParams();
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (total === 0) return null;
  const to = (target: number) => withQuery(query, { [param]: target === 1 ? null : String(target) });
  const from = (page - 1) * pageSize + 1;
  return (
    <nav aria-label={t("pagination.label")} className="no-print flex flex-wrap items-center justify-between gap-3">
      <p className="num text-muted">
        {t("pagination.range", {
          from: format.number(from),
          to: format.number(Math.min(total, page * pageSize)),
          total: format.number(total),
        })}
      </p>
      {last > 1 ? (
        <div className="flex grow flex-wrap gap-2 sm:grow-0 [&>.btn]:grow">
          {page > 1 ? (
            <Link to={to(page - 1)} rel="prev" className={buttonClass("secondary", "normal")}>
              <ChevronLeft aria-hidden="true" className="size-5" />
              {t("pagination.previous")}
            </Link>
          ) : null}
          {page < last ? (
            <Link to={to(page + 1)} rel="next" className={buttonClass("secondary", "normal")}>
              {t("pagination.next")}
              <ChevronRight aria-hidden="true" className="size-5" />
            </Link>
          ) : null}
        </div>
      ) : null}
    </nav>
  );
}
