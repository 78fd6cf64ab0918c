import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { DataTable } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import { useFormat } from "~/ui/use-format";
import { MONEY_KINDS } from "./codes";
import type { LedgerLine } from "./groups.server";

/** One member's ledger, the latest first. */
export function LedgerTable({ lines }: { lines: readonly LedgerLine[] }) {
  const { t } = useTranslation("savings");
  const lang = useLang();
  const format = useFormat();
  return (
    <DataTable
      caption={t("ledger.title")}
      captionHidden
      rows={lines}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("ledger.none")} />}
      columns={[
        { key: "on", header: t("ledger.on"), title: true, cell: ({ entryOn }) => format.date(entryOn) },
        { key: "kind", header: t("ledger.kind"), cell: ({ kind }) => label(MONEY_KINDS, kind, lang) },
        { key: "amount", header: t("ledger.amount"), numeric: true, cell: ({ kind, amountIdr }) => `${kind === "penarikan" ? "−" : "+"} ${format.rupiah(amountIdr)}` },
      ]}
    />
  );
}
