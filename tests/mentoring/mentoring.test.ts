import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byUrgency } from "~/mentoring/caseload";
import { ENROLMENT_STATES, type EnrolmentState } from "~/mentoring/codes";
import { canMove, followingStates, isOpenState, type EnrolmentMove } from "~/mentoring/enrolment-states";
import { graduationOf } from "~/mentoring/graduation";
import { completionOf, mentoringReach, sessionAdherence, zoneDistribution, zoneProgress } from "~/mentoring/outcomes";
import { sessionsDue, sessionsPlanned } from "~/mentoring/rhythm";
import type { Zone } from "~/mentoring/zones";

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const STATES = Object.keys(ENROLMENT_STATES) as EnrolmentState[];
const GREEN = { snapshots: ["2026-06", "2026-07", "2026-08"].map((month) => ({ month, zone: "hijau" as const })), sessionsHeld: 15, sessionsPlanned: 20 };
const NEVER = { snapshots: [], sessionsHeld: 0, sessionsPlanned: 20 };

describe("outcomes (handbook §5.3)", () => {
  it("reach those who came home within six months (M01)", () => {
    const returnees = [...times(22, { monthsSinceReturn: 8, enrolledAfterMonths: 2 }), ...times(18, { monthsSinceReturn: 9, enrolledAfterMonths: null }), ...times(5, { monthsSinceReturn: 3, enrolledAfterMonths: null })];
    expect(mentoringReach(returnees)).toEqual({ yes: 22, of: 40, share: 0.55 });
  });

  it("count who graduated without those who moved, and show who left again (M02)", () => {
    const cohort = [...times(14, "lulus"), ...times(5, "berhenti"), ...times(3, "berangkat_lagi"), "pindah", ...times(2, "berjalan")].map((state) => ({ state: state as EnrolmentState }));
    expect(completionOf(cohort)).toMatchObject({ yes: 14, of: 24, stopped: 5, leftAgain: 3, moved: 1, running: 2 });
    expect(completionOf(cohort).share).toBeCloseTo(0.583, 3);
  });

  it("tell how many rose a zone, and how many net (M03)", () => {
    const pairs = [...times(11, ["merah", "kuning"]), ...times(6, ["kuning", "kuning"]), ...times(3, ["biru", "kuning"]), ...times(4, ["abu", "biru"])].map(([baseline, later]) => ({ baseline: baseline as Zone, later: later as Zone }));
    expect(zoneProgress(pairs)).toEqual({ yes: 11, of: 20, share: 0.55, same: 6, down: 3, unknown: 4, net: 0.4 });
    expect(zoneProgress([{ baseline: "hijau", later: "hijau" }]).share).toBeNull();
  });

  it("show every zone with shares that add up, and grey beside them (M04)", () => {
    const zones = [...times(6, "merah"), ...times(9, "kuning"), ...times(10, "biru"), ...times(5, "hijau"), ...times(4, "abu")] as Zone[];
    const shown = zoneDistribution(zones);
    expect(shown.map(({ percent }) => percent)).toEqual([20, 30, 33.3, 16.7, null]);
    expect(shown.at(-1)).toEqual({ zone: "abu", count: 4, percent: null });
  });

  it("average how many of the due sessions were held, each at most all (M05)", () => {
    expect(sessionAdherence([{ due: 12, held: 9 }, { due: 4, held: 6 }, { due: 0, held: 1 }])).toBe(0.875);
    expect(sessionAdherence([])).toBeNull();
  });
});

describe("the rhythm of sessions", () => {
  it("is twenty in a year: four weekly, ten fortnightly, six monthly", () => {
    const planned = sessionsPlanned("2025-05-10", 12);
    expect(planned).toHaveLength(20);
    expect([planned[0], planned[3], planned[4], planned[13], planned[14], planned[19]]).toEqual(["2025-05-17", "2025-06-07", "2025-06-21", "2025-10-25", "2025-12-10", "2026-05-10"]);
  });

  it("asks for nothing during a pause", () => {
    const planned = sessionsPlanned("2025-05-10", 12);
    expect(sessionsDue(planned, [], "2025-06-07")).toBe(4);
    expect(sessionsDue(planned, [{ from: "2025-05-20", to: "2025-06-01" }], "2025-06-07")).toBe(2);
    expect(sessionsDue(planned, [{ from: "2025-05-20", to: null }], "2026-05-10")).toBe(1);
  });
});

describe("graduation", () => {
  it("takes three green months in a row and three quarters of the sessions", () => {
    expect(graduationOf(GREEN)).toEqual({ isReady: true, greenMonths: 3, sessionsNeeded: 15 });
    expect(graduationOf({ ...GREEN, sessionsHeld: 14 }).isReady).toBe(false);
    const withGap = [...GREEN.snapshots.slice(1), { month: "2026-05", zone: "hijau" as const }];
    expect(graduationOf({ ...GREEN, snapshots: withGap })).toMatchObject({ isReady: false, greenMonths: 2 });
    expect(graduationOf({ ...GREEN, snapshots: [...GREEN.snapshots, { month: "2026-09", zone: "biru" }] })).toMatchObject({ isReady: false, greenMonths: 0 });
  });
});

describe("the states of a mentoring", () => {
  const move = fc.record({
    from: fc.constantFrom(...STATES), to: fc.constantFrom(...STATES), isAssessed: fc.boolean(), hasPlan: fc.boolean(), reason: fc.constantFrom(null, "pindah kerja"), graduation: fc.constantFrom(GREEN, NEVER),
  });

  it("are all reached from the first, and each leads to an end", () => {
    const reached = new Set<EnrolmentState>(["daftar"]);
    for (const state of reached) followingStates(state).forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...STATES].sort());
    const ends = STATES.filter((state) => !isOpenState(state));
    expect(ends.sort()).toEqual(["berangkat_lagi", "berhenti", "lulus", "pindah"]);
  });

  it("are never passed without what they ask for", () => {
    fc.assert(fc.property(move, (asked: EnrolmentMove) => {
      if (!canMove(asked).ok) return;
      expect(followingStates(asked.from)).toContain(asked.to);
      if (asked.to === "lulus") expect(graduationOf(asked.graduation).isReady).toBe(true);
      if (asked.from === "asesmen" && asked.to === "berjalan") expect(asked.isAssessed && asked.hasPlan).toBe(true);
      if (asked.to === "berhenti" || asked.to === "jeda") expect(asked.reason).not.toBeNull();
    }));
  });

  it("say why a step is not taken", () => {
    const asked = { from: "asesmen", to: "berjalan", isAssessed: true, hasPlan: true, reason: null, graduation: NEVER } as const;
    expect(canMove(asked)).toEqual({ ok: true, value: true });
    expect(canMove({ ...asked, isAssessed: false })).toEqual({ ok: false, reason: { code: "not_assessed" } });
    expect(canMove({ ...asked, hasPlan: false })).toEqual({ ok: false, reason: { code: "no_plan" } });
    expect(canMove({ ...asked, from: "berjalan", to: "berhenti" })).toEqual({ ok: false, reason: { code: "reason_missing" } });
    expect(canMove({ ...asked, from: "berjalan", to: "lulus" })).toEqual({ ok: false, reason: { code: "not_ready_to_graduate" } });
    expect(canMove({ ...asked, from: "lulus" })).toEqual({ ok: false, reason: { code: "not_following" } });
  });
});

describe("a mentor's people", () => {
  it("stand in the order in which they need somebody", () => {
    const one = { state: "berjalan", zone: "biru", nextOn: "2026-03-20", lastHeldOn: "2026-03-01", enrolledOn: "2025-12-01" } as const;
    const cases = [
      { ...one, name: "calm", nextOn: "2026-04-20" }, { ...one, name: "soon" }, { ...one, name: "paused", state: "jeda" as const, zone: "merah" as const },
      { ...one, name: "amber", zone: "kuning" as const }, { ...one, name: "late", nextOn: "2026-03-10" }, { ...one, name: "red", zone: "merah" as const },
      { ...one, name: "unknown", zone: "abu" as const }, { ...one, name: "silent", nextOn: null, lastHeldOn: "2026-02-01" },
    ];
    expect(byUrgency(cases, "2026-03-15").map(({ name }) => name)).toEqual(["red", "silent", "late", "unknown", "amber", "soon", "calm", "paused"]);
  });
});
