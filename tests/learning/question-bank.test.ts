import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fittingFamily, pointsOf, QUESTION_FAMILIES, questionFamily, unanswered } from "~/learning/question-bank";
import { NOT_KNOWN, type Answers } from "~/learning/questions";

const [money] = QUESTION_FAMILIES;
const allRight = (family = money!): Record<number, string> => Object.fromEntries(family.questions.map(({ right }, at) => [at, String(right)]));

describe("the questions of a test", () => {
  it.each(QUESTION_FAMILIES.map((family) => [family.family, family] as const))("%s: ten, each with three or four choices in both languages, one of them right", (_, { questions }) => {
    expect(questions).toHaveLength(10);
    for (const { ask, choices, right } of questions) {
      expect([3, 4]).toContain(choices.length);
      expect(choices[right]).toBeDefined();
      for (const lang of ["id", "en"] as const) {
        expect(ask[lang]).toMatch(/[?]$/);
        expect(new Set(choices.map((choice) => choice[lang])).size).toBe(choices.length);
      }
    }
    // Nobody passes by always choosing the same place.
    const places = questions.map(({ right }) => right);
    for (const place of [0, 1, 2, 3]) expect(places.filter((one) => one === place).length).toBeLessThanOrEqual(5);
  });

  it("are found by their family, and offered where they fit", () => {
    expect(questionFamily("AMAN-1")?.title.en).toBe("Safe migration");
    expect(questionFamily("A")).toBeNull();
    expect([fittingFamily("literasi_keuangan"), fittingFamily("bahasa")]).toEqual(["UANG-1", null]);
  });
});

describe("the points of a test", () => {
  it("are the right answers of all questions; not knowing yet is no point", () => {
    expect(pointsOf(money!, allRight())).toEqual({ right: 10, of: 10, score: 100 });
    expect(pointsOf(money!, { ...allRight(), 0: NOT_KNOWN, 4: NOT_KNOWN, 9: "0" })).toEqual({ right: 7, of: 10, score: 70 });
  });

  it("are unknown and not zero while a question is unanswered or its answer cannot be one", () => {
    const { 3: _, ...broken } = allRight();
    expect(pointsOf(money!, broken)).toBeNull();
    expect(unanswered(money!, { ...broken, 5: "9", 6: "-1" })).toEqual([3, 5, 6]);
    expect(pointsOf(money!, {})).toBeNull();
  });

  it("rise by one question for each answer put right", () => {
    const answer = fc.constantFrom(NOT_KNOWN, "0", "1", "2");
    fc.assert(fc.property(fc.array(answer, { minLength: 10, maxLength: 10 }), fc.nat(9), (given, at) => {
      const answers: Answers = Object.fromEntries(given.map((one, place) => [place, one]));
      const before = pointsOf(money!, { ...answers, [at]: NOT_KNOWN })!;
      expect(pointsOf(money!, { ...answers, [at]: String(money!.questions[at]!.right) })!.score).toBe(before.score + 10);
    }));
  });
});
