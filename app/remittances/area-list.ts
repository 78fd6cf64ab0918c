import { isCode } from "~/shared/codes";
import { isCountry } from "~/shared/countries";
import { isMonth, type Month } from "~/shared/dates";
import { CHANNELS, type Channel } from "./codes";

export type AreaListQuery = { month: Month | null; channel: Channel | null; country: string | null; family: string; after: string | null };

/** Reads the address of an area's list of transfers; what it does not know it leaves out. */
export function areaListQuery(params: URLSearchParams): AreaListQuery {
  const [month, channel, country] = [params.get("bulan"), params.get("saluran"), params.get("negara")];
  return {
    month: isMonth(month) ? month : null,
    channel: isCode(CHANNELS, channel) ? channel : null,
    country: country !== null && isCountry(country) ? country : null,
    family: (params.get("keluarga") ?? "").slice(0, 80),
    after: params.get("setelah"),
  };
}
