import { useTranslation } from "react-i18next";
import { Disclosure } from "~/ui/Disclosure";
import { Facts } from "~/ui/Facts";
import { useFormat } from "~/ui/use-format";
import type { RunwayFacts } from "./household-runway";

type RunwayBasisProps = { runway: RunwayFacts; debts: { count: number; outstandingIdr: bigint | null } };

/** From what the months were reckoned, so that the family can check them. */
export function RunwayBasis({ runway: { inputs, asOf }, debts }: RunwayBasisProps) {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  if (inputs === null) return null;
  return (
    <Disclosure summary={t("runway.basis")}>
      <Facts
        items={[
          { term: t("runway.savings"), value: format.rupiah(inputs.savingsIdr), hint: format.date(asOf) },
          { term: t("runway.spending"), value: format.rupiah(Math.round(inputs.spendingIdr)) },
          { term: t("runway.local"), value: format.rupiah(inputs.localIdr) },
          { term: t("runway.debts"), value: debts.count === 0 ? t("runway.noDebts") : debts.outstandingIdr === null ? t("runway.debtsUnknown", { count: debts.count }) : format.rupiah(debts.outstandingIdr) },
        ]}
      />
      <p className="pt-2 text-muted">{t("runway.rule")}</p>
    </Disclosure>
  );
}
