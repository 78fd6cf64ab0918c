import type { IndicatorDefinition } from "./definition";

const shared = { companionOf: null, headline: false, proportion: false } as const;
const uses = { ...shared, pillar: "P", unit: "%", counted: "households", minimum: 10, dimensions: ["month", "country", "sex"] } as const;
const departures = {
  ...shared, pillar: "I", unit: "%", counted: "departures", minimum: 20, proportion: true,
  dimensions: ["month", "country", "sex", "scheme", "sector"],
} as const;
const USES_KNOWN = { id: "Penggunaan yang tercatat, tanpa yang tidak tercatat", en: "Recorded uses, without the unrecorded" } as const;
const USES_UNKNOWN = {
  id: "Penggunaan “tidak tercatat”, dan bulan keluarga yang penggunaannya mencakup kurang dari 80 % kiriman.",
  en: "Uses “not recorded”, and household months whose uses cover less than 80 % of what was received.",
} as const;

/** Handbook §5.1 R08–R09, §5.4 I07–I08, §5.8 X02 and X08, and the two figures about the figures, X09–X10. */
export const HOUSEHOLD_INDICATORS: readonly IndicatorDefinition[] = [
  {
    ...uses, id: "R08", code: "productive_use_share", direction: "up", headline: true,
    name: { id: "Porsi untuk usaha produktif (ketat)", en: "Productive use, strict" }, of: { id: "% nilai penggunaan", en: "% of use value" },
    meaning: { id: "Bagian kiriman yang menjadi modal usaha atau aset yang bekerja.", en: "Share of the money that became business capital or a working asset." },
    numerator: { id: "Usaha, serta aset dan kendaraan yang dipakai untuk usaha", en: "Enterprise, and assets or vehicles put to work" },
    denominator: USES_KNOWN, unknown: USES_UNKNOWN, excluded: null, source: "R08",
  },
  {
    ...uses, id: "R08b", code: "productive_use_broad", direction: "up", companionOf: "R08",
    name: { id: "Porsi untuk usaha produktif (luas)", en: "Productive use, broad" }, of: { id: "% nilai penggunaan", en: "% of use value" },
    meaning: { id: "Yang ketat ditambah pendidikan, kesehatan, tabungan, emas dan asuransi. Selalu dibaca bersama yang ketat.", en: "The strict share plus education, health, savings, gold and insurance. Always read beside the strict one." },
    numerator: { id: "Penggunaan produktif ketat dan luas", en: "Strict and broad productive uses" },
    denominator: USES_KNOWN, unknown: USES_UNKNOWN, excluded: null, source: "R08",
  },
  {
    ...uses, id: "R08c", code: "use_share", direction: "none", companionOf: "R08", dimensions: ["use"],
    name: { id: "Porsi per jenis penggunaan", en: "Share by use" }, of: { id: "% nilai penggunaan", en: "% of use value" },
    meaning: { id: "Ke mana kiriman dibelanjakan.", en: "What the money was spent on." },
    numerator: { id: "Nilai satu jenis penggunaan", en: "Value of one use" },
    denominator: USES_KNOWN, unknown: USES_UNKNOWN, excluded: null, source: "§4.7, R08",
  },
  {
    ...uses, id: "R09", code: "placement_debt_share", direction: "down",
    name: { id: "Porsi bayar utang penempatan", en: "Share repaying placement debt" }, of: { id: "% nilai penggunaan", en: "% of use value" },
    meaning: { id: "Bagian kiriman yang habis untuk biaya dan utang keberangkatan.", en: "Share of the money that repays the cost of leaving." },
    numerator: { id: "Bayar biaya atau utang penempatan", en: "Repaying placement cost or debt" },
    denominator: USES_KNOWN, unknown: USES_UNKNOWN, excluded: null, source: "R09",
  },
  {
    ...departures, id: "I07", code: "procedural_share", direction: "up", headline: true,
    name: { id: "Berangkat prosedural", en: "Procedural departures" }, of: { id: "% keberangkatan yang diketahui", en: "% of departures with known status" },
    meaning: { id: "Bagian keberangkatan dalam periode yang terbukti prosedural. Surat yang kurang bukan bukti pelanggaran.", en: "Share of the period's departures proven procedural. Missing papers are no proof of wrong." },
    numerator: { id: "Keberangkatan prosedural", en: "Procedural departures" }, denominator: { id: "Prosedural dan nonprosedural", en: "Procedural and non-procedural" },
    unknown: { id: "Status tidak diketahui; ditampilkan di sampingnya (I08).", en: "Status unknown; shown beside it (I08)." },
    excluded: { id: "Perpanjangan kontrak bukan keberangkatan baru.", en: "A renewal is no new departure." }, source: "I07",
  },
  {
    ...departures, id: "I08", code: "procedural_unknown", direction: "down", companionOf: "I07",
    name: { id: "Status keberangkatan tidak diketahui", en: "Departures of unknown status" }, of: { id: "% keberangkatan", en: "% of departures" },
    meaning: { id: "Di atas 25 %, porsi prosedural tidak dipakai untuk membandingkan.", en: "Above 25 %, the procedural share is not used for comparing." },
    numerator: { id: "Keberangkatan dengan status tidak diketahui", en: "Departures of unknown status" }, denominator: { id: "Semua keberangkatan", en: "All departures" },
    unknown: { id: "Tidak ada: yang tidak diketahui justru yang dihitung.", en: "None: the unknown are what is counted." }, excluded: null, source: "I08",
  },
  {
    ...shared, pillar: "X", id: "X02", code: "rate_1000", unit: "rate", direction: "none", counted: "migrants", minimum: 0, dimensions: ["month"],
    name: { id: "Migran aktif per 1.000 penduduk", en: "Active migrants of 1,000 residents" }, of: { id: "orang per 1.000 penduduk", en: "people of 1,000 residents" },
    meaning: { id: "Berapa warga yang sedang di luar negeri pada akhir periode, per seribu penduduk desa yang punya catatan.", en: "How many people are abroad at the end of the period, of a thousand residents of the villages with records." },
    numerator: { id: "Orang yang sedang berangkat", en: "People away" }, denominator: { id: "Penduduk menurut desa, atau menurut daftar acuan", en: "Residents as the village or the reference list has them" },
    unknown: { id: "Desa yang jumlah penduduk atau tahunnya tidak diketahui; migrannya pun tidak dihitung.", en: "Villages whose number of residents or its year is not known; their migrants are not counted either." },
    excluded: { id: "Hanya yang sudah didata.", en: "Only those on record." }, source: "X02",
  },
  {
    ...shared, pillar: "X", id: "X08", code: "lebaran_index", unit: "index", direction: "none", counted: "transfers", minimum: 10, dimensions: [],
    name: { id: "Musim Lebaran", en: "Lebaran season" }, of: { id: "kali kiriman seminggu yang biasa", en: "times the transfers of a usual week" },
    meaning: { id: "Kiriman rata-rata seminggu dalam empat minggu sebelum Lebaran, dibandingkan dengan minggu biasa pada enam belas minggu sebelumnya.", en: "A mean week's transfers in the four weeks before Lebaran, beside a usual week of the sixteen weeks before those." },
    numerator: { id: "Kiriman rata-rata seminggu sebelum Lebaran", en: "A mean week's transfers before Lebaran" }, denominator: { id: "Median kiriman seminggu dalam enam belas minggu sebelumnya", en: "Median week of the sixteen weeks before" },
    unknown: { id: "Tidak ada Lebaran dalam periode, atau tidak ada kiriman pada minggu biasa.", en: "No Lebaran in the period, or no transfers in usual weeks." },
    excluded: { id: "Barang.", en: "Goods." }, source: "X08",
  },
  {
    ...shared, pillar: "X", id: "X08b", code: "lebaran_growth", unit: "%", direction: "none", counted: "transfers", minimum: 10, dimensions: [], companionOf: "X08",
    name: { id: "Pertumbuhan, Lebaran ke Lebaran", en: "Growth, Lebaran to Lebaran" }, of: { id: "% terhadap Lebaran sebelumnya", en: "% of the Lebaran before" },
    meaning: { id: "Empat minggu sebelum Lebaran dibandingkan dengan empat minggu yang sama setahun Hijriah sebelumnya. Bulan kalender menyesatkan, karena Lebaran bergeser.", en: "The four weeks before Lebaran beside the same four of the lunar year before. Calendar months mislead, because Lebaran moves." },
    numerator: { id: "Kiriman rata-rata seminggu sebelum Lebaran", en: "A mean week's transfers before Lebaran" }, denominator: { id: "Sama, setahun Hijriah sebelumnya", en: "The same, a lunar year before" },
    unknown: { id: "Tidak ada Lebaran dalam periode, atau tidak ada kiriman sebelum Lebaran terdahulu.", en: "No Lebaran in the period, or no transfers before the earlier one." },
    excluded: { id: "Barang.", en: "Goods." }, source: "X08",
  },
  {
    ...shared, pillar: "X", id: "X09", code: "data_freshness", unit: "days", direction: "down", counted: "days", minimum: 0, dimensions: [],
    name: { id: "Kesegaran data", en: "Data freshness" }, of: { id: "hari sejak catatan terakhir", en: "days since the last record" },
    meaning: { id: "Sampai 31 hari segar, sampai 92 hari menua, sesudahnya usang.", en: "Up to 31 days fresh, up to 92 ageing, then stale." },
    numerator: null, denominator: null, unknown: { id: "Belum ada catatan.", en: "No record yet." }, excluded: null, source: "X09",
  },
  {
    ...shared, pillar: "X", id: "X10", code: "coverage", unit: "%", direction: "up", counted: "indicators", minimum: 1, dimensions: [],
    name: { id: "Cakupan data", en: "Data coverage" }, of: { id: "% yang diketahui, rata-rata sepuluh indikator utama", en: "% known, mean of the ten headline indicators" },
    meaning: { id: "Seberapa banyak yang seharusnya diketahui memang diketahui.", en: "How much of what should be known is known." },
    numerator: { id: "Jumlah cakupan indikator utama", en: "Sum of the headline indicators' coverage" }, denominator: { id: "Indikator utama yang punya kasus", en: "Headline indicators that have cases" },
    unknown: { id: "Indikator tanpa kasus tidak dirata-ratakan.", en: "Indicators without cases are left out of the mean." }, excluded: null, source: "X10",
  },
];
