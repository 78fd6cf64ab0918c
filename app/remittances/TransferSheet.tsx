import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { Facts, type Fact } from "~/ui/Facts";
import { useFormat } from "~/ui/use-format";
import type { CostUnknown } from "./sending-cost";

type Transfer = {
  sentOn: string | null; receivedOn: string | null; currency: string; sentMinor: bigint | null; feeMinor: bigint | null; receivedIdr: bigint | null; receiveFeeIdr: bigint | null;
  appliedRate: string | null; rateDerived: boolean; isEstimated: boolean; referenceRate: string | null; referenceMonth: string | null;
  channel: string; provider: string | null; evidence: string | null; sender: string | null; senderRelation: string | null; country: string | null; purposeNote: string | null; isException: boolean;
};
type Cost = { unknown: CostUnknown | "reference_unknown" } | { unknown: null; total: number; fee: number; margin: number; receiveFee: number; isOdd: boolean; isFar: boolean };

/** Everything known of one transfer, and what it cost against the reference rate. */
export function TransferSheet({ transfer, cost }: { transfer: Transfer; cost: Cost | null }) {
  const { t } = useTranslation(["remittances", "common"]);
  const format = useFormat();
  const unknown = t("common:unknown");
  const isForeign = transfer.currency !== "IDR";
  const rateHint = transfer.isEstimated ? t("sheet.rateNotSeen") : transfer.rateDerived ? t("sheet.rateDerived") : undefined;
  const net = transfer.receivedIdr !== null && transfer.receiveFeeIdr ? transfer.receivedIdr - transfer.receiveFeeIdr : null;
  const facts: Fact[] = [
    { term: t("field.receivedIdr"), value: transfer.receivedIdr === null ? unknown : format.rupiah(transfer.receivedIdr), ...(transfer.isEstimated ? { hint: t("sheet.estimated") } : net === null ? {} : { hint: t("sheet.net", { amount: format.rupiah(net) }) }) },
    ...(isForeign ? [{ term: t("field.sentMinor"), value: transfer.sentMinor === null ? unknown : format.money(transfer.sentMinor, transfer.currency) }] : []),
    ...(isForeign ? [{ term: t("field.appliedRate"), value: transfer.appliedRate === null ? unknown : format.rate(transfer.appliedRate), ...(rateHint ? { hint: rateHint } : {}) }] : []),
    ...(isForeign ? [{ term: t("sheet.reference"), value: transfer.referenceRate === null ? unknown : format.rate(transfer.referenceRate), ...(transfer.referenceMonth ? { hint: format.month(transfer.referenceMonth) } : {}) }] : []),
    { term: t("field.receivedOn"), value: transfer.receivedOn ? format.date(transfer.receivedOn) : unknown },
    { term: t("field.sentOn"), value: transfer.sentOn ? format.date(transfer.sentOn) : unknown },
    { term: t("field.channel"), value: [transfer.channel, transfer.provider].filter(Boolean).join(", ") },
    { term: t("field.feeMinor"), value: transfer.feeMinor === null ? unknown : format.money(transfer.feeMinor, transfer.currency) },
    { term: t("field.receiveFeeIdr"), value: transfer.receiveFeeIdr === null ? unknown : format.rupiah(transfer.receiveFeeIdr) },
    { term: t("field.journeyId"), value: [transfer.sender ?? transfer.senderRelation ?? unknown, transfer.country].filter(Boolean).join(", ") },
    { term: t("field.evidence"), value: transfer.evidence ?? unknown },
    ...(transfer.purposeNote ? [{ term: t("field.purposeNote"), value: transfer.purposeNote }] : []),
    ...(transfer.isException ? [{ term: t("field.isException"), value: t("common:yes") }] : []),
  ];
  return (
    <>
      {cost ? <CostCard cost={cost} /> : null}
      <Card title={t("sheet.title")}>
        <Facts items={facts} />
      </Card>
    </>
  );
}

function CostCard({ cost }: { cost: Cost }) {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  if (cost.unknown !== null) {
    return (
      <Card title={t("cost.title")}>
        <p>{t("cost.unknown")}</p>
        <p className="text-muted">{t(`cost.why.${cost.unknown}`)}</p>
      </Card>
    );
  }
  return (
    <Card title={t("cost.title")}>
      <p className="num text-2xl font-bold">{t("cost.total", { share: format.percent(cost.total) })}</p>
      <p className="text-muted">
        {t("cost.parts", { fee: format.percent(cost.fee), margin: format.percent(cost.margin), receiveFee: format.percent(cost.receiveFee) })}
      </p>
      {cost.isOdd ? <p className="mt-2 text-warn">{t("cost.odd")}</p> : null}
      {cost.isFar ? <p className="mt-2 text-warn">{t("warning.off_applied_rate")}</p> : null}
    </Card>
  );
}
