import { useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { AreaMap } from "~/ui/map/AreaMap";
import { useFormat } from "~/ui/use-format";
import type { AreaMapModel } from "./area-map.server";
import { keptQuery } from "./kept-query";

const DIGITS = { months: 1, days: 0, count: 0, score: 1, rate: 1, index: 2, points: 1, ratio: 3, fte: 1, number: 0, mean: 1 } as const;

/** The areas inside on a map, coloured by the figure chosen in the table, which holds the same numbers. */
export function AreaFigureMap({ map: { shapes, areas, unit, state }, indicator, skipTo }: { map: AreaMapModel; indicator: string; skipTo: string }) {
  const { t } = useTranslation("indicators");
  const format = useFormat();
  const [query] = useSearchParams();
  const suffix = keptQuery(query);
  const say = (value: number) => {
    if (state && value >= state.from) return state.label;
    if (unit === "Rp") return format.rupiahShort(Math.round(value));
    if (unit === "%") return format.percent(value / 100);
    return t(`unit.${unit}`, { value: format.number(value, DIGITS[unit]) });
  };
  return (
    <Card title={t("map.title", { indicator })} note={t("map.note")}>
      <a href={`#${skipTo}`} className="link sr-only focus:not-sr-only">
        {t("map.skip")}
      </a>
      <AreaMap title={t("map.title", { indicator })} shapes={shapes} areas={areas.map((area) => ({ ...area, to: `/wilayah/${area.code}${suffix}` }))} say={say} />
    </Card>
  );
}
