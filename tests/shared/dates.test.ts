import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  addToMonth,
  compareDates,
  dateIn,
  daysBetween,
  formatDate,
  formatMonth,
  isMonth,
  isPlainDate,
  lastDay,
  lebaranOffset,
  monthOf,
  monthsApart,
  monthsBetween,
  plainDate,
  todayIn,
  yearsBetween,
} from "~/shared/dates";
import { vectorsOf } from "../vectors";

describe("days and months as text", () => {
  it("knows which days exist", () => {
    expect([plainDate(2025, 6, 31), plainDate(2023, 2, 29), plainDate(2000, 2, 29), plainDate(2025, 13, 1)]).toEqual([null, null, "2000-02-29", null]);
    expect(["2025-02-31", "2025-2-3", "2025-02-03T00:00", "", null].map(isPlainDate)).toEqual([false, false, false, false, false]);
    expect([isPlainDate("2024-02-29"), isMonth("2025-13"), isMonth("2025-12")]).toEqual([true, false, true]);
  });

  it("counts months by calendar, at the last day where the day does not exist", () => {
    expect([addMonths("2025-01-15", 15), addMonths("2025-01-31", 1), addMonths("2024-03-31", -1)]).toEqual(["2026-04-15", "2025-02-28", "2024-02-29"]);
    expect([addToMonth("2025-01", -1), addToMonth("2024-12", 13), lastDay("2024-02")]).toEqual(["2024-12", "2026-01", "2024-02-29"]);
    expect(monthsBetween("2024-11", "2025-02")).toEqual(["2024-11", "2024-12", "2025-01", "2025-02"]);
    expect([monthsBetween("2025-02", "2025-01"), monthsApart("2024-11", "2025-02"), monthOf("2025-04-03")]).toEqual([[], 3, "2025-04"]);
  });

  it("counts days and full years", () => {
    expect([addDays("2024-02-28", 2), addDays("2025-01-01", -1)]).toEqual(["2024-03-01", "2024-12-31"]);
    expect([daysBetween("2025-03-02", "2025-03-10"), daysBetween("2024-03-01", "2024-02-28")]).toEqual([8, -2]);
    expect([yearsBetween("2007-06-15", "2025-06-14"), yearsBetween("2007-06-15", "2025-06-15")]).toEqual([17, 18]);
    expect(["2025-02-01", "2024-12-31"].sort(compareDates)).toEqual(["2024-12-31", "2025-02-01"]);
  });

  it("prints them in both languages", () => {
    expect([formatDate("2025-03-12"), formatDate("2025-08-05"), formatDate("2025-05-01", "en"), formatDate("1990-08-17", "id", "long")]).toEqual([
      "12 Mar 2025",
      "5 Agu 2025",
      "1 May 2025",
      "17 Agustus 1990",
    ]);
    expect([formatMonth("2025-04"), formatMonth("2025-10", "en", "short")]).toEqual(["April 2025", "Oct 2025"]);
  });
});

describe("instants meet days only with a zone named", () => {
  it("a late evening in UTC is the next month in East Java (field case C017)", () => {
    expect(monthOf(dateIn("Asia/Jakarta", new Date("2025-06-30T17:30:00Z")))).toBe("2025-07");
  });

  it("July 2026 in WIB holds its last local evening (field case C018)", () => {
    const month = (instant: string) => monthOf(dateIn("Asia/Jakarta", new Date(instant)));
    expect([month("2026-06-30T16:59:00Z"), month("2026-06-30T17:00:00Z")]).toEqual(["2026-06", "2026-07"]);
    expect([month("2026-07-31T16:30:00Z"), month("2026-07-31T17:00:00Z")]).toEqual(["2026-07", "2026-08"]);
  });

  it("an early morning in the village is already today (field case C101)", () => {
    expect(todayIn("Asia/Jakarta", new Date("2025-07-13T23:10:00Z"))).toBe("2025-07-14");
    expect(todayIn("Asia/Makassar", new Date("2025-07-13T16:30:00Z"))).toBe("2025-07-14");
  });
});

describe("lebaranOffset", () => {
  it.each(vectorsOf<string, number>("lebaran_offset_nearest"))("$id", ({ in: date, out }) => {
    expect(lebaranOffset(date)).toBe(out);
  });

  it("is not measured from a neighbour where the year is missing from the table", () => {
    expect([lebaranOffset("2019-06-05"), lebaranOffset("2027-03-10")]).toEqual([null, null]);
  });
});
