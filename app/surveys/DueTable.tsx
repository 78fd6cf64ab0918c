import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { DataTable } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import { useFormat } from "~/ui/use-format";
import type { RoundStanding, SurveyRound } from "./codes";
import { StandingBadge } from "./StandingBadge";

export type DueRow = { householdId: string; label: string; standing: RoundStanding; interviewOn: string | null };

/** Whom to ask in a round: each family with where it stands. */
export function DueTable({ round, rows, caption }: { round: SurveyRound; rows: readonly DueRow[]; caption: string }) {
  const { t } = useTranslation("surveys");
  const format = useFormat();
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ householdId }) => householdId}
      empty={<EmptyState title={t("due.none")}>{t("due.noneHelp")}</EmptyState>}
      columns={[
        { key: "label", header: t("due.family"), title: true, cell: ({ householdId, label }) => <Link to={`/keluarga/${householdId}/survei/${round}`} className="link tap">{label}</Link> },
        { key: "standing", header: t("standing"), cell: ({ standing }) => <StandingBadge standing={standing} /> },
        { key: "on", header: t("rounds.asked"), cell: ({ interviewOn }) => (interviewOn === null ? "–" : format.date(interviewOn)) },
      ]}
    />
  );
}
