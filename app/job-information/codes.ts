import type { CodeList, CodeOf } from "~/shared/codes";

/** Handbook §4.11, like every list here; the reasons are the project's own. */
export const MEDIA = {
  sosialisasi: { id: "Pertemuan / sosialisasi", en: "Meeting" },
  kunjungan: { id: "Kunjungan rumah", en: "Home visit" },
  wa_grup: { id: "Grup WhatsApp", en: "WhatsApp group" },
  papan_desa: { id: "Papan desa", en: "Village board" },
  radio: { id: "Radio", en: "Radio" },
  web: { id: "Internet", en: "Internet" },
} as const satisfies CodeList;
export type Medium = CodeOf<typeof MEDIA>;

export const TOPICS = {
  lowongan: { id: "Lowongan", en: "A vacancy" },
  syarat: { id: "Syarat dan dokumen", en: "Requirements and papers" },
  biaya: { id: "Biaya", en: "Costs" },
  risiko: { id: "Risiko dan penipuan", en: "Risks and fraud" },
  kur: { id: "KUR penempatan", en: "Placement loan (KUR)" },
  hukum: { id: "Hukum dan hak", en: "Law and rights" },
  kepulangan: { id: "Kepulangan", en: "Coming home" },
} as const satisfies CodeList;
export type Topic = CodeOf<typeof TOPICS>;

export const OUTCOMES = {
  lanjut_daftar: { id: "Lanjut mendaftar", en: "Goes on to register" },
  pikir_dulu: { id: "Pikir-pikir dulu", en: "Thinks it over" },
  tidak_lanjut: { id: "Tidak melanjutkan", en: "Does not go on" },
  rujuk: { id: "Dirujuk", en: "Referred" },
} as const satisfies CodeList;
export type Outcome = CodeOf<typeof OUTCOMES>;

/** Why somebody does not go on. Not leaving after good advice is a good result, and so are its reasons. */
export const DECLINE_REASONS = {
  kerja_di_sini: { id: "Memilih bekerja atau usaha di sini", en: "Chose work or a business here" },
  keluarga: { id: "Keluarga", en: "Family" },
  biaya: { id: "Biaya", en: "Cost" },
  syarat: { id: "Syarat belum terpenuhi", en: "Requirements not met" },
  kesehatan: { id: "Kesehatan", en: "Health" },
  risiko: { id: "Risikonya terlalu besar", en: "Too risky" },
  lainnya: { id: "Alasan lain", en: "Another reason" },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;
export type DeclineReason = CodeOf<typeof DECLINE_REASONS>;

export const REFERRAL_TARGETS = {
  disnaker_kab: { id: "Disnaker kabupaten", en: "District labour office" },
  ltsa: { id: "LTSA", en: "LTSA one-stop service" },
  bp3mi: { id: "BP3MI", en: "BP3MI" },
  blk: { id: "BLK (balai latihan kerja)", en: "Training centre (BLK)" },
  lsp: { id: "LSP (sertifikasi)", en: "Certification body (LSP)" },
  bank_kur: { id: "Bank penyalur KUR", en: "Bank for KUR loans" },
  puskesmas: { id: "Puskesmas", en: "Health centre" },
  lbh: { id: "LBH (bantuan hukum)", en: "Legal aid" },
  umkm: { id: "Dinas UMKM", en: "Office for small business" },
} as const satisfies CodeList;
export type ReferralTarget = CodeOf<typeof REFERRAL_TARGETS>;

/** `kedaluwarsa` is read from the dates and never stored. */
export const REFERRAL_STATES = {
  dikirim: { id: "Dikirim, menunggu jawaban", en: "Sent, waiting for an answer" },
  diterima: { id: "Diterima", en: "Received" },
  selesai: { id: "Selesai", en: "Done" },
  kembali: { id: "Kembali ke desa", en: "Sent back to the village" },
  kedaluwarsa: { id: "30 hari tanpa jawaban", en: "30 days without an answer" },
} as const satisfies CodeList;
export type ReferralState = CodeOf<typeof REFERRAL_STATES>;
