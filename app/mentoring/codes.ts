import type { CodeList, CodeOf } from "~/shared/codes";

/** Whom mentoring is for (handbook §4.15). */
export const TRACKS = {
  purna: { id: "Sudah pulang dari luar negeri", en: "Back from abroad" },
  keluarga_aktif: { id: "Keluarga dari PMI yang masih bekerja", en: "Family of somebody working abroad" },
  calon_pulang: { id: "Akan pulang dalam 6 bulan", en: "Returning within six months" },
} as const satisfies CodeList;
export type Track = CodeOf<typeof TRACKS>;

export const ENROLMENT_STATES = {
  daftar: { id: "Terdaftar", en: "Enrolled" },
  asesmen: { id: "Pendataan awal", en: "First assessment" },
  berjalan: { id: "Berjalan", en: "Under way" },
  jeda: { id: "Jeda", en: "Paused" },
  lulus: { id: "Lulus", en: "Graduated" },
  berhenti: { id: "Berhenti", en: "Stopped" },
  berangkat_lagi: { id: "Berangkat lagi", en: "Left again" },
  pindah: { id: "Pindah desa", en: "Moved away" },
} as const satisfies CodeList;
export type EnrolmentState = CodeOf<typeof ENROLMENT_STATES>;

export const SESSION_KINDS = {
  kunjungan: { id: "Kunjungan", en: "Visit" },
  kelompok: { id: "Kelompok", en: "Group" },
  telepon: { id: "Telepon", en: "Phone call" },
} as const satisfies CodeList;
export type SessionKind = CodeOf<typeof SESSION_KINDS>;

export const SESSION_TOPICS = {
  catatan: { id: "Catatan keuangan", en: "Money records" },
  anggaran: { id: "Anggaran keluarga", en: "Family budget" },
  utang: { id: "Utang dan cicilan", en: "Debts and instalments" },
  tabungan: { id: "Tabungan dan dana darurat", en: "Savings and emergency fund" },
  usaha: { id: "Rencana atau kemajuan usaha", en: "Enterprise plan or progress" },
  pemasaran: { id: "Pemasaran", en: "Marketing" },
  perlindungan: { id: "BPJS dan asuransi", en: "Insurance" },
  keluarga: { id: "Kesepakatan keluarga", en: "Agreement within the family" },
  lainnya: { id: "Lainnya", en: "Other" },
} as const satisfies CodeList;
export type SessionTopic = CodeOf<typeof SESSION_TOPICS>;

export const HOMEWORK_ANSWERS = {
  ya: { id: "Sudah", en: "Done" },
  sebagian: { id: "Sebagian", en: "Partly" },
  tidak: { id: "Belum", en: "Not yet" },
} as const satisfies CodeList;

export const MILESTONES = {
  catatan_keuangan: { id: "Mencatat keuangan 3 bulan", en: "Three months of money records" },
  rekening_terpisah: { id: "Rekening usaha terpisah", en: "A separate account" },
  dana_darurat_1: { id: "Dana darurat 1 bulan", en: "Emergency fund of one month" },
  dana_darurat_3: { id: "Dana darurat 3 bulan", en: "Emergency fund of three months" },
  utang_konsumtif_lunas: { id: "Utang konsumtif lunas", en: "Consumer debts paid off" },
  rencana_usaha: { id: "Rencana usaha tertulis", en: "A written enterprise plan" },
  penjualan_pertama: { id: "Penjualan pertama", en: "First sale" },
  nib: { id: "Punya NIB", en: "Business number (NIB)" },
  laba_3_bulan: { id: "Laba 3 bulan berturut-turut", en: "Profit three months in a row" },
  jht_bpjs: { id: "Peserta BPJS Ketenagakerjaan", en: "Member of BPJS Ketenagakerjaan" },
  asuransi_keluarga: { id: "Keluarga punya jaminan kesehatan", en: "Family has health cover" },
} as const satisfies CodeList;
export type Milestone = CodeOf<typeof MILESTONES>;

/** Somebody who asked for mentoring on the public page, until a coordinator has decided. */
export const REQUEST_STATES = {
  baru: { id: "Menunggu konfirmasi", en: "Waiting for confirmation" },
  diterima: { id: "Diterima", en: "Accepted" },
  ditolak: { id: "Tidak dilanjutkan", en: "Not taken further" },
} as const satisfies CodeList;
export type RequestState = CodeOf<typeof REQUEST_STATES>;
