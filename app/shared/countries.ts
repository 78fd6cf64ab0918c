import type { CodeEntry, CodeOf } from "~/shared/codes";
import type { Currency } from "~/shared/currencies";

/** Destinations by ISO 3166-1 alpha-2, with the currency people there are usually paid in. */
type CountryEntry = CodeEntry & { readonly currency: Currency };

export const COUNTRIES = {
  HK: { id: "Hong Kong", en: "Hong Kong", currency: "HKD", synonyms: ["HKG", "hongkong sar"] },
  TW: { id: "Taiwan", en: "Taiwan", currency: "TWD", synonyms: ["TWN", "taiwan roc"] },
  MY: { id: "Malaysia", en: "Malaysia", currency: "MYR", synonyms: ["MYS", "malaysa", "semenanjung", "sabah", "sarawak"] },
  SG: { id: "Singapura", en: "Singapore", currency: "SGD", synonyms: ["SGP", "singapur"] },
  JP: { id: "Jepang", en: "Japan", currency: "JPY", synonyms: ["JPN"] },
  KR: {
    id: "Korea Selatan",
    en: "South Korea",
    currency: "KRW",
    synonyms: ["KOR", "korea", "korsel", "republik korea", "republic of korea"],
  },
  SA: {
    id: "Arab Saudi",
    en: "Saudi Arabia",
    currency: "SAR",
    synonyms: ["SAU", "saudi", "arab", "saudi arabia", "arab saudia", "KSA"],
  },
  AE: {
    id: "Uni Emirat Arab",
    en: "United Arab Emirates",
    currency: "AED",
    synonyms: ["ARE", "UEA", "UAE", "dubai", "abu dhabi", "emirat"],
  },
  BN: { id: "Brunei Darussalam", en: "Brunei", currency: "BND", synonyms: ["BRN"] },
  QA: { id: "Qatar", en: "Qatar", currency: "QAR", synonyms: ["QAT"] },
  KW: { id: "Kuwait", en: "Kuwait", currency: "KWD", synonyms: ["KWT"] },
  OM: { id: "Oman", en: "Oman", currency: "USD", synonyms: ["OMN"] },
  BH: { id: "Bahrain", en: "Bahrain", currency: "USD", synonyms: ["BHR"] },
  JO: { id: "Yordania", en: "Jordan", currency: "USD", synonyms: ["JOR", "jordania"] },
  TR: { id: "Turki", en: "Türkiye", currency: "TRY", synonyms: ["TUR", "turkey", "turkiye"] },
  IT: { id: "Italia", en: "Italy", currency: "EUR", synonyms: ["ITA"] },
  PL: { id: "Polandia", en: "Poland", currency: "PLN", synonyms: ["POL"] },
  DE: { id: "Jerman", en: "Germany", currency: "EUR", synonyms: ["DEU"] },
  GB: { id: "Inggris", en: "United Kingdom", currency: "GBP", synonyms: ["GBR", "UK", "britania raya", "england"] },
  NL: { id: "Belanda", en: "Netherlands", currency: "EUR", synonyms: ["NLD", "holland"] },
  ES: { id: "Spanyol", en: "Spain", currency: "EUR", synonyms: ["ESP"] },
  PT: { id: "Portugal", en: "Portugal", currency: "EUR", synonyms: ["PRT"] },
  HU: { id: "Hungaria", en: "Hungary", currency: "EUR", synonyms: ["HUN"] },
  RO: { id: "Rumania", en: "Romania", currency: "EUR", synonyms: ["ROU"] },
  SK: { id: "Slowakia", en: "Slovakia", currency: "EUR", synonyms: ["SVK"] },
  HR: { id: "Kroasia", en: "Croatia", currency: "EUR", synonyms: ["HRV"] },
  RU: { id: "Rusia", en: "Russia", currency: "USD", synonyms: ["RUS"] },
  AU: { id: "Australia", en: "Australia", currency: "AUD", synonyms: ["AUS"] },
  NZ: { id: "Selandia Baru", en: "New Zealand", currency: "USD", synonyms: ["NZL"] },
  US: { id: "Amerika Serikat", en: "United States", currency: "USD", synonyms: ["USA", "AS", "amerika"] },
  CA: { id: "Kanada", en: "Canada", currency: "CAD", synonyms: ["CAN"] },
  MX: { id: "Meksiko", en: "Mexico", currency: "MXN", synonyms: ["MEX"] },
  PG: { id: "Papua Nugini", en: "Papua New Guinea", currency: "PGK", synonyms: ["PNG"] },
  TL: { id: "Timor-Leste", en: "Timor-Leste", currency: "USD", synonyms: ["TLS", "timor timur"] },
  SB: { id: "Kepulauan Solomon", en: "Solomon Islands", currency: "USD", synonyms: ["SLB"] },
  CN: { id: "Tiongkok", en: "China", currency: "CNY", synonyms: ["CHN", "cina", "RRT"] },
  MO: { id: "Makau", en: "Macao", currency: "HKD", synonyms: ["MAC", "macau"] },
  TH: { id: "Thailand", en: "Thailand", currency: "USD", synonyms: ["THA"] },
  VN: { id: "Vietnam", en: "Viet Nam", currency: "USD", synonyms: ["VNM"] },
  PH: { id: "Filipina", en: "Philippines", currency: "USD", synonyms: ["PHL"] },
  KH: { id: "Kamboja", en: "Cambodia", currency: "USD", synonyms: ["KHM"] },
  MV: { id: "Maladewa", en: "Maldives", currency: "USD", synonyms: ["MDV"] },
  FJ: { id: "Fiji", en: "Fiji", currency: "USD", synonyms: ["FJI"] },
} as const satisfies Record<string, CountryEntry>;
export type Country = CodeOf<typeof COUNTRIES>;

export function isCountry(code: string): code is Country {
  return Object.hasOwn(COUNTRIES, code);
}

/** The currency to offer first for a destination; null where the list has no such destination. */
export function usualCurrency(country: string): Currency | null {
  return isCountry(country) ? COUNTRIES[country].currency : null;
}
