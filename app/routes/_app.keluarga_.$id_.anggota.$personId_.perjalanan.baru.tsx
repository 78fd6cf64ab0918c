import { useForm, type SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { headOf, requireMember, requireSheet } from "~/households/require-sheet.server";
import { HouseholdPage } from "~/households/HouseholdPage";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { fieldErrors } from "~/journeys/form-refusals.server";
import { EvidenceFields, MoreFields, RouteFields, useJourneyLabels } from "~/journeys/JourneyFields";
import { OpenJourneyForm } from "~/journeys/journey.schema";
import { journeysOf } from "~/journeys/journeys.server";
import { openedMessage, openJourney } from "~/journeys/open-journeys.server";
import { StateFields } from "~/journeys/StateFields";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { Alert } from "~/ui/Alert";
import { Disclosure } from "~/ui/Disclosure";
import { flash } from "~/ui/flash.server";
import { FormActions } from "~/ui/form/FormActions";
import { FormErrors } from "~/ui/form/FormErrors";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "journeys")];
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "write");
    const { id, fullName } = await requireMember(tx, sheet.id, params.personId);
    const open = (await journeysOf(tx, sheet.id)).find(({ personId, closedOn, status }) => personId === id && closedOn === null && status !== "pulang");
    const today = todayIn(timeZoneOf(sheet.regionCode), new Date());
    return { title: `${t("open.title")} · Desa Produktif`, household: headOf(actor, sheet), name: fullName, openJourneyId: open?.id ?? null, today, newId: uuidv7() };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const submission = parseWithZod(form, { schema: OpenJourneyForm });
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "write");
    const person = await requireMember(tx, sheet.id, params.personId);
    if (submission.status !== "success") return data({ result: submission.reply() }, { status: 422 });
    const opened = await openJourney(tx, actor, { ...submission.value, personId: person.id, entry: null, statedProcedural: null, placement: null });
    if (opened.ok) throw redirect(`/perjalanan/${opened.value.id}`, { status: 303, headers: { "Set-Cookie": flash(openedMessage(opened.value)) } });
    const { openedOn, departedOn, returnedOn, registeredOn } = submission.value;
    const today = todayIn(timeZoneOf(sheet.regionCode), new Date());
    const errors = fieldErrors(opened.reason, { lang, today, dates: { openedOn, departedOn, returnedOn, registeredOn } });
    return data({ result: submission.reply({ fieldErrors: errors }) }, { status: 422 });
  });
}

type Typed = Partial<Record<keyof OpenJourneyForm, string>>;

export default function OpenJourneyPage() {
  const { t } = useTranslation("journeys");
  const { household, name, openJourneyId } = useLoaderData<typeof loader>();
  return (
    <HouseholdPage household={household} title={t("open.title")} intro={t("open.intro", { name })}>
      {openJourneyId ? (
        <Alert tone="info" title={t("open.hasOpen")} actions={<LinkButton to={`/perjalanan/${openJourneyId}`}>{t("open.seeOpen")}</LinkButton>}>
          {t("open.hasOpenHelp")}
        </Alert>
      ) : (
        <OpenForm />
      )}
    </HouseholdPage>
  );
}

function OpenForm() {
  const { t } = useTranslation("journeys");
  const { household, today, newId } = useLoaderData<typeof loader>();
  const answer = useActionData<{ result: SubmissionResult }>();
  const defaultValue: Typed = { id: newId, scheme: "tidak_diketahui", sector: "tidak_diketahui" };
  const [form, fields] = useForm<Typed>({ id: "perjalanan", lastResult: answer?.result, defaultValue });
  const labels = useJourneyLabels();
  const isMoreWrong = ["registeredOn", "evidenceSource", "nonProceduralEvidence", "transitRegionCode", "note"].some((field) => form.allErrors[field]);
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate className="space-y-6">
      <input type="hidden" name="id" value={fields.id.initialValue ?? newId} />
      <FormErrors formId={form.id} errors={form.allErrors} labels={labels} />
      <StateFields fields={fields} today={today} />
      <RouteFields fields={fields} today={today} />
      <Disclosure summary={t("form.more")} open={isMoreWrong || undefined}>
        <div className="space-y-6 pt-2">
          <EvidenceFields fields={fields} today={today} />
          <MoreFields fields={fields} />
        </div>
      </Disclosure>
      <FormActions>
        <SubmitButton size="large">{t("open.button")}</SubmitButton>
        <LinkButton to={`/keluarga/${household.id}`} variant="quiet">
          {t("common:cancel")}
        </LinkButton>
      </FormActions>
    </Form>
  );
}
