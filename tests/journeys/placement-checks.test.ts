import { describe, expect, it } from "vitest";
import { ageAtStart, contractMonths, contractProblems } from "~/journeys/placement-checks";

describe("ageAtStart (handbook §4.3)", () => {
  it("refuses a placement before the eighteenth birthday", () => {
    const born = { birthDate: "2007-06-15", birthYear: null };
    expect([ageAtStart(born, "2025-06-14"), ageAtStart(born, "2025-06-15")]).toEqual(["too_young", "old_enough"]);
  });

  it("leaves it open where only the year is known", () => {
    const born = { birthDate: null, birthYear: 2007 };
    expect([ageAtStart(born, "2024-12-31"), ageAtStart(born, "2025-06-15"), ageAtStart(born, "2026-01-01")]).toEqual(["too_young", "year_only", "old_enough"]);
    expect([ageAtStart({ birthDate: null, birthYear: null }, "2025-01-01"), ageAtStart(born, null)]).toEqual(["unknown", "unknown"]);
  });
});

describe("contractProblems (handbook §4.21)", () => {
  const fine = { startOn: "2024-01-01", endOn: "2025-12-31", previousEndOn: null, departedOn: "2023-12-20", returnedOn: null };

  it("wants the end after the start, an extension not more than 31 days early, the return after the departure", () => {
    expect(contractProblems(fine)).toEqual([]);
    expect(contractProblems({ ...fine, endOn: "2023-12-31" })).toEqual(["ends_before_start"]);
    expect(contractProblems({ ...fine, previousEndOn: "2024-02-01" })).toEqual([]);
    expect(contractProblems({ ...fine, previousEndOn: "2024-02-02" })).toEqual(["extension_too_early"]);
    expect(contractProblems({ ...fine, returnedOn: "2023-12-19" })).toEqual(["return_before_departure"]);
  });
});

describe("contractMonths", () => {
  it("counts the last day in", () => {
    expect([contractMonths("2024-01-01", "2025-12-31"), contractMonths("2024-01-15", "2025-01-14"), contractMonths("2024-01-15", "2025-01-13")]).toEqual([24, 12, 11]);
  });
});
