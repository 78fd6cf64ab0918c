import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { participantsOf, sessionsOf } from "~/learning/activities.server";
import { ActivityPage } from "~/learning/ActivityPage";
import { AttendanceForm } from "~/learning/AttendanceForm";
import type { Attendance } from "~/learning/codes";
import { fieldErrors } from "~/learning/form-refusals.server";
import { TakeAttendance } from "~/learning/learning.schema";
import { requireActivity } from "~/learning/require-activity.server";
import { takeAttendance } from "~/learning/take-part.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { EmptyState } from "~/ui/EmptyState";
import { flash } from "~/ui/flash.server";
import { LinkButton } from "~/ui/LinkButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "learning")];
  return asActor(actor, async (tx) => {
    const { activity, village } = await requireActivity(tx, actor, params.id, "write");
    const session = (await sessionsOf(tx, activity.id)).find(({ number }) => String(number) === params.nomor);
    if (!session) throw new Response(null, { status: 404 });
    const today = todayIn(timeZoneOf(activity.regionCode), new Date());
    const seats = (await participantsOf(tx, activity.id)).map(({ id, name, seats: all }) => ({ participantId: id, name, status: all[session.id] ?? ("tidak_dicatat" as const) }));
    return { title: `${t("attend.title", { number: session.number })} · Desa Produktif`, activity, village, number: session.number, heldOn: session.heldOn ?? today, today, seats };
  });
}

type Answer = { conflicts: { participantId: string; stored: Attendance }[]; error?: string };

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  const submission = parseWithZod(form, { schema: TakeAttendance });
  return asActor(actor, async (tx) => {
    const { activity: { id } } = await requireActivity(tx, actor, params.id, "write");
    if (submission.status !== "success") return data<Answer>({ conflicts: [], error: submission.error?.heldOn?.[0] ?? "learning:error.form" }, { status: 422 });
    const taken = await takeAttendance(tx, actor, id, Number(params.nomor), submission.value);
    if (!taken.ok) return data<Answer>({ conflicts: [], error: Object.values(fieldErrors(taken.reason))[0]?.[0] ?? "" }, { status: 422 });
    if (taken.value.conflicts.length > 0) return data<Answer>({ conflicts: taken.value.conflicts }, { status: 409 });
    throw redirect(`/kegiatan/${id}`, { status: 303, headers: { "Set-Cookie": flash("learning:flash.attendance", { count: taken.value.written }) } });
  });
}

export default function AttendancePage() {
  const { activity, village, number, heldOn, today, seats } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const { t } = useTranslation("learning");
  const nameOf = (id: string) => seats.find(({ participantId }) => participantId === id)?.name ?? "";
  return (
    <ActivityPage activity={activity} village={village} title={t("attend.title", { number })} intro={t("attend.intro")} actions={<LinkButton variant="secondary" to={`/kegiatan/${activity.id}/sesi/${number}/kode`}>{t("door.link")}</LinkButton>}>
      {seats.length === 0 ? (
        <EmptyState title={t("people.none")} action={<LinkButton to={`/kegiatan/${activity.id}/peserta`}>{t("people.add")}</LinkButton>} />
      ) : (
        <AttendanceForm
          key={seats.map(({ status }) => status).join()}
          seats={seats}
          heldOn={heldOn}
          today={today}
          conflicts={(answer?.conflicts ?? []).map(({ participantId, stored }) => ({ name: nameOf(participantId), stored }))}
          error={answer?.error}
        />
      )}
    </ActivityPage>
  );
}
