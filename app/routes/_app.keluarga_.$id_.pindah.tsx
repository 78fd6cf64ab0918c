import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { HiddenInput } from "~/households/hidden-inputs";
import { MoveForm } from "~/households/household.schema";
import { todayOf } from "~/households/household-page.server";
import { HouseholdPage } from "~/households/HouseholdPage";
import { moveTo } from "~/households/move-form.server";
import { headOf, requireKeptSheet } from "~/households/require-sheet.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { AreaField } from "~/regions/AreaField";
import { flash } from "~/ui/flash.server";
import { DateField } from "~/ui/form/DateField";
import { FormActions } from "~/ui/form/FormActions";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "households")];
  const sheet = await asActor(actor, (tx) => requireKeptSheet(tx, actor, params.id));
  return { title: `${t("move.title")} · Desa Produktif`, household: headOf(actor, sheet), version: sheet.version, today: todayOf(sheet), constraint: getZodConstraint(MoveForm) };
}

type Answer = { result: SubmissionResult; choices: { code: string; name: string; path: string }[] };

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  return asActor(actor, async (tx) => {
    const { id } = await requireKeptSheet(tx, actor, params.id);
    const submission = parseWithZod(form, { schema: MoveForm });
    if (submission.status !== "success") return data<Answer>({ result: submission.reply(), choices: [] }, { status: 422 });
    const moved = await moveTo(tx, actor, id, submission.value, lang);
    if (!moved.ok) return data<Answer>({ result: submission.reply({ fieldErrors: moved.reason.errors }), choices: moved.reason.choices }, { status: 422 });
    throw redirect(`/keluarga/${id}`, { status: 303, headers: { "Set-Cookie": flash("households:flash.moved") } });
  });
}

export default function MovePage() {
  const { t } = useTranslation("households");
  const { household, version, today, constraint } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  const [form, fields] = useForm<MoveForm>({ id: "pindah", lastResult: answer?.result, constraint, defaultValue: { version } });
  const labels = { area: t("move.to"), areaCode: t("move.to"), movedOn: t("move.on") };
  return (
    <HouseholdPage household={household} title={t("move.title")} intro={t("move.intro")}>
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-6">
        <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
        <HiddenInput field={fields.version} />
        <FormSection title={`${household.label}, ${household.village}`}>
          <AreaField field={fields.area} chosen={fields.areaCode} choices={answer?.choices ?? []} label={t("move.to")} />
          <DateField field={fields.movedOn} label={t("move.on")} max={today} />
        </FormSection>
        <FormActions>
          <SubmitButton size="large">{t("move.button")}</SubmitButton>
          <LinkButton to={`/keluarga/${household.id}`} variant="quiet">
            {t("cancel")}
          </LinkButton>
        </FormActions>
      </Form>
    </HouseholdPage>
  );
}
