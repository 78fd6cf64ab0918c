import { useTranslation } from "react-i18next";
import { Badge } from "~/ui/Badge";
import { DataTable, type Column } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import { useFormat } from "~/ui/use-format";
import type { SignInEntry } from "./sign-ins.server";

/** The last sign-ins of an account, the refused ones too, so that a stranger is noticed. */
export function SignInHistory({ entries }: { entries: readonly SignInEntry[] }) {
  const { t } = useTranslation("access");
  const format = useFormat();
  if (entries.length === 0) return <EmptyState title={t("history.none")} />;
  const columns: Column<SignInEntry>[] = [
    { key: "at", header: t("history.at"), title: true, cell: ({ at }) => `${format.date(at.slice(0, 10))}, ${at.slice(11)}` },
    { key: "device", header: t("history.device"), cell: ({ device }) => device || t("account.unknownDevice") },
    { key: "how", header: t("history.how"), cell: ({ how }) => t(`history.ways.${how}`) },
    {
      key: "outcome", header: t("history.outcome"),
      cell: ({ refused, isNewDevice }) => (refused ? <Badge tone="warn">{t("history.refused")}</Badge> : isNewDevice ? <Badge tone="info">{t("history.newDevice")}</Badge> : t("history.done")),
    },
  ];
  return <DataTable caption={t("history.title")} captionHidden columns={columns} rows={entries} rowKey={(row) => row.id} />;
}
