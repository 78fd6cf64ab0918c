import type { Language } from "~/shared/codes";
import { shapesOf } from "~/regions/shapes.server";
import type { AreaShapes } from "~/ui/map/area-shapes";
import type { AreaEntry } from "./area-table";
import { indicator } from "./catalogue";
import type { Unit } from "./definition";
import { NOTHING, type Figure } from "./figure";
import { levelBelow, levelOf, WHOLE_COUNTRY, type Level } from "./scope.server";
import { comparable, formatFigure } from "./showing";

/** What a map is drawn from. Only figures that may be compared are coloured; the others are hatched. */
export type AreaMapModel = {
  shapes: AreaShapes;
  areas: { code: string; name: string; value: number | null }[];
  unit: Unit;
  /** Values from here on are no numbers but a state, which stands above all numbers. */
  state: { from: number; label: string } | null;
};

/** Null where there are no outlines of that level: of districts and villages there are only those of one regency. */
export async function areaMap(region: string, level: Level, entries: readonly AreaEntry[], id: string, language: Language): Promise<AreaMapModel | null> {
  const villages = level === "desa" && levelOf(region) === "kabupaten";
  if (level !== levelBelow(region) && !villages) return null;
  const shapes = await shapesOf(region === WHOLE_COUNTRY ? "" : region, villages ? "villages" : "next");
  if (shapes.height === 0) return null;
  const figures = entries.map(({ code, name, figures: ofArea }) => ({ code, name, figure: ofArea.get(id) ?? NOTHING }));
  const values = figures.map(({ code, name, figure }) => ({ code, name, value: comparable(id, figure) }));
  const highest = Math.max(0, ...values.flatMap(({ value }) => (value !== null && Number.isFinite(value) ? [value] : [])));
  const above = highest + 1;
  return {
    shapes,
    areas: [
      ...values.map(({ value, ...area }) => ({ ...area, value: value === Infinity ? above : value })),
      ...shapes.shapes.filter(({ code }) => !values.some((area) => area.code === code)).map(({ code, name }) => ({ code, name, value: null })),
    ],
    unit: indicator(id).unit,
    state: stateOf(figures.map(({ figure }) => figure), id, above, language),
  };
}

function stateOf(figures: readonly Figure[], id: string, from: number, language: Language): AreaMapModel["state"] {
  const found = figures.find(({ state }) => state !== undefined);
  return found ? { from, label: formatFigure(id, { value: null, state: found.state }, language) } : null;
}
