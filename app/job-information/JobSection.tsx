import { Link } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Card } from "~/ui/Card";
import { LinkButton } from "~/ui/LinkButton";
import { useFormat } from "~/ui/use-format";
import { DECLINE_REASONS, OUTCOMES, REFERRAL_TARGETS, TOPICS, type ReferralState, type ReferralTarget } from "./codes";
import type { ListedConsultation } from "./consultations.server";
import { ReferralBadge } from "./ReferralBadge";

export type ShownReferral = { id: string; name: string; target: ReferralTarget; sentOn: string; state: ReferralState };
type JobSectionProps = { householdId: string; consultations: readonly ListedConsultation[]; referrals: readonly ShownReferral[]; canWrite: boolean };

/** What a family talked over about work, and where they were sent, on its page. */
export function JobSection({ householdId, consultations, referrals, canWrite }: JobSectionProps) {
  const { t } = useTranslation("jobs");
  const lang = useLang();
  const format = useFormat();
  return (
    <Card
      title={t("consultation.title")}
      action={canWrite ? (
        <LinkButton variant="quiet" to={`/keluarga/${householdId}/konsultasi/baru`}>
          <Plus aria-hidden="true" className="size-5" />
          {t("consultation.add")}
        </LinkButton>
      ) : undefined}
    >
      {consultations.length === 0 ? <p className="text-muted">{t("consultation.none")}</p> : (
        <ul className="divide-y divide-line">
          {consultations.map(({ id, name, heldOn, topic, outcome, reason }) => (
            <li key={id} className="py-1">
              <Link to={`/konsultasi/${id}`} className="link tap font-medium">{name} · {format.date(heldOn)}</Link>
              <p className="text-muted">{[label(TOPICS, topic, lang), label(OUTCOMES, outcome, lang), reason ? label(DECLINE_REASONS, reason, lang) : null].filter(Boolean).join(" · ")}</p>
            </li>
          ))}
        </ul>
      )}
      {referrals.length > 0 ? (
        <>
          <h3 className="mt-4 font-semibold">{t("consultation.referrals")}</h3>
          <ul className="divide-y divide-line">
            {referrals.map(({ id, name, target, sentOn, state }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-3 py-1">
                <Link to={`/rujukan/${id}`} className="link tap font-medium">{label(REFERRAL_TARGETS, target, lang)} · {name}</Link>
                <span className="text-muted">{format.date(sentOn)}</span>
                <ReferralBadge state={state} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}
