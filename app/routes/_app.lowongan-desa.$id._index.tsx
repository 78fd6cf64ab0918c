import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { P3MI_STATUSES } from "~/journeys/codes";
import { timeZoneOf } from "~/regions/time-zone";
import { label } from "~/shared/codes";
import { todayIn } from "~/shared/dates";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { flash } from "~/ui/flash.server";
import { FormErrors } from "~/ui/form/FormErrors";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";
import { VACANCY_STATES } from "~/vacancies/codes";
import { fieldErrors } from "~/vacancies/form-refusals.server";
import { requireVacancy } from "~/vacancies/require-vacancy.server";
import { moveVacancy } from "~/vacancies/save-vacancy.server";
import { companyOf } from "~/vacancies/vacancies.server";
import { canCheckAnew, followingStates, isOnBoard, shownCheck } from "~/vacancies/vacancy-rules";
import { MoveVacancy } from "~/vacancies/vacancy.schema";
import { VacancyFacts } from "~/vacancies/VacancyFacts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "vacancies")];
  return asActor(actor, async (tx) => {
    const { vacancy, canWrite } = await requireVacancy(tx, actor, params.id, "read");
    const today = todayIn(timeZoneOf(vacancy.regionCode), new Date());
    const facts = { ...vacancy, company: companyOf(vacancy) };
    const anew = canCheckAnew(facts, today);
    return { title: `${t("one")} · Desa Produktif`, vacancy, canWrite, check: shownCheck(facts, today), anew, onBoard: isOnBoard(facts, today), ahead: [...(anew ? ["terbit" as const] : []), ...followingStates(vacancy.state)] };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  const submission = parseWithZod(form, { schema: MoveVacancy });
  return asActor(actor, async (tx) => {
    const { vacancy: { id } } = await requireVacancy(tx, actor, params.id, "write");
    if (submission.status !== "success") return data({ errors: submission.error ?? {} }, { status: 422 });
    const moved = await moveVacancy(tx, actor, id, submission.value);
    if (moved.ok) throw redirect(`/lowongan-desa/${id}`, { status: 303, headers: { "Set-Cookie": flash("vacancies:flash.moved") } });
    return data({ errors: { "": Object.values(fieldErrors(moved.reason)).flat() } }, { status: 422 });
  });
}

export default function VacancyPage() {
  const { vacancy, canWrite, check, anew, onBoard, ahead } = useLoaderData<typeof loader>();
  const answer = useActionData<{ errors: Record<string, string[]> }>();
  const { t } = useTranslation("vacancies");
  const lang = useLang();
  const format = useFormat();
  const state = onBoard || vacancy.state !== "terbit" ? label(VACANCY_STATES, vacancy.state, lang) : t("hidden");
  return (
    <Page
      title={vacancy.title}
      intro={state}
      crumbs={[{ label: t("title"), to: `/wilayah/${vacancy.regionCode}/lowongan` }, { label: vacancy.title }]}
      actions={canWrite ? <LinkButton variant="secondary" to={`/lowongan-desa/${vacancy.id}/ubah`}>{t("edit")}</LinkButton> : undefined}
    >
      {vacancy.country === "ID" ? null : (
        <Alert tone={check === "ok" ? "good" : check === "ditolak" ? "bad" : "warn"} title={t(anew ? "licence_anew" : `licence_${check}`)}>
          {anew ? <p>{t("anewHelp")}</p> : null}
          {vacancy.companyStatus ? t("listed", { status: label(P3MI_STATUSES, vacancy.companyStatus, lang), on: format.date(vacancy.companyCheckedOn) }) : t("notListed")}
        </Alert>
      )}
      {canWrite ? (
        <div className="no-print space-y-3">
          <FormErrors formId="langkah" errors={answer?.errors ?? {}} />
          <div className="flex flex-wrap gap-2">
            {ahead.map((to) => (
              <Form method="post" key={to}>
                <input type="hidden" name="version" value={vacancy.version} />
                <input type="hidden" name="to" value={to} />
                <SubmitButton variant={to === "terbit" ? "primary" : "secondary"} name="kirim" value={to}>{t(anew && to === "terbit" ? "move.anew" : `move.${to}`)}</SubmitButton>
              </Form>
            ))}
          </div>
        </div>
      ) : null}
      <Card title={t("facts")}><VacancyFacts vacancy={vacancy} /></Card>
    </Page>
  );
}
