import type { ReactNode } from "react";
import { Bar, CartesianGrid, ComposedChart, Line, XAxis, YAxis } from "recharts";
import { barShape } from "./bar-shape";
import { ChartFrame } from "./ChartFrame";
import { fillDefs, seriesColor, seriesFill } from "./fills";
import { Legend } from "./Legend";
import { monthTick, valueTick } from "./month-axis";
import { chartNumber, niceTicks } from "./scale";
import type { ChartSize } from "./size";
import { useChartText } from "./use-chart-text";

type Amount = number | string | null;
type MoneyThroughTimeProps = {
  title: string;
  /** One for each month: what came in, what was spent, and what was in hand and owed at its end. Null is not known. */
  points: readonly { month: string; received: Amount; used: Amount; savings: Amount; debts: Amount }[];
};

const flows = ["received", "used"] as const;
const stands = ["savings", "debts"] as const;
const kinds = [...flows, ...stands] as const;
type Kind = (typeof kinds)[number];
type Row = { month: string } & Record<Kind, number | null>;

/** A household's money: what flows in a month as bars, and below, on its own axis, what stands at the month's end as lines. */
export function MoneyThroughTime({ title, points }: MoneyThroughTimeProps) {
  const text = useChartText("rupiah");
  const { t, format, value } = text;
  const rows: Row[] = points.map((point) => ({
    month: point.month,
    received: chartNumber(point.received),
    used: chartNumber(point.used),
    savings: chartNumber(point.savings),
    debts: chartNumber(point.debts),
  }));
  const months = rows.map((row) => row.month);

  const frame = (size: ChartSize, id: string, parts: readonly Kind[], heading: string, children: ReactNode) => {
    const ticks = niceTicks(rows.flatMap((row) => parts.map((part) => row[part])), 3);
    const axis = text.axis(ticks);
    return (
      <ComposedChart id={id} width={size.width} height={size.height * 0.85} data={rows} margin={{ top: 26, right: 8, bottom: size.font + 6, left: 0 }} barGap={1}>
        {fillDefs(id)}
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <text x={0} y={size.font} fontSize={size.font} className="chart-text">
          <tspan className="chart-text-strong">{heading}</tspan> ({axis.caption})
        </text>
        <XAxis dataKey="month" interval={0} tickLine={false} stroke="var(--line-strong)" tick={monthTick(months, size, (month) => format.month(month, "short"))} />
        <YAxis width={size.font * 3} ticks={ticks} domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]} interval={0} axisLine={false} tickLine={false} tick={valueTick(size, axis.tick)} />
        {children}
      </ComposedChart>
    );
  };

  const draw = (size: ChartSize, id: string) => (
    <>
      {frame(
        size,
        `${id}f`,
        flows,
        t("money.flows"),
        flows.map((flow, index) => (
          <Bar
            key={flow}
            dataKey={(row: Row) => row[flow] ?? 0}
            isAnimationActive={false}
            shape={barShape<Row>({
              fill: seriesFill(`${id}f`, index),
              title: (row) => `${format.month(row.month)}, ${t(`money.${flow}`)}: ${value(row[flow])}`,
              shown: (row) => row[flow] !== null,
            })}
          />
        )),
      )}
      {frame(
        size,
        `${id}s`,
        stands,
        t("money.stands"),
        stands.map((stand, index) => (
          <Line
            key={stand}
            dataKey={stand}
            type="linear"
            connectNulls={false}
            isAnimationActive={false}
            stroke={seriesColor(index + 2)}
            strokeWidth={2.5}
            strokeDasharray={index === 1 ? "6 4" : undefined}
            dot={{ r: 3, fill: index === 1 ? "var(--surface)" : seriesColor(2), stroke: seriesColor(index + 2), strokeDasharray: "0" }}
            activeDot={false}
          />
        )),
      )}
    </>
  );

  return (
    <ChartFrame
      title={title}
      description={t("summary.money", { count: rows.length })}
      legend={(id) => <Legend chartId={id} labels={kinds.map((kind) => t(`money.${kind}`))} />}
      of={["MoneyThroughTime", points]}
      draw={draw}
      note={rows.some((row) => kinds.some((kind) => row[kind] === null)) ? t("moneyGapNote") : null}
      twin={{
        headers: [t("month"), ...kinds.map((kind) => t(`money.${kind}`))],
        rows: rows.map((row) => ({ key: row.month, name: format.month(row.month), cells: kinds.map((kind) => value(row[kind])) })),
      }}
    />
  );
}
