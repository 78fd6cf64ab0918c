import type { IndicatorDefinition } from "./definition";

const shared = { companionOf: null, headline: false, proportion: true, pillar: "P", unit: "%", counted: "people", minimum: 10 } as const;
const NONE = { id: "Tidak ada.", en: "None." } as const;
const COHORT = {
  denominator: { id: "Yang mulai didampingi 12 sampai 24 bulan sebelum akhir periode, tanpa yang pindah", en: "Those whose mentoring began 12 to 24 months before the end of the period, without those who moved" },
  unknown: NONE, excluded: { id: "Yang pindah desa.", en: "Those who moved away." }, source: "M02",
} as const;
const GREY = { id: "Yang pada salah satu bulan belum dapat dinilai.", en: "Those not assessed in one of the two months." } as const;

/** Handbook §5.3, mentoring of returnees and their families. */
export const MENTORING_INDICATORS: readonly IndicatorDefinition[] = [
  {
    ...shared, id: "M01", code: "mentoring_reach", direction: "up", counted: "returns", dimensions: ["month", "country", "sex"],
    name: { id: "Cakupan pendampingan", en: "Returnees reached by mentoring" }, of: { id: "% yang pulang", en: "% of returnees" },
    meaning: { id: "Dari yang pulang dalam periode atau enam bulan sebelumnya, bagian yang mulai didampingi dalam enam bulan.", en: "Of those who came back in the period or six months before it, the share whose mentoring began within six months." },
    numerator: { id: "Mulai didampingi dalam enam bulan", en: "In mentoring within six months" }, denominator: { id: "Pulang enam bulan lalu atau lebih, atau sudah didampingi", en: "Back for six months or more, or already in mentoring" },
    unknown: { id: "Tanggal pulang tidak diketahui.", en: "Day of return not known." }, excluded: { id: "Yang baru pulang dan belum didampingi.", en: "Those just back and not yet in mentoring." }, source: "M01",
  },
  {
    ...shared, ...COHORT, id: "M02", code: "mentoring_completion", direction: "up", dimensions: ["month", "sex"],
    name: { id: "Kelulusan pendampingan", en: "Mentoring completed" }, of: { id: "% angkatan", en: "% of the cohort" },
    meaning: { id: "Bagian yang lulus dari satu angkatan. Yang berangkat lagi tetap dihitung dan disebut tersendiri.", en: "Share of a cohort that graduated. Those who left again stay in and are told apart." },
    numerator: { id: "Lulus", en: "Graduated" },
  },
  {
    ...shared, ...COHORT, id: "M02b", code: "mentoring_left_again", direction: "none", companionOf: "M02", dimensions: ["month", "sex"],
    name: { id: "Berangkat lagi selama pendampingan", en: "Left again during mentoring" }, of: { id: "% angkatan", en: "% of the cohort" },
    meaning: { id: "Bagian satu angkatan yang berangkat lagi sebelum lulus.", en: "Share of a cohort that left again before graduating." },
    numerator: { id: "Berangkat lagi", en: "Left again" },
  },
  {
    ...shared, id: "M03", code: "zone_progress", direction: "up", dimensions: ["month", "sex"],
    name: { id: "Naik zona dalam 6 bulan", en: "Rose a zone in 6 months" }, of: { id: "% yang dinilai dua kali", en: "% of those assessed twice" },
    meaning: { id: "Bagian yang zonanya pada bulan keenam lebih baik daripada pada bulan pertama.", en: "Share whose zone in the sixth month is better than in the first." },
    numerator: { id: "Naik satu zona atau lebih", en: "Rose a zone or more" }, denominator: { id: "Dinilai pada kedua bulan", en: "Assessed in both months" },
    unknown: GREY, excluded: { id: "Yang mulai di zona hijau, karena tidak dapat naik lagi.", en: "Those who began in zone hijau, who cannot rise." }, source: "M03",
  },
  {
    ...shared, id: "M03b", code: "zone_net_progress", direction: "up", companionOf: "M03", proportion: false, dimensions: ["month", "sex"],
    name: { id: "Naik dikurangi turun zona", en: "Rose less fell a zone" }, of: { id: "% yang dinilai dua kali", en: "% of those assessed twice" },
    meaning: { id: "Yang naik dikurangi yang turun. Bisa kurang dari nol.", en: "Those who rose less those who fell. Can be less than nothing." },
    numerator: { id: "Naik dikurangi turun", en: "Rose less fell" }, denominator: { id: "Dinilai pada kedua bulan", en: "Assessed in both months" },
    unknown: GREY, excluded: { id: "Yang mulai di zona hijau.", en: "Those who began in zone hijau." }, source: "M03",
  },
  {
    ...shared, id: "M04", code: "zone_share", direction: "none", proportion: false, dimensions: ["zone"],
    name: { id: "Sebaran zona", en: "Spread over the zones" }, of: { id: "% yang dinilai", en: "% of those assessed" },
    meaning: { id: "Zona pada bulan terakhir yang sudah ditutup. Yang belum dinilai dihitung dari semua dan berdiri tersendiri.", en: "The zones of the last closed month. Those not assessed are a share of all and stand apart." },
    numerator: { id: "Orang di zona itu", en: "People in the zone" }, denominator: { id: "Semua yang dinilai", en: "All who were assessed" },
    unknown: { id: "Belum dinilai (abu).", en: "Not assessed (abu)." }, excluded: null, source: "M04",
  },
  {
    ...shared, id: "M05", code: "session_adherence", direction: "up", proportion: false, dimensions: ["month"],
    name: { id: "Sesi terlaksana", en: "Sessions held" }, of: { id: "% yang jatuh tempo, rata-rata orang", en: "% of those due, mean of people" },
    meaning: { id: "Bagian pertemuan yang sudah waktunya dan terlaksana, paling banyak semuanya per orang, lalu dirata-ratakan.", en: "Share of due sessions that were held, at most all of them for a person, then the mean." },
    numerator: null, denominator: { id: "Orang yang sudah punya jadwal", en: "People with a session due" },
    unknown: NONE, excluded: { id: "Waktu jeda.", en: "Time in a pause." }, source: "M05",
  },
];
