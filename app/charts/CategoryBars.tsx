import { Link } from "@remix-run/react";
import { Bar, BarChart, XAxis, YAxis } from "recharts";
import { ChartFrame } from "./ChartFrame";
import { fillDefs, seriesFill, unknownFill } from "./fills";
import { chartNumber, niceTicks, type ChartUnit } from "./scale";
import type { ChartSize } from "./size";
import { useChartText } from "./use-chart-text";

type CategoryBarsProps = {
  title: string;
  /** What the rows are: "Channel", "Country". */
  categoryLabel: string;
  /** In the order shown. `unknown` marks the row of what is not known, which is hatched and stands apart. */
  rows: readonly {
    key: string;
    label: string;
    value: number | string | null;
    /** A fraction of the whole, shown beside the value. */
    share?: number | null;
    unknown?: boolean;
    /** Said instead of a value where there is none. */
    missing?: string;
    to?: string;
  }[];
  unit: ChartUnit;
};

type Row = { key: string; label: string; value: number | null; share: number | null; unknown: boolean; missing?: string };
type ShapeProps = { x?: number; y?: number; width?: number; height?: number; payload?: unknown };

/** Amounts side by side as lying bars, each under its own name: long names keep their room. */
export function CategoryBars({ title, categoryLabel, rows, unit }: CategoryBarsProps) {
  const text = useChartText(unit);
  const { t, format, value, short } = text;
  const data: Row[] = rows.map(({ key, label, value: amount, share = null, unknown = false, missing }) => ({
    key,
    label,
    value: chartNumber(amount),
    share,
    unknown,
    missing,
  }));
  const top = niceTicks(data.map((row) => row.value)).at(-1) ?? 1;
  const said = (row: Row) => {
    const amount = row.value === null ? (row.missing ?? t("noData")) : short(row.value);
    return row.share === null ? amount : `${amount} · ${format.percent(row.share)}`;
  };

  const draw = (size: ChartSize, id: string) => {
    const band = size.font * 3.6;
    return (
      <BarChart id={id} layout="vertical" width={size.width} height={Math.max(1, data.length) * band + 8} data={data} margin={{ top: 4, right: 2, bottom: 4, left: 2 }} barCategoryGap={0}>
        {fillDefs(id, 1)}
        <XAxis type="number" domain={[0, top]} hide />
        <YAxis type="category" dataKey="key" hide />
        <Bar
          dataKey={(row: Row) => row.value ?? 0}
          isAnimationActive={false}
          background={false}
          shape={({ x = 0, y = 0, width = 0, height = 0, payload }: ShapeProps) => {
            const row = payload as Row;
            const base = y + height / 2 + size.font * 0.35;
            return (
              <g>
                <title>{`${row.label}: ${value(row.value)}`}</title>
                <text x={x} y={base - size.font * 0.6} fontSize={size.font} className="chart-text-strong">
                  {shortened(row.label, size)}
                </text>
                <text x={size.width - 3} y={base - size.font * 0.6} textAnchor="end" fontSize={size.font} className="chart-text num">
                  {said(row)}
                </text>
                <rect x={x} y={base} width={size.width - 5} height={size.font * 0.85} rx="3" fill="var(--chart-grid)" opacity="0.6" />
                {row.value === null ? null : (
                  <rect x={x} y={base} width={Math.max(width, row.value === 0 ? 0 : 2)} height={size.font * 0.85} rx="3" fill={row.unknown ? unknownFill(id) : seriesFill(id, 0)} stroke={row.unknown ? "var(--line-strong)" : undefined} />
                )}
              </g>
            );
          }}
        />
      </BarChart>
    );
  };

  const withShare = data.some((row) => row.share !== null);
  return (
    <ChartFrame
      title={title}
      description={data.length === 0 ? t("summary.nothing") : data.slice(0, 6).map((row) => `${row.label} ${said(row)}`).join("; ")}
      of={["CategoryBars", data, unit]}
      draw={draw}
      twin={{
        headers: [categoryLabel, t("value"), ...(withShare ? [t("share")] : [])],
        rows: data.map((row, index) => ({
          key: row.key,
          name: rows[index]?.to ? (
            <Link to={rows[index].to} className="link">
              {row.label}
            </Link>
          ) : (
            row.label
          ),
          cells: [row.value === null && row.missing ? row.missing : value(row.value), ...(withShare ? [row.share === null ? "–" : format.percent(row.share)] : [])],
        })),
      }}
    />
  );
}

/** Names too long for their line end in an ellipsis; the table and the tooltip have them in full. */
function shortened(label: string, size: ChartSize): string {
  const room = size.name === "narrow" ? 22 : 42;
  return label.length > room ? `${label.slice(0, room - 1).trimEnd()}…` : label;
}
