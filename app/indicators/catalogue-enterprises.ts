import type { IndicatorDefinition } from "./definition";

const shared = { companionOf: null, headline: false, proportion: false, pillar: "P", counted: "enterprises", minimum: 5 } as const;
const survival = {
  ...shared, unit: "%", direction: "up", dimensions: ["month", "kind", "sex"], numerator: null,
  of: { id: "% usaha, perkiraan", en: "% of enterprises, estimated" },
  denominator: { id: "Usaha yang sudah mulai berjualan", en: "Enterprises that have sold something" },
  unknown: { id: "Hari penjualan pertama tidak diketahui.", en: "Day of the first sale not known." },
  excluded: { id: "Yang tidak terpantau dihitung sampai bulan terakhir tercatat; jeda bukan penutupan.", en: "Those nobody follows count up to their last month on record; a pause is no closing." }, source: "B01",
} as const;
const growth = {
  ...shared, direction: "up", dimensions: ["month", "kind", "sex"],
  unknown: { id: "Bulan yang tidak tercatat bukan nol.", en: "A month without a record is not zero." },
  excluded: { id: "Usaha dengan kurang dari sembilan bulan tercatat, atau tanpa catatan setahun terakhir.", en: "Enterprises with fewer than nine months on record, or none within a year." }, source: "B02",
} as const;

/** Handbook §5.6, the third pillar: enterprises of families, and loans. */
export const ENTERPRISE_INDICATORS: readonly IndicatorDefinition[] = [
  {
    ...survival, id: "B01", code: "survival_12",
    name: { id: "Usaha bertahan 12 bulan", en: "Enterprises open after 12 months" },
    meaning: { id: "Bagian usaha yang masih buka dua belas bulan sesudah penjualan pertama, dengan memperhitungkan yang belum selama itu diikuti (Kaplan–Meier).", en: "Share of enterprises still open twelve months after the first sale, counting those not followed for so long as far as they were (Kaplan–Meier)." },
  },
  {
    ...survival, id: "B01b", code: "survival_6", companionOf: "B01",
    name: { id: "Usaha bertahan 6 bulan", en: "Enterprises open after 6 months" },
    meaning: { id: "Sama, enam bulan sesudah penjualan pertama.", en: "The same, six months after the first sale." },
  },
  {
    ...survival, id: "B01c", code: "survival_24", companionOf: "B01",
    name: { id: "Usaha bertahan 24 bulan", en: "Enterprises open after 24 months" },
    meaning: { id: "Sama, dua puluh empat bulan sesudah penjualan pertama.", en: "The same, twenty-four months after the first sale." },
  },
  {
    ...growth, id: "B02", code: "profit_growth", unit: "Rp",
    name: { id: "Pertumbuhan laba", en: "Growth of profit" }, of: { id: "rupiah sebulan, median usaha", en: "rupiah a month, median enterprise" },
    meaning: { id: "Laba rata-rata tiga bulan terakhir yang tercatat dikurangi tiga bulan pertama, usaha yang di tengah.", en: "Mean profit of the last three months on record less that of the first three, for the middle enterprise." },
    numerator: null, denominator: null,
  },
  {
    ...growth, id: "B02b", code: "profit_growth_share", unit: "%", companionOf: "B02",
    name: { id: "Pertumbuhan laba (persen)", en: "Growth of profit (percent)" }, of: { id: "% laba awal, median usaha", en: "% of the first profit, median enterprise" },
    meaning: { id: "Sama, sebagai bagian dari laba awal; hanya usaha yang awalnya untung.", en: "The same as a share of the first profit; of enterprises that made one at first." },
    numerator: null, denominator: null,
  },
  {
    ...shared, id: "B03", code: "legal_ready", unit: "%", direction: "up", dimensions: ["month"],
    name: { id: "Kelengkapan izin", en: "Permits held" }, of: { id: "% izin yang diperlukan", en: "% of the permits needed" },
    meaning: { id: "Bagian izin yang diperlukan usaha dan masih berlaku pada akhir periode, menurut catatan izin terakhir.", en: "Share of the permits enterprises need that are valid at the end of the period, by the permits last recorded." },
    numerator: { id: "Izin yang ada dan berlaku", en: "Permits held and valid" }, denominator: { id: "Izin yang diperlukan", en: "Permits needed" },
    unknown: { id: "Izin yang belum ditanyakan perlu tidaknya.", en: "Permits of which nobody asked whether they are needed." }, excluded: { id: "Izin yang tidak perlu, dan usaha yang tutup.", en: "Permits not needed, and closed enterprises." }, source: "B03",
  },
  {
    ...shared, id: "B04", code: "jobs_local", unit: "fte", direction: "up", dimensions: ["month"],
    name: { id: "Tenaga kerja", en: "Local jobs" }, of: { id: "pekerja penuh setahun, tanpa pemilik", en: "full-time workers of a year, without owners" },
    meaning: { id: "Bulan kerja yang dibayar dalam periode dibagi dua belas, menurut jumlah pekerja yang terakhir dicatat pada bulan yang ada bukunya.", en: "Paid worker-months of the period by twelve, by the workers last recorded, in the months that have a book." },
    numerator: { id: "Bulan kerja yang dibayar", en: "Paid worker-months" }, denominator: null,
    unknown: { id: "Bulan tanpa catatan, atau jumlah pekerja tidak diketahui.", en: "Months without a record, or workers not known." }, excluded: { id: "Pemilik dan keluarga.", en: "Owners and family." }, source: "B04",
  },
  {
    ...shared, id: "B05", code: "profit_positive", unit: "%", direction: "up", proportion: true, dimensions: ["month", "kind", "sex"],
    name: { id: "Usaha untung", en: "Enterprises with a profit" }, of: { id: "% usaha yang diketahui", en: "% of enterprises known" },
    meaning: { id: "Bagian usaha yang tiga bulan terakhir tercatatnya bersama-sama untung.", en: "Share of enterprises whose last three months on record together made a profit." },
    numerator: { id: "Untung", en: "With a profit" }, denominator: { id: "Tercatat tiga dari empat bulan terakhir", en: "Three of the last four months on record" },
    unknown: { id: "Kurang dari tiga bulan tercatat dalam empat bulan terakhir.", en: "Fewer than three of the last four months on record." }, excluded: { id: "Usaha yang tutup atau belum berjualan.", en: "Enterprises closed or before the first sale." }, source: "B05",
  },
  {
    ...shared, id: "B06", code: "kur_on_time", unit: "%", direction: "up", counted: "loans", dimensions: ["month", "lender"],
    name: { id: "Cicilan lancar", en: "Loans paid on time" }, of: { id: "% nilai pinjaman", en: "% of what is owed" },
    meaning: { id: "Bagian sisa pinjaman yang cicilannya lancar, menurut catatan terakhir.", en: "Share of what is owed on loans paid on time, as last recorded." },
    numerator: { id: "Sisa pinjaman yang lancar", en: "Owed on loans paid on time" }, denominator: { id: "Sisa pinjaman yang diketahui", en: "Owed, where known" },
    unknown: { id: "Sisa pinjaman atau lancar tidaknya tidak diketahui.", en: "What is owed, or whether it is paid on time, is not known." }, excluded: { id: "Yang lunas atau dihapus.", en: "Paid off or written off." }, source: "B06",
  },
];
