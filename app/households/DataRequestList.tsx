import { useTranslation } from "react-i18next";
import type { ReactNode } from "react";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { useFormat } from "~/ui/use-format";
import { DATA_REQUEST_KINDS, DATA_REQUEST_STATES } from "./codes";
import type { ShownDataRequest } from "./data-requests.server";

type Row = Pick<ShownDataRequest, "id" | "kind" | "wish" | "status" | "answer"> & { dueOn: string; household?: string };

/** Wishes about records, each with until when it is answered; `below` is what may be done with one. */
export function DataRequestList({ rows, below }: { rows: readonly Row[]; below?: (row: Row) => ReactNode }) {
  const { t } = useTranslation("households");
  const lang = useLang();
  const format = useFormat();
  return (
    <ul className="divide-y divide-line">
      {rows.map((row) => (
        <li key={row.id} className="space-y-1 py-3">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium">{label(DATA_REQUEST_KINDS, row.kind, lang)}</span>
            <Badge tone={row.status === "baru" ? "warn" : row.status === "selesai" ? "good" : "neutral"}>{label(DATA_REQUEST_STATES, row.status, lang)}</Badge>
          </p>
          {row.household ? <p className="text-muted">{row.household}</p> : null}
          <p>{row.wish}</p>
          {row.status === "baru" ? <p className="text-muted">{t("ownData.due", { on: format.date(row.dueOn) })}</p> : null}
          {row.answer ? <p>{t("ownData.answer", { answer: row.answer })}</p> : null}
          {below?.(row)}
        </li>
      ))}
    </ul>
  );
}
