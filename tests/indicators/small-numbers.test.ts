import fc from "fast-check";
import { expect, it } from "vitest";
import type { IndicatorRow } from "~/indicators/figure";
import { showing } from "~/indicators/showing";
import { withheld, withheldParts } from "~/indicators/small-numbers";

const row = (facts: Partial<IndicatorRow>): IndicatorRow =>
  ({ indicator: "R01", region: "35.04.01.2001", period: "2024-01", group: null, unit: "Rp", value: 0, numerator: 0, denominator: null, n: 10, known: 10, eligible: 10, low: null, high: null, ...facts });
const sent = (households: number, value: number, facts: Partial<IndicatorRow> = {}) => row({ households, value, numerator: value, ...facts });

it("one to four households are closed, none and five are open", () => {
  expect([0, 1, 4, 5].map((households) => withheld([sent(households, 7)])[0]!.value)).toEqual([7, null, null, 7]);
  expect(showing("R01", withheld([sent(3, 7)])[0]!).hidden).toBe("withheld");
});

it("a closed figure keeps how much is known and loses every amount, R07's also there", () => {
  const [closed] = withheld([sent(2, 60, { indicator: "R07", unit: "%", numerator: 6, denominator: 10, known: 10, eligible: 12, n: 20 })]);
  expect(closed).toMatchObject({ value: null, numerator: null, denominator: null, known: null, eligible: null, n: 20, withheld: true });
  expect(withheld([sent(2, 60)])[0]).toMatchObject({ n: 10, known: 10, eligible: 10 });
});

it("departures count by departure, household figures by household", () => {
  const departures = (eligible: number) => row({ indicator: "I07", unit: "%", value: 100, numerator: eligible, denominator: eligible, n: eligible, known: eligible, eligible });
  expect(withheld([departures(4), departures(5)]).map(({ value }) => value)).toEqual([null, 100]);
  expect(withheld([row({ indicator: "F02", unit: "months", value: 3, n: 4 }), row({ indicator: "X10", unit: "%", value: 90, n: 3 })]).map(({ value }) => value)).toEqual([null, 90]);
});

it("22, 12, 7, 3: the three goes, and the seven with it (handbook X06)", () => {
  const parts = [22, 12, 7, 3].map((households, at) => sent(households, households * 100, { group: "ABCD"[at]! }));
  expect(withheldParts(parts).map(({ value }) => value)).toEqual([2200, 1200, null, null]);
});

it("no closed part follows from the whole and the open ones, in any set of parts", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 12 }), { minLength: 2, maxLength: 12 }), (households) => {
      const parts = withheldParts(households.map((count, at) => sent(count, count * 1_000 + at, { group: String(at) })));
      const closed = parts.filter((part) => part.withheld);
      const isSmall = (count: number) => count > 0 && count < 5;
      expect(parts.every(({ withheld: hidden }, at) => !isSmall(households[at]!) || hidden)).toBe(true);
      // A single closed part is left only where nobody else sent anything, so that the whole is that part itself.
      if (closed.length === 1) expect(households.filter((count) => count > 0)).toHaveLength(1);
    }),
  );
});
