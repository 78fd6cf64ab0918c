import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { participantsOf, sessionsOf } from "~/learning/activities.server";
import { activityState } from "~/learning/activity-state";
import { ActivityPage } from "~/learning/ActivityPage";
import { ACTIVITY_PILLARS, ACTIVITY_TYPES, FUNDINGS, TEST_PHASES } from "~/learning/codes";
import { attendanceRate, completion, trainingGain } from "~/learning/outcomes";
import { Outcomes } from "~/learning/Outcomes";
import { requireActivity } from "~/learning/require-activity.server";
import { attendanceByMeeting, costPerCompleted, learnerOf, meanScores } from "~/learning/report";
import { SeatTable } from "~/learning/SeatTable";
import { SessionTable } from "~/learning/SessionTable";
import { timeZoneOf } from "~/regions/time-zone";
import { codesOf, label } from "~/shared/codes";
import { todayIn } from "~/shared/dates";
import { Card } from "~/ui/Card";
import { Facts } from "~/ui/Facts";
import { LinkButton } from "~/ui/LinkButton";
import { PrintButton } from "~/ui/PrintButton";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "learning")];
  return asActor(actor, async (tx) => {
    const { activity, village, canWrite } = await requireActivity(tx, actor, params.id, "read");
    const [participants, sessions] = await Promise.all([participantsOf(tx, activity.id), sessionsOf(tx, activity.id)]);
    const learners = participants.map((participant) => learnerOf(participant, sessions));
    const state = activityState(activity, todayIn(timeZoneOf(activity.regionCode), new Date()));
    const completed = completion(learners, state === "ended");
    return {
      title: `${t("one")} · Desa Produktif`, activity, village, canWrite, state, participants, sessions,
      attendance: attendanceRate(learners.flatMap(({ seats }) => seats)), gain: trainingGain(participants.map(({ scores }) => scores)), completed, meetings: attendanceByMeeting(participants, sessions), means: meanScores(participants), perCompletedIdr: state === "ended" ? costPerCompleted(activity.costIdr, completed.completed) : null,
    };
  });
}

export default function ActivityReport() {
  const { activity, village, canWrite, state, participants, sessions, attendance, gain, completed, meetings, means, perCompletedIdr } = useLoaderData<typeof loader>();
  const { t } = useTranslation("learning");
  const lang = useLang();
  const format = useFormat();
  const base = `/kegiatan/${activity.id}`;
  const days = activity.endOn && activity.endOn !== activity.startOn ? `${format.date(activity.startOn)} – ${format.date(activity.endOn)}` : format.date(activity.startOn);
  const next = sessions.find(({ heldOn }) => heldOn === null) ?? sessions.at(-1);
  return (
    <ActivityPage
      activity={activity}
      village={village}
      width="wide"
      intro={`${village} · ${days} · ${t(`state.${state}`)}`}
      actions={canWrite ? (
        <>
          {next && participants.length > 0 ? <LinkButton to={`${base}/sesi/${next.number}`}>{t("attend.take")}</LinkButton> : null}
          <LinkButton variant="secondary" to={`${base}/peserta`}>{t("people.add")}</LinkButton>
          <LinkButton variant="secondary" to={`${base}/nilai`}>{t("scores.title")}</LinkButton>
          <LinkButton variant="secondary" to={`${base}/soal`}>{t("sheet.title")}</LinkButton>
          {state === "ended" ? <LinkButton variant="secondary" to={`${base}/sertifikat`}>{t("certificate.title")}</LinkButton> : null}
          <PrintButton />
          <LinkButton variant="quiet" to={`${base}/ubah`}>{t("edit")}</LinkButton>
        </>
      ) : <PrintButton />}
    >
      <Outcomes attendance={attendance} gain={gain} completed={completed} />
      <Card title={t("facts")}>
        <Facts
          columns={3}
          items={[
            { term: t("field.type"), value: label(ACTIVITY_TYPES, activity.type, lang) }, { term: t("field.pillar"), value: label(ACTIVITY_PILLARS, activity.pillar, lang) },
            { term: t("field.trainer"), value: activity.trainer }, { term: t("field.hours"), value: activity.hours }, { term: t("field.quota"), value: activity.quota }, { term: t("field.invited"), value: activity.invited },
            { term: t("field.costIdr"), value: activity.costIdr === null ? null : format.rupiah(activity.costIdr) }, { term: t("field.funding"), value: label(FUNDINGS, activity.funding, lang) },
            { term: t("report.perCompleted"), value: perCompletedIdr === null ? null : format.rupiah(perCompletedIdr), hint: t("report.perCompletedHint") },
            ...(activity.note ? [{ term: t("field.note"), value: activity.note }] : []),
          ]}
        />
        {canWrite && participants.length > 0 ? (
          <nav aria-label={t("session.title")} className="no-print mt-4 flex flex-wrap gap-2">
            {sessions.map(({ number, heldOn }) => (
              <LinkButton key={number} variant="secondary" to={`${base}/sesi/${number}`}>{heldOn ? t("session.held", { number, on: format.date(heldOn) }) : t("session.number", { number })}</LinkButton>
            ))}
          </nav>
        ) : null}
      </Card>
      <Card title={t("report.meetings")} flush><SessionTable rows={meetings} title={t("report.meetings")} /></Card>
      <Card title={t("report.means")}>
        <Facts columns={3} items={codesOf(TEST_PHASES).map((phase) => ({ term: label(TEST_PHASES, phase, lang), value: format.number(means[phase].mean, 1), hint: t("report.meanOf", { takers: means[phase].takers }) }))} />
      </Card>
      <Card title={t("people.count", { count: participants.length })} flush>
        <SeatTable participants={participants} sessions={sessions} title={t("people.title")} />
      </Card>
    </ActivityPage>
  );
}
