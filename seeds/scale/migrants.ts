import type { Random } from "../demo/random";
import { dayText } from "./calendar";
import { spread } from "./chance";
import { lastMonthOf, type Village } from "./villages";

/** One journey. Months as in calendar.ts; null: not left, or not back. */
export type Migrant = {
  country: string;
  currency: string;
  sex: "L" | "P";
  status: string;
  leftIn: number | null;
  leftOn: string | null;
  backIn: number | null;
  backOn: string | null;
  /** Month the contract ends in. */
  until: number;
  /** Rupiah sent home in an ordinary month, and the channel it mostly comes by. */
  monthlyIdr: number;
  channel: Channel;
  debtIdr: number;
  procedural: "prosedural" | "non_prosedural" | "tidak_diketahui";
};

const CURRENCIES: Record<string, string> = { HK: "HKD", TW: "TWD", JP: "JPY", MY: "MYR", SG: "SGD", KR: "KRW", BN: "BND", SA: "SAR", AE: "AED" };
/** Destinations, women and channels: domain handbook §7.4. */
const EAST_JAVA = spread({ HK: 38, TW: 38, JP: 8, MY: 6, SG: 4, KR: 3, BN: 2, AE: 1 });
const NTB = spread({ MY: 70, SA: 12, TW: 6, HK: 4, SG: 3, JP: 2, AE: 3 });
const WOMEN: Record<string, number> = { HK: 0.97, SG: 0.97, TW: 0.7, JP: 0.4, KR: 0.12, MY: 0.45, BN: 0.5, SA: 0.8, AE: 0.7 };
const WOMEN_NTB_MALAYSIA = 0.2;
const CHANNELS_EAST = spread({ bank: 48, mto: 27, pos: 8, ewallet: 7, hand_carried: 6, informal: 3, tidak_diketahui: 1 });
const CHANNELS_NTB = spread({ bank: 35, mto: 18, pos: 35, ewallet: 4, hand_carried: 5, informal: 2, tidak_diketahui: 1 });
export type Channel = (typeof CHANNELS_EAST)[number];
export const channelsOf = ({ ntb }: Village) => (ntb ? CHANNELS_NTB : CHANNELS_EAST);

/** Shorter than most contracts: ten sendings a migrant in five years are then most of the months abroad. */
const STAYS = spread({ "6": 18, "12": 36, "18": 20, "24": 20, "36": 6 });
const FIRST_DEPARTURE = -6;
const PREPARING = 0.03;
const PREPARATIONS = spread({ terdaftar: 30, pelatihan: 25, dokumen: 20, paspor: 10, siap_berangkat: 15 });
const ABROAD = spread({ bekerja: 95, bermasalah: 2, hilang_kontak: 1, cuti: 2 });
const OWES = 0.6;

export function migrantOf(random: Random, village: Village): Migrant {
  const country = random.pick(village.ntb ? NTB : EAST_JAVA);
  const women = village.ntb && country === "MY" ? WOMEN_NTB_MALAYSIA : (WOMEN[country] ?? 0.6);
  const last = lastMonthOf(village);
  const leftIn = random.chance(PREPARING) ? null : random.int(FIRST_DEPARTURE, last - 1);
  const until = (leftIn ?? last) + Number(random.pick(STAYS));
  const end = until + random.int(-2, 2);
  const backIn = leftIn === null || end > last ? null : end;
  const unknown = random.chance(0.08 + village.extraUnknown);
  return {
    country, currency: CURRENCIES[country]!, sex: random.chance(women) ? "P" : "L",
    status: leftIn === null ? random.pick(PREPARATIONS) : backIn === null ? random.pick(ABROAD) : "pulang",
    leftIn, leftOn: leftIn === null ? null : dayText(leftIn, random.int(1, 28)),
    backIn, backOn: backIn === null ? null : dayText(backIn, random.int(1, 28)), until,
    monthlyIdr: random.logNormal(3_800_000, 0.45), channel: random.pick(channelsOf(village)),
    debtIdr: random.chance(OWES) ? random.int(60, 320) * 100_000 : 0,
    procedural: unknown ? "tidak_diketahui" : random.chance(village.ntb ? 0.75 : 0.93) ? "prosedural" : "non_prosedural",
  };
}
