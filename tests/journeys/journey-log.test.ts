import { describe, expect, it } from "vitest";
import { kindOf, pausedFrom, standingSteps, stepDateProblem, waitingReport } from "~/journeys/journey-log";

const entry = (id: string, fromStatus: string | null, toStatus: string, evidence: unknown = null) => ({ id, fromStatus, toStatus, evidence });

describe("the log of a journey", () => {
  const log = [
    entry("1", null, "dokumen"),
    entry("2", "dokumen", "ditunda", { shown: "Surat keterangan sakit" }),
    entry("3", "ditunda", "batal"),
    entry("4", "batal", "ditunda", { corrects: "3" }),
  ];

  it("keeps what was wrong, and stands on what is left", () => {
    expect(standingSteps(log).map(({ id }) => id)).toEqual(["1", "2"]);
    expect(log.map(kindOf)).toEqual(["step", "step", "step", "correction"]);
    expect(pausedFrom(standingSteps(log), ["ditunda", "ditahan"])).toBe("dokumen");
    expect(pausedFrom([entry("1", null, "dokumen")], ["ditunda", "ditahan"])).toBeNull();
  });

  it("takes a report of death for no step, and any later entry overtakes it", () => {
    const reported = [entry("1", null, "bekerja"), entry("2", "bekerja", "meninggal", { waits: true })];
    expect(standingSteps(reported).map(({ id }) => id)).toEqual(["1"]);
    expect(waitingReport(reported)).toMatchObject({ id: "2" });
    expect(waitingReport([...reported, entry("3", "bekerja", "bekerja", { withdraws: "2" })])).toBeNull();
  });
});

describe("the day of a step", () => {
  const journey = { status: "dokumen" as const, entry: "sejak_minat" as const, openedOn: "2025-01-10", departedOn: null };
  const days = { lastStepOn: "2025-02-01", today: "2025-07-14" };
  const problem = (happenedOn: string, facts: object = {}, to: "pulang" | "verifikasi" = "verifikasi") => stepDateProblem({ to, happenedOn }, { ...journey, ...facts }, days)?.code ?? null;

  it("may be long past or today, never tomorrow (C101)", () => {
    expect([problem("2025-02-01"), problem("2025-07-14"), problem("2025-07-15")]).toEqual([null, null, "date_in_future"]);
  });

  it("does not come before the step it follows, nor before a journey followed from its start", () => {
    expect(problem("2025-01-31")).toBe("before_last_step");
    expect(problem("2025-01-09")).toBe("before_opening");
    expect(problem("2025-01-09", { entry: "ditemukan_di_luar" })).toBe("before_last_step");
  });

  it("may lie before the contact was lost, but not before the departure", () => {
    const lost = { status: "hilang_kontak", entry: "ditemukan_di_luar", departedOn: "2024-06-01" };
    expect(problem("2025-01-15", lost, "pulang")).toBeNull();
    expect(problem("2024-05-31", lost, "pulang")).toBe("before_departure");
  });
});
