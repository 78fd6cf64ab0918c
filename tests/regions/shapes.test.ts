import { expect, it } from "vitest";
import { shapesOf } from "~/regions/shapes.server";

it("draws each level one step down", async () => {
  const counts = await Promise.all(["", "35", "52", "35.04", "35.04.01"].map(async (code) => (await shapesOf(code)).shapes.length));
  expect(counts.slice(0, 3)).toEqual([38, 38, 10]);
  expect(counts[3]).toBe(19);
  expect(counts[4]).toBeGreaterThan(5);
  expect((await shapesOf("35.04", "villages")).shapes).toHaveLength(271);
});

it("keeps every outline inside the drawing and short enough for a phone", async () => {
  const map = await shapesOf("35");
  const numbers = map.shapes.flatMap(({ path }) => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number));
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThanOrEqual(Math.max(map.width, map.height));
  expect(map.shapes.every(({ path, x, y }) => path.startsWith("M") && x > 0 && y > 0)).toBe(true);
  expect(JSON.stringify(map).length).toBeLessThan(120_000);
});

it("has no shapes for areas it does not know, rather than failing", async () => {
  expect((await shapesOf("99.99")).shapes).toEqual([]);
  expect((await shapesOf("../../etc", "villages")).shapes).toEqual([]);
});

it("draws provinces without finer files from the country's", async () => {
  expect((await shapesOf("11")).shapes.length).toBe(23);
});
