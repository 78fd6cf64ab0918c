import { Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { withQuery } from "~/ui/query-link";
import { useFormat } from "~/ui/use-format";
import type { ImportCounts } from "./import-types";
import { rowViews, viewWords, type RowView } from "./shown-import";

/** How many rows come to what, each number the way to its rows. */
export function ImportSummary({ counts, view, isDone }: { counts: ImportCounts; view: RowView; isDone: boolean }) {
  const { t } = useTranslation("imports");
  const format = useFormat();
  const [query] = useSearchParams();
  const label = (one: RowView) => (isDone && one === "refuse" ? t("counts.after.refuse") : t(`counts.${one}`));
  return (
    <Card title={isDone ? t("counts.after.title") : t("counts.title")} note={t("counts.rows", { count: counts.rows })}>
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-6">
        {rowViews.map((one) => (
          <li key={one}>
            {counts[one] > 0 ? (
              <Link
                to={withQuery(query, { lihat: viewWords[one], hal: null })}
                preventScrollReset
                aria-current={one === view ? "true" : undefined}
                className={`${BOX} hover:bg-raised aria-[current]:border-primary aria-[current]:bg-primary-soft ${one === "refuse" ? "font-medium text-bad" : ""}`}
              >
                <Amount value={format.number(counts[one])} label={label(one)} />
              </Link>
            ) : (
              <div className={`${BOX} text-muted`}>
                <Amount value="0" label={label(one)} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

const BOX = "card flex h-full min-h-16 flex-col px-3 py-2";

function Amount({ value, label }: { value: string; label: string }) {
  return (
    <>
      <span className="num text-2xl font-bold">{value}</span>
      <span>{label}</span>
    </>
  );
}
