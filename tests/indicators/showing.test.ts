import { describe, expect, it } from "vitest";
import { CATALOGUE, HEADLINE_IDS, INDICATOR_IDS } from "~/indicators/catalogue";
import { comparable, formatFigure, showing } from "~/indicators/showing";
import { vectorsOf } from "../vectors";

const figure = (part: object) => ({ value: 1, numerator: null, denominator: null, n: 100, known: 10, eligible: 10, ...part });

describe("the catalogue", () => {
  it("has each id and code once, ten of them headline, and every text in both languages", () => {
    expect(new Set(INDICATOR_IDS).size).toBe(CATALOGUE.length);
    expect(new Set(CATALOGUE.map(({ code }) => code)).size).toBe(CATALOGUE.length);
    expect(HEADLINE_IDS).toHaveLength(10);
    for (const { name, of, meaning, numerator, denominator, unknown, excluded } of CATALOGUE) {
      for (const words of [name, of, meaning, numerator, denominator, unknown, excluded]) {
        if (words) expect(words.id && words.en).toBeTruthy();
      }
    }
  });
});

describe("what may be shown", () => {
  it("is hidden under half, marked under four fifths, plain from there", () => {
    expect(showing("R01", figure({ known: 4, eligible: 9 })).hidden).toBe("coverage");
    expect(showing("R01", figure({ known: 5, eligible: 10 }))).toMatchObject({ hidden: null, incomplete: true });
    expect(showing("R01", figure({ known: 4, eligible: 5 }))).toMatchObject({ hidden: null, incomplete: false });
  });

  it("is hidden for too few cases, and says apart that nothing is known or nothing happened", () => {
    expect(showing("I07", figure({ n: 19 })).hidden).toBe("too_few");
    expect(showing("I07", figure({ n: 20 })).hidden).toBe(null);
    expect(showing("R05", figure({ n: 9 })).hidden).toBe("too_few");
    expect(showing("I07", figure({ value: null, n: 0, known: 0, eligible: 6 })).hidden).toBe("unknown");
    expect(showing("I07", figure({ value: null, n: 0, known: 0, eligible: 0 })).hidden).toBe("no_case");
  });

  it("is never ranked while hidden, and a state stands above every number", () => {
    expect(comparable("I07", figure({ n: 3 }))).toBe(null);
    expect(comparable("F02", figure({ value: null, state: "berkelanjutan" }))).toBe(Infinity);
  });

  it("carries Wilson's interval where the value is a share of cases", () => {
    const { interval } = showing("I07", figure({ value: 88.2, numerator: 30, denominator: 34, n: 34, known: 34, eligible: 40 }));
    expect(interval!.lower).toBeCloseTo(0.734, 3);
    expect(interval!.upper).toBeCloseTo(0.953, 3);
    expect(showing("R07", figure({ numerator: 1, denominator: 2 })).interval).toBe(null);
  });
});

describe("how it is written", () => {
  it("rounds only here, halves away from zero, in the language's marks", () => {
    expect(formatFigure("R05", { value: 2.775 }, "id")).toBe("2,8 %");
    expect(formatFigure("R05", { value: 2.775 }, "en")).toBe("2.8%");
    expect(formatFigure("F03", { value: 29.96 }, "id")).toBe("30,0 %");
    expect(formatFigure("R02", { value: 3_250_000 }, "id")).toBe("Rp 3,25 juta");
    expect(formatFigure("R02", { value: 4_834_687.5 }, "id", "long")).toBe("Rp 4.834.688");
    expect(formatFigure("I07", { value: null }, "id")).toBe("–");
  });

  it("shows runway as the handbook's vectors do", () => {
    for (const { id, out } of vectorsOf<unknown, string | { raw: number; shown: string }>("runway")) {
      if (typeof out === "string") continue;
      expect(formatFigure("F02", { value: out.raw }, "id"), id).toBe(`${out.shown} bulan`);
    }
    expect(formatFigure("F02", { value: null, state: "berkelanjutan" }, "id")).toBe("berkelanjutan");
  });
});
