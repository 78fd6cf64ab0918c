import { codeKey } from "~/shared/codes";
import { ok, refused, type Result } from "~/shared/result";

export type ListedRegion = { line: number; code: string; name: string; lat: number | null; lng: number | null };
export type EditionRow = { code: string; name: string; firstEdition: number; lastEdition: number };
export type DuplicateCode = { code: "duplicate_code"; regionCode: string; lines: [number, number]; names: [string, string] };
export type RegionRow = {
  code: string;
  name: string;
  level: string;
  parentCode: string | null;
  lat: number | null;
  lng: number | null;
  validFrom: string | null;
  validTo: string | null;
  succeededBy: string | null;
  currentCode: string;
  searchPath: string;
};

/** Years in which the ministry's list was published; what lies between two of them is not known to the day. */
const EDITIONS = [2018, 2020, 2022, 2023, 2025];
const latestEdition = 2025;

/** Level by the form of the code: regencies end in 01–69, cities in 71–99; villages in 1xxx are kelurahan. */
export function levelOf(code: string): string {
  if (code.length === 2) return "provinsi";
  if (code.length === 5) return Number(code.slice(3)) >= 71 ? "kota" : "kabupaten";
  if (code.length === 8) return "kecamatan";
  return code[9] === "1" ? "kelurahan" : "desa";
}

/** The code of the area above; null for a province. */
function parentOf(code: string): string | null {
  const end = code.lastIndexOf(".");
  return end === -1 ? null : code.slice(0, end);
}

/**
 * Every area with its dates and succession, from the list in force and the codes that are not in every edition.
 * A code that stands twice in the list is refused with both lines: a list like that would join two villages.
 */
export function regionTable(listed: ListedRegion[], editions: EditionRow[]): Result<RegionRow[], DuplicateCode> {
  const byCode = new Map<string, ListedRegion>();
  for (const region of listed) {
    const other = byCode.get(region.code);
    if (other) {
      return refused({
        code: "duplicate_code",
        regionCode: region.code,
        lines: [other.line, region.line],
        names: [other.name, region.name],
      });
    }
    byCode.set(region.code, region);
  }
  const editionOf = new Map(editions.map((edition) => [edition.code, edition]));
  const names = new Map<string, string>([...editions, ...listed].map(({ code, name }) => [code, name]));
  const successors = successorsOf(editions, byCode);
  const rows = [...names.keys()].map((code): RegionRow => {
    const edition = editionOf.get(code);
    const succeededBy = successors.get(code) ?? null;
    return {
      code,
      name: names.get(code) ?? code,
      level: levelOf(code),
      parentCode: parentOf(code),
      lat: byCode.get(code)?.lat ?? null,
      lng: byCode.get(code)?.lng ?? null,
      validFrom: edition && edition.firstEdition > 2018 ? `${edition.firstEdition}-01-01` : null,
      validTo: byCode.has(code) || !edition ? null : `${nextEdition(edition.lastEdition)}-01-01`,
      succeededBy,
      currentCode: currentCode(code, successors),
      searchPath: searchPath(code, names),
    };
  });
  return ok(rows);
}

function nextEdition(edition: number): number {
  return EDITIONS.find((year) => year > edition) ?? latestEdition;
}

/**
 * The successor of a retired code: the one newer code of the same level and name, looked for under the same parent,
 * then under the parent's successor, then in the same regency, then in the province. Where two would fit, there is
 * none: the record keeps its code and counts in its regency.
 */
function successorsOf(editions: EditionRow[], inForce: Map<string, ListedRegion>): Map<string, string> {
  const newer = new Map<string, EditionRow[]>();
  for (const edition of editions) {
    if (edition.firstEdition === 2018) continue;
    const key = nameKey(edition);
    newer.set(key, [...(newer.get(key) ?? []), edition]);
  }
  const successors = new Map<string, string>();
  const retired = editions.filter(({ code }) => !inForce.has(code)).sort((a, b) => a.code.length - b.code.length);
  for (const edition of retired) {
    const sameName = (newer.get(nameKey(edition)) ?? []).filter(
      (candidate) => candidate.firstEdition > edition.lastEdition,
    );
    const found = pools(edition.code, successors)
      .map((prefix) => sameName.filter(({ code }) => code.startsWith(prefix)))
      .find((matches) => matches.length > 0);
    if (found?.length === 1 && found[0]) successors.set(edition.code, found[0].code);
  }
  return successors;
}

/** Level and name; older lists shorten Kabupaten to KAB. */
function nameKey({ code, name }: EditionRow): string {
  return `${code.length}|${codeKey(name.replace(/^kab(\.|upaten)\s+/i, ""))}`;
}

function pools(code: string, successors: Map<string, string>): string[] {
  const above: string[] = [];
  for (let parent = parentOf(code); parent !== null; parent = parentOf(parent)) {
    above.push(`${parent}.`);
    const successor = successors.get(parent);
    if (successor) above.push(`${successor}.`);
  }
  // A regency may pass to a new province; a village may not be looked for outside its own.
  return code.length === 5 ? [...above, ""] : above;
}

function currentCode(code: string, successors: Map<string, string>): string {
  let current = code;
  for (let step = 0; step < EDITIONS.length; step++) {
    const next = successors.get(current);
    if (!next) break;
    current = next;
  }
  return current;
}

function searchPath(code: string, names: Map<string, string>): string {
  const path: string[] = [];
  for (let at: string | null = code; at !== null; at = parentOf(at)) path.push(names.get(at) ?? "");
  return path.join(" ").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
