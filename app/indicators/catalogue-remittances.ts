import type { IndicatorDefinition } from "./definition";

const shared = { pillar: "P", companionOf: null, headline: false, proportion: false } as const;
const MONEY = {
  id: "Barang tidak dihitung sebagai uang. Kiriman dengan jumlah yang tidak terbaca tidak dijumlahkan.",
  en: "Goods are not counted as money. Transfers whose amount cannot be read are not added.",
} as const;
const UNASKED = {
  id: "Bulan keluarga tanpa catatan kiriman dan tanpa pernyataan “tidak ada kiriman”. Tidak pernah dianggap nol.",
  en: "Household months with neither a transfer nor a confirmed “no transfer”. Never taken as zero.",
} as const;
const COSTED = {
  id: "Kiriman resmi yang jumlah, biaya, kurs, kurs acuan atau biaya ambilnya tidak diketahui, atau yang selisih kursnya −2 % atau kurang (diperiksa dahulu).",
  en: "Formal transfers with sum sent, fee, rate, reference rate or cash-out fee unknown, or with a margin of −2 % or less (to be reviewed).",
} as const;
const FORMAL_ONLY = { id: "Hanya bank, perusahaan transfer, pos dan dompet digital.", en: "Bank, transfer company, post and digital wallet only." } as const;

/** Handbook §5.1, R01 to R07: what came, how regularly, at what cost, by which way. */
export const REMITTANCE_INDICATORS: readonly IndicatorDefinition[] = [
  {
    ...shared, id: "R01", code: "remit_total", unit: "Rp", direction: "none", counted: "household_months", minimum: 0, headline: true,
    name: { id: "Total kiriman diterima", en: "Remittances received" },
    of: { id: "rupiah dalam periode", en: "rupiah in the period" },
    meaning: { id: "Semua kiriman uang yang tercatat, setelah biaya ambil. Tidak ditaksir untuk keluarga yang belum didata.", en: "All money transfers on record, after cash-out fees. Not scaled up for families not asked." },
    numerator: { id: "Jumlah diterima dikurangi biaya ambil", en: "Amount received less the cash-out fee" }, denominator: null,
    unknown: UNASKED, excluded: MONEY, dimensions: ["month", "country", "sex", "channel"], source: "R01",
  },
  {
    ...shared, id: "R01b", code: "remit_households", unit: "count", direction: "none", counted: "households", minimum: 0, companionOf: "R01",
    name: { id: "Keluarga penerima", en: "Receiving households" },
    of: { id: "keluarga yang berbeda", en: "different households" },
    meaning: { id: "Berapa keluarga yang menerima kiriman uang dalam periode, masing-masing dihitung sekali.", en: "How many households received money in the period, each counted once." },
    numerator: null, denominator: null, unknown: UNASKED, excluded: MONEY, dimensions: ["month", "country", "sex", "channel"], source: "R01",
  },
  {
    ...shared, id: "R02", code: "remit_mean_hh", unit: "Rp", direction: "none", counted: "household_months", minimum: 0,
    name: { id: "Rata-rata per keluarga", en: "Mean per household" },
    of: { id: "rupiah per keluarga per bulan", en: "rupiah a household and month" },
    meaning: { id: "Rata-rata kiriman sebulan, termasuk bulan yang dipastikan tanpa kiriman.", en: "Mean of a month's transfers, months confirmed without one included." },
    numerator: { id: "Kiriman pada bulan yang diketahui", en: "Transfers in known months" },
    denominator: { id: "Bulan keluarga yang diketahui, termasuk yang pasti nol", en: "Known household months, confirmed zeros included" },
    unknown: UNASKED, excluded: MONEY, dimensions: ["month", "country", "sex"], source: "R02",
  },
  {
    ...shared, id: "R02b", code: "remit_mean_recipient", unit: "Rp", direction: "none", counted: "household_months", minimum: 0, companionOf: "R02",
    name: { id: "Rata-rata per keluarga penerima", en: "Mean per receiving household" },
    of: { id: "rupiah per keluarga penerima per bulan", en: "rupiah a receiving household and month" },
    meaning: { id: "Rata-rata pada bulan ketika ada kiriman.", en: "Mean over the months in which something came." },
    numerator: { id: "Kiriman pada bulan yang diketahui", en: "Transfers in known months" },
    denominator: { id: "Bulan keluarga dengan kiriman lebih dari nol", en: "Household months with more than zero" },
    unknown: UNASKED, excluded: MONEY, dimensions: ["month", "country", "sex"], source: "R02",
  },
  {
    ...shared, id: "R03", code: "remit_median_hh", unit: "Rp", direction: "none", counted: "household_months", minimum: 0, headline: true,
    name: { id: "Median per keluarga", en: "Median per household" },
    of: { id: "rupiah per keluarga per bulan", en: "rupiah a household and month" },
    meaning: { id: "Separuh bulan keluarga menerima kurang dari ini, separuh lebih. Beberapa kiriman besar tidak mengubahnya.", en: "Half of the household months received less, half more. A few large transfers do not move it." },
    numerator: null, denominator: { id: "Bulan keluarga yang diketahui, termasuk yang pasti nol", en: "Known household months, confirmed zeros included" },
    unknown: UNASKED, excluded: MONEY, dimensions: ["month", "country", "sex"], source: "R03",
  },
  {
    ...shared, id: "R04", code: "remit_regularity", unit: "%", direction: "up", counted: "households", minimum: 1, headline: true,
    name: { id: "Keteraturan kiriman", en: "Regularity" },
    of: { id: "% bulan, median keluarga", en: "% of months, median household" },
    meaning: { id: "Bagian bulan yang ada kirimannya dalam 12 bulan terakhir sampai akhir periode, keluarga yang di tengah.", en: "Share of months with a transfer in the last 12 up to the end of the period, for the middle household." },
    numerator: { id: "Bulan dengan kiriman uang", en: "Months with a money transfer" },
    denominator: { id: "Bulan yang diketahui selama bekerja di luar negeri", en: "Known months while working abroad" },
    unknown: { id: "Keluarga dengan kurang dari 6 bulan yang diketahui.", en: "Households with fewer than 6 known months." },
    excluded: { id: "Tiga bulan pertama di luar negeri (masa potongan) dan bulan yang tidak diketahui.", en: "The first three months abroad (deductions) and unknown months." },
    dimensions: ["country", "sex"], source: "R04",
  },
  {
    ...shared, id: "R05", code: "remit_cost_pct", unit: "%", direction: "down", counted: "transfers", minimum: 10, headline: true,
    name: { id: "Biaya kirim", en: "Remittance cost" },
    of: { id: "% dari jumlah dikirim, tertimbang nilai", en: "% of the amount sent, weighted by value" },
    meaning: { id: "Biaya, selisih kurs dan biaya ambil, dari setiap seratus rupiah yang dikirim.", en: "Fee, exchange margin and cash-out fee out of each hundred rupiah sent." },
    numerator: { id: "Biaya kirim + selisih kurs + biaya ambil", en: "Fee + exchange margin + cash-out fee" },
    denominator: { id: "Jumlah dikirim pada kurs acuan", en: "Amount sent at the reference rate" },
    unknown: COSTED, excluded: FORMAL_ONLY, dimensions: ["month", "country", "channel", "sex", "provider"], source: "R05; World Bank RPW; SDG 10.c.1",
  },
  {
    ...shared, id: "R05b", code: "remit_cost_simple", unit: "%", direction: "down", counted: "transfers", minimum: 10, companionOf: "R05",
    name: { id: "Biaya kirim, rata-rata sederhana", en: "Remittance cost, simple mean" },
    of: { id: "% dari jumlah dikirim, per kiriman", en: "% of the amount sent, by transfer" },
    meaning: { id: "Setiap kiriman dihitung sama, besar atau kecil.", en: "Each transfer counts the same, large or small." },
    numerator: { id: "Jumlah persentase biaya", en: "Sum of the cost percentages" }, denominator: { id: "Kiriman dengan biaya diketahui", en: "Transfers of known cost" },
    unknown: COSTED, excluded: FORMAL_ONLY, dimensions: ["month", "country", "channel", "sex", "provider"], source: "R05",
  },
  {
    ...shared, id: "R06", code: "remit_cost_target", unit: "%", direction: "up", counted: "transfers", minimum: 10, proportion: true,
    name: { id: "Kiriman berbiaya ≤ 3 %", en: "Transfers at or under 3 %" },
    of: { id: "% kiriman", en: "% of transfers" },
    meaning: { id: "Kiriman yang mencapai sasaran SDG: biaya paling banyak 3 %.", en: "Transfers that reach the SDG target: a cost of 3 % at most." },
    numerator: { id: "Kiriman dengan biaya (tanpa pembulatan) ≤ 3 %", en: "Transfers with (unrounded) cost ≤ 3 %" }, denominator: { id: "Kiriman dengan biaya diketahui", en: "Transfers of known cost" },
    unknown: COSTED, excluded: FORMAL_ONLY, dimensions: ["month", "country", "channel", "sex", "provider"], source: "R06; SDG 10.c.1",
  },
  {
    ...shared, id: "R06b", code: "remit_cost_over_5", unit: "%", direction: "down", counted: "transfers", minimum: 10, proportion: true, companionOf: "R06",
    name: { id: "Kiriman berbiaya > 5 %", en: "Transfers over 5 %" },
    of: { id: "% kiriman", en: "% of transfers" },
    meaning: { id: "Kiriman yang biayanya di atas batas SDG untuk satu jalur.", en: "Transfers above the SDG limit for any corridor." },
    numerator: { id: "Kiriman dengan biaya > 5 %", en: "Transfers with cost > 5 %" }, denominator: { id: "Kiriman dengan biaya diketahui", en: "Transfers of known cost" },
    unknown: COSTED, excluded: FORMAL_ONLY, dimensions: ["month", "country", "channel", "sex", "provider"], source: "R06",
  },
  {
    ...shared, id: "R07", code: "formal_share_value", unit: "%", direction: "up", counted: "transfers", minimum: 10, headline: true,
    name: { id: "Porsi saluran resmi (nilai)", en: "Formal-channel share (value)" },
    of: { id: "% nilai", en: "% of value" },
    meaning: { id: "Bagian uang yang datang lewat bank, perusahaan transfer, pos atau dompet digital.", en: "Share of the money that came by bank, transfer company, post or digital wallet." },
    numerator: { id: "Nilai lewat saluran resmi", en: "Value by formal channels" }, denominator: { id: "Nilai dengan saluran diketahui", en: "Value of known channel" },
    unknown: { id: "Nilai kiriman yang salurannya tidak diketahui.", en: "Value of transfers whose channel is not known." },
    excluded: { id: "Barang.", en: "Goods." }, dimensions: ["month", "country", "sex"], source: "R07",
  },
  {
    ...shared, id: "R07b", code: "formal_share_count", unit: "%", direction: "up", counted: "transfers", minimum: 10, proportion: true, companionOf: "R07",
    name: { id: "Porsi saluran resmi (jumlah kiriman)", en: "Formal-channel share (transfers)" },
    of: { id: "% kiriman", en: "% of transfers" },
    meaning: { id: "Bagian kiriman yang lewat saluran resmi, besar atau kecil.", en: "Share of transfers by formal channels, large or small." },
    numerator: { id: "Kiriman lewat saluran resmi", en: "Transfers by formal channels" }, denominator: { id: "Kiriman dengan saluran diketahui", en: "Transfers of known channel" },
    unknown: { id: "Kiriman yang salurannya tidak diketahui.", en: "Transfers whose channel is not known." },
    excluded: { id: "Barang.", en: "Goods." }, dimensions: ["month", "country", "sex"], source: "R07",
  },
];
