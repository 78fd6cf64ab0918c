import { Link, useSearchParams } from "@remix-run/react";
import { ChevronRight, ChevronsLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "~/ui/button-class";
import { withQuery } from "~/ui/query-link";
import { useFormat } from "~/ui/use-format";
import { MOST_COUNTED } from "./list-query";

type ListPagesProps = { total: number; next: string | null; isFirst: boolean; of: "list" | "people" };

/** How many there are, and the way on through a list; back leads the browser's own button, or the beginning. */
export function ListPages({ total, next, isFirst, of }: ListPagesProps) {
  const { t } = useTranslation("households");
  const format = useFormat();
  const [query] = useSearchParams();
  if (total === 0) return null;
  return (
    <nav aria-label={t(`${of}.pages`)} className="no-print flex flex-wrap items-center justify-between gap-3">
      <p className="num text-muted">{t(total > MOST_COUNTED ? `${of}.manyTotal` : `${of}.total`, { count: total, shown: format.number(Math.min(total, MOST_COUNTED)) })}</p>
      <div className="flex grow flex-wrap gap-2 sm:grow-0 [&>.btn]:grow">
        {isFirst ? null : (
          <Link to={withQuery(query, { setelah: null })} className={buttonClass("secondary", "normal")}>
            <ChevronsLeft aria-hidden="true" className="size-5" />
            {t("list.first")}
          </Link>
        )}
        {next ? (
          <Link to={withQuery(query, { setelah: next })} rel="next" className={buttonClass("secondary", "normal")}>
            {t("list.next")}
            <ChevronRight aria-hidden="true" className="size-5" />
          </Link>
        ) : null}
      </div>
    </nav>
  );
}
