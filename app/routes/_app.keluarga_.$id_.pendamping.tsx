import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { assignMentor, mentorsOf } from "~/households/assign-mentor.server";
import { AssignMentor } from "~/households/household.schema";
import { HouseholdPage } from "~/households/HouseholdPage";
import { headOf, requireKeptSheet } from "~/households/require-sheet.server";
import { getFixedT } from "~/i18n/i18n.server";
import { flash } from "~/ui/flash.server";
import { FormActions } from "~/ui/form/FormActions";
import { FormSection } from "~/ui/form/FormSection";
import { plainField } from "~/ui/form/field-facts";
import { RadioField } from "~/ui/form/RadioField";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "households")];
  return asActor(actor, async (tx) => {
    const sheet = await requireKeptSheet(tx, actor, params.id);
    const mentors = await mentorsOf(tx, sheet.regionCode);
    return { title: `${t("mentor.title")} · Desa Produktif`, household: headOf(actor, sheet), version: sheet.version, mentorId: sheet.mentorId, mentors };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  return asActor(actor, async (tx) => {
    const { id } = await requireKeptSheet(tx, actor, params.id);
    const typed = AssignMentor.safeParse({ id, version: Number(form.get("version")), mentorId: form.get("mentorId") || null });
    if (!typed.success) return data({ error: "ui:invalid.choose" }, { status: 422 });
    const assigned = await assignMentor(tx, actor, typed.data);
    if (assigned.ok) throw redirect(`/keluarga/${id}`, { status: 303, headers: { "Set-Cookie": flash("households:flash.mentor") } });
    const error = assigned.reason.code === "not_a_mentor_here" ? "households:invalid.not_a_mentor_here" : "households:conflict.title";
    return data({ error }, { status: 409 });
  });
}

export default function MentorPage() {
  const { t } = useTranslation("households");
  const { household, version, mentorId, mentors } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <HouseholdPage household={household} title={t("mentor.title")} intro={t("mentor.intro")}>
      <Form method="post" className="space-y-6">
        <input type="hidden" name="version" value={version} />
        <FormSection title={t("mentor.choose")} note={mentors.length === 0 ? t("mentor.noneHere") : undefined}>
          <RadioField
            field={{ ...plainField("mentorId", mentorId ?? ""), errors: answer ? [answer.error] : undefined }}
            label={t("mentor.title")}
            layout="column"
            optional={false}
            choices={[...mentors.map(({ id, name }) => ({ value: id, label: name })), { value: "", label: t("mentor.nobody") }]}
          />
        </FormSection>
        <FormActions>
          <SubmitButton size="large">{t("save")}</SubmitButton>
          <LinkButton to={`/keluarga/${household.id}`} variant="quiet">
            {t("cancel")}
          </LinkButton>
        </FormActions>
      </Form>
    </HouseholdPage>
  );
}
