import { can } from "~/access/capabilities";
import type { Tx } from "~/db/db.server";
import { villagesNamed } from "~/regions/match-region.server";
import { regionsByCode, type Region } from "~/regions/regions.server";
import { isVillageCode } from "~/regions/region-code";
import { chooseVillage, type VillageCandidate } from "~/regions/village-match";
import { codeKey } from "~/shared/codes";
import type { RowReading } from "../rows/row-reading";
import type { VillageNamed } from "../rows/village-named";
import type { Entry } from "./entry";
import type { Run } from "./run";

/** `isNamed`: the row says so itself, rather than the place the file was brought in for. */
export type Village = { code: string; currentCode: string; isNamed: boolean };

/**
 * The village of each row, with what is wrong or worth saying about it. A code is taken as it stands, retired or not;
 * a name only where one village fits. Without either it is the village the file was brought in for.
 */
export class Villages {
  private readonly regions = new Map<string, Region | null>();
  private readonly candidates = new Map<string, VillageCandidate[]>();

  constructor(private readonly run: Run) {}

  async locate<Row>(tx: Tx, entries: readonly Entry<Row>[], namedIn: (row: Row) => VillageNamed): Promise<Map<Entry<Row>, Village>> {
    const all = entries.map((entry) => ({ entry, village: namedIn(entry.row) }));
    await this.learnNames(tx, all.map(({ village }) => village));
    await this.learnCodes(tx, all.map(({ village }) => village));
    const located = new Map<Entry<Row>, Village>();
    for (const { entry, village } of all) {
      const found = this.villageOf(entry, village);
      if (found !== null && this.isAllowed(entry, found)) located.set(entry, found);
    }
    return located;
  }

  private async learnCodes(tx: Tx, all: readonly VillageNamed[]): Promise<void> {
    const codes = [...all.flatMap((one) => (one.by === "code" ? [one.code] : [])), ...(this.run.village ? [this.run.village] : [])];
    const fresh = [...new Set(codes)].filter((code) => !this.regions.has(code));
    const found = await regionsByCode(tx, fresh);
    for (const code of fresh) this.regions.set(code, found.get(code) ?? null);
  }

  private async learnNames(tx: Tx, all: readonly VillageNamed[]): Promise<void> {
    const names = [...new Set(all.flatMap((one) => (one.by === "name" ? [one.name] : [])))].filter((name) => !this.candidates.has(name));
    if (names.length === 0) return;
    const found = await villagesNamed(tx, names);
    for (const name of names) this.candidates.set(name, found);
  }

  private villageOf(entry: Entry<unknown>, named: VillageNamed): Village | null {
    if (named.by === "unreadable") return null;
    if (named.by === "code") return this.byCode(entry, named);
    const home = this.run.village === null ? null : (this.regions.get(this.run.village) ?? null);
    if (named.by === "nothing") {
      if (home !== null) return { code: home.code, currentCode: home.currentCode, isNamed: false };
      entry.reading.require("kode_desa", null, []);
      return null;
    }
    if (home !== null && codeKey(home.name) === codeKey(named.name) && named.district === null && named.regency === null) return { code: home.code, currentCode: home.currentCode, isNamed: true };
    return this.byName(entry, named);
  }

  private byCode({ reading }: Entry<unknown>, { field, code, name }: Extract<VillageNamed, { by: "code" }>): Village | null {
    if (!isVillageCode(code)) return refuse(reading, "not_a_village", field);
    const region = this.regions.get(code) ?? null;
    if (region === null) return refuse(reading, "unknown_village", field, { code });
    if (name !== null && codeKey(name) !== codeKey(region.name)) reading.say("village_name_differs", "nama_desa", { listed: region.name });
    if (region.currentCode !== code) reading.say("village_retired", field, { now: region.currentCode });
    return { code, currentCode: region.currentCode, isNamed: true };
  }

  private byName({ reading }: Entry<unknown>, { field, name, district, regency }: Extract<VillageNamed, { by: "name" }>): Village | null {
    const { within } = this.run;
    const known = this.candidates.get(name) ?? [];
    const inside = within === null ? known : known.filter(({ code }) => code.startsWith(`${within}.`));
    const near = chooseVillage(inside, { village: name, district, regency });
    const match = near.kind === "none" ? chooseVillage(known, { village: name, district, regency }) : near;
    if (match.kind === "one") return { code: match.village.code, currentCode: match.village.currentCode, isNamed: true };
    if (match.kind === "ambiguous") {
      const some = match.villages.slice(0, 3).map(({ code, district: kecamatan, regency: kabupaten }) => `${kecamatan}, ${kabupaten} (${code})`).join("; ");
      reading.say("ambiguous_village", field, { count: match.villages.length, some });
    } else {
      const where = district ?? regency;
      reading.say("village_not_found", field, { where: where === null ? "" : { id: ` di ${where}`, en: ` in ${where}` } });
    }
    return null;
  }

  private isAllowed({ reading }: Entry<unknown>, village: Village): boolean {
    if (can(this.run.actor, "import:write", village.code)) return true;
    reading.say("village_outside", village.isNamed ? "kode_desa" : null);
    return false;
  }
}

function refuse(reading: RowReading, ...said: Parameters<RowReading["say"]>): null {
  reading.say(...said);
  return null;
}
