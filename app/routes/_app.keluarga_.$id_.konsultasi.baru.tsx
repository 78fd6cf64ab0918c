import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { membersOf } from "~/households/household-detail.server";
import { HouseholdPage } from "~/households/HouseholdPage";
import { headOf, requireMember, requireSheet } from "~/households/require-sheet.server";
import { getFixedT } from "~/i18n/i18n.server";
import { ConsultationForm } from "~/job-information/ConsultationForm";
import { askedVacancies } from "~/job-information/consultations.server";
import { fieldErrors } from "~/job-information/form-refusals.server";
import { consultationValues } from "~/job-information/form-values";
import { NewConsultation } from "~/job-information/job-information.schema";
import { recordConsultation } from "~/job-information/record-consultation.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "jobs")];
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "write");
    const today = todayIn(timeZoneOf(sheet.regionCode), new Date());
    const members = (await membersOf(tx, sheet.id)).map(({ id, fullName }) => ({ id, name: fullName }));
    return { title: `${t("consultation.add")} · Desa Produktif`, household: headOf(actor, sheet), members, today, vacancies: await askedVacancies(tx, sheet.regionCode, today), values: consultationValues(undefined, { today, members }) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  const submission = parseWithZod(form, { schema: NewConsultation });
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "write");
    if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
    await requireMember(tx, sheet.id, submission.value.personId);
    const recorded = await recordConsultation(tx, actor, submission.value);
    if (recorded.ok) throw redirect(`/konsultasi/${recorded.value.id}`, { status: 303, headers: { "Set-Cookie": flash("jobs:flash.consultation") } });
    return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(recorded.reason, "heldOn") }) }, { status: 422 });
  });
}

export default function NewConsultationPage() {
  const { household, members, today, vacancies, values } = useLoaderData<typeof loader>();
  const { t } = useTranslation("jobs");
  return (
    <HouseholdPage household={household} title={t("consultation.add")} intro={household.label}>
      <ConsultationForm values={values} members={members} vacancies={vacancies} isNew today={today} backTo={`/keluarga/${household.id}`} answer={useActionData<RecordAnswer>()} />
    </HouseholdPage>
  );
}
