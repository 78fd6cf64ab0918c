import type { Tone } from "~/ui/tone";
import type { OrderState } from "./codes";

export const ORDER_TONES: Readonly<Record<OrderState, Tone>> = { baru: "warn", dibayar: "info", dikirim: "info", selesai: "good", batal: "neutral", retur: "bad" };
