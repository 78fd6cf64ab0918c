import { barShape } from "./bar-shape";
import { ChartFrame } from "./ChartFrame";
import { seriesColor } from "./fills";
import { monthTick, valueTick } from "./month-axis";
import { niceTicks } from "./scale";
import type { ChartSize } from "./size";
import { useChartText } from "./use-chart-text";

type BalanceBarsProps = { title: string; description: string; points: readonly { month: string; value: number }[] };

/** Whole amounts month by month, drawn without the library of the dashboards: the calculator stays small enough for a poor signal. */
export function BalanceBars({ title, description, points }: BalanceBarsProps) {
  const { t, format, value, axis } = useChartText("rupiah");
  const ticks = niceTicks(points.map((point) => point.value));
  const top = ticks.at(-1) ?? 1;
  const { caption, tick } = axis(ticks);
  const Bar = barShape<{ month: string; value: number }>({ fill: seriesColor(0), title: (row) => `${format.month(row.month)}: ${value(row.value)}` });

  const draw = (size: ChartSize) => {
    const [left, above, below] = [size.font * 3 + 4, 26, size.font * 2 + 14];
    const [width, height] = [size.width - left - 8, size.height - above - below];
    const yOf = (amount: number) => above + height - (amount / top) * height;
    const step = width / Math.max(1, points.length);
    const [Month, Value] = [monthTick(points.map(({ month }) => month), size, (month) => format.month(month, "short")), valueTick(size, tick)];
    return (
      <svg viewBox={`0 0 ${size.width} ${size.height}`} className="chart-plain" aria-hidden="true">
        <text x={0} y={size.font} fontSize={size.font} className="chart-text">{caption}</text>
        {ticks.map((amount) => (
          <g key={amount}>
            <line x1={left} x2={left + width} y1={yOf(amount)} y2={yOf(amount)} stroke="var(--chart-grid)" />
            <Value x={left - 4} y={yOf(amount)} payload={{ value: amount }} />
          </g>
        ))}
        {points.map((point, index) => (
          <g key={point.month}>
            <Bar x={left + index * step + step * 0.12} y={yOf(point.value)} width={step * 0.76} height={yOf(0) - yOf(point.value)} payload={point} />
            <Month x={left + (index + 0.5) * step} y={above + height + 4} payload={{ value: point.month }} />
          </g>
        ))}
      </svg>
    );
  };

  return (
    <ChartFrame
      title={title}
      description={description}
      of={["BalanceBars", points]}
      draw={draw}
      twin={{ headers: [t("month"), title], rows: points.map((point) => ({ key: point.month, name: format.month(point.month), cells: [value(point.value)] })) }}
    />
  );
}
