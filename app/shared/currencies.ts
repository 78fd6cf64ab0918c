import { codeKey, type CodeEntry, type CodeOf } from "~/shared/codes";

/**
 * Currencies people send or are paid in, with the decimals of ISO 4217. Rupiah has two there (sen) but none in use:
 * the handbook counts rupiah as integers. Taiwan dollars keep two, though people write whole ones.
 */
type CurrencyEntry = CodeEntry & { readonly digits: 0 | 2 | 3; readonly symbol: string };

export const CURRENCIES = {
  IDR: { id: "Rupiah", en: "Indonesian rupiah", digits: 0, symbol: "Rp", synonyms: ["rp", "rupiah indonesia"] },
  HKD: { id: "Dolar Hong Kong", en: "Hong Kong dollar", digits: 2, symbol: "HK$", synonyms: ["dollar hong kong"] },
  TWD: { id: "Dolar Taiwan", en: "Taiwan dollar", digits: 2, symbol: "NT$", synonyms: ["NTD", "NT", "dollar taiwan"] },
  MYR: { id: "Ringgit Malaysia", en: "Malaysian ringgit", digits: 2, symbol: "RM", synonyms: ["ringgit"] },
  SGD: { id: "Dolar Singapura", en: "Singapore dollar", digits: 2, symbol: "S$", synonyms: ["dollar singapura"] },
  JPY: { id: "Yen Jepang", en: "Japanese yen", digits: 0, symbol: "¥", synonyms: ["yen"] },
  KRW: { id: "Won Korea", en: "South Korean won", digits: 0, symbol: "₩", synonyms: ["won"] },
  SAR: { id: "Riyal Saudi", en: "Saudi riyal", digits: 2, symbol: "SR", synonyms: ["riyal", "real"] },
  AED: { id: "Dirham UEA", en: "UAE dirham", digits: 2, symbol: "AED", synonyms: ["dirham"] },
  BND: { id: "Dolar Brunei", en: "Brunei dollar", digits: 2, symbol: "B$", synonyms: ["dollar brunei"] },
  QAR: { id: "Riyal Qatar", en: "Qatari riyal", digits: 2, symbol: "QR" },
  KWD: { id: "Dinar Kuwait", en: "Kuwaiti dinar", digits: 3, symbol: "KD" },
  USD: { id: "Dolar AS", en: "US dollar", digits: 2, symbol: "US$", synonyms: ["dolar", "dollar", "dolar amerika"] },
  EUR: { id: "Euro", en: "Euro", digits: 2, symbol: "€" },
  GBP: { id: "Pound sterling", en: "Pound sterling", digits: 2, symbol: "£", synonyms: ["poundsterling"] },
  AUD: { id: "Dolar Australia", en: "Australian dollar", digits: 2, symbol: "A$" },
  CAD: { id: "Dolar Kanada", en: "Canadian dollar", digits: 2, symbol: "C$" },
  PLN: { id: "Zloty Polandia", en: "Polish zloty", digits: 2, symbol: "zł", synonyms: ["zloty"] },
  TRY: { id: "Lira Turki", en: "Turkish lira", digits: 2, symbol: "₺", synonyms: ["lira"] },
  CNY: { id: "Yuan Tiongkok", en: "Chinese yuan", digits: 2, symbol: "CN¥", synonyms: ["yuan", "RMB"] },
  MXN: { id: "Peso Meksiko", en: "Mexican peso", digits: 2, symbol: "MX$" },
  PGK: { id: "Kina Papua Nugini", en: "Papua New Guinean kina", digits: 2, symbol: "K", synonyms: ["kina"] },
} as const satisfies Record<string, CurrencyEntry>;
export type Currency = CodeOf<typeof CURRENCIES>;

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(CURRENCIES, code);
}

/** Decimals of the minor unit: 0 for IDR, KRW and JPY, 3 for KWD, 2 for the others, unlisted ones included. */
export function minorDigits(currency: string): number {
  return isCurrency(currency) ? CURRENCIES[currency].digits : 2;
}

/** How many minor units make one whole unit: 100 for HKD, 1 for IDR. */
export function minorPerUnit(currency: string): number {
  return 10 ** minorDigits(currency);
}

/** The currency meant by a code, a name or a sign ("RM", "HK$", "ringgit"); null when none. A bare "$" is none. */
export function findCurrency(text: string): Currency | null {
  const codes = Object.keys(CURRENCIES) as Currency[];
  const typed = text.trim().toLowerCase();
  const bySign = codes.find((code) => CURRENCIES[code].symbol.toLowerCase() === typed);
  if (bySign) return bySign;
  const wanted = codeKey(text);
  if (wanted === "") return null;
  return codes.find((code) => namesOf(code).some((name) => codeKey(name) === wanted)) ?? null;
}

function namesOf(code: Currency): readonly string[] {
  const entry: CurrencyEntry = CURRENCIES[code];
  return [code, entry.id, entry.en, ...(entry.synonyms ?? [])];
}
