import { CartesianGrid, ComposedChart, Line, ReferenceDot, ReferenceLine, XAxis, YAxis } from "recharts";
import type { ReactNode } from "react";
import { useFormat } from "~/ui/use-format";
import { ChartFrame } from "./ChartFrame";
import { countTick, valueTick } from "./month-axis";
import { niceTicks } from "./scale";
import type { ChartSize } from "./size";
import type { Twin } from "./TwinTable";

export type FunnelCurve = { n: number; nearLow: number; nearHigh: number; farLow: number; farHigh: number };
/** `watch` and `different`: outside the near limits, and outside both. */
export type FunnelMark = { n: number; share: number; word: "alike" | "watch" | "different" };
type FunnelPlotProps = {
  title: string;
  description: string;
  axisLabel: string;
  centre: number;
  /** The limits over the number of cases, up to at least the largest area. */
  curve: readonly FunnelCurve[];
  points: readonly FunnelMark[];
  note: ReactNode;
  twin: Twin;
};

/** Shares over their number of cases, with the limits within which chance alone would keep them. */
export function FunnelPlot({ title, description, axisLabel, centre, curve, points, note, twin }: FunnelPlotProps) {
  const format = useFormat();
  const ticks = niceTicks([Math.max(...curve.map(({ n }) => n))]);
  const draw = (size: ChartSize, id: string) => (
    <ComposedChart id={id} width={size.width} height={size.height + 40} data={[...curve]} margin={{ top: 26, right: 12, bottom: size.font + 10, left: 0 }}>
      <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
      <text x={0} y={size.font} fontSize={size.font} className="chart-text">
        {axisLabel}
      </text>
      <XAxis dataKey="n" type="number" domain={[0, ticks.at(-1) ?? 1]} ticks={ticks} interval={0} tickLine={false} stroke="var(--line-strong)" tick={countTick(size, (n) => format.number(n))} />
      <YAxis type="number" width={size.font * 3} domain={[0, 1]} ticks={[0, 0.25, 0.5, 0.75, 1]} interval={0} axisLine={false} tickLine={false} tick={valueTick(size, (share) => format.number(share * 100))} />
      <ReferenceLine y={centre} stroke="var(--ink)" strokeWidth={1.5} />
      {(["nearLow", "nearHigh"] as const).map((key) => (
        <Line key={key} dataKey={key} type="monotone" dot={false} activeDot={false} isAnimationActive={false} stroke="var(--chart-1)" strokeWidth={1.5} strokeDasharray="6 4" />
      ))}
      {(["farLow", "farHigh"] as const).map((key) => (
        <Line key={key} dataKey={key} type="monotone" dot={false} activeDot={false} isAnimationActive={false} stroke="var(--chart-1)" strokeWidth={1.5} />
      ))}
      {points.map(({ n, share, word }, index) => (
        <ReferenceDot key={index} x={n} y={share} shape={MARKS[word]} />
      ))}
    </ComposedChart>
  );
  return <ChartFrame title={title} description={description} of={["FunnelPlot", axisLabel, centre, curve, points]} draw={draw} note={note} twin={twin} />;
}

type MarkProps = { cx?: number; cy?: number };

/** Differing areas are told by shape as well: a ring, and a diamond outside the far limits. */
const MARKS = {
  alike: ({ cx = 0, cy = 0 }: MarkProps) => <circle cx={cx} cy={cy} r={3.5} fill="var(--chart-1)" />,
  watch: ({ cx = 0, cy = 0 }: MarkProps) => <circle cx={cx} cy={cy} r={5} fill="var(--surface)" stroke="var(--chart-1)" strokeWidth={2} />,
  different: ({ cx = 0, cy = 0 }: MarkProps) => <path d={`M${cx} ${cy - 7}l7 7-7 7-7-7z`} fill="var(--chart-2)" stroke="var(--surface)" />,
};
