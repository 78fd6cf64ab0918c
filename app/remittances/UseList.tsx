import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { DataTable, type Column } from "~/ui/DataTable";
import { useFormat } from "~/ui/use-format";

type Use = { category: string; label: string; amountIdr: bigint; statedIdr: bigint | null };
type UseListProps = { said: { uses: readonly Use[]; otherMoneyIdr: bigint } };

/** What is on record for a month: what was said, and what of it that month's money could cover. */
export function UseList({ said }: UseListProps) {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  if (said.uses.length === 0) return <p className="text-muted">{t("uses.nothing")}</p>;
  const isCut = said.otherMoneyIdr > 0n;
  const columns: Column<Use>[] = [
    { key: "kategori", header: t("uses.category"), title: true, cell: (use) => use.label },
    ...(isCut ? [{ key: "disebut", header: t("uses.stated"), numeric: true, cell: (use: Use) => format.rupiah(use.statedIdr) }] : []),
    { key: "jumlah", header: t("uses.counted"), numeric: true, cell: (use) => format.rupiah(use.amountIdr) },
  ];
  return (
    <Card title={t("uses.recorded")} note={isCut ? t("uses.otherMoney", { amount: format.rupiah(said.otherMoneyIdr) }) : undefined} flush>
      <DataTable caption={t("uses.recorded")} captionHidden columns={columns} rows={said.uses} rowKey={({ category }) => category} keepTable />
    </Card>
  );
}
