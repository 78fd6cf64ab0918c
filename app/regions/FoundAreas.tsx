import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { useFormat } from "~/ui/use-format";
import { REGION_LEVELS, type RegionLevel } from "./codes";

export type ShownArea = {
  code: string;
  name: string;
  level: RegionLevel;
  path: string;
  retiredOn: string | null;
  successor: { code: string; name: string } | null;
  /** Where a click leads; null outside the person's areas. */
  to: string | null;
};

/** Areas that were found, each with the areas above it and, for an old code, what became of it. */
export function FoundAreas({ areas }: { areas: readonly ShownArea[] }) {
  const { t } = useTranslation("regions");
  const lang = useLang();
  const format = useFormat();
  return (
    <ul className="divide-y divide-line">
      {areas.map(({ code, name, level, path, retiredOn, successor, to }) => (
        <li key={code} className="px-4 py-2 sm:px-5">
          <p>
            {to ? (
              <Link to={to} className="link tap font-semibold">
                {name}
              </Link>
            ) : (
              <span className="inline-flex min-h-11 items-center font-semibold">{name}</span>
            )}
          </p>
          <p className="text-muted">
            {[label(REGION_LEVELS, level, lang), path, code].filter(Boolean).join(" · ")}
          </p>
          {retiredOn ? (
            <p className="text-muted">
              {t("retired", { on: format.date(retiredOn) })}
              {successor ? `. ${t("successor", successor)}` : ""}
            </p>
          ) : null}
          {to ? null : <p className="text-muted">{t("outside")}</p>}
        </li>
      ))}
    </ul>
  );
}
