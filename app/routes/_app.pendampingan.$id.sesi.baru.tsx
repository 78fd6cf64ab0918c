import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { EnrolmentPage } from "~/mentoring/EnrolmentPage";
import { sessionsOf } from "~/mentoring/enrolments.server";
import { fieldErrors } from "~/mentoring/form-refusals.server";
import { sessionValues } from "~/mentoring/form-values";
import { NewSession } from "~/mentoring/mentoring.schema";
import { recordSession } from "~/mentoring/record-session.server";
import { requireEnrolment } from "~/mentoring/require-enrolment.server";
import { SessionForm } from "~/mentoring/SessionForm";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "mentoring")];
  return asActor(actor, async (tx) => {
    const enrolment = await requireEnrolment(tx, actor, params.id, "write");
    const today = todayIn(timeZoneOf(enrolment.regionCode), new Date());
    const [last] = await sessionsOf(tx, enrolment.id);
    return { title: `${t("session.new")} · Desa Produktif`, enrolment, today, values: sessionValues(undefined, today), lastHomework: last?.homework ?? null };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  const submission = parseWithZod(form, { schema: NewSession });
  return asActor(actor, async (tx) => {
    const { id } = await requireEnrolment(tx, actor, params.id, "write");
    if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
    const recorded = await recordSession(tx, actor, id, submission.value);
    if (recorded.ok) throw redirect(`/pendampingan/${id}`, { status: 303, headers: { "Set-Cookie": flash("mentoring:flash.session") } });
    return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(recorded.reason) }) }, { status: 422 });
  });
}

export default function NewSessionPage() {
  const { t } = useTranslation("mentoring");
  const { enrolment, today, values, lastHomework } = useLoaderData<typeof loader>();
  return (
    <EnrolmentPage enrolment={enrolment} title={t("session.new")}>
      <SessionForm values={values} lastHomework={lastHomework} today={today} backTo={`/pendampingan/${enrolment.id}`} answer={useActionData<RecordAnswer>()} />
    </EnrolmentPage>
  );
}
