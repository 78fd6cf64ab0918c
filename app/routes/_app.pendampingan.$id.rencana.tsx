import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { shownConflict } from "~/households/shown-conflict.server";
import { EnrolmentPage } from "~/mentoring/EnrolmentPage";
import { planOf } from "~/mentoring/enrolments.server";
import { fieldErrors } from "~/mentoring/form-refusals.server";
import { planValues } from "~/mentoring/form-values";
import { MentoringPlan } from "~/mentoring/mentoring.schema";
import { PlanForm } from "~/mentoring/PlanForm";
import { requireEnrolment } from "~/mentoring/require-enrolment.server";
import { savePlan } from "~/mentoring/save-plan.server";
import { mentoringSheet } from "~/mentoring/sheet.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "mentoring")];
  return asActor(actor, async (tx) => {
    const enrolment = await requireEnrolment(tx, actor, params.id, "write");
    const { fundTargetIdr } = await mentoringSheet(tx, enrolment, todayIn(timeZoneOf(enrolment.regionCode), new Date()));
    return { title: `${t("plan.title")} · Desa Produktif`, enrolment, values: planValues(await planOf(tx, enrolment.id)), fundTargetIdr };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const submission = parseWithZod(form, { schema: MentoringPlan });
  return asActor(actor, async (tx) => {
    const { id, regionCode } = await requireEnrolment(tx, actor, params.id, "write");
    if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
    const saved = await savePlan(tx, actor, id, submission.value);
    if (saved.ok) throw redirect(`/pendampingan/${id}`, { status: 303, headers: { "Set-Cookie": flash("mentoring:flash.plan") } });
    if (saved.reason.code === "conflict") return data<RecordAnswer>({ result: submission.reply(), conflict: shownConflict(saved.reason, { lang, regionCode, lists: {} }) }, { status: 409 });
    return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(saved.reason) }) }, { status: 422 });
  });
}

export default function PlanPage() {
  const { t } = useTranslation("mentoring");
  const { enrolment, values, fundTargetIdr } = useLoaderData<typeof loader>();
  return (
    <EnrolmentPage enrolment={enrolment} title={t("plan.title")} intro={t("plan.intro")}>
      <PlanForm key={values.version} values={values} fundTargetIdr={fundTargetIdr} backTo={`/pendampingan/${enrolment.id}`} answer={useActionData<RecordAnswer>()} />
    </EnrolmentPage>
  );
}
