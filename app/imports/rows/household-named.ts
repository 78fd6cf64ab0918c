import type { Identifier, RowReading, Said } from "./row-reading";
import { villageNamed, type VillageNamed } from "./village-named";

/** Which household a row of money speaks of: by its record, its family card, or its label within a village. */
export type HouseholdNamed = { householdId: Said<string>; kk: Said<Identifier>; label: Said<string>; village: VillageNamed };

export function householdNamed(row: RowReading, missing: readonly string[]): HouseholdNamed {
  const named: HouseholdNamed = { householdId: row.uuid("id_keluarga"), kk: row.kk(), label: row.line("keluarga", 80), village: villageNamed(row) };
  const known = named.householdId ?? named.kk ?? named.label;
  const field = ["keluarga", "no_kk", "id_keluarga"].find((one) => row.has(one)) ?? "keluarga";
  const isRefused = ["id_keluarga", "no_kk", "keluarga"].some((one) => row.messages.some((said) => said.field === one && said.severity === "refuse"));
  if (!isRefused) row.require(field, known, missing);
  return named;
}
