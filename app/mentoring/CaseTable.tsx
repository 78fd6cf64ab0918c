import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { DataTable } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import { useFormat } from "~/ui/use-format";
import type { Case } from "./caseload.server";
import { ENROLMENT_STATES } from "./codes";
import { ZoneBadge } from "./ZoneBadge";

/** People in mentoring, whoever needs somebody first on top, each with why and when one meets next. */
export function CaseTable({ cases, caption, withVillage }: { cases: readonly Case[]; caption: string; withVillage: boolean }) {
  const { t } = useTranslation("mentoring");
  const lang = useLang();
  const format = useFormat();
  return (
    <DataTable
      caption={caption}
      rows={cases}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("cases.none")}>{t("cases.noneHelp")}</EmptyState>}
      columns={[
        { key: "name", header: t("cases.name"), title: true, cell: ({ id, fullName }) => <Link to={`/pendampingan/${id}`} className="link tap">{fullName}</Link> },
        { key: "urgency", header: t("cases.why"), cell: ({ urgency }) => t(`urgency.${urgency}`) },
        { key: "zone", header: t("cases.zone"), cell: ({ zone }) => <ZoneBadge zone={zone} /> },
        { key: "next", header: t("cases.next"), cell: ({ nextOn }) => (nextOn === null ? t("cases.notAgreed") : format.date(nextOn)) },
        { key: "homework", header: t("cases.promise"), cell: ({ homework }) => homework ?? "–" },
        { key: "state", header: t("cases.state"), cell: ({ state }) => label(ENROLMENT_STATES, state, lang) },
        { key: "mentor", header: t("cases.mentor"), cell: ({ mentorName }) => mentorName ?? t("cases.noMentor") },
        ...(withVillage ? [{ key: "village", header: t("cases.village"), cell: ({ village }: Case) => village }] : []),
      ]}
    />
  );
}
