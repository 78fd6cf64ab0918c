import { expect, it } from "vitest";
import { classOf, quantileClasses } from "~/ui/map/quantile-classes";

it("puts about as many areas in each of five classes", () => {
  const classes = quantileClasses(Array.from({ length: 50 }, (_, index) => index));
  expect(classes.map(({ count }) => count)).toEqual([10, 10, 10, 10, 10]);
  expect(classes.map(({ shade }) => shade)).toEqual([1, 2, 3, 4, 5]);
  expect(classes[0]).toMatchObject({ from: 0, to: 9 });
});

it("keeps equal values together and every value in a class", () => {
  const values = [0, 0, 0, 0, 0, 0, 3, 7, 7, 100];
  const classes = quantileClasses(values);
  expect(classes.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
  expect(values.every((value) => classOf(classes, value) !== undefined)).toBe(true);
  expect(quantileClasses([4, 4, 4])).toEqual([{ from: 4, to: 4, count: 3, shade: 3 }]);
  expect(quantileClasses([])).toEqual([]);
});
