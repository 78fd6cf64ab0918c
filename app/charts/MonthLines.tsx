import { CartesianGrid, ComposedChart, Line, ReferenceLine, XAxis, YAxis } from "recharts";
import { ChartFrame } from "./ChartFrame";
import { seriesColor } from "./fills";
import { monthTick, valueTick } from "./month-axis";
import { chartNumber, niceTicks, type ChartUnit } from "./scale";
import type { ChartSize } from "./size";
import { useChartText } from "./use-chart-text";

type MonthLinesProps = {
  title: string;
  /** At most three; they differ in colour, stroke and dot. */
  series: readonly { key: string; label: string }[];
  /** In order, one for each month. Null is "not known" and breaks the line. */
  points: readonly { month: string; values: Record<string, number | string | null> | null }[];
  unit: ChartUnit;
  /** A line to compare with, such as a target. */
  limit?: { value: number; label: string };
  /** The axis reaches at least so far, so that charts side by side have the same one. */
  reach?: number;
};

type Row = { month: string; values: (number | null)[] };

const STROKES = [undefined, "7 4", "2 4"];
const dotOf = (index: number) => ({ r: 3.2, strokeWidth: 2, strokeDasharray: "0", stroke: seriesColor(index), fill: index === 0 ? seriesColor(0) : "var(--surface)" });

/** Figures that are no parts of a whole, month by month. */
export function MonthLines({ title, series, points, unit, limit, reach }: MonthLinesProps) {
  const text = useChartText(unit);
  const { t, format, value } = text;
  const rows: Row[] = points.map(({ month, values }) => ({ month, values: series.map(({ key }) => chartNumber(values?.[key])) }));
  const ticks = niceTicks([...rows.flatMap((row) => row.values), limit?.value ?? null, reach ?? null]);
  const axis = text.axis(ticks);
  const unknown = rows.filter((row) => row.values.every((one) => one === null)).length;

  const draw = (size: ChartSize, id: string) => (
    <ComposedChart id={id} width={size.width} height={size.height} data={rows} margin={{ top: 26, right: 8, bottom: size.font + 6, left: 0 }}>
      <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
      <text x={0} y={size.font} fontSize={size.font} className="chart-text">
        {axis.caption}
      </text>
      <XAxis dataKey="month" interval={0} padding={{ left: 12, right: 12 }} tickLine={false} stroke="var(--line-strong)" tick={monthTick(rows.map((row) => row.month), size, (month) => format.month(month, "short"))} />
      <YAxis width={size.font * 3} ticks={ticks} domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]} interval={0} axisLine={false} tickLine={false} tick={valueTick(size, axis.tick)} />
      {limit ? <ReferenceLine y={limit.value} stroke="var(--line-strong)" strokeDasharray="4 4" label={{ value: limit.label, position: "insideTopRight", fontSize: size.font, className: "chart-text" }} /> : null}
      {series.map(({ key }, index) => (
        <Line
          key={key}
          dataKey={(row: Row) => row.values[index]}
          type="linear"
          connectNulls={false}
          isAnimationActive={false}
          stroke={seriesColor(index)}
          strokeWidth={2.5}
          strokeDasharray={STROKES[index]}
          dot={dotOf(index)}
          activeDot={false}
        />
      ))}
    </ComposedChart>
  );

  return (
    <ChartFrame
      title={title}
      description={t("summary.lines", { count: rows.length, series: series.map(({ label }) => label).join(", "), unknown })}
      legend={series.length > 1 ? () => <LineLegend labels={series.map(({ label }) => label)} /> : undefined}
      of={["MonthLines", series, points, unit, limit, reach]}
      draw={draw}
      note={rows.some((row) => row.values.some((one) => one === null)) ? t("lineGapNote") : null}
      twin={{
        headers: [t("month"), ...series.map(({ label }) => label)],
        rows: rows.map((row) => ({ key: row.month, name: format.month(row.month), cells: row.values.map(value) })),
      }}
    />
  );
}

function LineLegend({ labels }: { labels: readonly string[] }) {
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1">
      {labels.map((label, index) => (
        <li key={label} className="flex items-center gap-2">
          <svg width="28" height="14" aria-hidden="true" className="shrink-0">
            <path d="M0 7h28" stroke={seriesColor(index)} strokeWidth="2.5" strokeDasharray={STROKES[index]} />
            <circle cx="14" cy="7" {...dotOf(index)} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
