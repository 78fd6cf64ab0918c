import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { DataTable } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import { useFormat } from "~/ui/use-format";
import { GROUP_KINDS } from "./codes";
import type { ListedGroup } from "./groups.server";

/** A village's groups with what their members have saved together. */
export function GroupTable({ rows, caption }: { rows: readonly ListedGroup[]; caption: string }) {
  const { t } = useTranslation("savings");
  const lang = useLang();
  const format = useFormat();
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("none")}>{t("noneHelp")}</EmptyState>}
      columns={[
        { key: "name", header: t("field.name"), title: true, cell: ({ id, name }) => <Link to={`/kelompok/${id}`} className="link tap">{name}</Link> },
        { key: "kind", header: t("field.kind"), cell: ({ kind, closedOn }) => `${label(GROUP_KINDS, kind, lang)}${closedOn ? ` · ${t("closed", { on: format.date(closedOn) })}` : ""}` },
        { key: "members", header: t("member.title"), numeric: true, cell: ({ members }) => format.number(members) },
        { key: "last", header: t("meeting.last"), cell: ({ lastMeeting }) => (lastMeeting ? format.date(lastMeeting) : t("meeting.none")) },
        { key: "savings", header: t("money.savings"), numeric: true, cell: ({ savingsIdr }) => format.rupiah(savingsIdr) },
      ]}
    />
  );
}
