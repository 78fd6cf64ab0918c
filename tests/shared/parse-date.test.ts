import { describe, expect, it } from "vitest";
import { parseDate, parseMonth, parseYear } from "~/shared/parse-date";

describe("parseDate", () => {
  it.each([
    ["2025-04-03", "2025-04-03"],
    ["2025/04/03", "2025-04-03"],
    ["03/04/2025", "2025-04-03"],
    ["3-4-2025", "2025-04-03"],
    ["03.04.2025", "2025-04-03"],
    ["17 Agustus 1990", "1990-08-17"],
    ["1 Mei 2025", "2025-05-01"],
    ["05 Agt 2024", "2024-08-05"],
    ["1 Agu 2024", "2024-08-01"],
    ["17-Aug-1990", "1990-08-17"],
    ["August 17, 1990", "1990-08-17"],
    ["Senin, 17 Agustus 1990", "1990-08-17"],
    ["Jum'at 1 Nopember 2024", "2024-11-01"],
    ["29/02/2000", "2000-02-29"],
    ["2025-05-17 00:00:00", "2025-05-17"],
    ["'03/04/1985", "1985-04-03"],
  ])("reads %s, the day before the month", (text, date) => expect(parseDate(text)).toEqual({ ok: true, value: date }));

  it.each([
    ["31/02/2025", "no_such_day"],
    ["31/06/2025", "no_such_day"],
    ["29/02/2023", "no_such_day"],
    ["12/25/1988", "no_such_day"],
    ["32 Mei 2025", "no_such_day"],
    ["Siti 1", "not_a_date"],
    ["Mei 1", "not_a_date"],
    ["44332", "not_a_date"],
    ["17 Agutus 1990", "not_a_date"],
    ["03/04-2025", "not_a_date"],
    ["03/04/85", "two_digit_year"],
    ["01/01/0202", "year_out_of_range"],
    ["0", "not_a_date"],
  ])("refuses %s: %s", (text, code) => expect(parseDate(text)).toEqual({ ok: false, reason: { code } }));

  it.each(["", "-", "?", "tidak tahu"])("takes %j as unknown", (text) => {
    expect(parseDate(text)).toEqual({ ok: true, value: null });
  });
});

describe("parseMonth", () => {
  it.each([
    ["2025-03", "2025-03"],
    ["Maret 2025", "2025-03"],
    ["Mar-2025", "2025-03"],
    ["03/2025", "2025-03"],
    ["2025-03-01", "2025-03"],
    ["17/03/2025", "2025-03"],
  ])("reads %s", (text, month) => expect(parseMonth(text)).toEqual({ ok: true, value: month }));

  it("refuses what is no month and takes a dash as unknown", () => {
    expect(["2025-13", "13/2025", "Marett 2025", "2025", "Siti 1"].map((text) => parseMonth(text).ok)).toEqual([false, false, false, false, false]);
    expect(parseMonth("-")).toEqual({ ok: true, value: null });
  });
});

describe("parseYear", () => {
  it("wants four digits", () => {
    expect(parseYear("1985")).toEqual({ ok: true, value: 1985 });
    expect(["85", "19855", "abc", "1500"].map((text) => parseYear(text).ok)).toEqual([false, false, false, false]);
  });
});
