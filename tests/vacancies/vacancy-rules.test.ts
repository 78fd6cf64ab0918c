import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VACANCY_STATES, type VacancyState } from "~/vacancies/codes";
import { canCheckAnew, canMove, followingStates, isOnBoard, licenceCheck, overcharged, vacancyCheck, type VacancyFacts } from "~/vacancies/vacancy-rules";

const STATES = Object.keys(VACANCY_STATES) as VacancyState[];
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

describe("the licence of a placement company", () => {
  it("must be known and in force; work at home needs none", () => {
    expect(licenceCheck("HK", { status: "aktif" }, "2026-01-01")).toBe("ok");
    expect(licenceCheck("HK", { status: "skors" }, "2026-01-01")).toBe("ditolak");
    expect(licenceCheck("HK", { status: "dicabut" }, "2026-01-01")).toBe("ditolak");
    expect(licenceCheck("HK", { status: "tidak_dikenal" }, "2026-01-01")).toBe("perlu_cek");
    expect(licenceCheck("HK", null, "2026-01-01")).toBe("perlu_cek");
    expect(licenceCheck("ID", null, "2026-01-01")).toBe("ok");
  });

  it("that has a last day has to be looked at once it is over", () => {
    const company = { status: "aktif" as const, licenceUntil: "2026-01-31" };
    expect([licenceCheck("HK", company, "2026-01-31"), licenceCheck("HK", company, "2026-02-01")]).toEqual(["ok", "perlu_cek"]);
  });

  it("that was taken away and given back is good for a new check and not for the old one", () => {
    const company = { status: "aktif" as const, stoodOtherwise: true };
    expect([licenceCheck("HK", company, "2026-01-01"), vacancyCheck("HK", company, "2026-01-01"), vacancyCheck("ID", company, "2026-01-01")]).toEqual(["ok", "perlu_cek", "ok"]);
    const facts: VacancyFacts = { state: "terbit", country: "HK", company, validUntil: "2026-02-01" };
    expect([isOnBoard(facts, "2026-01-01"), canCheckAnew(facts, "2026-01-01"), canMove(facts, "terbit", "2026-01-01").ok]).toEqual([false, true, true]);
    expect(canCheckAnew({ ...facts, company: { status: "dicabut" } }, "2026-01-01")).toBe(false);
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

describe("the cost of a placement (handbook §5.4)", () => {
  it("tells who paid more than is allowed, of those of whom it is known (I10)", () => {
    const placements = [...times(5, { costIdr: 20, allowedIdr: 10 }), ...times(23, { costIdr: 10, allowedIdr: 10 }), ...times(7, { costIdr: null, allowedIdr: 10 }), ...times(5, { costIdr: 30, allowedIdr: null })];
    const { share, ...counts } = overcharged(placements);
    expect(counts).toEqual({ above: 5, known: 28, unknown: 12 });
    expect((share! * 100).toFixed(1)).toBe("17.9");
  });
});
