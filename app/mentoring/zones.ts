import { debtServiceRatio, type DebtService } from "~/finance/debt-service";
import { runway, type Runway } from "~/finance/runway";
import type { CodeList, CodeOf } from "~/shared/codes";

/**
 * Exit zones (handbook §4.15, design). A snapshot is taken monthly and never recalculated for a closed month, so the
 * thresholds are handed in. Zones are profiling: no help is refused because of one, and a person may ask for review.
 */
export const ZONES = {
  abu: { id: "Belum dinilai", en: "Not assessed" },
  merah: { id: "Perlu perhatian", en: "Needs attention" },
  kuning: { id: "Waspada", en: "Fragile" },
  biru: { id: "Tumbuh", en: "Growing" },
  hijau: { id: "Mandiri", en: "On its own feet" },
} as const satisfies CodeList;
export type Zone = CodeOf<typeof ZONES>;

export type ZoneThresholds = {
  staleAfterDays: number;
  redRunwayMonths: number;
  amberRunwayMonths: number;
  redDebtService: number;
  amberDebtService: number;
  redArrearsDays: number;
  greenFundMonths: number;
};

export const ZONE_THRESHOLDS: ZoneThresholds = {
  staleAfterDays: 92,
  redRunwayMonths: 3,
  amberRunwayMonths: 6,
  redDebtService: 0.4,
  amberDebtService: 0.3,
  redArrearsDays: 90,
  greenFundMonths: 3,
};

export type ZoneFacts = {
  balanceIdr: number | null;
  /** Monthly expense, debt service included. */
  expenseIdr: number | null;
  continuingIncomeIdr: number | null;
  /** Monthly instalments; 0 without debt. */
  debtServiceIdr: number | null;
  incomeIdr: number | null;
  /** Income without remittance, three-month average. */
  localIncomeIdr: number | null;
  dataAgeDays: number;
  worstArrearsDays: number;
  /** Whether records were kept in the last two months; null when nobody asked, which counts against no one. */
  recordKept: boolean | null;
};

export type ZoneGround =
  | "facts_unknown"
  | "facts_stale"
  | "runway_short"
  | "debt_service_high"
  | "arrears"
  | "no_record_kept"
  | "local_income_below_expense"
  | "emergency_fund_small"
  | "all_met";

export type ZoneAnswer = { zone: Zone; because: ZoneGround[] };

/** The zone, first rule that fits from top to bottom, and every ground that put the household there. */
export function zoneOf(facts: ZoneFacts, thresholds: ZoneThresholds = ZONE_THRESHOLDS): ZoneAnswer {
  const lasts = runway(facts);
  const service = debtServiceRatio({ instalmentsIdr: facts.debtServiceIdr, incomeIdr: facts.incomeIdr });
  const unknown = lasts.kind === "unknown" || service.kind === "unknown" || facts.incomeIdr === null;
  if (unknown) return { zone: "abu", because: ["facts_unknown"] };
  if (facts.dataAgeDays > thresholds.staleAfterDays) return { zone: "abu", because: ["facts_stale"] };
  const red = redGrounds(lasts, service, facts, thresholds);
  if (red.length > 0) return { zone: "merah", because: red };
  const amber = amberGrounds(lasts, service, facts, thresholds);
  if (amber.length > 0) return { zone: "kuning", because: amber };
  const missing = missingForGreen(facts, thresholds);
  return missing.length > 0 ? { zone: "biru", because: missing } : { zone: "hijau", because: ["all_met"] };
}

type Grounds = readonly (readonly [boolean, ZoneGround])[];
const holding = (grounds: Grounds): ZoneGround[] => grounds.filter(([holds]) => holds).map(([, ground]) => ground);

const isShorter = (lasts: Runway, months: number) => lasts.kind === "months" && lasts.months < months;
const isHigh = (service: DebtService, limit: number) =>
  service.kind === "uncovered" || (service.kind === "ratio" && service.ratio >= limit);

function redGrounds(lasts: Runway, service: DebtService, facts: ZoneFacts, thresholds: ZoneThresholds): ZoneGround[] {
  return holding([
    [isShorter(lasts, thresholds.redRunwayMonths), "runway_short"],
    [isHigh(service, thresholds.redDebtService), "debt_service_high"],
    [facts.worstArrearsDays > thresholds.redArrearsDays, "arrears"],
  ]);
}

function amberGrounds(lasts: Runway, service: DebtService, facts: ZoneFacts, thresholds: ZoneThresholds): ZoneGround[] {
  return holding([
    [isShorter(lasts, thresholds.amberRunwayMonths), "runway_short"],
    [isHigh(service, thresholds.amberDebtService), "debt_service_high"],
    [facts.recordKept === false, "no_record_kept"],
  ]);
}

/** Unknown local income is not enough to call a household independent. */
function missingForGreen(facts: ZoneFacts, thresholds: ZoneThresholds): ZoneGround[] {
  const expense = facts.expenseIdr ?? 0;
  return holding([
    [facts.localIncomeIdr === null || facts.localIncomeIdr < expense, "local_income_below_expense"],
    [(facts.balanceIdr ?? 0) < thresholds.greenFundMonths * expense, "emergency_fund_small"],
  ]);
}
