import { fillDefs, seriesFill, unknownFill } from "./fills";

/** Names the series by the same patterned swatches the drawing uses. */
export function Legend({ chartId, labels, unknown = -1 }: { chartId: string; labels: readonly string[]; unknown?: number }) {
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1">
      {labels.map((label, index) => (
        <li key={label} className="flex items-center gap-2">
          <svg width="18" height="18" aria-hidden="true" className="shrink-0">
            {index === 0 ? fillDefs(chartId) : null}
            <rect width="18" height="18" rx="3" fill={index === unknown ? unknownFill(chartId) : seriesFill(chartId, index)} stroke={index === unknown ? "var(--line-strong)" : undefined} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
