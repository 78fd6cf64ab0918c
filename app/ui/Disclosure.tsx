import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

type DisclosureProps = { summary: ReactNode; open?: boolean; className?: string; children: ReactNode };

/** Text behind a line that opens it; works without scripts. */
export function Disclosure({ summary, open, className = "", children }: DisclosureProps) {
  return (
    <details className={`disclosure ${className}`} open={open}>
      <summary className="font-medium text-link">
        <ChevronDown aria-hidden="true" className="chevron size-5 shrink-0" />
        {summary}
      </summary>
      <div className="pb-2 pt-1">{children}</div>
    </details>
  );
}
