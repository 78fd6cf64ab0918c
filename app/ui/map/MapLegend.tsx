import { useTranslation } from "react-i18next";
import type { ValueClass } from "./quantile-classes";

type MapLegendProps = { classes: readonly ValueClass[]; say: (value: number) => string; withUnknown: boolean };

export function MapLegend({ classes, say, withUnknown }: MapLegendProps) {
  const { t } = useTranslation("ui");
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1">
      {classes.map(({ from, to, count, shade }) => (
        <li key={shade} className="num flex items-center gap-2">
          <span className="map-swatch" style={{ backgroundColor: `var(--map-${shade})` }} />
          <span>
            {from === to ? say(from) : `${say(from)} – ${say(to)}`} <span className="text-muted">({count})</span>
          </span>
        </li>
      ))}
      {withUnknown ? (
        <li className="flex items-center gap-2">
          <span className="map-swatch map-swatch-unknown" />
          {t("map.hatched")}
        </li>
      ) : null}
    </ul>
  );
}
