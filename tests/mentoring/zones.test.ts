import { describe, expect, it } from "vitest";
import { zoneOf, type Zone, type ZoneFacts } from "~/mentoring/zones";
import { vectorsOf } from "../vectors";

type Vector = {
  balance: number;
  expense: number;
  continuing_income: number;
  debt_service: number;
  income_for_dsr: number;
  local_cover?: number;
  data_age_days?: number;
  days_arrears?: number;
  record_kept?: boolean;
};

const factsOf = (given: Vector): ZoneFacts => ({
  balanceIdr: given.balance,
  expenseIdr: given.expense,
  continuingIncomeIdr: given.continuing_income,
  debtServiceIdr: given.debt_service,
  incomeIdr: given.income_for_dsr,
  localIncomeIdr: given.local_cover === undefined ? given.continuing_income : given.local_cover * given.expense,
  dataAgeDays: given.data_age_days ?? 0,
  worstArrearsDays: given.days_arrears ?? 0,
  recordKept: given.record_kept ?? true,
});

const calm = factsOf({ balance: 6_000_000, expense: 2_000_000, continuing_income: 2_000_000, debt_service: 0, income_for_dsr: 2_000_000 });

describe("zoneOf (handbook §4.15)", () => {
  it.each(vectorsOf<Vector, Zone>("zone"))("vector $id", ({ in: given, out }) => expect(zoneOf(factsOf(given)).zone).toBe(out));

  it("is grey, never red, while a fact is missing", () => {
    for (const field of ["balanceIdr", "expenseIdr", "continuingIncomeIdr", "incomeIdr", "debtServiceIdr"]) {
      expect(zoneOf({ ...calm, [field]: null })).toEqual({ zone: "abu", because: ["facts_unknown"] });
    }
  });

  it("takes 92 days for fresh and 90 days of arrears for not yet red", () => {
    expect([zoneOf({ ...calm, dataAgeDays: 92 }).zone, zoneOf({ ...calm, worstArrearsDays: 90 }).zone]).toEqual(["hijau", "hijau"]);
  });

  it("does not count against a household that nobody asked about its records", () => {
    expect(zoneOf({ ...calm, recordKept: null }).zone).toBe("hijau");
  });

  it("names every ground, so that a person can be told and can object", () => {
    expect(zoneOf({ ...calm, balanceIdr: 1_000_000, continuingIncomeIdr: 1_000_000, debtServiceIdr: 900_000 }).because).toEqual(["runway_short", "debt_service_high"]);
    expect(zoneOf({ ...calm, localIncomeIdr: null, balanceIdr: 5_000_000 }).because).toEqual(["local_income_below_expense", "emergency_fund_small"]);
  });
});
