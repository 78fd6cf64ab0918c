import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { headOf, requireSheet } from "~/households/require-sheet.server";
import { HouseholdPage } from "~/households/HouseholdPage";
import { getFixedT } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { DECLINE_REASONS, OUTCOMES, REFERRAL_TARGETS, TOPICS } from "~/job-information/codes";
import { vacancyAsked } from "~/job-information/consultations.server";
import { ReferralBadge } from "~/job-information/ReferralBadge";
import { referralState } from "~/job-information/referral-states";
import { referralsOf } from "~/job-information/referrals.server";
import { requireConsultation } from "~/job-information/require-job-record.server";
import { timeZoneOf } from "~/regions/time-zone";
import { label } from "~/shared/codes";
import { todayIn } from "~/shared/dates";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { Facts } from "~/ui/Facts";
import { LinkButton } from "~/ui/LinkButton";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "jobs")];
  return asActor(actor, async (tx) => {
    const { consultation, canWrite } = await requireConsultation(tx, actor, params.id, "read");
    const today = todayIn(timeZoneOf(consultation.regionCode), new Date());
    const referrals = (await referralsOf(tx, consultation.householdId)).filter(({ consultationId }) => consultationId === consultation.id);
    return {
      title: `${t("consultation.one")} · Desa Produktif`, consultation, canWrite, household: headOf(actor, await requireSheet(tx, actor, consultation.householdId, "read")),
      vacancy: await vacancyAsked(tx, consultation.vacancyId, today), referrals: referrals.map((referral) => ({ id: referral.id, target: referral.target, state: referralState(referral, today) })),
    };
  });
}

export default function ConsultationPage() {
  const { consultation, canWrite, household, vacancy, referrals } = useLoaderData<typeof loader>();
  const { t } = useTranslation("jobs");
  const lang = useLang();
  const format = useFormat();
  const { id, name, heldOn, topic, outcome, reason, followUpOn, note, officer } = consultation;
  return (
    <HouseholdPage household={household} title={t("consultation.one")} intro={name} actions={canWrite ? <LinkButton variant="secondary" to={`/konsultasi/${id}/ubah`}>{t("consultation.edit")}</LinkButton> : undefined}>
      {vacancy && vacancy.check !== "ok" ? <Alert tone={vacancy.check === "ditolak" ? "bad" : "warn"} title={t(vacancy.check === "ditolak" ? "withdrawnAsked" : "notChecked")}>{vacancy.title}</Alert> : null}
      <Card>
        <Facts
          items={[
            { term: t("consultation.heldOn"), value: format.date(heldOn) }, { term: t("consultation.topic"), value: label(TOPICS, topic, lang) }, { term: t("consultation.outcome"), value: label(OUTCOMES, outcome, lang) },
            ...(reason ? [{ term: t("consultation.reason"), value: label(DECLINE_REASONS, reason, lang) }] : []),
            { term: t("consultation.vacancyId"), value: vacancy?.title ?? t("consultation.notTold") },
            ...(followUpOn ? [{ term: t("consultation.followUpOn"), value: format.date(followUpOn) }] : []),
            ...(officer ? [{ term: t("consultation.officer"), value: officer }] : []),
            ...(note ? [{ term: t("consultation.note"), value: <span className="whitespace-pre-line">{note}</span> }] : []),
          ]}
        />
      </Card>
      {referrals.length === 0 ? null : (
        <Card title={t("consultation.referrals")}>
          <ul className="divide-y divide-line">
            {referrals.map((referral) => (
              <li key={referral.id} className="flex flex-wrap items-center gap-x-3 py-1">
                <Link to={`/rujukan/${referral.id}`} className="link tap font-medium">{label(REFERRAL_TARGETS, referral.target, lang)}</Link>
                <ReferralBadge state={referral.state} />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </HouseholdPage>
  );
}
