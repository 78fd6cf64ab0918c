import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { DataTable } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import { useFormat } from "~/ui/use-format";
import { ENTERPRISE_KINDS, ENTERPRISE_STATES, type EnterpriseKind, type EnterpriseState } from "./codes";
import { STATE_TONES } from "./state-tone";

export type EnterpriseRow = { id: string; name: string; household: string; kind: EnterpriseKind; state: EnterpriseState; lastMonth: string | null; profitIdr: number | null };

/** A village's enterprises: where each stands, until when its book tells, and what the last three months made. */
export function EnterpriseTable({ rows, caption }: { rows: readonly EnterpriseRow[]; caption: string }) {
  const { t } = useTranslation("enterprises");
  const lang = useLang();
  const format = useFormat();
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("none")}>{t("noneHelp")}</EmptyState>}
      columns={[
        { key: "name", header: t("field.name"), title: true, cell: ({ id, name }) => <Link to={`/usaha/${id}`} className="link tap">{name}</Link> },
        { key: "household", header: t("family"), cell: ({ household }) => household },
        { key: "kind", header: t("field.kind"), cell: ({ kind }) => label(ENTERPRISE_KINDS, kind, lang) },
        { key: "state", header: t("state"), cell: ({ state }) => <Badge tone={STATE_TONES[state]}>{label(ENTERPRISE_STATES, state, lang)}</Badge> },
        { key: "last", header: t("book.last"), cell: ({ lastMonth }) => (lastMonth === null ? t("book.none") : format.month(lastMonth)) },
        { key: "profit", header: t("book.profit3"), numeric: true, cell: ({ profitIdr }) => (profitIdr === null ? t("unknown") : format.rupiah(profitIdr)) },
      ]}
    />
  );
}
