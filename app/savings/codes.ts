import type { CodeList, CodeOf } from "~/shared/codes";

/** Handbook §4.14. */
export const GROUP_KINDS = {
  arisan: { id: "Arisan", en: "Arisan (rotating savings)" },
  kelompok_simpan: { id: "Kelompok simpan pinjam", en: "Savings and loan group" },
  koperasi: { id: "Koperasi", en: "Cooperative" },
  bumdes_unit: { id: "Unit simpan pinjam BUMDes", en: "Savings unit of the village enterprise" },
} as const satisfies CodeList;
export type GroupKind = CodeOf<typeof GROUP_KINDS>;

/** What passes between a member and the group's box; the loan itself is a record of its own. */
export const MONEY_KINDS = {
  pokok: { id: "Simpanan pokok", en: "Entry deposit" },
  wajib: { id: "Simpanan wajib", en: "Regular deposit" },
  sukarela: { id: "Simpanan sukarela", en: "Voluntary deposit" },
  penarikan: { id: "Penarikan", en: "Withdrawal" },
  angsuran: { id: "Angsuran pinjaman", en: "Loan repayment" },
  jasa: { id: "Jasa pinjaman", en: "Loan service charge" },
} as const satisfies CodeList;
export type MoneyKind = CodeOf<typeof MONEY_KINDS>;

export const SEATS = {
  hadir: { id: "Hadir", en: "Present" },
  izin: { id: "Izin", en: "Excused" },
  sakit: { id: "Sakit", en: "Ill" },
  alpa: { id: "Alpa", en: "Absent" },
  tidak_dicatat: { id: "Belum dicatat", en: "Not recorded" },
} as const satisfies CodeList;
export type Seat = CodeOf<typeof SEATS>;
