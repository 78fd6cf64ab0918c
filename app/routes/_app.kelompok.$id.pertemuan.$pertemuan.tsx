import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { requireActor } from "~/access/require-actor.server";
import { asActor, type Tx } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { timeZoneOf } from "~/regions/time-zone";
import { fieldErrors } from "~/savings/form-refusals.server";
import { GroupPage } from "~/savings/GroupPage";
import { membersOf } from "~/savings/groups.server";
import { meetingDay, meetingSeats } from "~/savings/meeting-page.server";
import { type MeetingAnswer, MeetingForm } from "~/savings/MeetingForm";
import { recordMeeting } from "~/savings/record-meeting.server";
import { requireGroup } from "~/savings/require-group.server";
import { RecordMeeting } from "~/savings/savings.schema";
import { todayIn } from "~/shared/dates";
import { isUuid } from "~/shared/uuid";
import { EmptyState } from "~/ui/EmptyState";
import { flash } from "~/ui/flash.server";
import { LinkButton } from "~/ui/LinkButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** A meeting of this group, or null for a new one; 404 for any other. */
async function requireMeeting(tx: Tx, groupId: string, id: string | undefined): Promise<{ id: string; heldOn: string } | null> {
  if (id === "baru") return null;
  const heldOn = isUuid(id) ? await meetingDay(tx, groupId, id) : undefined;
  if (id === undefined || heldOn === undefined) throw new Response(null, { status: 404 });
  return { id, heldOn };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "savings")];
  return asActor(actor, async (tx) => {
    const { group, village } = await requireGroup(tx, actor, params.id, "write");
    const meeting = await requireMeeting(tx, group.id, params.pertemuan);
    const today = todayIn(timeZoneOf(group.regionCode), new Date());
    return {
      title: `${t("meeting.record")} · Desa Produktif`, group, village, today, isNew: meeting === null, meetingId: meeting?.id ?? uuidv7(), heldOn: meeting?.heldOn ?? today, duesIdr: group.duesIdr?.toString() ?? null,
      seats: await meetingSeats(tx, group.id, meeting?.id ?? null),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  const submission = parseWithZod(form, { schema: RecordMeeting });
  const typed = Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" && !name.includes("seen") ? [[name, value]] : [])));
  return asActor(actor, async (tx) => {
    const { group: { id } } = await requireGroup(tx, actor, params.id, "write");
    const meeting = await requireMeeting(tx, id, params.pertemuan);
    if (submission.status !== "success") return data<MeetingAnswer>({ conflicts: [], errors: Object.fromEntries(Object.entries(submission.error ?? {}).flatMap(([name, messages]) => (messages ? [[name, messages]] : []))), typed }, { status: 422 });
    const recorded = await recordMeeting(tx, actor, id, { ...submission.value, id: meeting?.id ?? submission.value.id });
    if (!recorded.ok) return data<MeetingAnswer>({ conflicts: [], errors: fieldErrors(recorded.reason), typed }, { status: 422 });
    const { conflicts, written } = recorded.value;
    if (conflicts.length === 0) throw redirect(`/kelompok/${id}`, { status: 303, headers: { "Set-Cookie": flash("savings:flash.meeting", { n: written }) } });
    const names = new Map((await membersOf(tx, id)).map((member) => [member.id, member.name]));
    return data<MeetingAnswer>({ conflicts: conflicts.map(({ memberId, ...what }) => ({ name: names.get(memberId) ?? "", ...what })), errors: {}, typed: {} }, { status: 409 });
  });
}

export default function MeetingPage() {
  const { group, village, today, isNew, meetingId, heldOn, duesIdr, seats } = useLoaderData<typeof loader>();
  const answer = useActionData<MeetingAnswer>();
  const { t } = useTranslation("savings");
  const stored = JSON.stringify(seats.map(({ status, paid }) => [status, paid]));
  return (
    <GroupPage group={group} village={village} title={t(isNew ? "meeting.record" : "meeting.edit")} intro={t("meeting.intro")}>
      {seats.length === 0 ? <EmptyState title={t("member.none")} action={<LinkButton to={`/kelompok/${group.id}/anggota`}>{t("member.add")}</LinkButton>} /> : (
        <MeetingForm key={stored} meetingId={answer?.typed.id ?? meetingId} heldOn={heldOn} today={today} duesIdr={duesIdr} seats={seats} backTo={`/kelompok/${group.id}`} answer={answer} />
      )}
    </GroupPage>
  );
}
