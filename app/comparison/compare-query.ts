/** What the address of a comparison asks for, beside period, indicator and level, which it shares with the dashboard. */
export type CompareQuery = { sort: { key: SortKey; direction: "naik" | "turun" } | null; page: number; beside: string[] };
export type SortKey = "nama" | "nilai" | "taksiran" | "n" | "belum";

const SORT_KEYS: readonly SortKey[] = ["nama", "nilai", "taksiran", "n", "belum"];
/** Side by side, so many areas can still be told apart. */
export const MOST_BESIDE = 6;
export const LEAST_BESIDE = 2;

export function compareQuery(params: URLSearchParams): CompareQuery {
  const key = SORT_KEYS.find((one) => one === params.get("urut"));
  const beside = [...new Set(params.getAll("daerah"))].filter((code) => /^\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?$/.test(code));
  return {
    sort: key ? { key, direction: params.get("arah") === "naik" ? "naik" : "turun" } : null,
    page: Math.max(1, Math.trunc(Number(params.get("hal"))) || 1),
    beside: beside.slice(0, MOST_BESIDE),
  };
}
