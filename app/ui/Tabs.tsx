import { NavLink } from "@remix-run/react";

export type Tab = { to: string; label: string; count?: string; end?: boolean };

/** Parts of one subject, each its own page with its own address. */
export function Tabs({ items, label }: { items: readonly Tab[]; label: string }) {
  return (
    <nav aria-label={label} className="no-print -mx-4 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0">
      <ul className="flex gap-1">
        {items.map(({ to, label: text, count, end = true }) => (
          <li key={to}>
            <NavLink
              to={to}
              end={end}
              className={({ isActive }) =>
                `flex min-h-11 items-center gap-2 whitespace-nowrap border-b-3 px-3 font-medium ${
                  isActive ? "border-primary text-ink" : "border-transparent text-muted hover:text-ink"
                }`
              }
            >
              {text}
              {count ? <span className="num rounded-full bg-raised px-2 text-muted">{count}</span> : null}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
