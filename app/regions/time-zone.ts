/** Provinces outside Western Indonesian Time, by the first two digits of their code. */
const CENTRAL = new Set(["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"]);
const EASTERN = new Set(["81", "82", "91", "92", "93", "94", "95", "96"]);

/** The time zone in which an area's day begins (WIB, WITA or WIT). */
export function timeZoneOf(regionCode: string): "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura" {
  const province = regionCode.slice(0, 2);
  if (CENTRAL.has(province)) return "Asia/Makassar";
  return EASTERN.has(province) ? "Asia/Jayapura" : "Asia/Jakarta";
}
