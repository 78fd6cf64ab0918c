import type { ReactNode } from "react";

/** The form's last line. On a phone the main button spans the width, within the thumb's reach. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-3 pt-2 sm:flex-row sm:items-center [&>.btn]:w-full sm:[&>.btn]:w-auto">{children}</div>;
}
