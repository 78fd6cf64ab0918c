import { searchKey } from "~/shared/text";
import type { HouseholdRow } from "../rows/household-row";
import type { Entry } from "./entry";

/**
 * What only the whole file shows, learnt before its first row is written: two heads in one household, one NIK for
 * different people. Nobody can tell which of the rows is right, so that each of them is kept out and names the others.
 */
export class HouseholdSurvey {
  private readonly heads = new Map<string, Map<string, number>>();
  private readonly niks = new Map<string, Map<string, number>>();

  /** `content`: what the row says as a whole, equal for equal rows. */
  look({ line, row }: Pick<Entry<HouseholdRow>, "line" | "row">, content: string): void {
    const nik = numberOf(row.nik);
    if (nik !== null) note(this.niks, nik, content, line);
    const household = householdKey(row);
    if (row.memberRole === "kepala" && household !== null) note(this.heads, household, nik ?? searchKey(row.fullName ?? ""), line);
  }

  judge({ line, row, reading }: Entry<HouseholdRow>): void {
    const household = householdKey(row);
    const heads = row.memberRole === "kepala" && household !== null ? this.heads.get(household) : undefined;
    if (heads !== undefined && heads.size > 1) reading.say("two_heads", "hubungan", { lines: lines(heads, null) });
    const rows = this.niks.get(numberOf(row.nik) ?? "");
    if (rows !== undefined && rows.size > 1) reading.say("nik_twice", "nik", { lines: lines(rows, line) });
  }
}

const numberOf = (nik: HouseholdRow["nik"]): string | null => (nik && "number" in nik ? nik.number : null);

/** Rows of one household share the family card, else the label and the village as written. */
function householdKey({ kk, label, village }: HouseholdRow): string | null {
  if (kk && "number" in kk) return kk.number;
  if (!label) return null;
  const place = village.by === "code" ? village.code : village.by === "name" ? searchKey(village.name) : "";
  return `${place} ${searchKey(label)}`;
}

function note(all: Map<string, Map<string, number>>, key: string, who: string, line: number): void {
  const known = all.get(key) ?? new Map<string, number>();
  all.set(key, known);
  if (!known.has(who)) known.set(who, line);
}

/** "2, 3": at most five of them. */
function lines(rows: ReadonlyMap<string, number>, except: number | null): string {
  const others = [...rows.values()].filter((line) => line !== except).sort((a, b) => a - b);
  return others.slice(0, 5).join(", ") + (others.length > 5 ? ", …" : "");
}
