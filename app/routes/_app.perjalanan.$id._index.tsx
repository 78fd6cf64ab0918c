import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Pencil, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { ContractList } from "~/journeys/ContractList";
import { DeathReportForm, WaitingReport } from "~/journeys/DeathReport";
import { JourneySummary } from "~/journeys/JourneySummary";
import { journeyPage } from "~/journeys/journey-page.server";
import { CorrectionForm, JourneyTimeline } from "~/journeys/JourneyTimeline";
import { PaperList } from "~/journeys/PaperList";
import { ProceduralCard } from "~/journeys/ProceduralCard";
import { requireJourney } from "~/journeys/require-journey.server";
import { StepForm } from "~/journeys/StepForm";
import { takeIntent, type StepAnswer } from "~/journeys/step-form.server";
import { Card } from "~/ui/Card";
import { flash } from "~/ui/flash.server";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "journeys")];
  const page = await asActor(actor, (tx) => journeyPage(tx, actor, params.id));
  return { ...page, title: `${t("title")} · Desa Produktif`, eventId: uuidv7() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const answer = await asActor(actor, async (tx) => {
    const journey = await requireJourney(tx, actor, params.id, "write");
    return takeIntent(tx, actor, form, { journey, lang });
  });
  if (answer === null) throw new Response(null, { status: 400 });
  if (!answer.done) return data(answer, { status: 422 });
  return redirect(`/perjalanan/${params.id}`, { status: 303, headers: { "Set-Cookie": flash(answer.message) } });
}

export default function JourneyRoute() {
  const { t } = useTranslation("journeys");
  const { journey, steps, log, correctable, waiting, contracts, papers, counted, because, eventId } = useLoaderData<typeof loader>();
  const answer = useActionData<StepAnswer>();
  const resultOf = (...intents: string[]) => (answer && !answer.done && intents.includes(answer.intent) ? answer.result : undefined);
  const { id, version, today, canWrite } = journey;
  const canReport = steps.some(({ to }) => to === "meninggal");
  return (
    <Page
      title={journey.personName}
      intro={t("intro", { village: journey.village })}
      crumbs={[{ label: journey.householdLabel, to: `/keluarga/${journey.householdId}` }, { label: t("title") }]}
      actions={
        canWrite ? (
          <LinkButton variant="secondary" to={`/perjalanan/${id}/ubah`}>
            <Pencil aria-hidden="true" className="size-5" />
            {t("edit.open")}
          </LinkButton>
        ) : null
      }
    >
      <JourneySummary journey={journey} />
      {waiting ? <WaitingReport waiting={waiting} version={version} eventId={eventId} lastResult={resultOf("report", "withdraw")} /> : null}
      <div className="grid gap-6 lg:grid-cols-2">
        <div className="min-w-0 space-y-6">
          {canWrite && !waiting && steps.length > 0 ? (
            <Card title={t("step.title")}>
              <StepForm journey={journey} steps={steps} today={today} eventId={eventId} lastResult={resultOf("step")} />
              {canReport ? <DeathReportForm version={version} today={today} eventId={eventId} lastResult={resultOf("report")} /> : null}
            </Card>
          ) : null}
          <Card title={t("log.title")}>
            <JourneyTimeline log={log} />
            {correctable && !waiting ? <CorrectionForm step={correctable} eventId={eventId} lastResult={resultOf("correct")} /> : null}
          </Card>
        </div>
        <div className="min-w-0 space-y-6">
          <ProceduralCard journey={journey} because={because} counted={counted} />
          <Card
            title={t("contract.title")}
            action={
              canWrite ? (
                <LinkButton variant="quiet" to={`/perjalanan/${id}/kontrak/baru`}>
                  <Plus aria-hidden="true" className="size-5" />
                  {t("contract.add")}
                </LinkButton>
              ) : null
            }
          >
            <ContractList contracts={contracts} canWrite={canWrite} journeyId={id} />
          </Card>
        </div>
      </div>
      <Card title={t("paper.title")} note={t(journey.departedOn ? "paper.noteDeparted" : "paper.note", { verified: counted.verified, required: counted.required, unknown: counted.unknown })} flush>
        <PaperList journeyId={id} papers={papers} canWrite={canWrite} />
      </Card>
    </Page>
  );
}
