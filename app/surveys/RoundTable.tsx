import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { DataTable } from "~/ui/DataTable";
import { useFormat } from "~/ui/use-format";
import { SURVEY_ROUNDS, type RoundStanding, type SurveyRound } from "./codes";
import { StandingBadge } from "./StandingBadge";

export type RoundRow = { round: SurveyRound; start: string; end: string; standing: RoundStanding; interviewOn: string | null };

/** A family's rounds with the time of each and where it stands. */
export function RoundTable({ householdId, rows }: { householdId: string; rows: readonly RoundRow[] }) {
  const { t } = useTranslation("surveys");
  const lang = useLang();
  const format = useFormat();
  return (
    <DataTable
      caption={t("rounds.caption")}
      captionHidden
      rows={rows}
      rowKey={({ round }) => round}
      columns={[
        { key: "round", header: t("round"), title: true, cell: ({ round }) => <Link to={`/keluarga/${householdId}/survei/${round}`} className="link tap">{label(SURVEY_ROUNDS, round, lang)}</Link> },
        { key: "standing", header: t("standing"), cell: ({ standing }) => <StandingBadge standing={standing} /> },
        { key: "window", header: t("rounds.window"), cell: ({ start, end }) => t("rounds.fromTo", { from: format.date(start), to: format.date(end) }) },
        { key: "on", header: t("rounds.asked"), cell: ({ interviewOn }) => (interviewOn === null ? "–" : format.date(interviewOn)) },
      ]}
    />
  );
}
