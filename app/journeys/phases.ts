import type { CodeList, CodeOf } from "~/shared/codes";
import type { JourneyState } from "./codes";
import { ABROAD_STATES, TERMINAL_STATES } from "./journey-states";

/** The four parts of a journey that a village speaks of; every state belongs to one. */
export const PHASES = {
  persiapan: { id: "Persiapan", en: "Preparing" },
  di_luar: { id: "Di luar negeri", en: "Abroad" },
  pulang: { id: "Sudah pulang", en: "Returned" },
  selesai: { id: "Berakhir", en: "Ended" },
} as const satisfies CodeList;
export type Phase = CodeOf<typeof PHASES>;

export function phaseOf(state: JourneyState): Phase {
  if (ABROAD_STATES.includes(state)) return "di_luar";
  if (state === "pulang") return "pulang";
  return TERMINAL_STATES.includes(state) || state === "meninggal" ? "selesai" : "persiapan";
}

export type StateTone = "neutral" | "good" | "info" | "warn";

const TONES: Partial<Record<JourneyState, StateTone>> = { bekerja: "good", bermasalah: "warn", hilang_kontak: "warn", repatriasi: "warn", ditunda: "warn", ditahan: "warn" };

/** How a state is coloured. A state never judges a person: nothing is "bad", and an end or a death is plain. */
export function toneOf(state: JourneyState): StateTone {
  const phase = phaseOf(state);
  return TONES[state] ?? (phase === "persiapan" || phase === "di_luar" ? "info" : "neutral");
}
