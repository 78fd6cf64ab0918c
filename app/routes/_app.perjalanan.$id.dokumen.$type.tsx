import { useForm, type SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { langOf } from "~/i18n/i18n.server";
import { DOCUMENT_LISTS } from "~/journeys/code-lists";
import { DOCUMENT_TYPES } from "~/journeys/codes";
import { ConflictNote } from "~/ui/form/ConflictNote";
import { fieldErrors } from "~/journeys/form-refusals.server";
import { SetDocument } from "~/journeys/journey.schema";
import { documentsOf } from "~/journeys/journeys.server";
import { PAPER_FIELDS, PaperFields } from "~/journeys/PaperFields";
import { requireJourney } from "~/journeys/require-journey.server";
import { setDocument } from "~/journeys/set-document.server";
import type { ShownConflict } from "~/ui/form/shown-conflict";
import { shownConflict } from "~/households/shown-conflict.server";
import { isCode, label } from "~/shared/codes";
import { flash } from "~/ui/flash.server";
import { FormActions } from "~/ui/form/FormActions";
import { FormErrors } from "~/ui/form/FormErrors";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { SubmitButton } from "~/ui/SubmitButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

function requireType(type: string | undefined) {
  if (!isCode(DOCUMENT_TYPES, type)) throw new Response(null, { status: 404 });
  return type;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, lang, type] = [await requireActor(request), await langOf(request), requireType(params.type)];
  return asActor(actor, async (tx) => {
    const { id, householdId, householdLabel, today } = await requireJourney(tx, actor, params.id, "write");
    const paper = (await documentsOf(tx, id)).find((candidate) => candidate.type === type);
    const name = label(DOCUMENT_TYPES, type, lang);
    const article13 = DOCUMENT_TYPES[type].article13;
    const values = {
      id: paper?.id ?? uuidv7(), version: String(paper?.version ?? 0), status: paper?.status ?? "tidak_diketahui", number: "",
      issuer: paper?.issuer ?? "", issuedOn: paper?.issuedOn ?? "", expiresOn: paper?.expiresOn ?? "",
    };
    return { title: `${name} · Desa Produktif`, name, article13, journey: { id, householdId, householdLabel }, today, values, storedNumber: paper?.numberLast4 ? `••••${paper.numberLast4}` : null };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, type, form] = [await requireActor(request), await langOf(request), requireType(params.type), await request.formData()];
  const submission = parseWithZod(form, { schema: SetDocument.omit({ journeyId: true, type: true }) });
  return asActor(actor, async (tx) => {
    const { id: journeyId, today, regionCode } = await requireJourney(tx, actor, params.id, "write");
    if (submission.status !== "success") return data({ result: submission.reply() }, { status: 422 });
    const answer = await setDocument(tx, actor, { ...submission.value, journeyId, type });
    if (answer.ok) throw redirect(`/perjalanan/${journeyId}`, { status: 303, headers: { "Set-Cookie": flash("journeys:flash.paper") } });
    if (answer.reason.code === "conflict") {
      return data({ result: submission.reply(), conflict: shownConflict(answer.reason, { lang, regionCode, lists: DOCUMENT_LISTS }) }, { status: 409 });
    }
    return data({ result: submission.reply({ fieldErrors: fieldErrors(answer.reason, { lang, today }) }) }, { status: 422 });
  });
}

type Typed = Record<(typeof PAPER_FIELDS)[number] | "id" | "version", string>;

export default function DocumentPage() {
  const { t } = useTranslation("journeys");
  const { name, article13, journey, today, values, storedNumber } = useLoaderData<typeof loader>();
  const answer = useActionData<{ result: SubmissionResult; conflict?: ShownConflict }>();
  const [form, fields] = useForm<Typed>({ id: "dokumen", lastResult: answer?.result, defaultValue: values });
  const labels = { status: t("paper.status"), number: t("paper.number"), issuer: t("paper.issuer"), issuedOn: t("paper.issued"), expiresOn: t("paper.expires") };
  const back = `/perjalanan/${journey.id}`;
  return (
    <Page
      width="narrow"
      title={name}
      intro={article13 ? t("paper.article13", { letter: article13 }) : undefined}
      crumbs={[{ label: journey.householdLabel, to: `/keluarga/${journey.householdId}` }, { label: t("title"), to: back }, { label: name }]}
    >
      <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-6">
        <input type="hidden" name="id" value={fields.id.initialValue ?? values.id} />
        <input type="hidden" name="version" value={fields.version.initialValue ?? values.version} />
        <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
        {answer?.conflict ? <ConflictNote conflict={answer.conflict} labels={labels} /> : null}
        <PaperFields fields={fields} today={today} storedNumber={storedNumber} />
        <FormActions>
          <SubmitButton size="large">{t("paper.button")}</SubmitButton>
          <LinkButton to={back} variant="quiet">
            {t("common:cancel")}
          </LinkButton>
        </FormActions>
      </Form>
    </Page>
  );
}
