import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ACTIVITY_STATES, activityState } from "~/learning/activity-state";
import { ATTENDANCE, type Attendance } from "~/learning/codes";
import { attendanceRate, completion, hasCompleted, trainingGain, type Learner } from "~/learning/outcomes";

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const score = (points: number, formFamily = "A") => ({ score: points, formFamily });

describe("what an activity brought about (handbook §5.3)", () => {
  it("tells attendance of what was recorded, and how much was not (E01)", () => {
    const seats: Attendance[] = [...times(51, "hadir" as const), ...times(9, "izin" as const), ...times(8, "alpa" as const), ...times(4, "tidak_dicatat" as const)];
    expect(attendanceRate(seats)).toEqual({ present: 51, recorded: 68, unknown: 4, rate: 0.75 });
    expect(attendanceRate(times(3, "tidak_dicatat" as const)).rate).toBeNull();
  });

  it("tells the rise of those who took both tests (E02)", () => {
    const people = [{ pre: score(40), post: score(70) }, { pre: score(55), post: score(75) }, { pre: score(60), post: score(60) }, { post: score(80) }];
    const { pairs, gain, normalised } = trainingGain(people);
    expect([pairs, gain?.toFixed(1), normalised?.toFixed(3)]).toEqual([3, "16.7", "0.345"]);
    expect(trainingGain([{ pre: score(40, "A"), post: score(90, "B") }])).toEqual({ pairs: 0, gain: null, normalised: null });
    expect(trainingGain([{ pre: score(100), post: score(100) }]).normalised).toBeNull();
  });

  it("tells who completed, once the class is over (E03)", () => {
    const all: Learner = { seats: ["hadir", "hadir", "hadir", "hadir", "sakit"], hasPostTest: true };
    const learners = [...times(12, all), ...times(4, { ...all, hasPostTest: false }), ...times(5, { seats: times(5, "alpa" as const), hasPostTest: true })];
    expect(completion(learners, true)).toEqual({ completed: 12, came: 16, share: 0.75 });
    expect(completion(learners, false).share).toBeNull();
    expect(hasCompleted({ seats: ["hadir", "hadir", "hadir", "izin", "alpa"], hasPostTest: true })).toBe(false);
  });

  it("never counts an unrecorded seat as an absence", () => {
    const seat = fc.constantFrom(...(Object.keys(ATTENDANCE) as Attendance[]));
    fc.assert(fc.property(fc.array(seat), fc.nat(20), (seats, more) => {
      expect(attendanceRate([...seats, ...times(more, "tidak_dicatat" as const)]).rate).toEqual(attendanceRate(seats).rate);
    }));
  });
});

describe("where an activity stands", () => {
  const day = fc.constantFrom("2026-03-01", "2026-03-05", "2026-03-09", "2026-03-12");

  it("follows from its days, and every state is reached", () => {
    const days = { startOn: "2026-03-05", endOn: "2026-03-09", cancelledOn: null };
    expect(["2026-03-04", "2026-03-05", "2026-03-09", "2026-03-10"].map((today) => activityState(days, today))).toEqual(["planned", "running", "running", "ended"]);
    expect(activityState({ ...days, endOn: null }, "2026-03-06")).toBe("ended");
    expect(activityState({ ...days, cancelledOn: "2026-03-01" }, "2026-03-06")).toBe("cancelled");
  });

  it("never goes back as days pass", () => {
    fc.assert(fc.property(day, day, day, day, (startOn, end, one, other) => {
      const days = { startOn, endOn: end < startOn ? startOn : end, cancelledOn: null };
      const [first, later] = [one, other].sort();
      expect(ACTIVITY_STATES.indexOf(activityState(days, first!))).toBeLessThanOrEqual(ACTIVITY_STATES.indexOf(activityState(days, later!)));
    }));
  });
});
