import { expect, it } from "vitest";
import { inAreas } from "~/access/areas";

it("a prefix covers what lies under it and nothing that merely starts alike", () => {
  expect(inAreas("35.04.05.2003", ["35.04"])).toBe(true);
  expect(inAreas("35.04", ["35.04"])).toBe(true);
  expect(inAreas("35.0", ["35.04"])).toBe(false);
  expect(inAreas("35.05.01.2001", ["35.04"])).toBe(false);
  expect(inAreas("52.01", ["ID"])).toBe(true);
  expect(inAreas("35", [])).toBe(false);
});

it("retired villages follow where they count today", () => {
  expect(inAreas("52.03.09.2001", ["52.03.09", "-52.03.09.2001"])).toBe(false);
  expect(inAreas("52.03.09.2001", ["52.03.21", "+52.03.09.2001"])).toBe(true);
});
