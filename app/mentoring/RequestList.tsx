import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Card } from "~/ui/Card";
import { useFormat } from "~/ui/use-format";
import { TRACKS } from "./codes";
import type { ShownRequest } from "./requests.server";

/** Whoever asked for mentoring and waits for an answer, longest first. */
export function RequestList({ requests }: { requests: readonly ShownRequest[] }) {
  const { t } = useTranslation("mentoring");
  const lang = useLang();
  const format = useFormat();
  if (requests.length === 0) return null;
  return (
    <Card title={t("request.waiting", { count: requests.length })} note={t("request.waitingNote")}>
      <ul className="divide-y divide-line">
        {requests.map(({ id, fullName, track, askedOn }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 py-1">
            <Link to={`/pendaftaran/${id}`} className="link tap font-medium">{fullName}</Link>
            <span className="text-muted">{label(TRACKS, track, lang)} · {t("request.askedOn", { on: format.date(askedOn) })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
