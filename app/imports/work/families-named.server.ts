import type { Tx } from "~/db/db.server";
import { byLabel, householdsById, householdsLabelled, type KnownHousehold } from "~/households/known-people.server";
import { householdsByKk } from "~/households/matches.server";
import { regionsByCode } from "~/regions/regions.server";
import { searchKey } from "~/shared/text";
import type { HouseholdNamed } from "../rows/household-named";
import { isIn, type Entry } from "./entry";
import { numberIn } from "./known-families.server";
import type { Run } from "./run";
import { Villages, type Village } from "./villages.server";

/**
 * The household each row of money speaks of: by its record, by its family card, or by its label, in the village the
 * row or the import names, else wherever the actor works. Never one of several.
 */
export class FamiliesNamed {
  private readonly villages: Villages;

  constructor(private readonly run: Run) {
    this.villages = new Villages(run);
  }

  async find<Row extends { household: HouseholdNamed }>(tx: Tx, entries: readonly Entry<Row>[]): Promise<Map<Entry<Row>, KnownHousehold>> {
    const placed = entries.filter(({ row: { household } }) => household.village.by !== "nothing" || this.run.village !== null);
    const villages = await this.villages.locate(tx, placed, ({ household }) => household.village);
    const rows = entries.filter((entry) => isIn(entry)).map((entry) => ({ entry, named: entry.row.household, village: villages.get(entry) ?? null }));
    const cards = await householdsByKk(tx, rows.flatMap(({ named }) => numberIn(named.kk) ?? []));
    const ids = rows.flatMap(({ named }) => named.householdId ?? cards.get(numberIn(named.kk) ?? "")?.id ?? []);
    const byId = new Map((await householdsById(tx, ids)).map((household) => [household.id, household]));
    const labels = rows.filter(({ named }) => !named.householdId && numberIn(named.kk) === null);
    const within = labels.every(({ village }) => village !== null) ? [...new Set(labels.flatMap(({ village }) => (village ? [village.code, village.currentCode] : [])))] : null;
    const labelled = await householdsLabelled(tx, labels.flatMap(({ named }) => keysOf(named.label)), within);
    const current = await regionsByCode(tx, labelled.map(({ regionCode }) => regionCode));
    const underLabel = byLabel(labelled);
    const isThere = (household: KnownHousehold, village: Village | null) =>
      village === null || household.regionCode === village.code || (current.get(household.regionCode)?.currentCode ?? household.regionCode) === village.currentCode;
    const found = new Map<Entry<Row>, KnownHousehold>();
    for (const { entry, named, village } of rows) {
      const household = named.householdId || numberIn(named.kk) !== null
        ? byId.get(named.householdId ?? cards.get(numberIn(named.kk) ?? "")?.id ?? "")
        : this.byLabel(entry, named.label, (key) => (underLabel.get(key) ?? []).filter((one) => isThere(one, village)));
      if (household) found.set(entry, household);
      else if (isIn(entry)) entry.reading.say("household_unknown", fieldOf(named), { where: village === null ? "" : { id: " di desa ini", en: " in this village" } });
    }
    return found;
  }

  private byLabel({ reading }: Entry<unknown>, label: HouseholdNamed["label"], labelled: (key: string) => KnownHousehold[]): KnownHousehold | null {
    for (const key of keysOf(label)) {
      const [household, ...others] = labelled(key);
      if (others.length > 0) {
        reading.say("household_ambiguous", "keluarga", { count: others.length + 1 });
        return null;
      }
      if (household) return household;
    }
    return null;
  }
}

/** "Bu Tini" and "Keluarga Bu Tini" are one label; the way it is written is looked for first. */
function keysOf(label: HouseholdNamed["label"]): string[] {
  const key = searchKey(label ?? "");
  if (key === "") return [];
  return [key, key.startsWith("keluarga ") ? key.slice("keluarga ".length) : `keluarga ${key}`];
}

function fieldOf({ householdId, kk }: HouseholdNamed): string {
  if (householdId) return "id_keluarga";
  return kk ? "no_kk" : "keluarga";
}
