import { useTranslation } from "react-i18next";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import type { ShownRow } from "./shown-import";

/** Rows as they were understood, updates field by field, each with its remarks. */
export function RowList({ rows, isDone }: { rows: readonly ShownRow[]; isDone: boolean }) {
  const { t } = useTranslation("imports");
  if (rows.length === 0) return <EmptyState title={t("rows.none")} />;
  return (
    <>
      {rows.map((row) => (
        <Card key={row.line} title={t("rows.line", { line: row.line })} action={row.outcome === "refuse" ? <Badge tone="bad">{t(isDone ? "counts.after.refuse" : "counts.refuse")}</Badge> : undefined}>
          <div className="space-y-3">
            <Values row={row} />
            {row.changes.length > 0 ? <Changes changes={row.changes} line={row.line} /> : null}
            <Remarks row={row} />
          </div>
        </Card>
      ))}
    </>
  );
}

function Values({ row: { values } }: { row: ShownRow }) {
  const { t } = useTranslation("imports");
  if (values.length === 0) return null;
  return (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
      {values.map(({ field, text }) => (
        <div key={field} className="grid min-w-0 grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-3">
          <dt className="text-muted">{t(`field.${field}`)}</dt>
          <dd className="break-words font-medium">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function Changes({ changes, line }: { changes: ShownRow["changes"]; line: number }) {
  const { t } = useTranslation("imports");
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={t("rows.line", { line })}>
      <table className="data-table as-cards">
        <thead>
          <tr>
            <th scope="col">{t("rows.field")}</th>
            <th scope="col">{t("rows.before")}</th>
            <th scope="col">{t("rows.after")}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row" className="is-title">
                {t(`field.${field}`)}
              </th>
              <td data-label={t("rows.before")}>
                <s className="break-words text-muted">{before ?? t("rows.empty")}</s>
              </td>
              <td data-label={t("rows.after")}>
                <span className="break-words font-semibold">{after ?? t("rows.empty")}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Remarks({ row: { messages } }: { row: ShownRow }) {
  const { t } = useTranslation("imports");
  if (messages.length === 0) return null;
  return (
    <ul className="list-disc space-y-1 pl-6">
      {messages.map(({ field, code, text }, at) => (
        <li key={`${code}-${at}`}>
          {field ? <span className="font-medium">{t(`field.${field}`)}: </span> : null}
          {text}
        </li>
      ))}
    </ul>
  );
}
