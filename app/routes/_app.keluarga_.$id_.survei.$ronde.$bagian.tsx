import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { membersOf } from "~/households/household-detail.server";
import { HouseholdPage } from "~/households/HouseholdPage";
import { headOf, requireSheet } from "~/households/require-sheet.server";
import { shownConflict } from "~/households/shown-conflict.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { timeZoneOf } from "~/regions/time-zone";
import { label } from "~/shared/codes";
import { todayIn } from "~/shared/dates";
import { SURVEY_ROUNDS } from "~/surveys/codes";
import { fieldErrors } from "~/surveys/form-refusals.server";
import { sectionValues } from "~/surveys/form-values";
import { isSection, REVIEW, SECTIONS, stepAfter, SURVEY_LISTS } from "~/surveys/questions";
import { saveResponse } from "~/surveys/save-response.server";
import { SectionForm } from "~/surveys/SectionForm";
import { SectionNav } from "~/surveys/SectionNav";
import { requireRound, shownWarnings } from "~/surveys/survey-page.server";
import { saidIn, sectionSchema } from "~/surveys/survey.schema";
import { responseOf } from "~/surveys/surveys.server";
import { SurveyWarnings } from "~/surveys/SurveyWarnings";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

function addressOf(params: LoaderFunctionArgs["params"]) {
  const [round, section] = [requireRound(params.ronde), params.bagian];
  if (!isSection(section)) throw new Response(null, { status: 404 });
  return { round, section };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "surveys")];
  const { round, section } = addressOf(params);
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "write");
    const response = await responseOf(tx, sheet.id, round);
    // The day of the interview comes first: it says where and in which round an answer counts.
    if (!response && section !== "wawancara") throw redirect(`/keluarga/${sheet.id}/survei/${round}/wawancara`);
    const today = todayIn(timeZoneOf(sheet.regionCode), new Date());
    const members = (await membersOf(tx, sheet.id)).map(({ id, fullName }) => ({ value: id, label: fullName }));
    const warnings = response ? (await shownWarnings(tx, response)).filter((warning) => warning.section === section) : [];
    return { title: `${t("title")} · Desa Produktif`, household: headOf(actor, sheet), round, section, today, members, warnings, values: sectionValues(section, response, today), canDecline: response?.state !== "selesai" };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const { round, section } = addressOf(params);
  const submission = parseWithZod(form, { schema: sectionSchema(section) });
  return asActor(actor, async (tx) => {
    const { id: householdId, regionCode } = await requireSheet(tx, actor, params.id, "write");
    if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
    const saved = await saveResponse(tx, actor, { ...saidIn(section, submission.value), householdId, round });
    if (saved.ok) {
      const next = saved.value.state === "draf" ? stepAfter(section) : REVIEW;
      throw redirect(`/keluarga/${householdId}/survei/${round}${next === REVIEW ? "" : `/${next}`}`, { status: 303, headers: { "Set-Cookie": flash("surveys:flash.saved") } });
    }
    if (saved.reason.code === "conflict") return data<RecordAnswer>({ result: submission.reply(), conflict: shownConflict(saved.reason, { lang, regionCode, lists: SURVEY_LISTS }) }, { status: 409 });
    return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(saved.reason) }) }, { status: 422 });
  });
}

export default function SurveySection() {
  const { household, round, section, today, members, warnings, values, canDecline } = useLoaderData<typeof loader>();
  const { t } = useTranslation("surveys");
  const lang = useLang();
  const base = `/keluarga/${household.id}/survei/${round}`;
  return (
    <HouseholdPage household={household} title={t("ofRound", { round: label(SURVEY_ROUNDS, round, lang) })} intro={t("form.part", { number: SECTIONS.indexOf(section) + 1, of: SECTIONS.length })}>
      {values.version === "0" ? null : <SectionNav base={base} />}
      <SurveyWarnings warnings={warnings} />
      <SectionForm key={`${section} ${values.version}`} section={section} values={values} members={members} today={today} canDecline={canDecline} backTo={base} answer={useActionData<RecordAnswer>()} />
    </HouseholdPage>
  );
}
