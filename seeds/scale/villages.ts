import type { CopyValue } from "~/db/copy-rows.server";
import { Random } from "../demo/random";
import { dayText, MONTHS } from "./calendar";
import { SEED } from "./chance";

/** A village of today. Codes are real, everything told about it is invented. */
export type Village = {
  code: string;
  /** A retired code of which the records count here; some families still stand under it. */
  oldCode: string | null;
  ntb: boolean;
  kantong: boolean;
  /** Month in which the programme began; null: not in it. */
  programmeFrom: number | null;
  /** Share added to every chance of "unknown" (domain handbook §7.4, difficult villages). */
  extraUnknown: number;
  /** Month from which nothing has been recorded any more; null: up to date. */
  silentFrom: number | null;
  weight: number;
};

/** Regencies many leave from (domain handbook §7.1), beside 1 for the others. */
const KANTONG: Record<string, number> = {
  "35.02": 2.6, "35.03": 1.6, "35.04": 2.6, "35.05": 2.6, "35.06": 1.8, "35.07": 2.2, "35.10": 2, "35.19": 1.8, "35.20": 1.6, "35.21": 1.5,
  "52.01": 2.2, "52.02": 3, "52.03": 3,
};
/** So that the few villages with a retired code are seen. */
const RETIRED_WEIGHT = 4;

export function villagesFrom(codes: readonly { code: string; oldCode: string | null }[]): Village[] {
  const random = new Random(SEED);
  return codes.map(({ code, oldCode }) => {
    const many = KANTONG[code.slice(0, 5)] ?? 1;
    const kantong = random.chance(many > 1 ? 0.45 : 0.1);
    const programmeFrom = random.chance(kantong ? 0.4 : 0.02) ? random.int(-6, 36) : null;
    const extraUnknown = random.chance(0.02) ? 0.35 : 0;
    const silentFrom = random.chance(0.02) ? random.int(44, 56) : null;
    const weight = (0.5 + many * random.logNormal(1, 0.4)) * (oldCode === null ? 1 : RETIRED_WEIGHT);
    return { code, oldCode, ntb: code.startsWith("52."), kantong, programmeFrom, extraUnknown, silentFrom, weight };
  });
}

export const PROGRAMME_COLUMNS = "region_code, is_kantong, kantong_basis, programme_status, programme_start, population, population_year, perdes_status, is_demo";

/** What is known of each village as a place; the population of some is not. */
export function* programmeRows(villages: readonly Village[]): Generator<CopyValue[]> {
  const random = new Random(SEED + 1);
  for (const { code, kantong, programmeFrom } of villages) {
    const active = programmeFrom !== null;
    const counted = random.chance(0.88);
    yield [code, kantong, kantong ? (active ? "program" : "data_bp3mi") : "tidak_diketahui", active ? "aktif" : "belum", active ? dayText(programmeFrom, 1) : null,
      counted ? random.int(1_800, 8_500) : null, counted ? 2025 : null, active ? "ditetapkan" : "tidak_ada", true];
  }
}

/** The last month with records. */
export const lastMonthOf = ({ silentFrom }: Village): number => (silentFrom ?? MONTHS) - 1;
