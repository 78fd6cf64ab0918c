import { codeKey } from "~/shared/codes";
import { parseRegionCode } from "~/shared/parse-region-code";

/** A village as a file without codes names it. Kecamatan and kabupaten may be given as codes too. */
export type NamedVillage = { village: string; district?: string | null | undefined; regency?: string | null | undefined };
export type VillageCandidate = {
  code: string;
  name: string;
  district: string;
  regency: string;
  province: string;
  currentCode: string;
  isRetired: boolean;
};
export type VillageMatch =
  | { kind: "one"; village: VillageCandidate }
  | { kind: "ambiguous"; villages: VillageCandidate[] }
  | { kind: "none" };

/** Under which keys a village of this name may stand: as written, and without "Desa" or "Kel." in front. */
export function villageKeys(name: string): string[] {
  const bare = name.trim().replace(/^(desa|ds|kelurahan|kel)(\.\s*|\s+)/i, "");
  return [...new Set([codeKey(name), codeKey(bare)])].filter((key) => key !== "");
}

/**
 * The village meant, among those of that name. Names are compared without regard to case, marks and spaces, and never
 * by likeness: where two fit, a person is asked (field case C075). "Blitar" alone may be the regency or the city. Of a
 * retired village and its successor the one in force is taken, unless only the old place fits what was written.
 */
export function chooseVillage(candidates: readonly VillageCandidate[], named: NamedVillage): VillageMatch {
  const keys = villageKeys(named.village);
  const fitting = candidates.filter(
    (candidate) =>
      keys.includes(codeKey(candidate.name)) &&
      isArea(named.district, candidate.code.slice(0, 8), candidate.district) &&
      isArea(named.regency, candidate.code.slice(0, 5), candidate.regency),
  );
  const inForce = fitting.filter(({ isRetired }) => !isRetired);
  const alone = fitting.filter(({ isRetired, currentCode }) => isRetired && !inForce.some(({ code }) => code === currentCode));
  const [village, ...others] = inForce.length > 0 ? inForce : alone;
  if (!village) return { kind: "none" };
  return others.length === 0 ? { kind: "one", village } : { kind: "ambiguous", villages: [village, ...others] };
}

function isArea(written: string | null | undefined, code: string, name: string): boolean {
  if (!written || codeKey(written) === "") return true;
  const asCode = parseRegionCode(written);
  if (asCode.ok && asCode.value !== null) return asCode.value === code;
  const [given, own] = [typedName(written), typedName(name)];
  return given.key === own.key && (given.type === null || own.type === null || given.type === own.type);
}

const TYPES: [RegExp, string][] = [
  [/^(kabupaten|kab)(\.\s*|\s+)/i, "kabupaten"],
  [/^(kota|kotamadya|kodya)(\.\s*|\s+)/i, "kota"],
  [/^(kecamatan|kec)(\.\s*|\s+)/i, "kecamatan"],
];

/** "Kab. Blitar" is a regency, "Kota Blitar" a city, "Blitar" either. */
function typedName(text: string): { type: string | null; key: string } {
  const found = TYPES.find(([pattern]) => pattern.test(text.trim()));
  return { type: found?.[1] ?? null, key: codeKey(found ? text.trim().replace(found[0], "") : text) };
}
