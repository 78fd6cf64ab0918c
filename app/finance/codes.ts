import type { CodeList, CodeOf } from "~/shared/codes";

/** Domain handbook §4.8; "bank titil" and "bank plecit" are Javanese words for a moneylender, not banks. */
export const LENDER_TYPES = {
  kur: { id: "KUR", en: "KUR subsidised loan", synonyms: ["KUR penempatan", "KUR mikro"] },
  bank: { id: "Bank", en: "Bank" },
  koperasi: { id: "Koperasi", en: "Cooperative" },
  bumdes: { id: "BUMDes", en: "Village-owned enterprise" },
  pinjol_legal: { id: "Pinjaman daring berizin OJK", en: "Licensed online loan" },
  pinjol_ilegal: { id: "Pinjaman daring tak berizin", en: "Unlicensed online loan" },
  rentenir: { id: "Rentenir", en: "Moneylender", synonyms: ["bank titil", "bank plecit", "bank thithil"] },
  keluarga: { id: "Keluarga atau teman", en: "Family or friends", synonyms: ["keluarga", "saudara", "teman"] },
  p3mi_agen: { id: "P3MI atau agen", en: "Placement company or agent", synonyms: ["P3MI", "agen"] },
  toko: { id: "Toko (kredit barang)", en: "Shop credit", synonyms: ["kredit barang", "toko"] },
  gadai: { id: "Gadai", en: "Pawnshop", synonyms: ["pegadaian"] },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;
export type LenderType = CodeOf<typeof LENDER_TYPES>;

export const DEBT_PURPOSES = {
  penempatan: { id: "Biaya penempatan", en: "Placement cost" },
  usaha: { id: "Usaha", en: "Enterprise" },
  konsumsi: { id: "Konsumsi", en: "Consumption" },
  rumah: { id: "Rumah", en: "Housing" },
  pendidikan: { id: "Pendidikan", en: "Education" },
  kesehatan: { id: "Kesehatan", en: "Health" },
  lain: { id: "Lainnya", en: "Other" },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;
export type DebtPurpose = CodeOf<typeof DEBT_PURPOSES>;

export const INTEREST_KINDS = {
  flat: { id: "Bunga tetap (flat)", en: "Flat interest", synonyms: ["flat", "bunga tetap"] },
  efektif: { id: "Bunga efektif", en: "Effective interest", synonyms: ["anuitas", "menurun"] },
  bagi_hasil: { id: "Bagi hasil", en: "Profit sharing", synonyms: ["syariah"] },
  tanpa: { id: "Tanpa bunga", en: "No interest" },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;
export type InterestKind = CodeOf<typeof INTEREST_KINDS>;

export const INSTALMENT_PERIODS = {
  bulan: { id: "Bulanan", en: "Monthly", synonyms: ["per bulan", "month"] },
  minggu: { id: "Mingguan", en: "Weekly", synonyms: ["per minggu", "week"] },
  hari: { id: "Harian", en: "Daily", synonyms: ["per hari", "day"] },
  musim: { id: "Sekali bayar / musim panen", en: "Once, or by harvest", synonyms: ["sekali bayar", "panen"] },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;
export type InstalmentPeriod = CodeOf<typeof INSTALMENT_PERIODS>;

/** Arrears in days; "menunggak" is said of a debt, never of a person. */
export const DEBT_STATUSES = {
  lancar: { id: "Lancar", en: "Paid on time" },
  menunggak_1_30: { id: "Menunggak 1–30 hari", en: "1–30 days late" },
  "31_60": { id: "Menunggak 31–60 hari", en: "31–60 days late" },
  "61_90": { id: "Menunggak 61–90 hari", en: "61–90 days late" },
  lebih_90: { id: "Menunggak lebih dari 90 hari", en: "More than 90 days late" },
  lunas: { id: "Lunas", en: "Paid off" },
  dihapus: { id: "Dihapus", en: "Written off" },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;
export type DebtStatus = CodeOf<typeof DEBT_STATUSES>;
/** Debts that still have to be paid. */
export const OPEN_DEBT_STATUSES: readonly DebtStatus[] = [
  "lancar",
  "menunggak_1_30",
  "31_60",
  "61_90",
  "lebih_90",
  "tidak_diketahui",
];

/** What a household holds; liquid kinds count in the balance of F02 (domain handbook §4.9). */
export const SAVING_KINDS = {
  tunai: { id: "Uang tunai", en: "Cash" },
  bank: { id: "Tabungan bank", en: "Bank account" },
  koperasi: { id: "Simpanan sukarela koperasi", en: "Voluntary cooperative deposit" },
  emas: { id: "Emas (harga beli kembali)", en: "Gold (at buy-back price)" },
  lainnya: { id: "Lainnya", en: "Other" },
  tidak_diketahui: { id: "Tidak dirinci", en: "Not broken down" },
} as const satisfies CodeList;

/** Habits a reading asks about (handbook §4.9, F06); every one may be left unanswered. */
export const HOW_OFTEN = {
  ya: { id: "Ya, selalu", en: "Yes, always" },
  kadang: { id: "Kadang-kadang", en: "Sometimes" },
  tidak: { id: "Tidak", en: "No" },
} as const satisfies CodeList;
export const INSURED = {
  ya: { id: "Ya, semua", en: "Yes, everybody" },
  sebagian: { id: "Sebagian", en: "Some" },
  tidak: { id: "Tidak", en: "No" },
} as const satisfies CodeList;
export const GOALS = {
  ya: { id: "Ya, sudah jelas", en: "Yes, a clear one" },
  belum_jelas: { id: "Ada, belum jelas", en: "Yes, not clear yet" },
  tidak: { id: "Belum ada", en: "Not yet" },
} as const satisfies CodeList;
export const EMERGENCY_CAPACITIES = {
  mudah: { id: "Bisa, mudah", en: "Yes, easily" },
  sulit: { id: "Bisa, tetapi sulit", en: "Yes, with difficulty" },
  tidak: { id: "Tidak bisa", en: "No" },
} as const satisfies CodeList;
