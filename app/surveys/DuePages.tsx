import { Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "~/ui/button-class";
import { withQuery } from "~/ui/query-link";

/** The way on through a due list and back to its beginning. */
export function DuePages({ next, isFirst }: { next: string | null; isFirst: boolean }) {
  const { t } = useTranslation("surveys");
  const [query] = useSearchParams();
  if (next === null && isFirst) return null;
  return (
    <nav aria-label={t("due.pages")} className="no-print flex flex-wrap justify-end gap-2">
      {isFirst ? null : <Link to={withQuery(query, { setelah: null })} className={buttonClass("secondary", "normal")}>{t("due.first")}</Link>}
      {next ? <Link to={withQuery(query, { setelah: next })} rel="next" className={buttonClass("secondary", "normal")}>{t("due.next")}</Link> : null}
    </nav>
  );
}
