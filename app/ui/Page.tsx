import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "./Breadcrumbs";

type PageProps = {
  title: string;
  /** One sentence under the title: what this page answers, or for when. */
  intro?: ReactNode;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  /** `narrow` for forms and reading, `wide` for tables and dashboards. */
  width?: "narrow" | "wide";
  children: ReactNode;
};

/** The frame of every page inside the shell: where am I, what is this, what can I do here. */
export function Page({ title, intro, crumbs, actions, width = "wide", children }: PageProps) {
  return (
    <div className={`mx-auto w-full px-4 pb-12 pt-3 sm:px-6 ${width === "narrow" ? "max-w-2xl" : "max-w-6xl"}`}>
      {crumbs ? <Breadcrumbs items={crumbs} /> : null}
      <header className="mb-6 mt-2 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 max-w-3xl">
          <h1 className="text-2xl font-bold text-balance sm:text-3xl">{title}</h1>
          {intro ? <div className="mt-1.5 text-muted text-pretty">{intro}</div> : null}
        </div>
        {actions ? <div className="no-print flex flex-wrap gap-2">{actions}</div> : null}
      </header>
      <div className="space-y-6">{children}</div>
    </div>
  );
}
