import type { Tx } from "~/db/db.server";
import { ok, refused, type Result } from "~/shared/result";
import { resolveArea } from "./resolve-area.server";
import { regionByCode } from "./regions.server";
import type { FoundRegion } from "./search-regions.server";

export type VillageQuestion = { code: "unknown" } | { code: "no_village" } | { code: "choose"; found: FoundRegion[] };

/** The village a person typed by name or code: taken when there is no doubt, else a list of villages to choose from. */
export async function resolveVillage(tx: Tx, text: string): Promise<Result<{ code: string; name: string }, VillageQuestion>> {
  const area = await resolveArea(tx, text);
  if (!area.ok) {
    if (area.reason.code === "unknown") return area as Result<never, VillageQuestion>;
    const found = area.reason.found.filter(({ level }) => isVillage(level));
    return refused(found.length === 0 ? { code: "no_village" } : { code: "choose", found });
  }
  const region = area.value.code === "ID" ? null : await regionByCode(tx, area.value.code);
  return region && isVillage(region.level) ? ok(area.value) : refused({ code: "no_village" });
}

const isVillage = (level: string): boolean => level === "desa" || level === "kelurahan";
