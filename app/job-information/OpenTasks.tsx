import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { useFormat } from "~/ui/use-format";
import { REFERRAL_TARGETS, TOPICS, type ReferralState, type ReferralTarget } from "./codes";
import type { FollowUp } from "./consultations.server";
import { ReferralBadge } from "./ReferralBadge";

export type OpenReferralRow = { id: string; name: string; target: ReferralTarget; sentOn: string; state: ReferralState };
type OpenTasksProps = { referrals: { rows: readonly OpenReferralRow[]; total: number }; followUps: { rows: readonly FollowUp[]; total: number } };

/** What waits: offices that have not answered, and people who think it over. */
export function OpenTasks({ referrals, followUps }: OpenTasksProps) {
  const { t } = useTranslation("jobs");
  const lang = useLang();
  const format = useFormat();
  const more = ({ rows, total }: { rows: readonly unknown[]; total: number }) => (total > rows.length ? <p className="px-4 pb-4 text-muted">{t("more", { shown: rows.length, total })}</p> : null);
  return (
    <>
      <Card title={t("referrals.title")} flush>
        <DataTable
          caption={t("referrals.caption", { count: referrals.total })}
          rows={referrals.rows}
          rowKey={({ id }) => id}
          empty={<p className="px-4 pb-4 text-muted">{t("referrals.none")}</p>}
          columns={[
            { key: "name", header: t("referral.person"), title: true, cell: ({ id, name }) => <Link to={`/rujukan/${id}`} className="link tap">{name}</Link> },
            { key: "target", header: t("referral.target"), cell: ({ target }) => label(REFERRAL_TARGETS, target, lang) },
            { key: "sentOn", header: t("referral.sentOn"), cell: ({ sentOn }) => format.date(sentOn) },
            { key: "state", header: t("referral.status"), cell: ({ state }) => <ReferralBadge state={state} /> },
          ]}
        />
        {more(referrals)}
      </Card>
      <Card title={t("followUp.title")} flush>
        <DataTable
          caption={t("followUp.caption", { count: followUps.total })}
          rows={followUps.rows}
          rowKey={({ id }) => id}
          empty={<p className="px-4 pb-4 text-muted">{t("followUp.none")}</p>}
          columns={[
            { key: "name", header: t("referral.person"), title: true, cell: ({ id, name }) => <Link to={`/konsultasi/${id}`} className="link tap">{name}</Link> },
            { key: "topic", header: t("consultation.topic"), cell: ({ topic }) => label(TOPICS, topic, lang) },
            { key: "heldOn", header: t("consultation.one"), cell: ({ heldOn }) => format.date(heldOn) },
            { key: "due", header: t("followUp.due"), cell: ({ followUpOn }) => (followUpOn ? format.date(followUpOn) : t("followUp.noDay")) },
            { key: "licence", header: t("followUp.check"), cell: ({ withdrawn }) => (withdrawn ? <Badge tone="bad">{t("followUp.licence")}</Badge> : null) },
          ]}
        />
        {more(followUps)}
      </Card>
    </>
  );
}
