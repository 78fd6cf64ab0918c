import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { hasDemoData } from "~/access/demo-data.server";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { participantsOf, sessionsOf } from "~/learning/activities.server";
import { activityState } from "~/learning/activity-state";
import { ActivityPage } from "~/learning/ActivityPage";
import { Certificate } from "~/learning/Certificate";
import { certificateNumber } from "~/learning/certificate";
import { hasCompleted } from "~/learning/outcomes";
import { requireActivity } from "~/learning/require-activity.server";
import { learnerOf } from "~/learning/report";
import { areaName } from "~/regions/area-name";
import { breadcrumbs } from "~/regions/regions.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { EmptyState } from "~/ui/EmptyState";
import { LinkButton } from "~/ui/LinkButton";
import { PrintButton } from "~/ui/PrintButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "learning")];
  const one = new URL(request.url).searchParams.get("peserta");
  const isDemo = await hasDemoData();
  return asActor(actor, async (tx) => {
    const { activity, village } = await requireActivity(tx, actor, params.id, "write");
    const [participants, sessions, areas] = [await participantsOf(tx, activity.id), await sessionsOf(tx, activity.id), await breadcrumbs(tx, activity.regionCode)];
    const isEnded = activityState(activity, todayIn(timeZoneOf(activity.regionCode), new Date())) === "ended";
    const completed = isEnded ? participants.filter((participant) => hasCompleted(learnerOf(participant, sessions))) : [];
    const { id: activityId, regionCode, startOn } = activity;
    return {
      title: `${t("certificate.title")} · Desa Produktif`, activity, village, isEnded, isDemo, one, place: areas.reverse().map((area) => areaName(area, "id")).join(", "),
      completed: completed.map(({ id, name }) => ({ id, name, number: certificateNumber({ activityId, regionCode, startOn }, id) })),
    };
  });
}

export default function CertificatesPage() {
  const { activity, village, isEnded, isDemo, one, place, completed } = useLoaderData<typeof loader>();
  const { t } = useTranslation("learning");
  const shown = completed.filter(({ id }) => one === null || id === one);
  return (
    <ActivityPage activity={activity} village={village} title={t("certificate.title")} intro={t("certificate.intro", { completed: completed.length })} width="wide" actions={shown.length > 0 ? <PrintButton /> : undefined}>
      {shown.length === 0 ? <EmptyState title={t(isEnded ? "certificate.none" : "certificate.notEnded")}>{t("certificate.rule")}</EmptyState> : null}
      {completed.length > 1 ? (
        <nav aria-label={t("certificate.which")} className="no-print flex flex-wrap gap-2">
          <LinkButton variant={one === null ? "primary" : "secondary"} to="?" aria-current={one === null ? "page" : undefined}>{t("certificate.all")}</LinkButton>
          {completed.map(({ id, name }) => <LinkButton key={id} variant={id === one ? "primary" : "secondary"} to={`?peserta=${id}`} aria-current={id === one ? "page" : undefined}>{name}</LinkButton>)}
        </nav>
      ) : null}
      {shown.map(({ id, name, number }) => (
        <Certificate key={id} number={number} name={name} title={activity.title} type={activity.type} place={place} startOn={activity.startOn} endOn={activity.endOn ?? activity.startOn} hours={activity.hours} trainer={activity.trainer} village={village} isDemo={isDemo} />
      ))}
    </ActivityPage>
  );
}
