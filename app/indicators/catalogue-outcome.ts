import type { Words, IndicatorDefinition } from "./definition";

const shared = {
  pillar: "X", unit: "score", direction: "up", headline: false, proportion: false, counted: "parts", minimum: 1, dimensions: [], numerator: null, denominator: null,
  unknown: { id: "Kurang dari separuh bagiannya diketahui.", en: "Fewer than half of its parts are known." }, excluded: null, source: "X01",
} as const;

const pillar = (id: string, code: string, name: Words, parts: Words): IndicatorDefinition => ({
  ...shared, id, code, name, companionOf: "X01", of: { id: "dari 100", en: "out of 100" },
  meaning: { id: `Rata-rata dari ${parts.id}, masing-masing di antara batas terburuk dan terbaik yang ditetapkan.`, en: `Mean of ${parts.en}, each between a set worst and best.` },
});

/** Handbook §5.8, the outcome index with the four pillars it is made of. */
export const OUTCOME_INDICATORS: readonly IndicatorDefinition[] = [
  {
    ...shared, id: "X01", code: "outcome_index", companionOf: null, minimum: 4,
    name: { id: "Indeks hasil program", en: "Outcome index" }, of: { id: "dari 100, rata-rata geometrik empat pilar", en: "out of 100, geometric mean of four pillars" },
    meaning: { id: "Keempat pilar dalam satu angka. Pilar yang tertinggal menurunkan seluruhnya; selalu dibaca bersama keempat batangnya.", en: "The four pillars in one number. One left behind lowers the whole; always read beside the four bars." },
    unknown: { id: "Salah satu pilar belum dapat dihitung.", en: "One of the pillars cannot be told yet." },
  },
  pillar("X01e", "outcome_education", { id: "Pilar edukasi", en: "Pillar of education" }, { id: "kehadiran (50–95 %) dan kenaikan nilai ternormalisasi (0–0,60)", en: "attendance (50–95%) and normalised gain (0–0.60)" }),
  pillar("X01i", "outcome_information", { id: "Pilar informasi kerja", en: "Pillar of job information" }, { id: "berangkat prosedural (60–100 %) dan jangkauan informasi (0–60 %)", en: "procedural departures (60–100%) and reach of information (0–60%)" }),
  pillar("X01p", "outcome_economy", { id: "Pilar pemberdayaan ekonomi", en: "Pillar of economic empowerment" }, { id: "penggunaan produktif ketat (0–12 %), usaha bertahan 12 bulan (40–95 %), dan tingkat menabung (0–40 %)", en: "strict productive use (0–12%), enterprises open after 12 months (40–95%) and savings rate (0–40%)" }),
  pillar("X01m", "outcome_marketing", { id: "Pilar pemasaran", en: "Pillar of marketing" }, { id: "saluran per produk (0–4) dan omzet dari luar desa (0–80 %)", en: "channels a product (0–4) and revenue from outside the village (0–80%)" }),
];
