import { useTranslation } from "react-i18next";
import { MonthLines } from "~/charts/MonthLines";
import type { ChartUnit } from "~/charts/scale";
import type { BesideSeries } from "./compare.server";

type SideBySideProps = { series: readonly BesideSeries[]; indicator: string; unit: ChartUnit };

/** Two to six areas through time, each in its own drawing on the same scale. */
export function SideBySide({ series, indicator, unit }: SideBySideProps) {
  const { t } = useTranslation("compare");
  const scale = unit === "percent" ? 100 : 1;
  const values = series.flatMap(({ points }) => points.flatMap(({ value }) => (value === null ? [] : [value / scale])));
  const reach = Math.max(0, ...values);
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      {series.map(({ code, name, points }) => (
        <section key={code} aria-label={name} className="min-w-0 space-y-2">
          <h3 className="font-semibold">{name}</h3>
          <MonthLines
            title={t("beside.title", { indicator, name })}
            series={[{ key: "value", label: indicator }]}
            points={points.map(({ month, value }) => ({ month, values: { value: value === null ? null : value / scale } }))}
            unit={unit}
            reach={reach}
          />
        </section>
      ))}
    </div>
  );
}
