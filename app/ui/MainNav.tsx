import { NavLink } from "@remix-run/react";
import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { NavItem } from "./nav-item";

const PLACES_IN_BAR = 4;

export function SideNav({ items }: { items: readonly NavItem[] }) {
  const { t } = useTranslation("ui");
  return (
    <nav aria-label={t("mainNav")} className="no-print hidden w-60 shrink-0 border-r border-line bg-surface lg:block">
      <ul className="sticky top-16 space-y-1 p-3">
        {items.map((item) => (
          <li key={item.to}>
            <NavRow item={item} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The bar at the foot of a phone: the first places, and the others behind "more". */
export function BottomBar({ items, search }: { items: readonly NavItem[]; search?: ReactNode }) {
  const { t } = useTranslation("ui");
  const others = items.slice(PLACES_IN_BAR);
  return (
    <nav aria-label={t("mainNav")} className="bottom-bar no-print fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface lg:hidden">
      <ul className="mx-auto flex max-w-xl">
        {items.slice(0, PLACES_IN_BAR).map(({ to, label, short = label, icon: Icon, end }) => (
          <li key={to} className="min-w-0 flex-auto">
            <NavLink to={to} end={end} className="bar-place">
              <Icon aria-hidden="true" className="size-6" />
              <span className="max-w-full truncate">{short}</span>
            </NavLink>
          </li>
        ))}
        <li className="min-w-0 flex-auto">
          <details className="menu">
            <summary className="bar-place cursor-pointer list-none">
              <Ellipsis aria-hidden="true" className="size-6" />
              <span>{t("more")}</span>
            </summary>
            <div className="card absolute inset-x-2 bottom-full mb-2 max-h-[70dvh] space-y-3 overflow-y-auto p-3">
              {search ? <div className="md:hidden">{search}</div> : null}
              <ul className="space-y-1">
                {others.map((item) => (
                  <li key={item.to}>
                    <NavRow item={item} />
                  </li>
                ))}
              </ul>
            </div>
          </details>
        </li>
      </ul>
    </nav>
  );
}

function NavRow({ item: { to, label, icon: Icon, end } }: { item: NavItem }) {
  return (
    <NavLink to={to} end={end} className="nav-row">
      <Icon aria-hidden="true" className="size-5 shrink-0" />
      {label}
    </NavLink>
  );
}
