import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DataTable } from "~/ui/DataTable";
import { Disclosure } from "~/ui/Disclosure";
import { buttonClass } from "~/ui/button-class";

export type ShownChange = {
  id: string;
  entity: string;
  kind: string;
  /** Of a member; other records need none. */
  name: string | null;
  on: string;
  time: string;
  by: string | null;
  fields: { field: string; from: string | null; to: string | null; wasSet: boolean; isSet: boolean }[];
};

type HistoryListProps = { entries: readonly ShownChange[]; next: string | null; isFirst: boolean };

/** Who changed which field from what to what, newest first. */
export function HistoryList({ entries, next, isFirst }: HistoryListProps) {
  const { t } = useTranslation("households");
  return (
    <>
      <ol className="space-y-4">
        {entries.map((entry) => (
          <li key={entry.id} className="card p-4">
            <h2 className="font-semibold">
              {entry.name ? t("history.of", { entity: t(`history.entity.${entry.entity}`), name: entry.name }) : t(`history.entity.${entry.entity}`)}{" "}
              <span className="font-normal">{t(`history.kind.${entry.kind}`)}</span>
            </h2>
            <p className="text-muted">
              {entry.on}, {entry.time} · {entry.by ?? t("history.bySystem")}
            </p>
            <Changes entry={entry} />
          </li>
        ))}
      </ol>
      <nav aria-label={t("history.title")} className="no-print flex flex-wrap justify-end gap-2">
        {isFirst ? null : (
          <Link to="?" className={buttonClass("secondary", "normal")}>
            {t("history.newest")}
          </Link>
        )}
        {next ? (
          <Link to={`?sebelum=${next}`} rel="next" className={buttonClass("secondary", "normal")}>
            {t("history.older")}
          </Link>
        ) : null}
      </nav>
    </>
  );
}

function Changes({ entry: { id, kind, fields } }: { entry: ShownChange }) {
  const { t } = useTranslation("households");
  if (fields.length === 0) return null;
  const shown = (text: string | null, isSet: boolean) => text ?? <span className="text-muted">{t(isSet ? "history.hidden" : "empty")}</span>;
  const table = (
    <DataTable
      caption={t("history.caption")}
      captionHidden
      rows={fields}
      rowKey={({ field }) => `${id} ${field}`}
      columns={[
        { key: "field", header: t("history.what"), title: true, cell: ({ field }) => t(`field.${field}`, { defaultValue: field }) },
        ...(kind === "create" ? [] : [{ key: "from", header: t("history.from"), cell: ({ from, wasSet }: ShownChange["fields"][number]) => shown(from, wasSet) }]),
        { key: "to", header: t("history.to"), cell: ({ to, isSet }) => shown(to, isSet) },
      ]}
    />
  );
  return fields.length > 3 ? <Disclosure summary={t("history.more", { count: fields.length })}>{table}</Disclosure> : <div className="mt-2">{table}</div>;
}
