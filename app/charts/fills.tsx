const PATTERN_COUNT = 6;

export const seriesColor = (index: number) => `var(--chart-${(index % PATTERN_COUNT) + 1})`;

/** The fill of a series: its colour with a pattern of its own, so that series differ on grey paper as well. */
export const seriesFill = (chartId: string, index: number) => `url(#${chartId}-fill-${index % PATTERN_COUNT})`;
export const unknownFill = (chartId: string) => `url(#${chartId}-unknown)`;

const marks = [
  null,
  <path key="slash" d="M-2 2 2-2M0 10 10 0M8 12 12 8" />,
  <circle key="dot" cx="5" cy="5" r="1.8" className="chart-dot" />,
  <path key="line" d="M0 3h10M0 8h10" />,
  <path key="back" d="M-2 8 2 12M0 0 10 10M8-2 12 2" />,
  <path key="grid" d="M5 0v10M0 5h10" />,
];

/**
 * Pattern definitions for one chart; ids carry the chart's own, since a page holds many. A function and no component,
 * since recharts drops children it does not know.
 */
export function fillDefs(chartId: string, count = PATTERN_COUNT) {
  return (
    <defs>
      {marks.slice(0, count).map((mark, index) => (
        <pattern key={index} id={`${chartId}-fill-${index}`} width="10" height="10" patternUnits="userSpaceOnUse">
          <rect width="10" height="10" fill={seriesColor(index)} />
          {mark ? (
            <g className="chart-mark" fill="none" strokeWidth="1.6">
              {mark}
            </g>
          ) : null}
        </pattern>
      ))}
      <pattern id={`${chartId}-unknown`} width="8" height="8" patternUnits="userSpaceOnUse">
        <path d="M-2 2 2-2M0 8 8 0M6 10 10 6" stroke="var(--line-strong)" strokeWidth="1" opacity="0.55" />
      </pattern>
    </defs>
  );
}
