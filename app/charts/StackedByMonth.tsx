import { Bar, BarChart, CartesianGrid, XAxis, YAxis } from "recharts";
import { barShape } from "./bar-shape";
import { ChartFrame } from "./ChartFrame";
import { fillDefs, seriesFill, unknownFill } from "./fills";
import { Legend } from "./Legend";
import { monthTick, valueTick } from "./month-axis";
import { chartNumber, niceTicks, type ChartUnit } from "./scale";
import type { ChartSize } from "./size";
import { useChartText } from "./use-chart-text";

type StackedByMonthProps = {
  title: string;
  /** At most six; more belong together as "others". In the order they are stacked, from below. */
  series: readonly { key: string; label: string; /** What is not known of the whole: hatched. */ unknown?: boolean }[];
  /** Null instead of values is a month nothing is known of. A series without a value in a known month is zero there. */
  points: readonly { month: string; values: Record<string, number | string | null> | null }[];
  unit: ChartUnit;
  /** Why months have no values, where that is not simply that nothing is known. */
  gapText?: string;
};

type Row = { month: string; gap: number | null; parts: number[] | null; total: number | null };

/** Parts of a whole, month by month. */
export function StackedByMonth({ title, series, points, unit, gapText }: StackedByMonthProps) {
  const text = useChartText(unit);
  const { t, format, value } = text;
  const months = points.map(({ month, values }) => {
    const parts = values && series.map(({ key }) => chartNumber(values[key]) ?? 0);
    return { month, parts, total: parts && parts.reduce((sum, part) => sum + part, 0) };
  });
  const ticks = niceTicks(months.map((row) => row.total));
  const top = ticks.at(-1) ?? 1;
  const rows: Row[] = months.map((row) => ({ ...row, gap: row.parts === null ? top : null }));
  const axis = text.axis(ticks);

  const draw = (size: ChartSize, id: string) => (
    <BarChart id={id} width={size.width} height={size.height} data={rows} margin={{ top: 26, right: 8, bottom: size.font + 6, left: 0 }}>
      {fillDefs(id)}
      <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
      <text x={0} y={size.font} fontSize={size.font} className="chart-text">
        {axis.caption}
      </text>
      <XAxis dataKey="month" interval={0} tickLine={false} stroke="var(--line-strong)" tick={monthTick(rows.map((row) => row.month), size, (month) => format.month(month, "short"))} />
      <YAxis width={size.font * 3} ticks={ticks} domain={[0, top]} interval={0} axisLine={false} tickLine={false} tick={valueTick(size, axis.tick)} />
      <Bar
        dataKey="gap"
        stackId="all"
        isAnimationActive={false}
        shape={barShape<Row>({
          fill: unknownFill(id),
          title: (row) => `${format.month(row.month)}: ${t("noData")}`,
          shown: (row) => row.parts === null,
        })}
      />
      {series.map(({ key, label, unknown: isUnknown }, index) => (
        <Bar
          key={key}
          dataKey={(row: Row) => row.parts?.[index] ?? 0}
          stackId="all"
          isAnimationActive={false}
          shape={barShape<Row>({
            fill: isUnknown ? unknownFill(id) : seriesFill(id, index),
            stroke: isUnknown ? "var(--line-strong)" : "var(--surface)",
            radius: 0,
            title: (row) => `${format.month(row.month)}, ${label}: ${value(row.parts?.[index] ?? null)}`,
            shown: (row) => (row.parts?.[index] ?? 0) > 0,
          })}
        />
      ))}
    </BarChart>
  );

  const unknown = rows.filter((row) => row.parts === null).length;
  return (
    <ChartFrame
      title={title}
      description={t("summary.stacked", { count: rows.length, series: series.map(({ label }) => label).join(", "), unknown })}
      legend={(id) => <Legend chartId={id} labels={series.map(({ label }) => label)} unknown={series.findIndex((one) => one.unknown)} />}
      of={["StackedByMonth", series, points, unit]}
      draw={draw}
      note={unknown > 0 ? (gapText ?? t("gapNote", { count: unknown })) : null}
      twin={{
        headers: [t("month"), ...series.map(({ label }) => label), t("total")],
        rows: rows.map((row) => ({
          key: row.month,
          name: format.month(row.month),
          cells: [...series.map((_, index) => value(row.parts?.[index] ?? null)), value(row.total)],
        })),
      }}
    />
  );
}
