import type { Tone } from "~/ui/tone";
import type { EnterpriseState } from "./codes";

/** Closing is no failure to be coloured red. */
export const STATE_TONES: Readonly<Record<EnterpriseState, Tone>> = { rintisan: "info", berjalan: "good", jeda: "warn", tutup: "neutral", tidak_terpantau: "neutral" };
