import type { ReactNode } from "react";

export type Fact = { term: string; value: ReactNode; hint?: string };

/** Terms and their values, as on a record's sheet. Null and empty are shown as a dash, said as "unknown" by the caller. */
export function Facts({ items, columns = 2 }: { items: readonly Fact[]; columns?: 1 | 2 | 3 }) {
  const layout = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-2 lg:grid-cols-3" }[columns];
  return (
    <dl className={`grid gap-x-8 gap-y-3 ${layout}`}>
      {items.map(({ term, value, hint }) => (
        <div key={term} className="min-w-0">
          <dt className="text-muted">{term}</dt>
          <dd className="font-medium">{value ?? "–"}</dd>
          {hint ? <dd className="text-muted">{hint}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
