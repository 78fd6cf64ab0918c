import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "./tone";

const icons = { neutral: Info, good: CircleCheck, warn: TriangleAlert, bad: CircleAlert, info: Info };

type AlertProps = { tone?: Tone; title?: string; children?: ReactNode; actions?: ReactNode; live?: boolean };

/** A message in the flow of the page. `live` also has it read aloud when it appears. */
export function Alert({ tone = "info", title, children, actions, live }: AlertProps) {
  const Icon = icons[tone];
  return (
    <div
      role={live ? (tone === "bad" ? "alert" : "status") : undefined}
      className={`tone-${tone} flex gap-3 rounded-[var(--radius-card)] p-4`}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 grow space-y-2">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-ink">{children}</div> : null}
        {actions ? <div className="flex flex-wrap gap-3 pt-1">{actions}</div> : null}
      </div>
    </div>
  );
}
