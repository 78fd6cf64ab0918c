import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { HouseholdPage } from "~/households/HouseholdPage";
import { headOf, requireSheet } from "~/households/require-sheet.server";
import { shownConflict } from "~/households/shown-conflict.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { JOB_LISTS } from "~/job-information/code-lists";
import { ConsultationForm } from "~/job-information/ConsultationForm";
import { askedVacancies, vacancyAsked } from "~/job-information/consultations.server";
import { fieldErrors } from "~/job-information/form-refusals.server";
import { consultationValues } from "~/job-information/form-values";
import { EditConsultation } from "~/job-information/job-information.schema";
import { editConsultation } from "~/job-information/record-consultation.server";
import { requireConsultation } from "~/job-information/require-job-record.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "jobs")];
  return asActor(actor, async (tx) => {
    const { consultation } = await requireConsultation(tx, actor, params.id, "write");
    const today = todayIn(timeZoneOf(consultation.regionCode), new Date());
    const household = headOf(actor, await requireSheet(tx, actor, consultation.householdId, "write"));
    // The vacancy that was asked about stays among the choices when it is over.
    const [open, asked] = [await askedVacancies(tx, household.regionCode, today), await vacancyAsked(tx, consultation.vacancyId, today)];
    const vacancies = asked === null || open.some(({ id }) => id === asked.id) ? open : [asked, ...open];
    return { title: `${t("consultation.edit")} · Desa Produktif`, household, name: consultation.name, today, vacancies, values: consultationValues(consultation, { today, members: [] }) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const submission = parseWithZod(form, { schema: EditConsultation });
  return asActor(actor, async (tx) => {
    const { consultation: { id, regionCode } } = await requireConsultation(tx, actor, params.id, "write");
    if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
    const edited = await editConsultation(tx, actor, id, submission.value);
    if (edited.ok) throw redirect(`/konsultasi/${id}`, { status: 303, headers: { "Set-Cookie": flash("jobs:flash.consultation") } });
    if (edited.reason.code === "conflict") return data<RecordAnswer>({ result: submission.reply(), conflict: shownConflict(edited.reason, { lang, regionCode, lists: JOB_LISTS.consultation }) }, { status: 409 });
    return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(edited.reason, "heldOn") }) }, { status: 422 });
  });
}

export default function EditConsultationPage() {
  const { household, name, today, vacancies, values } = useLoaderData<typeof loader>();
  const { t } = useTranslation("jobs");
  return (
    <HouseholdPage household={household} title={t("consultation.edit")} intro={name}>
      <ConsultationForm key={values.version} values={values} members={[]} vacancies={vacancies} isNew={false} today={today} backTo={`/konsultasi/${values.id}`} answer={useActionData<RecordAnswer>()} />
    </HouseholdPage>
  );
}
