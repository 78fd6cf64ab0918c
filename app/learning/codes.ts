import type { CodeList, CodeOf } from "~/shared/codes";

/** The four pillars of the programme, as an activity serves one (handbook §4.10). */
export const ACTIVITY_PILLARS = {
  edukasi: { id: "Edukasi", en: "Education" },
  informasi_kerja: { id: "Informasi kerja", en: "Job information" },
  ekonomi: { id: "Pemberdayaan ekonomi", en: "Economic empowerment" },
  pemasaran: { id: "Pemasaran bersama", en: "Community marketing" },
} as const satisfies CodeList;

export const ACTIVITY_TYPES = {
  literasi_keuangan: { id: "Literasi keuangan", en: "Financial literacy" },
  migrasi_aman: { id: "Migrasi aman", en: "Safe migration" },
  bahasa: { id: "Bahasa", en: "Language" },
  keterampilan: { id: "Keterampilan", en: "Skills" },
  kewirausahaan: { id: "Kewirausahaan", en: "Entrepreneurship" },
  pengolahan: { id: "Pengolahan hasil", en: "Processing" },
  pemasaran_digital: { id: "Pemasaran digital", en: "Digital marketing" },
  pengasuhan: { id: "Pengasuhan anak", en: "Parenting" },
  hukum_hak: { id: "Hukum dan hak", en: "Law and rights" },
  opp_desa: { id: "Orientasi sebelum berangkat di desa", en: "Pre-departure talk in the village" },
} as const satisfies CodeList;
export type ActivityType = CodeOf<typeof ACTIVITY_TYPES>;

export const FUNDINGS = {
  apbd_prov: { id: "APBD provinsi", en: "Provincial budget" },
  apbd_kab: { id: "APBD kabupaten/kota", en: "Regency budget" },
  dana_desa: { id: "Dana Desa", en: "Village fund" },
  apbn: { id: "APBN", en: "National budget" },
  csr: { id: "CSR", en: "Company (CSR)" },
  swadaya: { id: "Swadaya", en: "Own means" },
  tidak_diketahui: { id: "Belum diketahui", en: "Not known" },
} as const satisfies CodeList;

export const ATTENDANCE = {
  hadir: { id: "Hadir", en: "Present" },
  izin: { id: "Izin", en: "Excused" },
  sakit: { id: "Sakit", en: "Ill" },
  alpa: { id: "Alpa", en: "Absent" },
  tidak_dicatat: { id: "Belum dicatat", en: "Not recorded" },
} as const satisfies CodeList;
export type Attendance = CodeOf<typeof ATTENDANCE>;

export const TEST_PHASES = {
  pre: { id: "Sebelum", en: "Before" },
  post: { id: "Sesudah", en: "After" },
  tindak_lanjut_3bln: { id: "Tiga bulan kemudian", en: "Three months later" },
} as const satisfies CodeList;
export type TestPhase = CodeOf<typeof TEST_PHASES>;
