import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { SavedPlanList } from "~/finance/SavedPlanList";
import { savedPlansOf } from "~/finance/saved-plans.server";
import { getFixedT } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { ENROLMENT_STATES, TRACKS } from "~/mentoring/codes";
import { EnrolmentPage } from "~/mentoring/EnrolmentPage";
import { fieldErrors } from "~/mentoring/form-refusals.server";
import { MoveEnrolment, SetMilestone } from "~/mentoring/mentoring.schema";
import { MilestoneList } from "~/mentoring/MilestoneList";
import { moveEnrolment } from "~/mentoring/move-enrolment.server";
import { NextSession } from "~/mentoring/NextSession";
import { PlanCard } from "~/mentoring/PlanCard";
import { requireEnrolment } from "~/mentoring/require-enrolment.server";
import { SessionList } from "~/mentoring/SessionList";
import { setMilestone } from "~/mentoring/set-milestone.server";
import { mentoringSheet } from "~/mentoring/sheet.server";
import { StateForm } from "~/mentoring/StateForm";
import { StepLog } from "~/mentoring/StepLog";
import { ZoneCard } from "~/mentoring/ZoneCard";
import { timeZoneOf } from "~/regions/time-zone";
import { label } from "~/shared/codes";
import { dateIn, todayIn } from "~/shared/dates";
import { Card } from "~/ui/Card";
import { flash } from "~/ui/flash.server";
import { LinkButton } from "~/ui/LinkButton";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "mentoring")];
  return asActor(actor, async (tx) => {
    const enrolment = await requireEnrolment(tx, actor, params.id, "read");
    const today = todayIn(timeZoneOf(enrolment.regionCode), new Date());
    const zone = timeZoneOf(enrolment.regionCode);
    const plans = (await savedPlansOf(tx, enrolment.householdId, 5)).map(({ keptAt, ...one }) => ({ ...one, keptOn: dateIn(zone, keptAt) }));
    return { title: `${t("one")} · Desa Produktif`, enrolment, today, plans, sheet: await mentoringSheet(tx, enrolment, today), stepId: uuidv7(), milestoneId: uuidv7() };
  });
}

type Answer = { result?: SubmissionResult };

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  return asActor(actor, async (tx) => {
    const { id } = await requireEnrolment(tx, actor, params.id, "write");
    const done = (text: string) => redirect(`/pendampingan/${id}`, { status: 303, headers: { "Set-Cookie": flash(text) } });
    if (form.get("intent") === "tonggak") {
      const submission = parseWithZod(form, { schema: SetMilestone });
      if (submission.status !== "success") return data<Answer>({ result: submission.reply() }, { status: 422 });
      const set = await setMilestone(tx, actor, id, submission.value);
      if (set.ok) throw done("mentoring:flash.milestone");
      return data<Answer>({ result: submission.reply({ fieldErrors: fieldErrors(set.reason) }) }, { status: 422 });
    }
    const submission = parseWithZod(form, { schema: MoveEnrolment });
    if (submission.status !== "success") return data<Answer>({ result: submission.reply() }, { status: 422 });
    const moved = await moveEnrolment(tx, actor, id, submission.value);
    if (moved.ok) throw done("mentoring:flash.step");
    return data<Answer>({ result: submission.reply({ fieldErrors: fieldErrors(moved.reason, "step") }) }, { status: 422 });
  });
}

export default function MentoringPage() {
  const { enrolment, today, plans, sheet, stepId, milestoneId } = useLoaderData<typeof loader>();
  const { result } = useActionData<Answer>() ?? {};
  const { t } = useTranslation("mentoring");
  const lang = useLang();
  const format = useFormat();
  const { id, householdId, canWrite, status } = enrolment;
  return (
    <EnrolmentPage
      enrolment={enrolment}
      width="wide"
      intro={`${label(TRACKS, enrolment.track, lang)} · ${label(ENROLMENT_STATES, status, lang)}, ${t("since", { on: format.date(enrolment.statusSince) })}`}
      actions={<LinkButton variant="secondary" to={`/keluarga/${householdId}`}>{t("toHousehold")}</LinkButton>}
    >
      {sheet.ahead.length > 0 ? <NextSession enrolmentId={id} nextOn={sheet.nextOn} homework={sheet.homework} today={today} /> : null}
      <ZoneCard householdId={householdId} canWrite={canWrite} {...sheet} />
      <div className="grid gap-6 lg:grid-cols-2">
        <PlanCard enrolmentId={id} plan={sheet.plan} canWrite={canWrite} />
        <SavedPlanList householdId={householdId} plans={plans} />
        <SessionList enrolmentId={id} sessions={sheet.sessions} due={sheet.due} planned={sheet.planned} canWrite={canWrite} />
        <MilestoneList reached={sheet.milestones} newId={milestoneId} today={today} canWrite={canWrite} />
        <Card title={t("step.title")}>
          <StepLog steps={sheet.steps} />
          {canWrite && sheet.ahead.length > 0 ? (
            <div className="no-print mt-5 border-t border-line pt-5">
              <StateForm key={stepId} version={enrolment.version} stepId={stepId} ahead={sheet.ahead} graduation={sheet.graduation} today={today} lastResult={result} />
            </div>
          ) : null}
        </Card>
      </div>
    </EnrolmentPage>
  );
}
