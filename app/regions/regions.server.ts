import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { regions } from "~/db/schema/regions";
import type { RegionLevel } from "./codes";
import { ancestorsOf } from "./region-code";

export type Region = {
  code: string;
  name: string;
  level: RegionLevel;
  parentCode: string | null;
  lat: number | null;
  lng: number | null;
  validFrom: string | null;
  validTo: string | null;
  succeededBy: string | null;
  /** Where its records count today: the code itself, or the end of its succession. */
  currentCode: string;
};

const columns = {
  code: regions.code,
  name: regions.name,
  level: sql<RegionLevel>`${regions.level}`,
  parentCode: regions.parentCode,
  lat: regions.lat,
  lng: regions.lng,
  validFrom: regions.validFrom,
  validTo: regions.validTo,
  succeededBy: regions.succeededBy,
  currentCode: regions.currentCode,
};

/** The area of a dotted code, in force or retired; null when no edition has it. */
export async function regionByCode(tx: Tx, code: string): Promise<Region | null> {
  const [region] = await tx.select(columns).from(regions).where(eq(regions.code, code));
  return region ?? null;
}

/** The same for many codes at once, by code; codes that no edition has are left out. */
export async function regionsByCode(tx: Tx, codes: readonly string[]): Promise<Map<string, Region>> {
  if (codes.length === 0) return new Map();
  const rows = await tx.select(columns).from(regions).where(inArray(regions.code, [...new Set(codes)]));
  return new Map(rows.map((region) => [region.code, region]));
}

/** Names with the area above each, by code, for lists: "Ngunut, Kabupaten Tulungagung". `ID` is Indonesia. */
export async function regionNames(tx: Tx, codes: readonly string[]): Promise<Record<string, string>> {
  const above = (code: string) => (code.length > 5 ? code.slice(0, 5) : null);
  const found = await regionsByCode(tx, codes.flatMap((code) => [code, above(code) ?? code]));
  const named = [...found.values()].map(({ code, name }): [string, string] => {
    const regency = found.get(above(code) ?? "")?.name;
    return [code, regency ? `${name}, ${regency}` : name];
  });
  return { ...Object.fromEntries(named), ID: "Indonesia" };
}

export type Crumb = { code: string; name: string; level: RegionLevel };

/** From the province down to the area itself, by the code's own blocks; empty for an unknown code. */
export async function breadcrumbs(tx: Tx, code: string): Promise<Crumb[]> {
  return tx
    .select({ code: columns.code, name: columns.name, level: columns.level })
    .from(regions)
    .where(inArray(regions.code, [...ancestorsOf(code), code]))
    .orderBy(asc(sql`length(${regions.code})`));
}

/** The areas one level below that are in force today, by code; provinces for null. */
export async function childrenOf(tx: Tx, code: string | null): Promise<Region[]> {
  const parent = code === null ? isNull(regions.parentCode) : eq(regions.parentCode, code);
  return tx
    .select(columns)
    .from(regions)
    .where(and(parent, isNull(regions.validTo)))
    .orderBy(asc(regions.code))
    .limit(1_000);
}

/** The reference list's own figure, whatever the programme entered; null when the list has none. */
export async function listedPopulationOf(tx: Tx, code: string): Promise<{ people: number; year: number | null } | null> {
  const [row] = await tx.select({ people: regions.population, year: regions.populationYear }).from(regions).where(eq(regions.code, code));
  return row && row.people !== null ? { people: row.people, year: row.year } : null;
}
