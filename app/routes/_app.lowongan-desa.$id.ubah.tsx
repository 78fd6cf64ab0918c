import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { SECTORS } from "~/journeys/codes";
import { shownConflict } from "~/households/shown-conflict.server";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";
import { Page } from "~/ui/Page";
import { VACANCY_SOURCES, WAGE_PERIODS } from "~/vacancies/codes";
import { fieldErrors } from "~/vacancies/form-refusals.server";
import { vacancyValues } from "~/vacancies/form-values";
import { requireVacancy } from "~/vacancies/require-vacancy.server";
import { editVacancy } from "~/vacancies/save-vacancy.server";
import { EditVacancy } from "~/vacancies/vacancy.schema";
import { VacancyForm } from "~/vacancies/VacancyForm";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];
const LISTS = { source: VACANCY_SOURCES, sector: SECTORS, wagePeriod: WAGE_PERIODS };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "vacancies")];
  return asActor(actor, async (tx) => {
    const { vacancy } = await requireVacancy(tx, actor, params.id, "write");
    return { title: `${t("edit")} · Desa Produktif`, name: vacancy.title, regionCode: vacancy.regionCode, values: vacancyValues(vacancy) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const submission = parseWithZod(form, { schema: EditVacancy });
  return asActor(actor, async (tx) => {
    const { vacancy: { id, regionCode } } = await requireVacancy(tx, actor, params.id, "write");
    if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
    const edited = await editVacancy(tx, actor, id, submission.value);
    if (edited.ok) throw redirect(`/lowongan-desa/${id}`, { status: 303, headers: { "Set-Cookie": flash("vacancies:flash.saved") } });
    if (edited.reason.code === "conflict") return data<RecordAnswer>({ result: submission.reply(), conflict: shownConflict(edited.reason, { lang, regionCode, lists: LISTS }) }, { status: 409 });
    return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(edited.reason) }) }, { status: 422 });
  });
}

export default function EditVacancyPage() {
  const { name, regionCode, values } = useLoaderData<typeof loader>();
  const { t } = useTranslation("vacancies");
  const page = `/lowongan-desa/${values.id}`;
  return (
    <Page title={t("edit")} crumbs={[{ label: t("title"), to: `/wilayah/${regionCode}/lowongan` }, { label: name, to: page }, { label: t("edit") }]} width="narrow">
      <VacancyForm key={values.version} values={values} backTo={page} answer={useActionData<RecordAnswer>()} />
    </Page>
  );
}
