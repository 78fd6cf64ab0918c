import type { Tone } from "~/ui/tone";
import type { Zone } from "./zones";

/** Grey is never coloured red: nobody has been asked yet. */
export const ZONE_TONES: Readonly<Record<Zone, Tone>> = { abu: "neutral", merah: "bad", kuning: "warn", biru: "info", hijau: "good" };
