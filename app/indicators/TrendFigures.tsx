import { useTranslation } from "react-i18next";
import { MonthLines } from "~/charts/MonthLines";
import { MonthSeries } from "~/charts/MonthSeries";
import { StackedByMonth } from "~/charts/StackedByMonth";
import { Card } from "~/ui/Card";
import type { TrendCharts } from "./trend-charts";

/** The SDG target: no more than three per cent of what is sent (handbook R06). */
const COST_TARGET = 0.03;

/** How the figures went from month to month: a family's usual money, its cost, its ways and uses, who left, how much is known. */
export function TrendFigures({ trends: { perFamily, cost, shares, departures, coverage } }: { trends: TrendCharts }) {
  const { t } = useTranslation("indicators");
  const series = (keys: readonly string[]) => keys.map((key) => ({ key, label: t(`trends.${key}`) }));
  return (
    <section aria-labelledby="bulanan" className="space-y-4">
      <h2 id="bulanan" className="text-xl font-bold">
        {t("trends.title")}
      </h2>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card title={t("trends.perFamily")} note={t("trends.perFamilyNote")}>
          <MonthLines title={t("trends.perFamily")} series={series(["median", "mean"])} points={perFamily} unit="rupiah" />
        </Card>
        <Card title={t("trends.shares")} note={t("trends.sharesNote")}>
          <MonthLines title={t("trends.shares")} series={series(["formal", "strict", "broad"])} points={shares} unit="percent" />
        </Card>
        <Card title={t("trends.costTitle")} note={t("trends.costNote")}>
          <MonthLines title={t("trends.costTitle")} series={series(["cost"])} points={cost} unit="percent" limit={{ value: COST_TARGET, label: t("trends.target") }} />
        </Card>
        <Card title={t("trends.departures")} note={t("trends.departuresNote")}>
          <StackedByMonth
            title={t("trends.departures")}
            series={series(["procedural", "other", "unknown"]).map((one) => ({ ...one, unknown: one.key === "unknown" }))}
            points={departures}
            unit="number"
            gapText={t("trends.departuresGap")}
          />
        </Card>
        <Card title={t("trends.coverage")} note={t("trends.coverageNote")}>
          <MonthSeries title={t("trends.coverage")} points={coverage} unit="percent" />
        </Card>
      </div>
    </section>
  );
}
