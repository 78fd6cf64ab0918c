import { Table2 } from "lucide-react";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Drawing } from "./Drawing";
import { narrow, wide, type ChartSize } from "./size";
import { TwinTable, type Twin } from "./TwinTable";

type ChartFrameProps = {
  /** What the chart shows; its accessible name. */
  title: string;
  /** What there is to see, in a sentence or two. */
  description: string;
  legend?: (chartId: string) => ReactNode;
  /** Everything the drawing follows from, so that one drawn before can be shown again. */
  of: readonly unknown[];
  draw: (size: ChartSize, chartId: string) => ReactNode;
  twin: Twin;
  note?: ReactNode;
};

/** A drawing in both sizes, its legend, and a table with the same numbers for those whom a drawing does not serve. */
export function ChartFrame({ title, description, legend, of, draw, twin, note }: ChartFrameProps) {
  const { t } = useTranslation("charts");
  // React's ids hold colons, which an address inside url(#…) does not bear.
  const id = `c${useId().replace(/\W/g, "")}`;
  return (
    <figure className="chart" aria-label={title}>
      {legend?.(`${id}l`)}
      {[narrow, wide].map((size) => (
        <Drawing key={size.name} of={of} label={`${title}. ${description}`} size={size} chartId={`${id}${size.name}`} draw={draw} />
      ))}
      {note ? <div className="text-muted">{note}</div> : null}
      <details className="disclosure">
        <summary className="w-fit text-link">
          <Table2 aria-hidden="true" className="size-5 shrink-0" />
          <span>
            {t("asTable")}
            <span className="sr-only">: {title}</span>
          </span>
        </summary>
        <TwinTable caption={title} twin={twin} />
      </details>
    </figure>
  );
}
