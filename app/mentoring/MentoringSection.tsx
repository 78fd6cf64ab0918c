import { Link } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { LinkButton } from "~/ui/LinkButton";
import { useFormat } from "~/ui/use-format";
import { ENROLMENT_STATES, TRACKS, type EnrolmentState, type Track } from "./codes";

type MentoringSectionProps = { householdId: string; enrolments: readonly { id: string; fullName: string; track: Track; status: EnrolmentState; statusSince: string }[]; canWrite: boolean };

/** Who of a family takes part in mentoring, on the family's page. */
export function MentoringSection({ householdId, enrolments, canWrite }: MentoringSectionProps) {
  const { t } = useTranslation("mentoring");
  const lang = useLang();
  const format = useFormat();
  return (
    <Card
      title={t("title")}
      action={canWrite ? (
        <LinkButton variant="quiet" to={`/keluarga/${householdId}/pendampingan/baru`}>
          <Plus aria-hidden="true" className="size-5" />
          {t("enrol.add")}
        </LinkButton>
      ) : undefined}
    >
      {enrolments.length === 0 ? <p className="text-muted">{t("enrol.none")}</p> : (
        <ul className="divide-y divide-line">
          {enrolments.map(({ id, fullName, track, status, statusSince }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1">
              <Link to={`/pendampingan/${id}`} className="link tap font-medium">{fullName}</Link>
              <Badge tone={status === "lulus" ? "good" : "neutral"}>{label(ENROLMENT_STATES, status, lang)}</Badge>
              <span className="text-muted">{label(TRACKS, track, lang)} · {t("since", { on: format.date(statusSince) })}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
