import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fragmentOf, readPlan, valuesInFragment, valuesOf } from "~/finance/plan-form";
import { burnIn, effects, nextSteps, planMonths, planRunway, type ReturnPlan } from "~/finance/return-plan";
import { formatRunway, runway, runwayEndsOn } from "~/finance/runway";

const juta = (amount: number) => Math.round(amount * 1_000_000);
const simple = (facts: Partial<ReturnPlan> = {}): ReturnPlan => ({ balanceIdr: 0, expenseIdr: 0, localIncomeIdr: 0, remittanceIdr: 0, remittanceStopsIn: 0, instalments: [], oneOffs: [], ...facts });

const idr = fc.integer({ min: 0, max: 400 }).map((tenth) => tenth * 50_000);
const plan = fc.record({
  balanceIdr: fc.integer({ min: 0, max: 4_000 }).map((tenth) => tenth * 50_000), expenseIdr: idr, localIncomeIdr: idr, remittanceIdr: idr, remittanceStopsIn: fc.option(fc.nat(24)),
  instalments: fc.array(fc.record({ monthlyIdr: idr, months: fc.option(fc.nat(30)) }), { maxLength: 2 }), oneOffs: fc.array(fc.record({ name: fc.constant("x"), amountIdr: idr, inMonths: fc.nat(20) }), { maxLength: 3 }),
});

/** Slowly and plainly: pay for what is planned, then live through the month, as long as the money lasts. */
function slowly(of: ReturnPlan): number | null {
  let money = of.balanceIdr;
  for (let month = 0; month < 40_000; month++) {
    for (const one of of.oneOffs) if (one.inMonths === month) money -= one.amountIdr;
    let spent = of.expenseIdr - of.localIncomeIdr;
    if (of.remittanceStopsIn === null || month < of.remittanceStopsIn) spent -= of.remittanceIdr;
    for (const one of of.instalments) if (one.months === null || month < one.months) spent += one.monthlyIdr;
    if (money < 0) return month;
    if (spent > money) return month + money / spent;
    if (spent > 0 && money === 0) return month;
    money -= spent;
    if (month > 60 && spent <= 0) return null;
  }
  return null;
}

describe("how long the money lasts", () => {
  it("is the runway of the handbook where nothing changes on the way", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100_000_000 }), fc.integer({ min: 0, max: 9_000_000 }), fc.integer({ min: 0, max: 9_000_000 }), (balanceIdr, expenseIdr, localIncomeIdr) => {
      expect(planRunway(simple({ balanceIdr, expenseIdr, localIncomeIdr }))).toEqual(runway({ balanceIdr, expenseIdr, continuingIncomeIdr: localIncomeIdr }));
    }));
  });

  it("story 1: 4.7 months if the remittance stops today, to 22 May 2026; it lasts while the remittance comes", () => {
    const siti = simple({ balanceIdr: juta(12.6), expenseIdr: juta(3.6), localIncomeIdr: 916_667, remittanceIdr: 5_212_500 });
    expect([formatRunway(planRunway(siti)), runwayEndsOn(planRunway(siti), "2026-01-01")]).toEqual(["4,7", "2026-05-22"]);
    expect(planRunway({ ...siti, remittanceStopsIn: null })).toEqual({ kind: "sustainable" });
    const [stops] = effects({ ...siti, remittanceStopsIn: null });
    expect([stops?.of.kind, formatRunway(stops!.without)]).toEqual(["remittance_stops", "4,7"]);
  });

  it("story 2: at arrival 16.2 months, to 16 June 2026; with the motorcycle, the feast and the credit 4.1 in May", () => {
    const darto = simple({ balanceIdr: juta(60), expenseIdr: juta(4.1), localIncomeIdr: juta(0.4) });
    expect([formatRunway(planRunway(darto)), runwayEndsOn(planRunway(darto), "2025-02-10")]).toEqual(["16,2", "2026-06-16"]);
    const may = simple({ balanceIdr: juta(18.9), expenseIdr: juta(4.1), localIncomeIdr: juta(0.4), instalments: [{ monthlyIdr: juta(0.9), months: null }] });
    expect(formatRunway(planRunway(may))).toBe("4,1");
    // Told at arrival what the purchases of the first months would do.
    const bought = { ...darto, oneOffs: [{ name: "motor", amountIdr: juta(22), inMonths: 0 }, { name: "hajatan", amountIdr: juta(8), inMonths: 1 }] };
    expect(formatRunway(planRunway(bought))).toBe("8,1");
    expect(effects(bought).map(({ without }) => formatRunway(without))).toEqual(["14,1", "10,3"]);
    expect(planMonths(darto)[3]!.balanceIdr).toBe(juta(60) - 3 * juta(3.7));
  });

  it("equals living through it month by month, and the picture ends where the answer says", () => {
    fc.assert(fc.property(plan, (of) => {
      const [answer, slow] = [planRunway(of), slowly(of)];
      expect(answer.kind === "months" ? answer.months : null).toEqual(slow === null ? null : expect.closeTo(slow, 6));
      const months = planMonths(of, 600);
      if (slow !== null && slow < 600) expect(Math.abs(months.at(-1)!.month - slow)).toBeLessThanOrEqual(1);
      expect(months.every(({ month, burnIdr }) => burnIdr === burnIn(of, month))).toBe(true);
    }), { numRuns: 1_000 });
  }, 30_000);

  it("never lasts longer for buying more, spending more or the remittance ending sooner", () => {
    const length = (of: ReturnPlan) => { const answer = planRunway(of); return answer.kind === "months" ? answer.months : Infinity; };
    const longer = (of: ReturnPlan) => length(of) + 1e-9;
    fc.assert(fc.property(plan, idr, fc.nat(20), (of, more, inMonths) => {
      expect(length({ ...of, oneOffs: [...of.oneOffs, { name: "y", amountIdr: more, inMonths }] })).toBeLessThanOrEqual(longer(of));
      expect(length({ ...of, expenseIdr: of.expenseIdr + more })).toBeLessThanOrEqual(longer(of));
      expect(length({ ...of, remittanceStopsIn: Math.min(inMonths, of.remittanceStopsIn ?? Infinity) })).toBeLessThanOrEqual(longer(of));
      for (const { of: what, without } of effects(of)) {
        const changed = without.kind === "months" ? without.months : Infinity;
        if (what.kind === "remittance_stops") expect(changed).toBeLessThanOrEqual(longer(of));
        else expect(changed).toBeGreaterThanOrEqual(length(of) - 1e-9);
      }
    }));
  });
});

describe("the next steps", () => {
  it("are three, and the amount to spend less is the least that makes it last a year", () => {
    fc.assert(fc.property(plan, (of) => {
      const steps = nextSteps(of);
      expect(steps).toHaveLength(3);
      for (const step of steps) {
        if (step.kind !== "spend_less") continue;
        const length = (less: number) => { const answer = planRunway({ ...of, expenseIdr: of.expenseIdr - less }); return answer.kind === "months" ? answer.months : Infinity; };
        expect([length(step.monthlyIdr) >= 12, length(step.monthlyIdr - 1) >= 12]).toEqual([true, false]);
      }
    }));
    expect(nextSteps(simple({ balanceIdr: juta(60), expenseIdr: juta(5), localIncomeIdr: juta(0.4), oneOffs: [{ name: "motor", amountIdr: juta(22), inMonths: 0 }] })).map(({ kind }) => kind)).toEqual(["spend_less", "postpone", "earn_to_last"]);
  });
});

describe("a plan in an address", () => {
  it("stands behind the # with numbers alone and is read back as it was", () => {
    const plan: ReturnPlan = { ...simple(), balanceIdr: juta(60), expenseIdr: juta(4.1), localIncomeIdr: juta(0.4), remittanceIdr: juta(2), remittanceStopsIn: 6, instalments: [{ monthlyIdr: juta(0.9), months: 10 }], oneOffs: [{ name: "kendaraan", amountIdr: juta(22), inMonths: 3 }] };
    const fragment = fragmentOf(plan);
    expect(fragment).toMatch(/^([a-z_]+=(\d+|terus)&?)+$/);
    expect(readPlan(new Map(Object.entries(valuesInFragment(`#${fragment}`)!))).plan).toEqual(plan);
    expect(readPlan(new Map(Object.entries(valuesOf(plan)))).plan).toEqual(plan);
    expect(valuesInFragment("#jawaban")).toBeNull();
    expect(valuesInFragment("#nama=Siti&saldo=5")).toEqual({ saldo: "5" });
  });
});
