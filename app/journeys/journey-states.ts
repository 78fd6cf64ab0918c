import type { JourneyEntry, JourneyState } from "~/journeys/codes";
import { ok, refused, type Result } from "~/shared/result";

/**
 * How a journey moves (handbook §4.4). The table says which step may follow which; the guards say what must be on
 * record before it does. `ditunda` and `ditahan` are pauses: they lead back to the state they came from.
 */
const FOLLOWING: Readonly<Record<JourneyState, readonly JourneyState[]>> = {
  minat: ["terinformasi", "batal"],
  terinformasi: ["konsultasi", "batal"],
  konsultasi: ["terdaftar", "batal", "ditunda"],
  terdaftar: ["seleksi", "batal"],
  seleksi: ["pelatihan", "dokumen", "gagal_seleksi", "batal"],
  pelatihan: ["dokumen", "gagal_seleksi", "batal"],
  dokumen: ["verifikasi", "ditunda", "batal"],
  verifikasi: ["paspor", "dokumen", "ditahan", "batal"],
  paspor: ["visa", "batal"],
  visa: ["opp", "batal"],
  opp: ["siap_berangkat", "batal"],
  siap_berangkat: ["bekerja", "ditunda", "batal"],
  bekerja: ["cuti", "perpanjang", "bermasalah", "pulang", "meninggal", "hilang_kontak"],
  cuti: ["bekerja", "pulang"],
  perpanjang: ["bekerja"],
  bermasalah: ["bekerja", "pulang", "repatriasi", "hilang_kontak"],
  hilang_kontak: ["bekerja", "bermasalah", "pulang", "meninggal"],
  repatriasi: ["pulang", "meninggal"],
  pulang: ["selesai", "terinformasi"],
  meninggal: ["selesai"],
  ditunda: ["batal"],
  ditahan: ["batal"],
  batal: [],
  gagal_seleksi: [],
  selesai: [],
};

export const TERMINAL_STATES: readonly JourneyState[] = ["batal", "gagal_seleksi", "selesai"];
export const PAUSE_STATES: readonly JourneyState[] = ["ditunda", "ditahan"];
/** States in which the person has left and not yet returned for good. */
export const ABROAD_STATES: readonly JourneyState[] = [
  "bekerja",
  "cuti",
  "perpanjang",
  "bermasalah",
  "hilang_kontak",
  "repatriasi",
];

/** A journey is open until it ends; a person may have only one open at a time. */
export function isOpenState(state: JourneyState): boolean {
  return !TERMINAL_STATES.includes(state);
}

/** The states that may follow, guards aside. `pausedFrom` is the state before a pause, null when not paused. */
export function followingStates(from: JourneyState, pausedFrom: JourneyState | null = null): readonly JourneyState[] {
  if (!PAUSE_STATES.includes(from) || pausedFrom === null) return FOLLOWING[from];
  // Only the state that could have led into this pause is a way back.
  return FOLLOWING[pausedFrom].includes(from) ? [pausedFrom, ...FOLLOWING[from]] : FOLLOWING[from];
}

/** Whether the table allows the step, guards aside. */
export function transitionAllowed(from: JourneyState, to: JourneyState, pausedFrom: JourneyState | null = null): boolean {
  return followingStates(from, pausedFrom).includes(to);
}

/** A returnee who wants to go again starts a new journey; this one is closed (`pulang → terinformasi`). */
function startsNewJourney(from: JourneyState, to: JourneyState): boolean {
  return from === "pulang" && to === "terinformasi";
}

export type JourneyMove = {
  from: JourneyState;
  to: JourneyState;
  pausedFrom: JourneyState | null;
  /** The latest decision at the passport gate; null when there is none. */
  gateDecision: "lolos" | "menunggu" | "tertahan" | "perbarui" | null;
  departedOn: string | null;
  /** A contract recorded for the renewal. */
  hasRenewalContract: boolean;
  /** Ids of the officer and the supervisor who confirmed a death. */
  deathConfirmedBy: { officerId: string; supervisorId: string } | null;
  /** The case of bringing the remains home, where there is one. */
  remainsCase: "none" | "open" | "closed";
};

export type MoveRefusal = {
  code:
    | "step_not_allowed"
    | "opens_new_journey"
    | "gate_not_passed"
    | "departure_date_missing"
    | "renewal_contract_missing"
    | "two_confirmations_needed"
    | "remains_case_open";
};

/**
 * Whether a journey may take a step now. `opens_new_journey` is not a mistake: close this one and open another. A death
 * needs two different people, so that a mistaken tap cannot declare one.
 */
export function moveJourney(move: JourneyMove): Result<JourneyState, MoveRefusal> {
  if (!transitionAllowed(move.from, move.to, move.pausedFrom)) return refused({ code: "step_not_allowed" });
  if (startsNewJourney(move.from, move.to)) return refused({ code: "opens_new_journey" });
  const missing = missingFor(move);
  return missing === null ? ok(move.to) : refused({ code: missing });
}

function missingFor(move: JourneyMove): MoveRefusal["code"] | null {
  const { from, to } = move;
  if (from === "verifikasi" && to === "paspor" && move.gateDecision !== "lolos") return "gate_not_passed";
  if (from === "siap_berangkat" && to === "bekerja" && move.departedOn === null) return "departure_date_missing";
  if ((from === "perpanjang" || to === "perpanjang") && !move.hasRenewalContract) return "renewal_contract_missing";
  if (to === "meninggal" && !confirmedByTwo(move.deathConfirmedBy)) return "two_confirmations_needed";
  if (from === "meninggal" && to === "selesai" && move.remainsCase === "open") return "remains_case_open";
  return null;
}

function confirmedByTwo(confirmed: JourneyMove["deathConfirmedBy"]): boolean {
  return confirmed !== null && confirmed.officerId !== "" && confirmed.supervisorId !== "" && confirmed.officerId !== confirmed.supervisorId;
}

const OPENED_BY: Readonly<Record<JourneyEntry, readonly JourneyState[]>> = {
  sejak_minat: ["minat", "terinformasi", "konsultasi", "terdaftar", "seleksi", "pelatihan", "dokumen", "verifikasi"],
  ditemukan_di_luar: ABROAD_STATES,
  riwayat: ["paspor", "visa", "opp", "siap_berangkat", "ditunda", "ditahan", "pulang", "batal", "gagal_seleksi", "selesai"],
};

/**
 * How a journey first met in a state has to be entered: someone already abroad as `ditemukan_di_luar`, whose documents
 * are unknown. Null for a death, which is only ever recorded as a confirmed step.
 */
export function entryFor(state: JourneyState): JourneyEntry | null {
  const entries = Object.keys(OPENED_BY) as JourneyEntry[];
  return entries.find((entry) => OPENED_BY[entry].includes(state)) ?? null;
}

/** The states in which a journey of this entry may be opened. */
export function openingStates(entry: JourneyEntry): readonly JourneyState[] {
  return OPENED_BY[entry];
}
