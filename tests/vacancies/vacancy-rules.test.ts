import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VACANCY_STATES, type VacancyState } from "~/vacancies/codes";
import { canMove, followingStates, funnel, isOnBoard, licenceCheck, overcharged, processDays, type Seeker, type VacancyFacts } from "~/vacancies/vacancy-rules";
import { wilson95 } from "~/shared/numbers";

const STATES = Object.keys(VACANCY_STATES) as VacancyState[];
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe("the licence of a placement company", () => {
  it("must be known and in force; work at home needs none", () => {
    expect(licenceCheck("HK", { status: "aktif" })).toBe("ok");
    expect(licenceCheck("HK", { status: "skors" })).toBe("ditolak");
    expect(licenceCheck("HK", { status: "dicabut" })).toBe("ditolak");
    expect(licenceCheck("HK", { status: "tidak_dikenal" })).toBe("perlu_cek");
    expect(licenceCheck("HK", null)).toBe("perlu_cek");
    expect(licenceCheck("ID", null)).toBe("ok");
  });
});

describe("a vacancy", () => {
  const company = fc.constantFrom(null, { status: "aktif" as const }, { status: "skors" as const }, { status: "dicabut" as const }, { status: "tidak_dikenal" as const });
  const day = fc.constantFrom("2026-01-01", "2026-02-01", "2026-03-01");
  const vacancy = fc.record({ state: fc.constantFrom(...STATES), country: fc.constantFrom("HK", "ID"), company, validUntil: day });

  it("reaches every state from a draft", () => {
    const reached = new Set<VacancyState>(["draf"]);
    for (const state of reached) followingStates(state).forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...STATES].sort());
  });

  it("is never on the board unchecked, ended, or with a licence that is not in force that day, by whatever steps", () => {
    const step = fc.record({ to: fc.constantFrom(...STATES), company, today: day });
    fc.assert(fc.property(vacancy, fc.array(step, { maxLength: 6 }), (begin, steps) => {
      let facts: VacancyFacts = { ...begin, state: "draf" };
      for (const { to, company: now, today } of steps) {
        facts = { ...facts, company: now };
        if (canMove(facts, to, today).ok) facts = { ...facts, state: to };
        if (isOnBoard(facts, today)) {
          expect(facts.validUntil >= today && facts.state === "terbit").toBe(true);
          if (facts.country !== "ID") expect(facts.company?.status).toBe("aktif");
        }
      }
    }));
  });

  it("says why it does not come to the board", () => {
    const facts: VacancyFacts = { state: "draf", country: "TW", company: { status: "aktif" }, validUntil: "2026-02-01" };
    expect(canMove(facts, "terbit", "2026-01-01")).toEqual({ ok: true, value: true });
    expect(canMove(facts, "terbit", "2026-02-02")).toEqual({ ok: false, reason: { code: "expired" } });
    expect(canMove({ ...facts, company: null }, "terbit", "2026-01-01")).toEqual({ ok: false, reason: { code: "licence_not_ok", check: "perlu_cek" } });
    expect(canMove({ ...facts, state: "ditutup" }, "terbit", "2026-01-01")).toEqual({ ok: false, reason: { code: "not_following" } });
  });
});

describe("the way from information to work (handbook §5.4)", () => {
  const seeker: Seeker = { informedOn: "2025-01-05", consulted: false, registeredOn: null, placedOn: null };

  it("counts nested stages of a cohort (I01–I05)", () => {
    const placed = { ...seeker, consulted: true, registeredOn: "2025-02-01", placedOn: "2025-05-01" };
    const all = [...times(17, placed), { ...seeker, placedOn: "2025-05-01" }, ...times(12, { ...seeker, consulted: true, registeredOn: "2025-02-01" }), ...times(15, { ...seeker, consulted: true }), ...times(75, seeker)];
    const found = funnel(all);
    expect(found).toEqual({ reached: 120, consulted: 45, registered: 30, placed: 18, direct: 1 });
    expect([found.reached / 300, found.consulted / 120, found.registered / 45, found.placed / 30, found.placed / 120].map((share) => (share * 100).toFixed(1))).toEqual(["40.0", "37.5", "66.7", "60.0", "15.0"]);
    const limits = wilson95(18, 120)!;
    expect([limits.lower, limits.upper].map((limit) => (limit * 100).toFixed(1))).toEqual(["9.7", "22.5"]);
  });

  it("tells how long it took those who left, and who is under way (I06)", () => {
    const { median, p90, open } = processDays([60, 75, 90, 120, 200], 3);
    expect([median, Math.round(p90!), open]).toEqual([90, 168, 3]);
    expect(processDays([], 2)).toEqual({ median: null, p90: null, open: 2 });
  });

  it("tells who paid more than is allowed, of those of whom it is known (I10)", () => {
    const placements = [...times(5, { costIdr: 20, allowedIdr: 10 }), ...times(23, { costIdr: 10, allowedIdr: 10 }), ...times(7, { costIdr: null, allowedIdr: 10 }), ...times(5, { costIdr: 30, allowedIdr: null })];
    const { share, ...counts } = overcharged(placements);
    expect(counts).toEqual({ above: 5, known: 28, unknown: 12 });
    expect((share! * 100).toFixed(1)).toBe("17.9");
  });
});
