import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { Facts } from "~/ui/Facts";
import { useFormat } from "~/ui/use-format";
import type { OwnSavings } from "./own-savings.server";

/** What a member has in each of her groups, on her own first page. */
export function OwnSavingsCard({ own }: { own: readonly Omit<OwnSavings, "ledger">[] }) {
  const { t } = useTranslation("savings");
  const format = useFormat();
  if (own.length === 0) return null;
  return (
    <Card title={t("own.title")} note={t("own.note")}>
      <Facts
        items={own.flatMap(({ name, savingsIdr, owedIdr, next }) => [
          { term: name, value: <span className="num text-xl">{format.rupiah(savingsIdr)}</span> },
          ...(owedIdr > 0 ? [{ term: t("own.owed", { name }), value: <span className="num text-xl">{format.rupiah(owedIdr)}</span>, ...(next ? { hint: t("own.next", { amount: format.rupiah(next.amountIdr), on: format.date(next.dueOn) }) } : {}) }] : []),
        ])}
      />
      <p className="no-print mt-2"><Link to="/saya/simpanan" className="link tap">{t("own.open")}</Link></p>
    </Card>
  );
}
