import { labelledMonth } from "./scale";
import type { ChartSize } from "./size";

type TickProps = { x?: number; y?: number; payload?: { value: string } };

/** Draws "Jan" with the year under the first label and under each January. */
export function monthTick(months: readonly string[], size: ChartSize, shortMonth: (month: string) => string) {
  const labelled = months.filter((month) => labelledMonth(month, months.length, size.monthRoom));
  const years = new Set(labelled.filter((month, index) => index === 0 || month.endsWith("-01")));
  return function MonthTick({ x = 0, y = 0, payload }: TickProps) {
    const month = payload?.value ?? "";
    if (!labelled.includes(month)) return <g />;
    return (
      <text x={x} y={y + size.font} textAnchor="middle" fontSize={size.font} className="chart-text">
        {shortMonth(month).split(" ")[0]}
        {years.has(month) ? (
          <tspan x={x} dy={size.font + 3} className="chart-text-strong">
            {month.slice(0, 4)}
          </tspan>
        ) : null}
      </text>
    );
  };
}

/** Draws the axis' own labels; recharts would measure and break them, differently on server and browser. */
export function valueTick(size: ChartSize, say: (value: number) => string) {
  return function ValueTick({ x = 0, y = 0, payload }: { x?: number; y?: number; payload?: { value: number } }) {
    return (
      <text x={x} y={y + size.font / 3} textAnchor="end" fontSize={size.font} className="chart-text num">
        {say(payload?.value ?? 0)}
      </text>
    );
  };
}

/** The same under an axis of counts. */
export function countTick(size: ChartSize, say: (value: number) => string) {
  return function CountTick({ x = 0, y = 0, payload }: { x?: number; y?: number; payload?: { value: number } }) {
    return (
      <text x={x} y={y + size.font} textAnchor="middle" fontSize={size.font} className="chart-text num">
        {say(payload?.value ?? 0)}
      </text>
    );
  };
}
