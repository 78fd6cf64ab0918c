import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { Facts } from "~/ui/Facts";
import { useFormat } from "~/ui/use-format";
import type { GroupSheet } from "./group-sheet.server";

/** Where the group's money is and whose it is; both sides are the same amount. */
export function GroupMoney({ sheet: { balance, atRisk, presence, people } }: { sheet: GroupSheet }) {
  const { t } = useTranslation("savings");
  const format = useFormat();
  return (
    <Card title={t("money.title")} note={t("money.note")}>
      <Facts
        columns={3}
        items={[
          { term: t("money.box"), value: format.rupiah(balance.boxIdr) },
          { term: t("money.lent"), value: format.rupiah(balance.lentIdr), hint: atRisk.lentIdr > 0 ? t("money.par30", { percent: format.percent(atRisk.atRiskIdr / atRisk.lentIdr), amount: format.rupiah(atRisk.atRiskIdr) }) : t("money.noLoan") },
          { term: t("money.savings"), value: format.rupiah(balance.savingsIdr), hint: t("money.service", { amount: format.rupiah(balance.serviceIdr) }) },
          { term: t("member.title"), value: t("member.count", { women: people.women, men: people.men, unknown: people.unknown }), hint: t("member.returned", { n: people.returned }) },
          { term: t("meeting.presence"), value: presence === null ? t("meeting.noSeats") : format.percent(presence) },
        ]}
      />
    </Card>
  );
}
