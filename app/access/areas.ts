/**
 * Area lists, as the database reads them (function app_in_areas in drizzle/0001): a code prefix, `ID` for the whole
 * country, `+CODE` for a retired village that today counts inside one of the areas, `-CODE` for one that does not.
 */
export function inAreas(code: string, areas: readonly string[]): boolean {
  if (areas.includes(`+${code}`)) return true;
  if (areas.includes(`-${code}`)) return false;
  return areas.some((area) => area === "ID" || area === code || code.startsWith(`${area}.`));
}

/** The granted areas themselves, without the marks for retired villages, widest first. */
export function plainAreas(areas: readonly string[]): string[] {
  return areas.filter((area) => !/^[+-]/.test(area)).sort((a, b) => a.length - b.length || a.localeCompare(b));
}
