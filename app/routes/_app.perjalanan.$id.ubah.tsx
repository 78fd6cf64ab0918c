import { useForm, type SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { ConflictNote } from "~/ui/form/ConflictNote";
import { editJourney } from "~/journeys/edit-journey.server";
import { fieldErrors } from "~/journeys/form-refusals.server";
import { EvidenceFields, JOURNEY_FIELDS, MoreFields, RouteFields, useJourneyLabels } from "~/journeys/JourneyFields";
import { EditJourney } from "~/journeys/journey.schema";
import { JOURNEY_LISTS } from "~/journeys/code-lists";
import { requireJourney } from "~/journeys/require-journey.server";
import type { ShownConflict } from "~/ui/form/shown-conflict";
import { shownConflict } from "~/households/shown-conflict.server";
import { flash } from "~/ui/flash.server";
import { FormActions } from "~/ui/form/FormActions";
import { FormErrors } from "~/ui/form/FormErrors";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { SubmitButton } from "~/ui/SubmitButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "journeys")];
  const journey = await asActor(actor, (tx) => requireJourney(tx, actor, params.id, "write"));
  return { title: `${t("edit.title")} · Desa Produktif`, journey };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const submission = parseWithZod(form, { schema: EditJourney.omit({ id: true }) });
  return asActor(actor, async (tx) => {
    const { id, today, regionCode } = await requireJourney(tx, actor, params.id, "write");
    if (submission.status !== "success") return data({ result: submission.reply() }, { status: 422 });
    const edited = await editJourney(tx, actor, { ...submission.value, id });
    if (edited.ok) throw redirect(`/perjalanan/${id}`, { status: 303, headers: { "Set-Cookie": flash("journeys:flash.saved") } });
    if (edited.reason.code === "conflict") {
      return data({ result: submission.reply(), conflict: shownConflict(edited.reason, { lang, regionCode, lists: JOURNEY_LISTS }) }, { status: 409 });
    }
    const { departedOn, returnedOn, registeredOn } = submission.value;
    const errors = fieldErrors(edited.reason, { lang, today, dates: { departedOn, returnedOn, registeredOn } });
    return data({ result: submission.reply({ fieldErrors: errors }) }, { status: 422 });
  });
}

type Typed = Partial<Record<(typeof JOURNEY_FIELDS)[number] | "version", string>>;

export default function EditJourneyPage() {
  const { t } = useTranslation("journeys");
  const { journey } = useLoaderData<typeof loader>();
  const answer = useActionData<{ result: SubmissionResult; conflict?: ShownConflict }>();
  const stored = Object.fromEntries(JOURNEY_FIELDS.map((field) => [field, journey[field] ?? ""]));
  const defaultValue: Typed = { ...stored, version: String(journey.version) };
  const [form, fields] = useForm<Typed>({ id: "perjalanan", lastResult: answer?.result, defaultValue });
  const labels = useJourneyLabels();
  const back = `/perjalanan/${journey.id}`;
  return (
    <Page width="narrow" title={t("edit.title")} intro={t("edit.intro")} crumbs={[{ label: journey.householdLabel, to: `/keluarga/${journey.householdId}` }, { label: t("title"), to: back }, { label: t("edit.title") }]}>
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-6">
        <input type="hidden" name="version" value={fields.version.initialValue ?? journey.version} />
        <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
        {answer?.conflict ? <ConflictNote conflict={answer.conflict} labels={labels} /> : null}
        <RouteFields fields={fields} today={journey.today} />
        <EvidenceFields fields={fields} today={journey.today} />
        <MoreFields fields={fields} />
        <FormActions>
          <SubmitButton size="large">{t("edit.button")}</SubmitButton>
          <LinkButton to={back} variant="quiet">
            {t("common:cancel")}
          </LinkButton>
        </FormActions>
      </Form>
    </Page>
  );
}
