import { describe, expect, it } from "vitest";
import { AMOUNTS, countedFrom, readPlan } from "~/finance/plan-form";
import { planRunway } from "~/finance/return-plan";
import { formatRunway, runway, runwayEndsOn } from "~/finance/runway";
import { recordedPlan } from "~/mentoring/recorded-plan";
import { zoneFactsOn, type ZoneReading, type ZoneRecords } from "~/mentoring/zone-facts";

const juta = (amount: number) => Math.round(amount * 1_000_000);
const reading = (asOf: string, facts: Partial<ZoneReading> = {}): ZoneReading => ({ asOf, savingsIdr: null, expenseIdr: null, serviceIdr: null, remittanceIdr: null, localIdr: null, enterpriseIdr: null, recordsKept: null, ...facts });
const records = (facts: Partial<ZoneRecords>): ZoneRecords => ({ readings: [], balances: [], debts: [], away: [], ...facts });
const read = (values: Record<string, string>) => readPlan(new Map(Object.entries(values)), AMOUNTS);

describe("the calculator on a family's own records", () => {
  it("story 2: on arrival the records say 16.2 months, to 16 June 2026, as the zone does", () => {
    const darto = records({ readings: [reading("2025-02-10", { savingsIdr: juta(60), expenseIdr: juta(4.1), serviceIdr: 0, localIdr: juta(0.4), enterpriseIdr: 0 })] });
    const start = recordedPlan(darto, "2025-02-10");
    const { plan } = read(start.values);
    expect(start.values).toMatchObject({ saldo: "60.000.000", belanja: "4.100.000", penghasilan: "400.000", kiriman: "0", cicilan: "0", berhenti: "0" });
    expect(formatRunway(planRunway(plan!))).toBe("16,2");
    expect(runwayEndsOn(planRunway(plan!), countedFrom(plan!, start.counted, "2025-02-10"))).toBe("2026-06-16");
    expect(planRunway(plan!)).toEqual(runway(zoneFactsOn(darto, "2025-02-10").facts));
  });

  it("story 1: with Rina abroad the remittance goes on", () => {
    const siti = records({ readings: [reading("2026-01-01", { savingsIdr: juta(12.6), expenseIdr: juta(3.6), serviceIdr: 0, localIdr: 0, enterpriseIdr: 916_667, remittanceIdr: 5_212_500 })], away: [{ from: "2023-12-01", until: null }] });
    const { plan } = read(recordedPlan(siti, "2026-01-01").values);
    expect(plan).toMatchObject({ remittanceStopsIn: null, remittanceIdr: 5_212_500 });
    expect(planRunway(plan!)).toEqual({ kind: "sustainable" });
    expect(formatRunway(planRunway({ ...plan!, remittanceStopsIn: 0 }))).toBe("4,7");
  });

  it("leaves empty what nobody told, and asks for it instead of taking it for nothing", () => {
    const start = recordedPlan(records({ readings: [reading("2025-05-12", { savingsIdr: juta(5), localIdr: juta(1) })] }), "2025-05-20");
    expect(start.values).toMatchObject({ saldo: "5.000.000", belanja: "", penghasilan: "", cicilan: "" });
    expect([start.boxes.saldo.on, start.boxes.belanja.on]).toEqual(["2025-05-12", null]);
    const { plan, errors } = read(start.values);
    expect([plan, Object.keys(errors)]).toEqual([null, ["belanja", "penghasilan", "cicilan"]]);
  });

  it("says of which day each figure is, and counts from today once the money told is old", () => {
    const old = records({ readings: [reading("2025-01-01", { savingsIdr: juta(5), expenseIdr: juta(1), serviceIdr: 0, localIdr: 0, enterpriseIdr: 0 })], balances: [{ on: "2025-03-01", savingsIdr: juta(4) }] });
    const fresh = recordedPlan(old, "2025-03-10");
    expect([fresh.boxes.saldo, fresh.boxes.belanja, fresh.counted]).toEqual([{ on: "2025-03-01", isOld: false }, { on: "2025-01-01", isOld: false }, { balanceIdr: juta(4), on: "2025-03-01" }]);
    const later = recordedPlan(old, "2025-12-01");
    expect([later.boxes.saldo.isOld, later.counted]).toEqual([true, null]);
    expect(countedFrom(read(later.values).plan!, later.counted, "2025-12-01")).toBe("2025-12-01");
    // Another amount than the one recorded is the amount of today.
    expect(countedFrom({ ...read(fresh.values).plan!, balanceIdr: juta(9) }, fresh.counted, "2025-03-10")).toBe("2025-03-10");
  });

  it("counts a loss of the enterprise as spent, so that the answer stays that of the zone", () => {
    const loss = records({ readings: [reading("2025-05-12", { savingsIdr: juta(10), expenseIdr: juta(2), serviceIdr: juta(0.5), localIdr: juta(0.2), enterpriseIdr: juta(-0.7) })] });
    const { plan } = read(recordedPlan(loss, "2025-05-12").values);
    expect(planRunway(plan!)).toEqual(runway(zoneFactsOn(loss, "2025-05-12").facts));
  });
});
