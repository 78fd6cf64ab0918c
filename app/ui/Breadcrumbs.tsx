import { Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";

/** The last crumb is the page itself and needs no address. */
export type Crumb = { label: string; to?: string };

export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  const { t } = useTranslation("ui");
  return (
    // Focusable, so that a keyboard can scroll it where no crumb is a link.
    <nav aria-label={t("breadcrumbs")} tabIndex={0} className="no-print -mx-1 overflow-x-auto">
      <ol className="flex items-center whitespace-nowrap text-muted">
        {items.map((crumb, index) => (
          <li key={`${index}-${crumb.label}`} className="flex items-center">
            {index > 0 ? <ChevronRight aria-hidden="true" className="size-4 shrink-0" /> : null}
            {crumb.to ? (
              <Link to={crumb.to} className="inline-flex min-h-11 items-center px-1.5 underline-offset-4 hover:underline">
                {crumb.label}
              </Link>
            ) : (
              <span
                aria-current={index === items.length - 1 ? "page" : undefined}
                className="inline-flex min-h-11 items-center px-1.5 aria-[current]:font-medium aria-[current]:text-ink"
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
