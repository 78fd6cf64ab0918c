import type { CodeList, CodeOf } from "~/shared/codes";

/** Domain handbook §4.2 and §4.3; words of the civil registry and of village files are synonyms. */
export const MEMBER_ROLES = {
  kepala: { id: "Kepala keluarga", en: "Head of household", synonyms: ["KK", "kepala rumah tangga", "head"] },
  pasangan: { id: "Pasangan", en: "Spouse", synonyms: ["istri", "isteri", "suami", "wife", "husband", "partner"] },
  anak: { id: "Anak", en: "Child", synonyms: ["anak kandung", "anak angkat", "anak tiri", "son", "daughter"] },
  orang_tua: { id: "Orang tua", en: "Parent", synonyms: ["ayah", "bapak", "ibu", "father", "mother"] },
  cucu: { id: "Cucu", en: "Grandchild" },
  lainnya: {
    id: "Anggota lain",
    en: "Other member",
    synonyms: ["lain", "lain-lain", "menantu", "mertua", "famili lain", "famili", "pembantu", "other"],
  },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;
export type MemberRole = CodeOf<typeof MEMBER_ROLES>;

export const HOUSEHOLD_STATUSES = {
  aktif: { id: "Aktif", en: "Active" },
  pindah: { id: "Pindah", en: "Moved away" },
  gabung: { id: "Digabung", en: "Merged into another", synonyms: ["gabung"] },
  keluar: { id: "Keluar dari program", en: "Left the programme" },
} as const satisfies CodeList;
export type HouseholdStatus = CodeOf<typeof HOUSEHOLD_STATUSES>;
/** What a person may choose: a household becomes `gabung` by being merged, and is then no longer in any list. */
export const CHOSEN_STATUSES = ["aktif", "pindah", "keluar"] as const satisfies readonly HouseholdStatus[];

export const SEXES = {
  L: { id: "Laki-laki", en: "Male", synonyms: ["lk", "pria", "lelaki", "man", "M"] },
  P: { id: "Perempuan", en: "Female", synonyms: ["pr", "wanita", "woman", "F"] },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;
export type Sex = CodeOf<typeof SEXES>;

export const EDUCATIONS = {
  tidak_sekolah: {
    id: "Tidak sekolah",
    en: "No schooling",
    synonyms: ["tidak/belum sekolah", "belum sekolah", "belum tamat SD/sederajat", "tidak tamat SD"],
  },
  sd: { id: "SD", en: "Primary school", synonyms: ["tamat SD/sederajat", "SD/sederajat", "MI"] },
  smp: { id: "SMP", en: "Lower secondary school", synonyms: ["SLTP", "SLTP/sederajat", "MTs", "SMP/sederajat"] },
  sma_smk: {
    id: "SMA/SMK",
    en: "Upper secondary school",
    synonyms: ["SMA", "SMK", "SLTA", "SLTA/sederajat", "SMU", "STM", "SMEA", "MA", "SMA/sederajat"],
  },
  diploma: {
    id: "Diploma",
    en: "Diploma",
    synonyms: ["D1", "D2", "D3", "D-III", "diploma I/II", "akademi/diploma III/s. muda"],
  },
  s1_plus: {
    id: "S1 atau lebih",
    en: "Bachelor or higher",
    synonyms: ["S1", "D4", "D-IV", "S2", "S3", "sarjana", "diploma IV/strata I", "strata II", "strata III"],
  },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;
export type Education = CodeOf<typeof EDUCATIONS>;

export const MARITAL_STATUSES = {
  belum_kawin: { id: "Belum kawin", en: "Never married", synonyms: ["belum menikah", "lajang", "single"] },
  kawin: { id: "Kawin", en: "Married", synonyms: ["menikah", "kawin tercatat", "kawin belum tercatat"] },
  cerai_hidup: { id: "Cerai hidup", en: "Divorced", synonyms: ["janda cerai", "duda cerai"] },
  cerai_mati: { id: "Cerai mati", en: "Widowed", synonyms: ["janda mati", "duda mati"] },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;
export type MaritalStatus = CodeOf<typeof MARITAL_STATUSES>;

export const LITERACIES = {
  lancar: { id: "Lancar membaca", en: "Reads easily" },
  terbatas: { id: "Membaca terbatas", en: "Reads a little" },
  tidak: { id: "Tidak membaca", en: "Does not read" },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;

export const PREFERRED_CONTACTS = {
  tatap_muka: { id: "Tatap muka", en: "In person" },
  telepon: { id: "Telepon", en: "Phone call" },
  wa: { id: "WhatsApp", en: "WhatsApp" },
  sms: { id: "SMS", en: "Text message" },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;

/** ISO 639 codes where they exist; `osg` is Using (Banyuwangi). */
export const SPOKEN_LANGUAGES = {
  id: { id: "Bahasa Indonesia", en: "Indonesian" },
  jv: { id: "Jawa", en: "Javanese" },
  mad: { id: "Madura", en: "Madurese" },
  osg: { id: "Using", en: "Using", synonyms: ["osing"] },
  sas: { id: "Sasak", en: "Sasak" },
} as const satisfies CodeList;

export const PERSON_ROLES = {
  cpmi: { id: "Calon PMI", en: "Prospective migrant" },
  pmi: { id: "PMI", en: "Migrant worker", synonyms: ["TKI", "TKW", "BMI"] },
  purna: { id: "Purna PMI", en: "Returned migrant", synonyms: ["purna"] },
  keluarga: { id: "Keluarga PMI", en: "Migrant's family" },
  wirausaha: { id: "Wirausaha", en: "Entrepreneur" },
  kader: { id: "Kader", en: "Volunteer" },
} as const satisfies CodeList;

/** Why a value is unknown (domain handbook §4, `Known<T>`). */
export const UNKNOWN_REASONS = {
  tidak_ditanya: { id: "Tidak ditanyakan", en: "Not asked" },
  tidak_tahu: { id: "Responden tidak tahu", en: "Respondent does not know", synonyms: ["tidak tahu"] },
  menolak: { id: "Menolak menjawab", en: "Refused to answer" },
  belum_masuk: { id: "Belum dimasukkan", en: "Not yet entered" },
  rusak: { id: "Catatan tidak terbaca", en: "Record unreadable" },
} as const satisfies CodeList;

/** One basis is stored for each purpose, not one tick for all (Law 27/2022, domain handbook §2.3). */
export const CONSENT_PURPOSES = {
  program_desa: { id: "Pendataan dan layanan program desa", en: "Village programme records and services" },
  data_keuangan: { id: "Kiriman, tabungan, dan utang keluarga", en: "The family's remittances, savings and debts" },
  pendampingan: { id: "Pendampingan keuangan dan usaha", en: "Financial and enterprise mentoring" },
  kontak: { id: "Dihubungi lewat telepon atau WhatsApp", en: "Contact by phone or WhatsApp" },
  rincian_koordinator: {
    id: "Koordinator desa melihat rincian uang keluarga",
    en: "The village coordinator sees the family's amounts",
  },
  upah_ke_keluarga: { id: "Upah PMI terlihat oleh keluarga", en: "The migrant's wage is visible to the family" },
  belanja_ke_pmi: { id: "Belanja keluarga terlihat oleh PMI", en: "The family's spending is visible to the migrant" },
  berbagi_instansi: { id: "Dibagikan ke LTSA dan instansi", en: "Shared with the LTSA and agencies" },
  layanan_ltsa: { id: "Penanganan kasus di LTSA", en: "Handling a case at the LTSA" },
} as const satisfies CodeList;
export type ConsentPurpose = CodeOf<typeof CONSENT_PURPOSES>;

/** Law 27/2022 art. 20. */
export const CONSENT_BASES = {
  persetujuan: { id: "Persetujuan", en: "Consent" },
  perjanjian: { id: "Perjanjian", en: "Contract" },
  kewajiban_hukum: { id: "Kewajiban hukum", en: "Legal duty" },
  kepentingan_vital: { id: "Kepentingan vital", en: "Vital interest" },
  tugas_publik: { id: "Tugas pelayanan publik", en: "Public duty" },
  kepentingan_sah: { id: "Kepentingan sah lainnya", en: "Other legitimate interest" },
} as const satisfies CodeList;
export type ConsentBasis = CodeOf<typeof CONSENT_BASES>;

/** How consent was given; it is void unless written or recorded (Law 27/2022 art. 22). */
export const CONSENT_FORMS = {
  tertulis: { id: "Tanda tangan tertulis", en: "Written signature" },
  cap_jempol: { id: "Cap jempol", en: "Thumb print" },
  foto_formulir: { id: "Foto formulir kertas", en: "Photo of the paper form" },
  rekaman: { id: "Rekaman suara", en: "Voice recording" },
  otp: { id: "Kode OTP", en: "One-time code" },
} as const satisfies CodeList;

/** Version of the text in `households:consent.textBody`; a change of its meaning needs a new one. */
export const CONSENT_TEXT_VERSION = "2025-11";

/** What a family may ask about the records held of it (Law 27/2022). */
export const DATA_REQUEST_KINDS = {
  koreksi: { id: "Perbaiki data yang salah", en: "Correct what is wrong" },
  tarik: { id: "Tarik persetujuan", en: "Withdraw a consent" },
  hapus: { id: "Hapus data", en: "Erase the records" },
} as const satisfies CodeList;
export type DataRequestKind = CodeOf<typeof DATA_REQUEST_KINDS>;

export const DATA_REQUEST_STATES = {
  baru: { id: "Menunggu jawaban", en: "Waiting for an answer" },
  selesai: { id: "Selesai", en: "Done" },
  ditolak: { id: "Tidak dapat dipenuhi", en: "Cannot be met" },
} as const satisfies CodeList;
export type DataRequestState = CodeOf<typeof DATA_REQUEST_STATES>;
