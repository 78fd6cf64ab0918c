import { Circle, CircleAlert, CircleCheck, CircleDot, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "./tone";

const icons = { neutral: Circle, good: CircleCheck, warn: TriangleAlert, bad: CircleAlert, info: CircleDot };

/** A state in a word or two. Each tone has its own shape, so colour is never the only sign. */
export function Badge({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  const Icon = icons[tone];
  return (
    <span className={`badge tone-${tone}`}>
      <Icon aria-hidden="true" className="size-4" />
      <span className="min-w-0">{children}</span>
    </span>
  );
}
