import { useTranslation } from "react-i18next";
import { CategoryBars } from "~/charts/CategoryBars";
import { MonthSeries } from "~/charts/MonthSeries";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import type { BarRow, ReceivedCharts } from "./received-charts";

/** The small ones together lead nowhere. */
const OTHERS = "lainnya_lain";

type ReceivedFiguresProps = {
  charts: ReceivedCharts;
  /** To the records of a channel, a country or a use, for those who may see them. */
  linkOf?: (dimension: "channel" | "country" | "use", key: string) => string | undefined;
};

/** What came by month, channel, country, and what it was used for. */
export function ReceivedFigures({ charts: { months, lebaran, channels, countries, uses }, linkOf }: ReceivedFiguresProps) {
  const { t } = useTranslation("indicators");
  const bars = (dimension: "channel" | "country" | "use", rows: readonly BarRow[]) => (
    <Card title={t(`charts.${dimension}`)} note={dimension === "use" ? t("charts.useNote") : undefined}>
      {rows.length === 0 ? (
        <EmptyState title={t("charts.empty")} />
      ) : (
        <CategoryBars
          title={t(`charts.${dimension}`)}
          categoryLabel={t(`charts.${dimension}Label`)}
          unit="rupiah"
          rows={rows.map((row) => ({ ...row, missing: t("charts.withheld"), to: row.key === OTHERS ? undefined : linkOf?.(dimension, row.key) }))}
        />
      )}
    </Card>
  );
  return (
    <section aria-labelledby="menurut" className="space-y-4">
      <h2 id="menurut" className="text-xl font-bold">
        {t("charts.title")}
      </h2>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title={t("charts.month")} note={t("charts.monthNote")}>
          <MonthSeries title={t("charts.month")} points={months} unit="rupiah" marks={lebaran.map((month) => ({ month, label: t("charts.lebaran") }))} />
        </Card>
        {bars("use", uses)}
        {bars("channel", channels)}
        {bars("country", countries)}
      </div>
    </section>
  );
}
