import { describe, expect, test } from "vitest";
import { byTurns, isWithin, percentile, perSecond } from "../../bin/bench/measure.mjs";
import { questions } from "../../bin/bench/questions.mjs";

const PLACES = { village: "35.04.05.2002", regency: "35.04", province: "35" };

describe("what the bench says of times", () => {
  test("percentiles are times that were measured", () => {
    const times = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect([percentile(times, 0.5), percentile(times, 0.95), percentile(times, 0.99), percentile([7], 0.5), percentile([], 0.5)]).toEqual([50, 95, 99, 7, null]);
  });

  test("works are done by turns, those of warming up not counted", async () => {
    const done: string[] = [];
    const [first] = await byTurns([() => void done.push("a"), () => void done.push("b")], 3, 1);
    expect(done.join("")).toBe("abababab");
    expect(first).toMatchObject({ p50: expect.any(Number) });
    expect(await perSecond(() => new Promise((after) => setTimeout(after, 1)), 30, 2)).toBeGreaterThan(0);
  });

  test("a limit is so many times the bare answer and a little", () => {
    expect([isWithin(35, 10, { times: 2, plus: 15 }), isWithin(35.1, 10, { times: 2, plus: 15 })]).toEqual([true, false]);
  });
});

describe("answers are compared before they are timed", () => {
  const sum = questions(PLACES, { from: "2025-01", to: "2025-12" }).find(({ name }) => name === "regency ranking") as unknown as { equal: (hand: object[], rows: object[]) => boolean };
  const hand = [{ area_code: "35.04.05.2002", mean: "100" }, { area_code: "35.04.05.2003", mean: "7" }];

  test("equal where they are shown, different where one differs or is missing", () => {
    const row = (region: string, value: number | null, withheld = false) => ({ region, value, withheld });
    expect(sum.equal(hand, [row("35.04.05.2002", 100), row("35.04.05.2003", null, true)])).toBe(true);
    expect(sum.equal(hand, [row("35.04.05.2002", 100.1), row("35.04.05.2003", 7)])).toBe(false);
    expect(sum.equal(hand, [row("35.04.05.2002", 100)])).toBe(false);
  });
});
