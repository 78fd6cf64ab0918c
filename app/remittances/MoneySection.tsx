import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { LinkButton } from "~/ui/LinkButton";
import { useFormat } from "~/ui/use-format";
import type { MoneySummary } from "./money-summary.server";
import { RunwaySentence } from "./RunwaySentence";
import { TransferTable } from "./TransferTable";

type MoneySectionProps = { householdId: string; money: MoneySummary; canWrite: boolean };

/** A household's money in short, for its page: how long it lasts, what came in a year, the last transfers, and what to do next. */
export function MoneySection({ householdId, money, canWrite }: MoneySectionProps) {
  const { t } = useTranslation("remittances");
  const { last, runway, isAway } = money;
  return (
    <Card title={t("section.title")} flush>
      <div className="space-y-3 px-4 sm:px-5">
        <RunwaySentence runway={runway} isAway={isAway} />
        <YearSentence year={money.year} />
      </div>
      {last.length > 0 ? (
        <div className="pt-2">
          <TransferTable caption={t("section.last")} rows={last} />
        </div>
      ) : (
        <p className="px-4 pt-2 text-muted sm:px-5">{t("section.none")}</p>
      )}
      <div className="no-print flex flex-wrap gap-2 px-4 pb-4 pt-3 sm:px-5 sm:pb-5">
        {canWrite ? <LinkButton to={`/keluarga/${householdId}/kiriman/baru`}>{t("new.action")}</LinkButton> : null}
        <LinkButton variant="secondary" to={`/keluarga/${householdId}/uang`}>
          {t("section.more")}
        </LinkButton>
      </div>
    </Card>
  );
}

/** What came in twelve months, with how many of them are known. */
export function YearSentence({ year }: { year: MoneySummary["year"] }) {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  if (year.knownMonths === 0) return <p>{t("year.nothingKnown")}</p>;
  return (
    <p>
      {t("year.received")} <strong className="num whitespace-nowrap">{format.rupiah(year.receivedIdr)}</strong>{" "}
      <span className="text-muted">{t("year.known", { count: year.knownMonths })}</span>
    </p>
  );
}
