import type { ReactNode } from "react";

/** Figures side by side, as many as the screen holds. */
export function StatGrid({ children }: { children: ReactNode }) {
  return <div className="grid gap-3 sm:grid-cols-2 sm:gap-4 lg:grid-cols-4">{children}</div>;
}
