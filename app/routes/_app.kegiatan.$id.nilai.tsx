import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { participantsOf } from "~/learning/activities.server";
import { ActivityPage } from "~/learning/ActivityPage";
import { TEST_PHASES, type TestPhase } from "~/learning/codes";
import { SetScores } from "~/learning/learning.schema";
import { requireActivity } from "~/learning/require-activity.server";
import { ScoreForm } from "~/learning/ScoreForm";
import { setScores } from "~/learning/take-part.server";
import { codesOf, isCode, label } from "~/shared/codes";
import { EmptyState } from "~/ui/EmptyState";
import { flash } from "~/ui/flash.server";
import { LinkButton } from "~/ui/LinkButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "learning")];
  const asked = new URL(request.url).searchParams.get("tes");
  const phase: TestPhase = isCode(TEST_PHASES, asked) ? asked : "pre";
  return asActor(actor, async (tx) => {
    const { activity, village } = await requireActivity(tx, actor, params.id, "write");
    const participants = await participantsOf(tx, activity.id);
    const formFamily = participants.flatMap(({ scores }) => Object.values(scores).map((one) => one.formFamily))[0] ?? "A";
    return { title: `${t("scores.title")} · Desa Produktif`, activity, village, phase, formFamily, rows: participants.map(({ id, name, scores }) => ({ id, name, score: scores[phase]?.score.toString() ?? "" })) };
  });
}

type Answer = { errors: Record<string, string[] | null>; typed: Record<string, string>; formFamily: string };

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  const submission = parseWithZod(form, { schema: SetScores });
  return asActor(actor, async (tx) => {
    const { activity: { id } } = await requireActivity(tx, actor, params.id, "write");
    if (submission.status !== "success") return data<Answer>({ errors: submission.error ?? {}, typed: typedScores(form), formFamily: String(form.get("formFamily") ?? "") }, { status: 422 });
    const set = await setScores(tx, actor, id, submission.value);
    if (!set.ok) throw new Response(null, { status: set.reason.code === "forbidden" ? 403 : 404 });
    throw redirect(`/kegiatan/${id}`, { status: 303, headers: { "Set-Cookie": flash("learning:flash.scores", { count: set.value }) } });
  });
}

/** What stood in each box, by participant, so that nothing typed is lost. */
function typedScores(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {};
  for (let index = 0; form.has(`scores[${index}].participantId`); index++) typed[String(form.get(`scores[${index}].participantId`))] = String(form.get(`scores[${index}].score`) ?? "");
  return typed;
}

export default function ScoresPage() {
  const { activity, village, phase, formFamily, rows } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const { t } = useTranslation("learning");
  const lang = useLang();
  return (
    <ActivityPage activity={activity} village={village} title={t("scores.title")} intro={label(TEST_PHASES, phase, lang)}>
      <nav aria-label={t("scores.which")} className="no-print flex flex-wrap gap-2">
        {codesOf(TEST_PHASES).map((code) => <LinkButton key={code} variant={code === phase ? "primary" : "secondary"} to={`?tes=${code}`} aria-current={code === phase ? "page" : undefined}>{label(TEST_PHASES, code, lang)}</LinkButton>)}
      </nav>
      {rows.length === 0 ? <EmptyState title={t("people.none")}>{t("people.noneHelp")}</EmptyState> : (
        <ScoreForm key={`${phase}${answer ? "typed" : ""}`} phase={phase} formFamily={answer?.formFamily ?? formFamily} rows={rows.map((row) => ({ ...row, score: answer?.typed[row.id] ?? row.score }))} errors={answer?.errors ?? {}} />
      )}
    </ActivityPage>
  );
}
