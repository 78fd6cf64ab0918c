import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { followed, funnel, isMature, MATURE_DAYS, pooled, processDays, stageShares, type Seeker } from "~/job-information/funnel";
import { addDays } from "~/shared/dates";
import { wilson95 } from "~/shared/numbers";

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const INFORMED = "2025-01-05";
const seeker: Seeker = { informedOn: INFORMED, consultedOn: null, registeredOn: null, placedOn: null };

const stage = fc.option(fc.integer({ min: -10, max: 400 }).map((days) => addDays(INFORMED, days)), { nil: null });
const anybody = fc.record({ informedOn: fc.constant(INFORMED), consultedOn: stage, registeredOn: stage, placedOn: stage });

describe("the way from information to work (handbook §5.4)", () => {
  it("counts nested stages of a cohort (I01–I05)", () => {
    const talked = { ...seeker, consultedOn: "2025-01-20" };
    const registered = { ...talked, registeredOn: "2025-02-01" };
    const all = [...times(17, { ...registered, placedOn: "2025-05-01" }), { ...seeker, placedOn: "2025-05-01" }, ...times(12, registered), ...times(15, talked), ...times(75, seeker)];
    const found = funnel(all);
    expect(found).toEqual({ reached: 120, consulted: 45, registered: 30, placed: 18, withoutConsultation: 1, withoutRegistration: 1 });
    expect(found.reached / 300).toBe(0.4);
    expect(Object.values(stageShares(found)).map((share) => (share! * 100).toFixed(1))).toEqual(["37.5", "66.7", "60.0", "15.0"]);
    const limits = wilson95(18, 120)!;
    expect([limits.lower, limits.upper].map((limit) => (limit * 100).toFixed(1))).toEqual(["9.7", "22.5"]);
  });

  it("has no share where nobody stood at the stage before", () => {
    expect(stageShares(funnel([]))).toEqual({ I02: null, I03: null, I04: null, I05: null });
    expect(stageShares(funnel([seeker]))).toEqual({ I02: 0, I03: null, I04: null, I05: 0 });
  });

  it("follows each person for 180 days and no longer", () => {
    const [last, late] = [addDays(INFORMED, MATURE_DAYS), addDays(INFORMED, MATURE_DAYS + 1)];
    expect(followed({ informedOn: INFORMED, consultedOn: addDays(INFORMED, -1), registeredOn: last, placedOn: late })).toEqual({ informedOn: INFORMED, consultedOn: null, registeredOn: last, placedOn: null });
    // Somebody told on 31 January is followed until 30 July: the month is whole on the day after.
    expect([isMature("2025-01", "2025-07-30"), isMature("2025-01", "2025-07-31")]).toEqual([false, true]);
  });

  it("never lets a later stage hold more people than an earlier one, whatever is recorded", () => {
    fc.assert(fc.property(fc.array(anybody, { maxLength: 30 }), fc.array(anybody, { maxLength: 30 }), (some, others) => {
      const [one, other] = [some, others].map((people) => funnel(people.map(followed))) as [ReturnType<typeof funnel>, ReturnType<typeof funnel>];
      expect(one.reached >= one.consulted && one.consulted >= one.registered && one.registered >= one.placed).toBe(true);
      expect(one.withoutConsultation <= one.registered && one.withoutRegistration <= one.placed).toBe(true);
      expect(pooled([one, other])).toEqual(funnel([...some, ...others].map(followed)));
    }));
  });

  it("tells how long it took those who left, and who is under way (I06)", () => {
    const { median, p90, open } = processDays([60, 75, 90, 120, 200], 3);
    expect([median, Math.round(p90!), open]).toEqual([90, 168, 3]);
    expect(processDays([], 2)).toEqual({ median: null, p90: null, open: 2 });
  });
});
