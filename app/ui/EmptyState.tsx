import { Inbox, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type EmptyStateProps = { title: string; children?: ReactNode; action?: ReactNode; icon?: LucideIcon };

/** Nothing here: says why, and what would put something here. */
export function EmptyState({ title, children, action, icon: Icon = Inbox }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-4 py-10 text-center">
      <Icon aria-hidden="true" strokeWidth={1.5} className="size-10 text-muted" />
      <p className="mt-3 text-lg font-semibold">{title}</p>
      {children ? <div className="mt-1 max-w-md text-muted text-pretty">{children}</div> : null}
      {action ? <div className="mt-5">{action}</div> : null}
    </div>
  );
}
