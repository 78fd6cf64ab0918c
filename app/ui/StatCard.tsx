import { Link } from "@remix-run/react";
import { ArrowRight } from "lucide-react";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Definition, type FigureDefinition } from "./Definition";

type StatCardProps = {
  label: string;
  /** Already formatted. Null is "not known", never zero. */
  value: string | null;
  /** Why the value is not known, when it is not. */
  unknownReason?: string;
  sub?: ReactNode;
  definition?: FigureDefinition;
  /** To the records behind the figure, for those who may see them. */
  to?: string;
  toLabel?: string;
};

/** One figure with what it means, how complete it is, and the way to its records. */
export function StatCard({ label, value, unknownReason, sub, definition, to, toLabel }: StatCardProps) {
  const { t } = useTranslation("ui");
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="card flex min-w-0 flex-col px-4 py-3 sm:px-5 sm:py-4">
      <p id={id} className="font-medium text-muted text-pretty">
        {label}
      </p>
      {value === null ? (
        <p className="mt-1 text-lg font-semibold text-muted">{unknownReason ?? t("noData")}</p>
      ) : (
        <p className="num mt-1 text-2xl font-bold tracking-tight xl:text-[1.75rem]">{value}</p>
      )}
      {sub ? <div className="mt-1 text-muted">{sub}</div> : null}
      <div className="no-print mt-auto pt-1">
        {to ? (
          <Link to={to} className="link tap gap-1.5">
            {toLabel ?? t("seeRecords")}
            <span className="sr-only">: {label}</span>
            <ArrowRight aria-hidden="true" className="size-4" />
          </Link>
        ) : null}
        {definition ? <Definition of={label} figure={definition} /> : null}
      </div>
    </div>
  );
}
