import type { CodeList, CodeOf } from "~/shared/codes";

/** Handbook §4.12. */
export const ENTERPRISE_KINDS = {
  makanan_olahan: { id: "Makanan olahan", en: "Processed food" },
  pertanian: { id: "Pertanian", en: "Farming" },
  peternakan: { id: "Peternakan", en: "Livestock" },
  perikanan: { id: "Perikanan", en: "Fishery" },
  kerajinan: { id: "Kerajinan", en: "Crafts" },
  jasa: { id: "Jasa", en: "Services" },
  warung: { id: "Warung", en: "Small shop" },
  konveksi: { id: "Konveksi", en: "Sewing" },
  kuliner: { id: "Kuliner", en: "Food stall" },
  ekowisata: { id: "Ekowisata", en: "Ecotourism" },
  lainnya: { id: "Lainnya", en: "Other" },
} as const satisfies CodeList;
export type EnterpriseKind = CodeOf<typeof ENTERPRISE_KINDS>;

export const CAPITAL_SOURCES = {
  kiriman: { id: "Kiriman dari luar negeri", en: "Remittance" },
  tabungan: { id: "Tabungan", en: "Savings" },
  kur: { id: "KUR", en: "KUR loan" },
  hibah: { id: "Bantuan atau hibah", en: "Grant" },
  koperasi: { id: "Koperasi", en: "Cooperative" },
  pinjaman_lain: { id: "Pinjaman lain", en: "Another loan" },
} as const satisfies CodeList;

export const ENTERPRISE_STATES = {
  rintisan: { id: "Rintisan", en: "Before the first sale" },
  berjalan: { id: "Berjalan", en: "Running" },
  jeda: { id: "Jeda", en: "Paused" },
  tutup: { id: "Tutup", en: "Closed" },
  tidak_terpantau: { id: "Tidak terpantau", en: "Not followed" },
} as const satisfies CodeList;
export type EnterpriseState = CodeOf<typeof ENTERPRISE_STATES>;

export const CLOSING_REASONS = {
  rugi: { id: "Rugi", en: "Losses" },
  modal: { id: "Modal habis", en: "No capital" },
  pasar: { id: "Pembeli kurang", en: "Too few buyers" },
  sakit: { id: "Sakit", en: "Illness" },
  berangkat_lagi: { id: "Berangkat lagi", en: "Left again" },
  pindah: { id: "Pindah", en: "Moved" },
  lain: { id: "Lainnya", en: "Other" },
} as const satisfies CodeList;

export const PERMITS = {
  nib: { id: "NIB", en: "Business number (NIB)" },
  pirt: { id: "PIRT", en: "Home-food licence (PIRT)" },
  halal: { id: "Sertifikat halal", en: "Halal certificate" },
  bpom: { id: "BPOM", en: "BPOM" },
  merek: { id: "Merek", en: "Trademark" },
  npwp: { id: "NPWP", en: "Tax number (NPWP)" },
} as const satisfies CodeList;
export type Permit = CodeOf<typeof PERMITS>;

export const PERMIT_STATES = {
  ada: { id: "Ada", en: "Held" },
  diproses: { id: "Diproses", en: "In progress" },
  belum: { id: "Belum", en: "Not yet" },
  kedaluwarsa: { id: "Kedaluwarsa", en: "Expired" },
  tidak_perlu: { id: "Tidak perlu", en: "Not needed" },
  tidak_diketahui: { id: "Belum diketahui", en: "Not known" },
} as const satisfies CodeList;
export type PermitState = CodeOf<typeof PERMIT_STATES>;

export const RECORD_QUALITIES = {
  buku: { id: "Dari buku catatan", en: "From the book" },
  nota: { id: "Dari nota", en: "From receipts" },
  ingatan: { id: "Dari ingatan", en: "From memory" },
} as const satisfies CodeList;

/** A day's entry in the book: what came in, and what left it. Capital, the family's share and a loan's principal are neither sale nor cost. */
export const ENTRY_KINDS = {
  penjualan: { id: "Penjualan", en: "Sale" },
  modal: { id: "Modal masuk", en: "Capital put in" },
  bahan: { id: "Belanja bahan", en: "Goods bought" },
  biaya: { id: "Biaya lain", en: "Other cost" },
  prive: { id: "Untuk keluarga", en: "For the family" },
  pokok: { id: "Cicilan pokok", en: "Loan principal" },
  bunga: { id: "Bunga pinjaman", en: "Loan interest" },
} as const satisfies CodeList;
export type EntryKind = CodeOf<typeof ENTRY_KINDS>;

/** How a month of the book came about. */
export const KEPT_BY = {
  bulan: { id: "Jumlah sebulan", en: "One sum a month" },
  hari: { id: "Catatan harian", en: "By day" },
} as const satisfies CodeList;
export type KeptBy = CodeOf<typeof KEPT_BY>;
