import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Card } from "~/ui/Card";
import { LinkButton } from "~/ui/LinkButton";
import { useFormat } from "~/ui/use-format";
import { SURVEY_ROUNDS, type RoundStanding, type SurveyRound } from "./codes";
import { StandingBadge } from "./StandingBadge";

export type SurveyState = { current: { round: SurveyRound; standing: RoundStanding } | null; lastOn: string | null };

/** Where a family stands with the interviews, on its page. */
export function SurveySection({ householdId, surveys }: { householdId: string; surveys: SurveyState }) {
  const { t } = useTranslation("surveys");
  const lang = useLang();
  const format = useFormat();
  const { current, lastOn } = surveys;
  return (
    <Card title={t("title")} action={<LinkButton variant="quiet" to={`/keluarga/${householdId}/survei`}>{t("card.see")}</LinkButton>}>
      {current === null ? <p className="text-muted">{t("rounds.noneHelp")}</p> : (
        <p className="flex flex-wrap items-center gap-3">
          {t("card.now", { round: label(SURVEY_ROUNDS, current.round, lang) })} <StandingBadge standing={current.standing} />
        </p>
      )}
      <p className="text-muted">{lastOn === null ? t("card.none") : t("card.last", { on: format.date(lastOn) })}</p>
    </Card>
  );
}
