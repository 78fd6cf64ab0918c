import { useMemo } from "react";
import { Bar, CartesianGrid, ComposedChart, ReferenceLine, XAxis, YAxis } from "recharts";
import { barShape } from "./bar-shape";
import { ChartFrame } from "./ChartFrame";
import { fillDefs, seriesFill, unknownFill } from "./fills";
import { monthTick, valueTick } from "./month-axis";
import { chartNumber, niceTicks, type ChartUnit } from "./scale";
import type { ChartSize } from "./size";
import { useChartText } from "./use-chart-text";

type MonthSeriesProps = {
  title: string;
  /** In order, one for each month. Null is "not known" and drawn as a gap; zero is a fact and drawn as zero. */
  points: readonly { month: string; value: number | string | null }[];
  unit: ChartUnit;
  /** Months to point out, such as Lebaran. */
  marks?: readonly { month: string; label: string }[];
};

type Row = { month: string; value: number | null; gap: number | null };

/** One figure month by month. */
export function MonthSeries({ title, points, unit, marks = [] }: MonthSeriesProps) {
  const text = useChartText(unit);
  const { t, format, value } = text;
  const values = useMemo(() => points.map((point) => ({ month: point.month, value: chartNumber(point.value) })), [points]);
  const known = values.filter((row) => row.value !== null);
  const ticks = niceTicks(values.map((row) => row.value));
  const top = ticks.at(-1) ?? 1;
  const rows: Row[] = values.map((row) => ({ ...row, gap: row.value === null ? top : null }));
  const axis = text.axis(ticks);

  const draw = (size: ChartSize, id: string) => (
    <ComposedChart id={id} width={size.width} height={size.height} data={rows} margin={{ top: 26, right: 8, bottom: size.font + 6, left: 0 }}>
      {fillDefs(id, 1)}
      <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
      <text x={0} y={size.font} fontSize={size.font} className="chart-text">
        {axis.caption}
      </text>
      <XAxis dataKey="month" interval={0} tickLine={false} stroke="var(--line-strong)" tick={monthTick(values.map((row) => row.month), size, (month) => format.month(month, "short"))} />
      <YAxis width={size.font * 3} ticks={ticks} domain={[ticks[0] ?? 0, top]} interval={0} axisLine={false} tickLine={false} tick={valueTick(size, axis.tick)} />
      <Bar
        dataKey="gap"
        stackId="month"
        isAnimationActive={false}
        shape={barShape<Row>({
          fill: unknownFill(id),
          title: (row) => `${format.month(row.month)}: ${t("noData")}`,
          shown: (row) => row.value === null,
        })}
      />
      <Bar
        dataKey="value"
        stackId="month"
        isAnimationActive={false}
        shape={barShape<Row>({
          fill: seriesFill(id, 0),
          title: (row) => `${format.month(row.month)}: ${value(row.value)}`,
          shown: (row) => row.value !== null,
        })}
      />
      {marks
        .filter((mark) => values.some((row) => row.month === mark.month))
        .map((mark) => (
          <ReferenceLine key={mark.month} x={mark.month} stroke="var(--line-strong)" strokeDasharray="2 4" label={{ value: mark.label, position: "top", fontSize: size.font, className: "chart-text" }} />
        ))}
    </ComposedChart>
  );

  return (
    <ChartFrame
      title={title}
      description={seriesSummary(text, values)}
      of={["MonthSeries", points, unit, marks]}
      draw={draw}
      note={known.length < values.length ? t("gapNote", { count: values.length - known.length }) : null}
      twin={{
        headers: [t("month"), title],
        rows: values.map((row) => ({ key: row.month, name: format.month(row.month), cells: [value(row.value)] })),
      }}
    />
  );
}

/** "12 months; highest Rp 5,2 juta in March 2025; lowest …; 1 month without data." */
function seriesSummary({ t, format, short }: ReturnType<typeof useChartText>, values: readonly { month: string; value: number | null }[]) {
  const known = values.filter((row): row is { month: string; value: number } => row.value !== null);
  const [first] = known;
  if (!first) return t("summary.nothing");
  const highest = known.reduce((best, row) => (row.value > best.value ? row : best), first);
  const lowest = known.reduce((best, row) => (row.value < best.value ? row : best), first);
  return t("summary.series", {
    count: values.length,
    highest: short(highest.value),
    highestMonth: format.month(highest.month),
    lowest: short(lowest.value),
    lowestMonth: format.month(lowest.month),
    unknown: values.length - known.length,
  });
}
