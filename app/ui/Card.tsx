import { useId, type ReactNode } from "react";

type CardProps = {
  title?: string;
  /** Beside the title: a link or a small button. */
  action?: ReactNode;
  note?: ReactNode;
  /** Without inner margin, for tables and maps that reach the edge. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
};

export function Card({ title, action, note, flush = false, className = "", children }: CardProps) {
  const id = useId();
  return (
    <section className={`card min-w-0 ${className}`} aria-labelledby={title ? id : undefined}>
      {title ? (
        <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 pt-4 sm:px-5">
          <div className="min-w-0">
            <h2 id={id} className="text-lg font-semibold">
              {title}
            </h2>
            {note ? <div className="text-muted">{note}</div> : null}
          </div>
          {action ? <div className="no-print">{action}</div> : null}
        </header>
      ) : null}
      <div className={flush ? (title ? "pt-3" : "") : `px-4 pb-4 sm:px-5 sm:pb-5 ${title ? "pt-3" : "pt-4 sm:pt-5"}`}>
        {children}
      </div>
    </section>
  );
}
