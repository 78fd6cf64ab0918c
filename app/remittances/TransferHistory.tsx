import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { useFormat } from "~/ui/use-format";

export type FieldShown = { field: string; kind: "text" | "date" | "minor" | "rupiah" | "rate" | "yes_no"; currency: string | null; before: string | null; after: string | null };
export type ChangeShown = { id: string; kind: "create" | "update" | "delete" | "undo"; by: string | null; reason: string | null; on: string; fields: FieldShown[] };

/** Who wrote, changed or corrected what, newest first. */
export function TransferHistory({ changes }: { changes: readonly ChangeShown[] }) {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  if (changes.length === 0) return null;
  return (
    <Card title={t("history.title")}>
      <ol className="space-y-4">
        {changes.map((change) => (
          <li key={change.id} className="border-l-4 border-line pl-4">
            <p className="font-medium">
              {t(`history.${change.kind}`)} · {format.date(change.on)}
              {change.by ? <span className="text-muted"> · {change.by}</span> : null}
            </p>
            {change.reason ? <p>{t("history.reason", { reason: change.reason })}</p> : null}
            {change.kind === "update" ? (
              <ul>
                {change.fields.map((field) => (
                  <li key={field.field}>
                    {t(`field.${field.field}`)}: <FieldValue {...field} value={field.before} /> → <FieldValue {...field} value={field.after} />
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}

type FieldValueProps = Pick<FieldShown, "kind" | "currency"> & { value: string | null };

/** A stored value as people read it; what is not known says so. */
export function FieldValue({ kind, currency, value }: FieldValueProps) {
  const { t } = useTranslation(["remittances", "common"]);
  const format = useFormat();
  if (value === null) return <span className="text-muted">{t("common:unknown")}</span>;
  const shown = {
    text: () => value,
    date: () => format.date(value),
    rupiah: () => format.rupiah(value),
    minor: () => (currency ? format.money(value, currency) : value),
    rate: () => format.rate(value),
    yes_no: () => t(value === "true" ? "common:yes" : "common:no"),
  }[kind]();
  return <span className="num">{shown}</span>;
}
