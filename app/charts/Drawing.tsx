import { useState, useSyncExternalStore, type ReactNode } from "react";
import { useLang } from "~/i18n/use-lang";
import { useRequestFacts } from "~/ui/request-context";
import type { ChartSize } from "./size";

type DrawingProps = {
  /** Everything besides the language and the size that the drawing follows from. */
  of: readonly unknown[];
  label: string;
  size: ChartSize;
  chartId: string;
  draw: (size: ChartSize, chartId: string) => ReactNode;
};

/** Stands in a kept drawing for the chart's id, which is another on every page. */
const ANY_ID = "chartid0";
const never = () => () => {};

/**
 * One drawing of a chart. It does not move, so the server keeps what it has drawn before, and the browser takes over the
 * server's drawing as it stands: a phone draws only what changes afterwards.
 */
export function Drawing({ of, label, size, chartId, draw }: DrawingProps) {
  const lang = useLang();
  const { drawn } = useRequestFacts();
  const comesFromServer = useSyncExternalStore(never, () => false, () => true);
  const key = JSON.stringify([lang, size.name, of]);
  const [taken] = useState(comesFromServer && drawn !== null ? key : null);
  const frame = { role: "img", "aria-label": label, className: `chart-${size.name}` };
  if (taken !== key || drawn === null) return <div key="own" {...frame}>{draw(size, chartId)}</div>;
  const markup = drawn(key, () => draw(size, ANY_ID)).replaceAll(ANY_ID, chartId);
  return <div key="taken" {...frame} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: markup }} />;
}
