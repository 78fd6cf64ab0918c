import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { membersOf } from "~/households/household-detail.server";
import { HouseholdPage } from "~/households/HouseholdPage";
import { headOf, requireSheet } from "~/households/require-sheet.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { unanswered } from "~/surveys/answers";
import { AnswerSheet } from "~/surveys/AnswerSheet";
import { RESPONSE_STATES, SURVEY_ROUNDS } from "~/surveys/codes";
import { FinishCard } from "~/surveys/FinishCard";
import { fieldErrors } from "~/surveys/form-refusals.server";
import { LateChanges } from "~/surveys/LateChanges";
import { saveResponse } from "~/surveys/save-response.server";
import { requireRound, shownLateChanges, shownWarnings } from "~/surveys/survey-page.server";
import { FinishSurvey } from "~/surveys/survey.schema";
import { responseOf } from "~/surveys/surveys.server";
import { SurveyWarnings } from "~/surveys/SurveyWarnings";
import { EmptyState } from "~/ui/EmptyState";
import { flash } from "~/ui/flash.server";
import { LinkButton } from "~/ui/LinkButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, lang, t] = [await requireActor(request), await langOf(request), await getFixedT(request, "surveys")];
  const round = requireRound(params.ronde);
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "read");
    const response = await responseOf(tx, sheet.id, round);
    const members = await membersOf(tx, sheet.id);
    return {
      title: `${t("title")} · Desa Produktif`,
      household: headOf(actor, sheet), round, response: response ?? null,
      respondent: members.find(({ id }) => id === response?.respondentPersonId)?.fullName ?? null,
      open: response ? unanswered(response) : [],
      warnings: response ? await shownWarnings(tx, response) : [],
      late: response ? await shownLateChanges(tx, response, members, lang) : [],
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const submission = parseWithZod(await request.formData(), { schema: FinishSurvey });
  const round = requireRound(params.ronde);
  return asActor(actor, async (tx) => {
    const { id: householdId } = await requireSheet(tx, actor, params.id, "write");
    if (submission.status !== "success") throw new Response(null, { status: 400 });
    const saved = await saveResponse(tx, actor, { ...submission.value, householdId, round, said: {}, sections: [], finishes: true });
    if (saved.ok) throw redirect(`/keluarga/${householdId}/survei`, { status: 303, headers: { "Set-Cookie": flash("surveys:flash.finished") } });
    const [error] = Object.values(fieldErrors(saved.reason)).flat();
    return data({ error: error ?? "surveys:error.changed" }, { status: saved.reason.code === "conflict" ? 409 : 422 });
  });
}

export default function SurveyReview() {
  const { household, round, response, respondent, open, warnings, late } = useLoaderData<typeof loader>();
  const { t } = useTranslation("surveys");
  const lang = useLang();
  const error = useActionData<typeof action>()?.error;
  const base = `/keluarga/${household.id}/survei/${round}`;
  const title = t("ofRound", { round: label(SURVEY_ROUNDS, round, lang) });
  if (response === null) {
    return (
      <HouseholdPage household={household} title={title}>
        <EmptyState title={t("sheet.none")} action={household.canWrite ? <LinkButton to={`${base}/wawancara`}>{t("sheet.begin")}</LinkButton> : undefined}>{t("sheet.noneHelp")}</EmptyState>
      </HouseholdPage>
    );
  }
  return (
    <HouseholdPage household={household} title={title} intro={label(RESPONSE_STATES, response.state, lang)}>
      <SurveyWarnings warnings={warnings} />
      {response.state === "draf" && household.canWrite ? (
        <Form method="post"><FinishCard id={response.id} version={response.version} open={open} base={base} error={error} /></Form>
      ) : null}
      <AnswerSheet response={response} respondent={respondent} base={base} canWrite={household.canWrite} />
      <LateChanges rows={late} />
      <p><LinkButton variant="quiet" to={`/keluarga/${household.id}/survei`}>{t("sheet.all")}</LinkButton></p>
    </HouseholdPage>
  );
}
