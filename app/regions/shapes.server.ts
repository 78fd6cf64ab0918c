import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { geoIdentity, geoPath } from "d3-geo";
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { feature, merge } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { AreaShapes } from "~/ui/map/area-shapes";

/**
 * Outlines of areas as ready SVG paths. Areas under `parentCode` ("" for the country's provinces) one level down, or
 * down to its villages with `villages`. Empty where the project has no shapes; an area without a shape is simply not
 * among them, and the map lists it by name. For display only, never to decide where a border runs.
 */
export async function shapesOf(parentCode: string, depth: "next" | "villages" = "next"): Promise<AreaShapes> {
  const key = `${parentCode}:${depth}`;
  const known = drawn.get(key);
  if (known) return known;
  const shapes = draw(parentCode, depth);
  // The oldest goes first: a Map keeps the order of insertion.
  if (drawn.size >= MOST_KEPT) drawn.delete(drawn.keys().next().value as string);
  drawn.set(key, shapes);
  shapes.catch(() => drawn.delete(key));
  return shapes;
}

const MOST_KEPT = 120;
const WIDTH = 720;
const MARGIN = 4;
const drawn = new Map<string, Promise<AreaShapes>>();

type Named = { code: string; name: string };
type Areas = GeometryCollection<Named>;
type Shape = Feature<Polygon | MultiPolygon, Named>;

async function draw(parentCode: string, depth: "next" | "villages"): Promise<AreaShapes> {
  const features = parentCode === "" ? await provinces() : await areasUnder(parentCode, depth);
  if (features.length === 0) return { width: WIDTH, height: 0, shapes: [] };
  const all: FeatureCollection<Polygon | MultiPolygon, Named> = { type: "FeatureCollection", features };
  // So near the equator a degree is as wide as it is high, and a flat drawing does not care which way a ring turns.
  const [[west, north], [east, south]] = geoPath(geoIdentity().reflectY(true)).bounds(all);
  const height = Math.ceil(((WIDTH - 2 * MARGIN) * (south - north)) / (east - west)) + 2 * MARGIN;
  const corners: [[number, number], [number, number]] = [[MARGIN, MARGIN], [WIDTH - MARGIN, height - MARGIN]];
  const path = geoPath(geoIdentity().reflectY(true).fitExtent(corners, all)).digits(1);
  return {
    width: WIDTH,
    height,
    shapes: features.map((area) => {
      const [[left], [right]] = path.bounds(area);
      const [x, y] = path.centroid(area);
      return {
        code: area.properties.code,
        name: area.properties.name,
        path: withoutRepeats(path(area) ?? ""),
        x: Math.round(x),
        y: Math.round(y),
        across: Math.round(right - left),
      };
    }),
  };
}

async function areasUnder(parentCode: string, depth: "next" | "villages"): Promise<Shape[]> {
  // The code becomes part of a file's name.
  if (!/^\d{2}(\.\d{2}){0,2}$/.test(parentCode)) return [];
  const blocks = parentCode.split(".");
  const province = blocks[0] ?? "";
  const file =
    depth === "villages" || blocks.length === 3
      ? `villages/${blocks.slice(0, 2).join(".")}`
      : blocks.length === 2
        ? `districts/${province}`
        : `regencies-${province}`;
  const topology = (await read(file)) ?? (blocks.length === 1 && depth === "next" ? await read("regencies") : null);
  if (!topology) return [];
  const areas = areasOf(topology);
  return feature(topology, areas).features.filter((area): area is Shape =>
    area.geometry !== null && area.properties.code.startsWith(`${parentCode}.`),
  );
}

/** There are no shapes of provinces: each is the union of its regencies. */
async function provinces(): Promise<Shape[]> {
  const topology = await read("regencies");
  if (!topology) return [];
  const byProvince = new Map<string, Areas["geometries"]>();
  for (const area of areasOf(topology).geometries) {
    const code = String(area.id ?? "").slice(0, 2);
    byProvince.set(code, [...(byProvince.get(code) ?? []), area]);
  }
  return [...byProvince].map(([code, regencies]) => ({
    type: "Feature",
    properties: { code, name: "" },
    geometry: merge(topology, regencies as Parameters<typeof merge>[1]),
  }));
}

/** Each file holds one collection, named differently in each. */
const areasOf = (topology: Topology): Areas => Object.values(topology.objects)[0] as Areas;

async function read(name: string): Promise<Topology | null> {
  const file = join(geoFolder, `${name}.topojson`);
  return existsSync(file) ? (JSON.parse(await readFile(file, "utf8")) as Topology) : null;
}

/** Rounding makes neighbouring points fall together; drawing them twice would only make the page longer. */
function withoutRepeats(path: string): string {
  const steps = path.split(/(?=[MLZ])/);
  return steps.filter((step, index) => index === 0 || step[0] !== "L" || step.slice(1) !== steps[index - 1]?.slice(1)).join("");
}

/** `seeds/geo`, found upwards from this file, which the bundler moves. */
const geoFolder = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "seeds", "geo")) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, "seeds", "geo");
})();
