import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JOURNEY_STATES, type JourneyState } from "~/journeys/codes";
import {
  entryFor,
  followingStates,
  isOpenState,
  moveJourney,
  openingStates,
  PAUSE_STATES,
  TERMINAL_STATES,
  transitionAllowed,
  type JourneyMove,
} from "~/journeys/journey-states";
import { codesOf } from "~/shared/codes";
import { vectorsOf } from "../vectors";

const states = codesOf(JOURNEY_STATES);
const complete: Omit<JourneyMove, "from" | "to"> = {
  pausedFrom: null,
  gateDecision: "lolos",
  departedOn: "2025-01-10",
  hasRenewalContract: true,
  deathConfirmedBy: { officerId: "a", supervisorId: "b" },
  remainsCase: "none",
};
const move = (from: JourneyState, to: JourneyState, facts: Partial<JourneyMove> = {}) => moveJourney({ ...complete, from, to, ...facts });
const because = (code: string) => ({ ok: false, reason: { code } });

describe("the table (handbook §4.4)", () => {
  it.each(vectorsOf<[JourneyState, JourneyState], boolean>("transition_allowed"))("vector $id", ({ in: [from, to], out }) => {
    expect(transitionAllowed(from, to)).toBe(out);
  });

  // The rows of the handbook's table, typed again here as it prints them.
  it.each([
    ["minat", "terinformasi batal"],
    ["terinformasi", "konsultasi batal"],
    ["konsultasi", "terdaftar batal ditunda"],
    ["terdaftar", "seleksi batal"],
    ["seleksi", "pelatihan dokumen gagal_seleksi batal"],
    ["pelatihan", "dokumen gagal_seleksi batal"],
    ["dokumen", "verifikasi ditunda batal"],
    ["verifikasi", "paspor dokumen ditahan batal"],
    ["paspor", "visa batal"],
    ["visa", "opp batal"],
    ["opp", "siap_berangkat batal"],
    ["siap_berangkat", "bekerja ditunda batal"],
    ["bekerja", "cuti perpanjang bermasalah pulang meninggal hilang_kontak"],
    ["cuti", "bekerja pulang"],
    ["perpanjang", "bekerja"],
    ["bermasalah", "bekerja pulang repatriasi hilang_kontak"],
    ["hilang_kontak", "bekerja bermasalah pulang meninggal"],
    ["repatriasi", "pulang meninggal"],
    ["pulang", "selesai terinformasi"],
    ["meninggal", "selesai"],
    ["batal", ""],
    ["gagal_seleksi", ""],
    ["selesai", ""],
  ] as const)("%s leads to: %s", (from, to) => {
    const expected = to === "" ? [] : to.split(" ");
    expect(states.filter((state) => transitionAllowed(from, state)).sort()).toEqual([...expected].sort());
  });

  it("a pause leads back to where it came from, or ends", () => {
    expect(followingStates("ditunda", "dokumen")).toEqual(["dokumen", "batal"]);
    expect(followingStates("ditunda", "siap_berangkat")).toEqual(["siap_berangkat", "batal"]);
    expect(followingStates("ditahan", "verifikasi")).toEqual(["verifikasi", "batal"]);
    expect([followingStates("ditunda"), followingStates("ditahan", "dokumen")]).toEqual([["batal"], ["batal"]]);
  });
});

describe("guards", () => {
  it("no passport without the gate's lolos", () => {
    for (const gateDecision of ["menunggu", "tertahan", "perbarui", null] as const) {
      expect(move("verifikasi", "paspor", { gateDecision })).toEqual(because("gate_not_passed"));
    }
    expect(move("verifikasi", "paspor")).toEqual({ ok: true, value: "paspor" });
    expect(move("verifikasi", "dokumen", { gateDecision: null }).ok).toBe(true);
  });

  it("no departure without its date", () => {
    expect(move("siap_berangkat", "bekerja", { departedOn: null })).toEqual(because("departure_date_missing"));
    expect(move("cuti", "bekerja", { departedOn: null }).ok).toBe(true);
  });

  it("a renewal carries a new contract", () => {
    expect(move("bekerja", "perpanjang", { hasRenewalContract: false })).toEqual(because("renewal_contract_missing"));
    expect(move("perpanjang", "bekerja", { hasRenewalContract: false })).toEqual(because("renewal_contract_missing"));
    expect(move("perpanjang", "bekerja").ok).toBe(true);
  });

  it("a death needs two different people", () => {
    for (const from of ["bekerja", "hilang_kontak", "repatriasi"] as const) {
      expect(move(from, "meninggal", { deathConfirmedBy: null })).toEqual(because("two_confirmations_needed"));
      expect(move(from, "meninggal", { deathConfirmedBy: { officerId: "a", supervisorId: "a" } })).toEqual(because("two_confirmations_needed"));
      expect(move(from, "meninggal").ok).toBe(true);
    }
  });

  it("a death is closed after the remains case, where there is one", () => {
    expect(move("meninggal", "selesai", { remainsCase: "open" })).toEqual(because("remains_case_open"));
    expect([move("meninggal", "selesai", { remainsCase: "closed" }).ok, move("meninggal", "selesai").ok]).toEqual([true, true]);
  });

  it("a returnee who starts over opens a new journey", () => {
    expect(move("pulang", "terinformasi")).toEqual(because("opens_new_journey"));
  });
});

describe("opening", () => {
  it("a person found abroad is opened there, a death never by opening", () => {
    expect([entryFor("bekerja"), entryFor("minat"), entryFor("pulang"), entryFor("meninggal")]).toEqual(["ditemukan_di_luar", "sejak_minat", "riwayat", null]);
    expect(openingStates("ditemukan_di_luar")).toContain("bekerja");
    expect(openingStates("sejak_minat")).not.toContain("paspor");
  });
});

describe("properties", () => {
  const state = fc.constantFrom(...states);
  const facts = fc.record({
    pausedFrom: fc.option(state),
    gateDecision: fc.constantFrom("lolos", "menunggu", "tertahan", "perbarui", null),
    departedOn: fc.constantFrom("2025-01-10", null),
    hasRenewalContract: fc.boolean(),
    deathConfirmedBy: fc.constantFrom({ officerId: "a", supervisorId: "b" }, { officerId: "a", supervisorId: "a" }, null),
    remainsCase: fc.constantFrom("none", "open", "closed"),
  }) as fc.Arbitrary<Omit<JourneyMove, "from" | "to">>;

  it("no step leads out of an end, and no step is taken that the table does not have", () => {
    fc.assert(
      fc.property(state, state, facts, (from, to, given) => {
        const answer = moveJourney({ ...given, from, to });
        if (TERMINAL_STATES.includes(from)) expect(answer.ok).toBe(false);
        if (answer.ok) expect(transitionAllowed(from, to, given.pausedFrom)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  }, 30_000);

  it("any walk from the start: a passport only after lolos, a departure only with its date, a death only by two", () => {
    const steps = fc.array(fc.tuple(state, facts), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (wanted) => {
        let current: JourneyState = "minat";
        let pausedFrom: JourneyState | null = null;
        const reached = new Set<JourneyState>();
        for (const [to, given] of wanted) {
          const answer = moveJourney({ ...given, from: current, to, pausedFrom });
          if (!answer.ok) continue;
          if (to === "paspor") expect(given.gateDecision).toBe("lolos");
          if (current === "siap_berangkat" && to === "bekerja") expect(given.departedOn).not.toBeNull();
          if (to === "meninggal") expect(given.deathConfirmedBy?.officerId).not.toBe(given.deathConfirmedBy?.supervisorId);
          if (to === "bekerja") expect(reached.has("paspor")).toBe(true);
          pausedFrom = PAUSE_STATES.includes(to) ? current : null;
          current = to;
          reached.add(to);
        }
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  it("every open state has a way on, and every state can be reached from the start", () => {
    for (const from of states.filter(isOpenState)) expect(followingStates(from).length).toBeGreaterThan(0);
    const reached = new Set<JourneyState>(["minat"]);
    for (const from of reached) for (const to of followingStates(from)) reached.add(to);
    expect([...reached].sort()).toEqual([...states].sort());
  });
});
