import { useTranslation } from "react-i18next";
import type { Role } from "~/db/actor";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { Confirm } from "~/ui/Confirm";
import { DataTable } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import { useFormat } from "~/ui/use-format";
import { ROLE_NAMES } from "./codes";
import { grantState } from "./grant-state";

export type ShownGrant = { id: string; role: Role; areaCode: string; validFrom: string; validTo: string | null; endedOn: string | null; holds: boolean };
type GrantTableProps = { grants: readonly ShownGrant[]; areas: Record<string, string>; today: string; canEnd: (grant: ShownGrant) => boolean };

/** Every task somebody has or had, those in force first, with a way to end what is not over. */
export function GrantTable({ grants, areas, today, canEnd }: GrantTableProps) {
  const { t } = useTranslation("access");
  const lang = useLang();
  const format = useFormat();
  const roleOf = ({ role }: ShownGrant) => label(ROLE_NAMES, role, lang);
  const areaOf = ({ areaCode }: ShownGrant) => areas[areaCode] ?? areaCode;
  return (
    <DataTable
      caption={t("person.grants")}
      captionHidden
      rows={grants}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("noRole")}>{t("person.noGrants")}</EmptyState>}
      columns={[
        { key: "role", header: t("role"), title: true, cell: roleOf },
        { key: "area", header: t("area"), cell: areaOf },
        {
          key: "period",
          header: t("person.period"),
          cell: ({ validFrom, validTo }) =>
            validTo
              ? t("person.span", { from: format.date(validFrom), to: format.date(validTo) })
              : t("person.from", { on: format.date(validFrom) }),
        },
        { key: "state", header: t("accounts.state"), cell: (grant) => <State grant={grant} today={today} /> },
        {
          key: "end",
          header: t("do"),
          cell: (grant) =>
            canEnd(grant) ? (
              <Confirm trigger={t("person.end")} question={t("person.endQuestion")} confirmLabel={t("person.end")} fields={{ intent: "end-grant", grant: grant.id }}>
                {t("person.endNote", { role: roleOf(grant), area: areaOf(grant) })}
              </Confirm>
            ) : null,
        },
      ]}
    />
  );
}

function State({ grant, today }: { grant: ShownGrant; today: string }) {
  const { t } = useTranslation("access");
  const format = useFormat();
  const state = grantState(grant, today);
  if (state === "ended") return <Badge>{t("person.endedOn", { on: format.date(grant.endedOn) })}</Badge>;
  return <Badge tone={state === "running" ? "good" : state === "notYet" ? "info" : "neutral"}>{t(`person.${state}`)}</Badge>;
}
