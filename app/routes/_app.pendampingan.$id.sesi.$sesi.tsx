import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor, type Tx } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { shownConflict } from "~/households/shown-conflict.server";
import { MENTORING_LISTS } from "~/mentoring/code-lists";
import { EnrolmentPage } from "~/mentoring/EnrolmentPage";
import { sessionsOf } from "~/mentoring/enrolments.server";
import { fieldErrors } from "~/mentoring/form-refusals.server";
import { sessionValues } from "~/mentoring/form-values";
import { EditSession } from "~/mentoring/mentoring.schema";
import { editSession } from "~/mentoring/record-session.server";
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
    const { session, before } = await requireSession(tx, enrolment.id, params.sesi);
    return { title: `${t("session.edit")} · Desa Produktif`, enrolment, today, values: sessionValues(session, today), lastHomework: before?.homework ?? null };
  });
}

/** The meeting of the address and the one before it. */
async function requireSession(tx: Tx, enrolmentId: string, id: string | undefined) {
  const sessions = await sessionsOf(tx, enrolmentId);
  const at = sessions.findIndex((one) => one.id === id);
  const session = sessions[at];
  if (!session) throw new Response(null, { status: 404 });
  return { session, before: sessions[at + 1] };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const submission = parseWithZod(form, { schema: EditSession });
  return asActor(actor, async (tx) => {
    const { id, regionCode } = await requireEnrolment(tx, actor, params.id, "write");
    const { session } = await requireSession(tx, id, params.sesi);
    if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
    const edited = await editSession(tx, actor, id, { ...submission.value, id: session.id });
    if (edited.ok) throw redirect(`/pendampingan/${id}`, { status: 303, headers: { "Set-Cookie": flash("mentoring:flash.session") } });
    if (edited.reason.code === "conflict") {
      const lists = MENTORING_LISTS.mentoring_session ?? {};
      return data<RecordAnswer>({ result: submission.reply(), conflict: shownConflict(edited.reason, { lang, regionCode, lists }) }, { status: 409 });
    }
    return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(edited.reason) }) }, { status: 422 });
  });
}

export default function EditSessionPage() {
  const { t } = useTranslation("mentoring");
  const { enrolment, today, values, lastHomework } = useLoaderData<typeof loader>();
  return (
    <EnrolmentPage enrolment={enrolment} title={t("session.edit")}>
      <SessionForm key={values.version} values={values} lastHomework={lastHomework} today={today} backTo={`/pendampingan/${enrolment.id}`} answer={useActionData<RecordAnswer>()} />
    </EnrolmentPage>
  );
}
