import { NavLink } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { SECTIONS } from "./questions";

/** The parts of a round, to go straight to one; the last shows everything. */
export function SectionNav({ base }: { base: string }) {
  const { t } = useTranslation("surveys");
  const items = [...SECTIONS.map((section, at) => ({ to: `${base}/${section}`, text: `${at + 1}. ${t(`section.${section}`)}` })), { to: base, text: t("section.periksa") }];
  return (
    <nav aria-label={t("form.parts")} className="no-print">
      <ol className="flex flex-wrap gap-x-4">
        {items.map(({ to, text }) => (
          <li key={to}>
            <NavLink to={to} end className={({ isActive }) => `inline-flex min-h-11 items-center ${isActive ? "font-semibold" : "link"}`}>{text}</NavLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}
