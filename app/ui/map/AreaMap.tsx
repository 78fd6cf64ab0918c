import { Link } from "@remix-run/react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { AreaShapes } from "./area-shapes";
import { MapLegend } from "./MapLegend";
import { classOf, quantileClasses } from "./quantile-classes";

type Area = {
  code: string;
  name: string;
  /** Null is not known, or too few to show: hatched, never the palest colour. */
  value: number | null;
  to?: string;
};

type AreaMapProps = {
  title: string;
  areas: readonly Area[];
  shapes: AreaShapes;
  /** How a value is said: `format.rupiahShort`. */
  say: (value: number) => string;
};

/** With more areas their names would lie upon each other. */
const MOST_NAMES = 60;

/** Areas coloured by a figure; each leads to its own page. The same figures stand in the table beside the map. */
export function AreaMap({ title, areas, shapes, say }: AreaMapProps) {
  const { t } = useTranslation("ui");
  const hatch = `m${useId().replace(/\W/g, "")}`;
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const classes = quantileClasses(areas.flatMap(({ value }) => (value === null ? [] : [value])));
  const drawnCodes = new Set(shapes.shapes.map(({ code }) => code));
  const withoutShape = areas.filter(({ code }) => !drawnCodes.has(code));
  const said = (area: Area) => `${area.name}: ${area.value === null ? t("map.hatched") : say(area.value)}`;
  const fill = (value: number | null) => (value === null ? `url(#${hatch})` : `var(--map-${classOf(classes, value)?.shade ?? 3})`);

  return (
    <figure className="area-map" aria-label={title}>
      {shapes.height > 0 ? (
        <svg viewBox={`0 0 ${shapes.width} ${shapes.height}`} role="group" aria-label={title}>
          <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse">
            <rect width="7" height="7" fill="var(--surface)" />
            <path d="M-2 2 2-2M0 7 7 0M5 9 9 5" stroke="var(--line-strong)" strokeWidth="1" />
          </pattern>
          {shapes.shapes.map(({ code, name, path }) => {
            const area = byCode.get(code) ?? { code, name, value: null };
            const outline = (
              <path d={path} fill={fill(area.value)}>
                <title>{said(area)}</title>
              </path>
            );
            return area.to ? (
              <Link key={code} to={area.to} aria-label={said(area)} className="map-area">
                {outline}
              </Link>
            ) : (
              <g key={code} className="map-area">
                {outline}
              </g>
            );
          })}
          <g aria-hidden="true" className="map-names">
            {(shapes.shapes.length > MOST_NAMES ? [] : shapes.shapes).map(({ code, name, x, y, across }) => {
              const text = shortName(byCode.get(code)?.name ?? name);
              return text.length * 7 < across ? (
                <text key={code} x={x} y={y}>
                  {text}
                </text>
              ) : null;
            })}
          </g>
        </svg>
      ) : (
        <p className="px-4 py-8 text-center text-muted">{t("map.none")}</p>
      )}
      <figcaption className="space-y-2 pt-3">
        <MapLegend classes={classes} say={say} withUnknown={areas.some(({ value }) => value === null)} />
        {shapes.height > 0 && withoutShape.length > 0 ? (
          <p>
            <span className="text-muted">{t("map.withoutShape")}</span>{" "}
            {withoutShape.map((area, index) => (
              <span key={area.code}>
                {index > 0 ? ", " : ""}
                {area.to ? (
                  <Link to={area.to} className="link">
                    {said(area)}
                  </Link>
                ) : (
                  said(area)
                )}
              </span>
            ))}
          </p>
        ) : null}
      </figcaption>
    </figure>
  );
}

const shortName = (name: string) => name.replace(/^(Kabupaten|Kota|Kab\.)\s+/, "");
