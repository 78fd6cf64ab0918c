import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DataTable } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import { useFormat } from "~/ui/use-format";
import type { GroupSheet } from "./group-sheet.server";

/** Members with what each has saved and owes, for who keeps the group's book. */
export function MemberTable({ groupId, members }: { groupId: string; members: GroupSheet["members"] }) {
  const { t } = useTranslation("savings");
  const format = useFormat();
  return (
    <DataTable
      caption={t("member.title")}
      captionHidden
      rows={members}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("member.none")}>{t("member.noneHelp")}</EmptyState>}
      columns={[
        { key: "name", header: t("member.name"), title: true, cell: ({ id, name, leftOn }) => <><Link to={`/kelompok/${groupId}/anggota/${id}`} className="link tap">{name}</Link>{leftOn ? <span className="text-muted"> · {t("member.left", { on: format.date(leftOn) })}</span> : null}</> },
        { key: "savings", header: t("money.saved"), numeric: true, cell: ({ savingsIdr }) => format.rupiah(savingsIdr) },
        { key: "owed", header: t("loan.left"), numeric: true, cell: ({ owedIdr }) => format.rupiah(owedIdr) },
        { key: "presence", header: t("meeting.presence"), numeric: true, cell: ({ presence }) => (presence === null ? "–" : format.percent(presence)) },
      ]}
    />
  );
}
