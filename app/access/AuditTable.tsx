import { Link, useSearchParams } from "@remix-run/react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { DataTable } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import { useFormat } from "~/ui/use-format";
import { AUDIT_ACTIONS, AUDIT_ENTITIES, AUDIT_FACTS, isKnown } from "./audit-codes";

type Act = {
  seq: number;
  at: string;
  actorId: string | null;
  actorKind: string;
  actorName: string | null;
  action: string;
  entity: string;
  entityId: string | null;
  regionCode: string | null;
  detail: Record<string, unknown>;
};

/** Lines of the audit log; a person or a record leads to everything about it. */
export function AuditTable({ rows, areas }: { rows: readonly Act[]; areas: Record<string, string> }) {
  const { t } = useTranslation("access");
  const format = useFormat();
  return (
    <DataTable
      caption={t("audit.caption")}
      rows={rows}
      rowKey={({ seq }) => String(seq)}
      empty={<EmptyState title={t("audit.empty")}>{t("audit.emptyHelp")}</EmptyState>}
      columns={[
        {
          key: "what",
          header: t("audit.what"),
          title: true,
          cell: ({ action }) => (isKnown(AUDIT_ACTIONS, action) ? t(`audit.actions.${action}`) : action),
        },
        { key: "when", header: t("audit.when"), cell: ({ at }) => `${format.date(at)}, ${at.slice(11)}` },
        { key: "who", header: t("audit.who"), cell: (act) => <Who act={act} /> },
        { key: "record", header: t("audit.kind"), cell: (act) => <RecordOf act={act} /> },
        { key: "where", header: t("audit.where"), cell: ({ regionCode }) => (regionCode ? (areas[regionCode] ?? regionCode) : "") },
        { key: "facts", header: t("audit.facts"), cell: ({ detail }) => factsOf(detail, t) },
      ]}
    />
  );
}

function Who({ act: { actorId, actorKind, actorName } }: { act: Act }) {
  const { t } = useTranslation("access");
  if (actorKind === "system") return t("audit.system");
  if (actorId === null) return t("audit.visitor");
  return <Narrow to={{ pelaku: actorId }} label={actorName ?? t("audit.unknownPerson")} title={t("audit.onlyPerson")} />;
}

function RecordOf({ act: { entity, entityId } }: { act: Act }) {
  const { t } = useTranslation("access");
  const kind = isKnown(AUDIT_ENTITIES, entity) ? t(`audit.entities.${entity}`) : entity;
  if (entityId === null) return kind;
  return <Narrow to={{ catatan: entityId }} label={`${kind} …${entityId.slice(-6)}`} title={t("audit.onlyRecord")} />;
}

/** The same log with one more filter, from its newest line. */
function Narrow({ to, label, title }: { to: Record<string, string>; label: string; title: string }) {
  const [query] = useSearchParams();
  const next = new URLSearchParams(query);
  next.delete("sebelum");
  for (const [name, value] of Object.entries(to)) next.set(name, value);
  return (
    <Link to={`?${next}`} className="link -my-2.5 inline-block py-2.5" aria-label={`${label}: ${title}`}>
      {label}
    </Link>
  );
}

/** What an entry says besides, in one line; empty when nothing. */
function factsOf(detail: Record<string, unknown>, t: TFunction): string {
  const facts = Object.entries(detail).filter(([, value]) => value !== null && value !== "");
  return facts.map(([name, value]) => `${isKnown(AUDIT_FACTS, name) ? t(`audit.detail.${name}`) : name}: ${textOf(value)}`).join(" · ");
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
