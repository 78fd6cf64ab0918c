import { CalendarPlus, MessageCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/LinkButton";
import { useFormat } from "~/ui/use-format";

type NextSessionProps = { enrolmentId: string; nextOn: string | null; homework: string | null; today: string };

/** When one meets next, for the calendar and as a message that is prepared and never sent by itself. */
export function NextSession({ enrolmentId, nextOn, homework, today }: NextSessionProps) {
  const { t } = useTranslation("mentoring");
  const format = useFormat();
  if (nextOn === null) return <Alert tone="info" title={t("next.none")}>{homework ? t("session.homework", { what: homework }) : null}</Alert>;
  const text = [t("next.message", { on: format.date(nextOn) }), homework ? t("next.messageHomework", { what: homework }) : ""].filter(Boolean).join(" ");
  return (
    <Alert tone={nextOn < today ? "warn" : "info"} title={t(nextOn < today ? "next.late" : "next.on", { on: format.date(nextOn) })}>
      {homework ? <p>{t("session.homework", { what: homework })}</p> : null}
      <div className="no-print mt-2 flex flex-wrap gap-2">
        <LinkButton variant="secondary" reloadDocument to={`/pendampingan/${enrolmentId}/pertemuan.ics`}>
          <CalendarPlus aria-hidden="true" className="size-5" />
          {t("next.calendar")}
        </LinkButton>
        <a href={`https://wa.me/?text=${encodeURIComponent(text)}`} rel="noreferrer" target="_blank" className="link tap gap-2 px-2">
          <MessageCircle aria-hidden="true" className="size-5" />
          {t("next.remind")}
        </a>
      </div>
    </Alert>
  );
}
