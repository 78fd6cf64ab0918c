import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type PlainDate } from "~/shared/dates";
import type { ResponseState, RoundStanding } from "~/surveys/codes";
import { asksUntil, currentRound, interviewDayProblem, ROUND_ORDER, roundStanding, roundWindows } from "~/surveys/rounds";

const START = "2024-01-15";
const windows = roundWindows(START);

describe("the rounds of a village", () => {
  it("are counted in months since its start, each open a month before its day and two after", () => {
    expect(windows).toEqual([
      { code: "BASE", start: "2023-12-16", end: "2024-03-15" },
      { code: "R06", start: "2024-06-15", end: "2024-09-13" },
      { code: "R12", start: "2024-12-16", end: "2025-03-16" },
      { code: "R18", start: "2025-06-15", end: "2025-09-13" },
      { code: "R24", start: "2025-12-16", end: "2026-03-16" },
    ]);
  });

  it("keep the window they began with when the village's start is corrected", () => {
    const [base, r06] = roundWindows("2024-02-01", [{ code: "BASE", start: "2023-12-16", end: "2024-03-15" }]);
    expect(base).toEqual({ code: "BASE", start: "2023-12-16", end: "2024-03-15" });
    expect(r06).toMatchObject({ start: "2024-07-02" });
  });

  it("are asked one at a time: the last that has opened, and the first before any has", () => {
    expect(currentRound(windows, "2023-01-01")?.code).toBe("BASE");
    expect(currentRound(windows, "2024-06-14")?.code).toBe("BASE");
    expect(currentRound(windows, "2024-06-15")?.code).toBe("R06");
    expect(currentRound(windows, "2030-01-01")?.code).toBe("R24");
    expect(currentRound([], "2024-06-15")).toBeUndefined();
  });

  it("take an interview of their own time alone", () => {
    const problem = (interviewOn: PlainDate, today = "2026-12-31") => interviewDayProblem(windows, "R06", interviewOn, today);
    expect(problem("2024-06-14")).toBe("before_window");
    expect(problem("2024-06-15")).toBeNull();
    // Late, and still of this round.
    expect(problem("2024-12-15")).toBeNull();
    expect(problem("2024-12-16")).toBe("next_round");
    expect(problem("2024-07-01", "2024-06-30")).toBe("in_future");
    expect(interviewDayProblem(windows, "R24", "2028-01-01", "2028-01-01")).toBeNull();
  });
});

describe("where a family stands", () => {
  const none = { response: null, joinedOn: "2020-01-01" };
  it("goes from not yet due to due, overdue and missed", () => {
    const on = (today: PlainDate) => roundStanding(windows, "R06", none, today);
    expect([on("2024-06-14"), on("2024-06-15"), on("2024-09-13"), on("2024-09-14"), on("2024-12-15"), on("2024-12-16")])
      .toEqual(["belum_waktunya", "waktunya", "waktunya", "terlambat", "terlambat", "terlewat"]);
  });

  it("is what its response says, whatever the day", () => {
    for (const [response, standing] of [["draf", "sebagian"], ["selesai", "selesai"], ["menolak", "menolak"]] as const) {
      for (const today of ["2023-01-01", "2024-07-01", "2030-01-01"]) expect(roundStanding(windows, "R06", { response, joinedOn: null }, today)).toBe(standing);
    }
  });

  it("is not asked of a family that came after the window, but the first round is until the second opens", () => {
    expect(roundStanding(windows, "R06", { response: null, joinedOn: "2024-09-14" }, "2024-10-01")).toBe("tidak_berlaku");
    expect(roundStanding(windows, "R06", { response: null, joinedOn: "2024-09-13" }, "2024-09-13")).toBe("waktunya");
    const late = { response: null, joinedOn: "2024-04-01" };
    expect(roundStanding(windows, "BASE", late, "2024-05-31")).toBe("waktunya");
    expect(roundStanding(windows, "BASE", late, "2024-06-01")).toBe("terlambat");
    expect(roundStanding(windows, "BASE", { response: null, joinedOn: "2024-06-15" }, "2024-06-20")).toBe("tidak_berlaku");
  });

  const day = fc.integer({ min: 0, max: 2_000 }).map((days) => addDays("2023-01-01", days));
  const ORDER: RoundStanding[] = ["belum_waktunya", "waktunya", "terlambat", "terlewat"];

  it("only moves forward with time, and no two rounds are due on one day", () => {
    fc.assert(fc.property(day, fc.option(day), day, fc.nat(400), (start, joinedOn, today, later) => {
      const all = roundWindows(start);
      const due = ROUND_ORDER.filter((code) => ["waktunya", "terlambat"].includes(roundStanding(all, code, { response: null, joinedOn }, today)));
      expect(due.length).toBeLessThanOrEqual(1);
      for (const code of due) expect(currentRound(all, today)?.code).toBe(code);
      for (const code of ROUND_ORDER) {
        const [now, then] = [today, addDays(today, later)].map((at) => roundStanding(all, code, { response: null, joinedOn }, at));
        if (now === "tidak_berlaku" || then === "tidak_berlaku") expect(now).toBe(then);
        else expect(ORDER.indexOf(then!)).toBeGreaterThanOrEqual(ORDER.indexOf(now!));
      }
    }));
  });

  it("never asks again what a response answers, and takes an interview exactly while it is due or overdue", () => {
    fc.assert(fc.property(day, day, fc.constantFrom(...ROUND_ORDER), fc.constantFrom<ResponseState | null>(null, "draf", "selesai", "menolak"), (start, today, code, response) => {
      const all = roundWindows(start);
      const standing = roundStanding(all, code, { response, joinedOn: null }, today);
      const takes = interviewDayProblem(all, code, today, today) === null;
      if (response === null) expect(["waktunya", "terlambat"].includes(standing)).toBe(takes);
      else expect(["waktunya", "terlambat", "terlewat", "belum_waktunya"]).not.toContain(standing);
      expect((asksUntil(all, code) ?? "9999") > all.find((one) => one.code === code)!.end).toBe(true);
    }));
  });
});
