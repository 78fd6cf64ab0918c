import { describe, expect, test } from "vitest";
import { kaplanMeier, survivalAt } from "~/shared/survival";
import { seasonalIndex, seasonsIn } from "~/indicators/lebaran";
import { vectorsOf } from "../vectors";

describe("Kaplan–Meier with Greenwood's standard error (handbook B01)", () => {
  for (const { id, in: observations, out } of vectorsOf<[number, 0 | 1][], { t: number; at_risk: number; closed: number; S: number; se: number }[]>("kaplan_meier")) {
    test(id, () => {
      const steps = kaplanMeier(observations.map(([time, ended]) => ({ time, ended: ended === 1 })));
      expect(steps.map(({ time, atRisk, ended }) => [time, atRisk, ended])).toEqual(out.map(({ t, at_risk, closed }) => [t, at_risk, closed]));
      steps.forEach(({ survival, standardError }, index) => {
        expect(survival).toBeCloseTo(out[index]!.S, 6);
        expect(standardError).toBeCloseTo(out[index]!.se, 6);
      });
    });
  }

  test("cases in groups are as many cases one by one, and nothing ended is certain", () => {
    const one = { time: 5, ended: true };
    expect(kaplanMeier([{ ...one, count: 3 }, { time: 9, ended: false, count: 2 }])).toEqual(kaplanMeier([one, one, one, { time: 9, ended: false }, { time: 9, ended: false }]));
    expect(survivalAt(kaplanMeier([{ time: 9, ended: false }]))).toEqual({ survival: 1, low: 1, high: 1 });
  });
});

describe("the season of Lebaran (handbook X08)", () => {
  test("windows of 2024 and 2025 are those of the handbook", () => {
    expect(seasonsIn("2024-01-01", "2025-12-31")).toMatchObject({ now: { windowFrom: "2025-03-03", windowTo: "2025-03-30" }, before: { windowFrom: "2024-03-13", windowTo: "2024-04-09" } });
    expect(seasonsIn("2024-05-01", "2024-12-31")).toBeNull();
  });

  test("60 in four weeks beside a usual 10 is 1.5", () => {
    expect(seasonalIndex([...Array(8).fill(9), ...Array(8).fill(11), 10, 20, 15, 15])).toEqual({ weekly: 15, usual: 10, index: 1.5 });
    expect(seasonalIndex(Array(20).fill(0))).toMatchObject({ index: null });
  });
});
