import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { siteAddress } from "~/access/account-messages.server";
import { qrPicture } from "~/access/qr.server";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { participantsOf, sessionsOf } from "~/learning/activities.server";
import { ActivityPage } from "~/learning/ActivityPage";
import { answerArrival, arrivedAt } from "~/learning/answer-arrival.server";
import { ArrivedList } from "~/learning/ArrivedList";
import { AnswerArrival, OpenDoor } from "~/learning/door.schema";
import { DoorForm } from "~/learning/DoorForm";
import { closeDoor, doorOf, openDoor } from "~/learning/doors.server";
import { DoorSign } from "~/learning/DoorSign";
import { fieldErrors } from "~/learning/form-refusals.server";
import { fittingFamily, QUESTION_FAMILIES } from "~/learning/question-bank";
import { requireActivity } from "~/learning/require-activity.server";
import { timeZoneOf } from "~/regions/time-zone";
import { flash } from "~/ui/flash.server";
import { LinkButton } from "~/ui/LinkButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "learning")];
  return asActor(actor, async (tx) => {
    const { activity, village } = await requireActivity(tx, actor, params.id, "write");
    const session = (await sessionsOf(tx, activity.id)).find(({ number }) => String(number) === params.nomor);
    if (!session) throw new Response(null, { status: 404 });
    const zone = timeZoneOf(activity.regionCode);
    const [door, arrived, participants] = [await doorOf(tx, session.id, zone), await arrivedAt(tx, session.id, zone), await participantsOf(tx, activity.id)];
    const address = `${siteAddress(request)}/hadir`;
    return {
      title: `${t("door.title", { number: session.number })} · Desa Produktif`, activity, village, number: session.number, family: fittingFamily(activity.type), families: QUESTION_FAMILIES.map(({ family, title }) => ({ family, title })), arrived,
      participants: participants.map(({ id, name, household }) => ({ id, name, household })),
      door: door && { ...door, picture: qrPicture(`${address}?kode=${door.code}`), address: address.replace(/^https?:\/\//, "") },
    };
  });
}

type Answer = { at: "door" | "list"; error: string };
const refusedAt = (at: Answer["at"], error: string) => data<Answer>({ at, error }, { status: 422 });

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  const [intent, number] = [form.get("intent"), Number(params.nomor)];
  return asActor(actor, async (tx) => {
    const { activity: { id } } = await requireActivity(tx, actor, params.id, "write");
    const here = `/kegiatan/${id}/sesi/${number}/kode`;
    if (intent === "jawab") {
      const answer = parseWithZod(form, { schema: AnswerArrival });
      if (answer.status !== "success") return refusedAt("list", "error.choose_who");
      const answered = await answerArrival(tx, actor, id, answer.value);
      if (answered.ok) throw redirect(here, { status: 303, headers: { "Set-Cookie": flash("learning:flash.arrival") } });
      if (answered.reason.code === "answered") return refusedAt("list", "error.answered");
      return refusedAt("list", Object.values(fieldErrors(answered.reason))[0]?.[0]?.split("|")[0]?.replace("learning:", "") ?? "error.form");
    }
    const asked = parseWithZod(form, { schema: OpenDoor });
    if (intent !== "tutup" && asked.status !== "success") return refusedAt("door", "learning:error.form");
    const done = asked.status === "success" && intent !== "tutup" ? await openDoor(tx, actor, id, number, asked.value) : await closeDoor(tx, actor, id, number);
    if (done.ok) throw redirect(here, { status: 303 });
    return refusedAt("door", Object.values(fieldErrors(done.reason))[0]?.[0] ?? "learning:error.form");
  });
}

export default function DoorPage() {
  const { activity, village, number, door, family, families, arrived, participants } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const { t } = useTranslation("learning");
  return (
    <ActivityPage
      activity={activity}
      village={village}
      title={t("door.title", { number })}
      intro={t("door.intro")}
      actions={<LinkButton variant="secondary" to={`/kegiatan/${activity.id}/sesi/${number}`}>{t("attend.take")}</LinkButton>}
    >
      {door ? <DoorSign {...door} /> : <DoorForm family={family} families={families} error={answer?.at === "door" ? answer.error : undefined} />}
      <ArrivedList {...arrived} participants={participants} error={answer?.at === "list" ? answer.error : undefined} />
    </ActivityPage>
  );
}
