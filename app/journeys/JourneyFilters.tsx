import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { codesOf, label } from "~/shared/codes";
import { useFormat } from "~/ui/use-format";
import { PHASES } from "./phases";
import type { JourneyCounts, ListFilter } from "./village-journeys.server";

/** The parts of the list, each with how many it holds. What asks for attention is offered only where there is some. */
export function JourneyFilters({ counts, chosen, endingDays }: { counts: JourneyCounts; chosen: ListFilter | null; endingDays: number }) {
  const { t } = useTranslation("journeys");
  const lang = useLang();
  const format = useFormat();
  const links: { key: ListFilter | null; text: string; count: number }[] = [
    { key: null, text: t("list.all"), count: counts.all },
    ...codesOf(PHASES).map((phase) => ({ key: phase, text: label(PHASES, phase, lang), count: counts[phase] })),
    ...(counts.berakhir > 0 || chosen === "berakhir" ? [{ key: "berakhir" as const, text: t("list.ending", { days: endingDays }), count: counts.berakhir }] : []),
    ...(counts.laporan > 0 || chosen === "laporan" ? [{ key: "laporan" as const, text: t("list.waiting"), count: counts.laporan }] : []),
  ];
  return (
    <nav aria-label={t("list.phases")} className="no-print">
      <ul className="flex flex-wrap gap-2">
        {links.map(({ key, text, count }) => (
          <li key={text}>
            <Link
              to={key === null ? "?" : `?tahap=${key}`}
              aria-current={key === chosen ? "page" : undefined}
              className={`btn ${key === chosen ? "btn-primary" : "btn-secondary"}`}
            >
              {text} <span className="num font-normal">({format.number(count)})</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
