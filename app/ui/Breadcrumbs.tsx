import { Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";

/** The last crumb is the page itself and needs no address. */
export type Crumb = { label: string; to?: string };

export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  const { t } = useTranslation("ui");
  return (
    // A phone shows where the page stands and one step up; the rest is one more step away.
    <nav aria-label={t("breadcrumbs")} className="no-print -mx-1">
      <ol className="flex flex-wrap items-center text-muted">
        {items.map((crumb, index) => (
          <li key={`${index}-${crumb.label}`} className={`min-w-0 items-center ${index < items.length - 2 ? "hidden sm:flex" : "flex"}`}>
            {index > 0 ? <ChevronRight aria-hidden="true" className={`size-4 shrink-0 ${index === items.length - 2 ? "max-sm:hidden" : ""}`} /> : null}
            {crumb.to ? (
              <Link to={crumb.to} className="inline-flex min-h-11 min-w-0 items-center px-1.5 [overflow-wrap:anywhere] underline-offset-4 hover:underline">
                {crumb.label}
              </Link>
            ) : (
              <span
                aria-current={index === items.length - 1 ? "page" : undefined}
                className="inline-flex min-h-11 min-w-0 items-center px-1.5 [overflow-wrap:anywhere] aria-[current]:font-medium aria-[current]:text-ink"
              >
                {crumb.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
