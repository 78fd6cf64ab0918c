import type { Tx } from "~/db/db.server";
import { codeKey } from "~/shared/codes";
import { parseRegionCode } from "~/shared/parse-region-code";
import { ok, refused, type Result } from "~/shared/result";
import { searchRegions, type FoundRegion } from "./search-regions.server";

export type AreaQuestion = { code: "unknown" } | { code: "choose"; found: FoundRegion[] };

/**
 * The area a person typed into a form, by code or by name: taken when there is no doubt, else a list to choose from.
 * "Indonesia" is the whole country (`ID`). Whether the person may use it is not asked here.
 */
export async function resolveArea(tx: Tx, text: string): Promise<Result<{ code: string; name: string }, AreaQuestion>> {
  if (["id", "indonesia"].includes(codeKey(text))) return ok({ code: "ID", name: "Indonesia" });
  const found = (await searchRegions(tx, text, { limit: 12 })).filter(({ retiredOn }) => retiredOn === null);
  const asCode = parseRegionCode(text);
  const [only] = found;
  if (!only) return refused({ code: "unknown" });
  if (asCode.ok && asCode.value === only.code) return ok({ code: only.code, name: only.name });
  const named = found.filter(({ name }) => codeKey(name) === codeKey(text));
  if (named.length === 1 && named[0] && named[0].path === "") return ok({ code: named[0].code, name: named[0].name });
  return refused({ code: "choose", found });
}
