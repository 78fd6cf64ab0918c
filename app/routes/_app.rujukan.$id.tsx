import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { HouseholdPage } from "~/households/HouseholdPage";
import { headOf, requireSheet } from "~/households/require-sheet.server";
import { getFixedT } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { REFERRAL_TARGETS } from "~/job-information/codes";
import { fieldErrors } from "~/job-information/form-refusals.server";
import { MoveReferral } from "~/job-information/job-information.schema";
import { ReferralBadge } from "~/job-information/ReferralBadge";
import { ReferralForm } from "~/job-information/ReferralForm";
import { expiresOn, followingReferralStates, referralState } from "~/job-information/referral-states";
import { moveReferral } from "~/job-information/referrals.server";
import { requireReferral } from "~/job-information/require-job-record.server";
import { timeZoneOf } from "~/regions/time-zone";
import { label } from "~/shared/codes";
import { addDays, todayIn } from "~/shared/dates";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { Facts } from "~/ui/Facts";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "jobs")];
  return asActor(actor, async (tx) => {
    const { referral, canWrite } = await requireReferral(tx, actor, params.id, "read");
    const today = todayIn(timeZoneOf(referral.regionCode), new Date());
    const household = headOf(actor, await requireSheet(tx, actor, referral.householdId, "read"));
    return { title: `${t("referral.one")} · Desa Produktif`, referral, canWrite, household, today, state: referralState(referral, today), lastDay: addDays(expiresOn(referral.sentOn), -1), ahead: followingReferralStates(referral.status) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  const submission = parseWithZod(form, { schema: MoveReferral });
  return asActor(actor, async (tx) => {
    const { referral: { id } } = await requireReferral(tx, actor, params.id, "write");
    if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
    const moved = await moveReferral(tx, actor, id, submission.value);
    if (moved.ok) throw redirect(`/rujukan/${id}`, { status: 303, headers: { "Set-Cookie": flash("jobs:flash.referral") } });
    return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(moved.reason, "on") }) }, { status: moved.reason.code === "changed_meanwhile" ? 409 : 422 });
  });
}

export default function ReferralPage() {
  const { referral, canWrite, household, today, state, lastDay, ahead } = useLoaderData<typeof loader>();
  const answer = useActionData<RecordAnswer>();
  const { t } = useTranslation("jobs");
  const lang = useLang();
  const format = useFormat();
  return (
    <HouseholdPage household={household} title={t("referral.one")} intro={referral.name}>
      {state === "kedaluwarsa" ? <Alert tone="warn" title={t("referral.expired")}>{t("referral.expiredHelp")}</Alert> : null}
      <Card>
        <Facts
          items={[
            { term: t("referral.target"), value: label(REFERRAL_TARGETS, referral.target, lang) }, { term: t("referral.sentOn"), value: format.date(referral.sentOn) },
            { term: t("referral.status"), value: <ReferralBadge state={state} />, ...(state === "dikirim" ? { hint: t("referral.expires", { on: format.date(lastDay) }) } : {}) },
            ...(referral.status === "dikirim" ? [] : [{ term: t("referral.since"), value: format.date(referral.statusSince) }]),
          ]}
        />
      </Card>
      {canWrite && ahead.length > 0 ? <ReferralForm key={referral.version} version={referral.version} ahead={ahead} today={today} backTo={`/keluarga/${household.id}`} answer={answer} /> : null}
      {ahead.length === 0 ? <p className="text-muted">{t("referral.ended")}</p> : null}
    </HouseholdPage>
  );
}
