import { describe, expect, it } from "vitest";
import { certificateNumber } from "~/learning/certificate";
import { familyReach, recordKeeping } from "~/learning/outcomes";
import { attendanceByMeeting, costPerCompleted, learnerOf, meanScores } from "~/learning/report";

const score = (points: number) => ({ score: points, formFamily: "UANG-1" });

describe("an activity's report", () => {
  const people: Parameters<typeof attendanceByMeeting>[0] = [
    { seats: { one: "hadir" as const, two: "izin" as const }, scores: { pre: score(40), post: score(70) } },
    { seats: { one: "hadir" as const }, scores: { pre: score(55) } },
    { seats: {}, scores: {} },
  ];

  it("counts each meeting of what was recorded there", () => {
    expect(attendanceByMeeting(people, [{ id: "one" }, { id: "two" }])).toEqual([
      { id: "one", present: 2, recorded: 2, unknown: 1, rate: 1 }, { id: "two", present: 0, recorded: 1, unknown: 2, rate: 0 },
    ]);
    expect(learnerOf(people[1]!, [{ id: "one" }, { id: "two" }])).toEqual({ seats: ["hadir", "tidak_dicatat"], hasPostTest: false });
  });

  it("means the points of those who took a test, and nothing where nobody did", () => {
    expect(meanScores(people)).toEqual({ pre: { takers: 2, mean: 47.5 }, post: { takers: 1, mean: 70 }, tindak_lanjut_3bln: { takers: 0, mean: null } });
  });

  it("divides the cost by those who completed, and leaves it unknown where it is", () => {
    expect([costPerCompleted(4_000_000n, 12), costPerCompleted(5n, 2), costPerCompleted(null, 12), costPerCompleted(4_000_000n, 0)]).toEqual([333_333n, 3n, null, null]);
  });
});

describe("families", () => {
  it("are reached where an adult completed a class, each once (handbook E04)", () => {
    const registered = Array.from({ length: 120 }, (_, at) => `family ${at}`);
    const completed = [...registered.slice(0, 42), ...registered.slice(0, 7)].map((householdId) => ({ householdId, isAdult: true }));
    const beside = [{ householdId: "family 50", isAdult: false }, { householdId: "of no register", isAdult: true }];
    expect(familyReach(registered, [...completed, ...beside])).toEqual({ reached: 42, families: 120, share: 0.35 });
    expect(familyReach([], completed).share).toBeNull();
  });

  it("keep records where they say yes, of those that were asked (handbook E05)", () => {
    const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
    expect(recordKeeping([...times(18, "ya" as const), ...times(9, "kadang" as const), ...times(13, "tidak" as const), ...times(5, null)])).toEqual({ yes: 18, sometimes: 9, known: 40, unknown: 5, share: 0.45 });
    expect(recordKeeping(times(3, null)).share).toBeNull();
  });
});

it("gives a certificate one number for good, without a word about the person", () => {
  const activity = { activityId: "019a0000-0000-7000-8000-00000000beef", regionCode: "35.04.05.2002", startOn: "2026-03-02" };
  expect(certificateNumber(activity, "019a0000-0000-7000-8000-000000c0ffee")).toBe("DP/35.04.05.2002/2026.03/BEEF-C0FFEE");
});
