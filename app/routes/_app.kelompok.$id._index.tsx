import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { timeZoneOf } from "~/regions/time-zone";
import { GROUP_KINDS } from "~/savings/codes";
import { groupSheet } from "~/savings/group-sheet.server";
import { GroupMoney } from "~/savings/GroupMoney";
import { GroupPage } from "~/savings/GroupPage";
import { MemberTable } from "~/savings/MemberTable";
import { requireGroup } from "~/savings/require-group.server";
import { label } from "~/shared/codes";
import { todayIn } from "~/shared/dates";
import { Card } from "~/ui/Card";
import { LinkButton } from "~/ui/LinkButton";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "savings")];
  return asActor(actor, async (tx) => {
    const { group, village, canWrite } = await requireGroup(tx, actor, params.id, "read");
    return { title: `${t("one")} · Desa Produktif`, group, village, canWrite, sheet: await groupSheet(tx, group.id, todayIn(timeZoneOf(group.regionCode), new Date())) };
  });
}

export default function GroupView() {
  const { group, village, canWrite, sheet } = useLoaderData<typeof loader>();
  const { t } = useTranslation("savings");
  const lang = useLang();
  const format = useFormat();
  const base = `/kelompok/${group.id}`;
  const hasMembers = sheet.people.women + sheet.people.men + sheet.people.unknown > 0;
  return (
    <GroupPage
      group={group}
      village={village}
      width="wide"
      intro={[village, label(GROUP_KINDS, group.kind, lang), group.legalNo, group.closedOn ? t("closed", { on: format.date(group.closedOn) }) : null].filter(Boolean).join(" · ")}
      actions={canWrite ? (
        <>
          {hasMembers && !group.closedOn ? <LinkButton to={`${base}/pertemuan/baru`}>{t("meeting.record")}</LinkButton> : null}
          <LinkButton variant="secondary" to={`${base}/anggota`}>{t("member.add")}</LinkButton>
          {hasMembers && !group.closedOn ? <LinkButton variant="secondary" to={`${base}/pinjaman`}>{t("loan.add")}</LinkButton> : null}
          <LinkButton variant="quiet" to={`${base}/ubah`}>{t("edit")}</LinkButton>
        </>
      ) : undefined}
    >
      <GroupMoney sheet={sheet} />
      <Card title={t("member.title")} flush><MemberTable groupId={group.id} members={sheet.members} /></Card>
      <Card title={t("meeting.title")}>
        {sheet.meetings.length === 0 ? <p className="text-muted">{t("meeting.none")}</p> : (
          <ul className="flex flex-wrap gap-2">
            {sheet.meetings.map(({ id, heldOn }) => <li key={id}>{canWrite ? <LinkButton variant="secondary" to={`${base}/pertemuan/${id}`}>{format.date(heldOn)}</LinkButton> : format.date(heldOn)}</li>)}
          </ul>
        )}
      </Card>
    </GroupPage>
  );
}
