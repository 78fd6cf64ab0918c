import type { ReactNode } from "react";

type Motion = { to?: unknown; children: ReactNode | ((end: unknown) => ReactNode) };

/**
 * In the browser it stands where recharts expects its animation library (see vite.config.ts). Our charts do not move:
 * every series says `isAnimationActive={false}`, and what would move is shown as it ends. Saves phones 6 KB.
 */
export default function NoMotion({ to = {}, children }: Motion): ReactNode {
  return typeof children === "function" ? children(to) : children;
}
