import type { CodeEntry, CodeList, CodeOf } from "~/shared/codes";

/** Domain handbook §4.4; what may follow what stands in `journey-states.ts`. */
export const JOURNEY_STATES = {
  minat: { id: "Berminat", en: "Interested" },
  terinformasi: { id: "Sudah mendapat informasi", en: "Informed" },
  konsultasi: { id: "Konsultasi", en: "In consultation" },
  terdaftar: { id: "Terdaftar di dinas / SISKOP2MI", en: "Registered", synonyms: ["terdaftar di dinas"] },
  seleksi: { id: "Seleksi dan wawancara", en: "Selection and interview" },
  pelatihan: { id: "Pelatihan / uji kompetensi", en: "Training or competence test" },
  dokumen: { id: "Pengurusan dokumen", en: "Preparing documents" },
  verifikasi: { id: "Verifikasi lintas instansi", en: "Checked by the agencies" },
  paspor: { id: "Paspor terbit", en: "Passport issued" },
  visa: { id: "Visa kerja terbit", en: "Work visa issued" },
  opp: { id: "Orientasi pra-pemberangkatan", en: "Pre-departure orientation", synonyms: ["PAP"] },
  siap_berangkat: { id: "Siap berangkat", en: "Ready to depart" },
  bekerja: {
    id: "Bekerja di luar negeri",
    en: "Working abroad",
    synonyms: ["aktif", "di luar negeri", "berangkat", "sudah berangkat", "kerja", "working"],
  },
  cuti: { id: "Cuti di tanah air", en: "On leave at home" },
  perpanjang: { id: "Perpanjangan kontrak", en: "Renewing the contract", synonyms: ["perpanjangan"] },
  bermasalah: { id: "Bermasalah", en: "In difficulty", synonyms: ["terkendala", "PMI-B"] },
  hilang_kontak: { id: "Hilang kontak", en: "Out of contact" },
  repatriasi: { id: "Proses pemulangan", en: "Being brought home", synonyms: ["pemulangan"] },
  pulang: { id: "Pulang (purna)", en: "Returned", synonyms: ["purna", "sudah pulang", "kembali"] },
  meninggal: { id: "Meninggal dunia", en: "Died", synonyms: ["wafat"] },
  ditunda: { id: "Ditunda", en: "Postponed" },
  ditahan: { id: "Ditahan", en: "On hold", synonyms: ["tertahan"] },
  batal: { id: "Batal", en: "Called off" },
  gagal_seleksi: { id: "Tidak lolos seleksi", en: "Not selected", synonyms: ["gagal seleksi"] },
  selesai: { id: "Selesai", en: "Closed" },
} as const satisfies CodeList;
export type JourneyState = CodeOf<typeof JOURNEY_STATES>;

export const PROCEDURAL_STATUSES = {
  prosedural: { id: "Prosedural", en: "Procedural", synonyms: ["resmi", "legal", "ya"] },
  non_prosedural: { id: "Nonprosedural", en: "Non-procedural", synonyms: ["non prosedural", "tidak prosedural", "tidak"] },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known", synonyms: ["unknown"] },
} as const satisfies CodeList;
export type ProceduralStatus = CodeOf<typeof PROCEDURAL_STATUSES>;

export const SCHEMES = {
  p_to_p: { id: "P to P (melalui P3MI)", en: "Private to private", synonyms: ["P to P", "P3MI"] },
  g_to_g: { id: "G to G (antarpemerintah)", en: "Government to government", synonyms: ["G to G"] },
  g_to_p: { id: "G to P", en: "Government to private" },
  ukps: { id: "Perusahaan sendiri (UKPS)", en: "Own company", synonyms: ["UKPS", "perusahaan sendiri"] },
  perseorangan: { id: "Perseorangan", en: "Independent", synonyms: ["mandiri"] },
  abk: { id: "Awak kapal / perikanan", en: "Seafarer or fishing crew", synonyms: ["ABK", "pelaut"] },
  magang: { id: "Magang", en: "Apprenticeship" },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;
export type Scheme = CodeOf<typeof SCHEMES>;

/** The letter is that of Law 18/2017 art. 13; only these eight may be called "wajib menurut pasal 13". */
type DocumentEntry = CodeEntry & { readonly article13: "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | null };

export const DOCUMENT_TYPES = {
  status_kawin: { id: "Surat keterangan status perkawinan", en: "Marital-status letter", article13: "a" },
  izin_keluarga: { id: "Surat izin keluarga", en: "Family permission letter", article13: "b" },
  sertifikat_kompetensi: { id: "Sertifikat kompetensi kerja", en: "Competence certificate", article13: "c" },
  kesehatan: { id: "Surat keterangan sehat (fisik dan psikologi)", en: "Health certificate", article13: "d" },
  paspor: { id: "Paspor", en: "Passport", article13: "e" },
  visa_kerja: { id: "Visa kerja", en: "Work visa", article13: "f" },
  perjanjian_penempatan: { id: "Perjanjian penempatan", en: "Placement agreement", article13: "g" },
  perjanjian_kerja: { id: "Perjanjian kerja", en: "Employment contract", article13: "h" },
  ktp: { id: "KTP", en: "Identity card", article13: null },
  kk: { id: "Kartu keluarga", en: "Family card", article13: null },
  akta_lahir: { id: "Akta kelahiran", en: "Birth certificate", article13: null },
  ijazah: { id: "Ijazah", en: "Diploma", article13: null },
  skck: { id: "SKCK", en: "Police record certificate", article13: null },
  bpjs_tk: { id: "Kartu BPJS Ketenagakerjaan", en: "Employment social security card", article13: null },
  bpjs_kes: { id: "Kartu BPJS Kesehatan", en: "Health insurance card", article13: null },
  id_pmi: { id: "ID PMI / E-PMI", en: "Electronic migrant identity", article13: null },
  rekening_bank: { id: "Rekening bank", en: "Bank account", article13: null },
  opp_sertifikat: { id: "Sertifikat OPP", en: "Orientation certificate", article13: null },
  rekom_paspor: { id: "Rekomendasi paspor", en: "Passport recommendation", article13: null },
} as const satisfies Record<string, DocumentEntry>;
export type DocumentType = CodeOf<typeof DOCUMENT_TYPES>;

export const DOCUMENT_STATUSES = {
  belum: { id: "Belum ada", en: "Not yet" },
  diproses: { id: "Sedang diurus", en: "Being prepared" },
  ada: { id: "Ada, belum diverifikasi", en: "Seen, not verified" },
  terverifikasi: { id: "Terverifikasi", en: "Verified" },
  kedaluwarsa: { id: "Kedaluwarsa", en: "Expired" },
  ditolak: { id: "Ditolak", en: "Rejected" },
  tidak_perlu: { id: "Tidak perlu", en: "Not needed" },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;
export type DocumentStatus = CodeOf<typeof DOCUMENT_STATUSES>;

/** Domain handbook §4.5. */
export const SECTORS = {
  rumah_tangga: {
    id: "Rumah tangga",
    en: "Domestic work",
    synonyms: ["PRT", "pekerja rumah tangga", "PLRT", "ART", "domestic worker", "house maid", "penata laksana rumah tangga"],
  },
  perawat_lansia: { id: "Perawat lansia", en: "Caregiver", synonyms: ["care giver", "nursing home", "pengasuh lansia"] },
  pabrik: { id: "Pabrik", en: "Manufacturing", synonyms: ["manufaktur", "factory worker", "operator", "factory"] },
  konstruksi: { id: "Konstruksi", en: "Construction", synonyms: ["bangunan"] },
  perkebunan: { id: "Perkebunan", en: "Plantation", synonyms: ["ladang", "sawit"] },
  perikanan: { id: "Perikanan", en: "Fishing", synonyms: ["nelayan"] },
  hospitality: { id: "Perhotelan dan restoran", en: "Hospitality", synonyms: ["hotel", "restoran"] },
  kesehatan: { id: "Tenaga kesehatan", en: "Health care", synonyms: ["perawat", "nurse"] },
  pertanian: { id: "Pertanian", en: "Agriculture" },
  lainnya: { id: "Lainnya", en: "Other", synonyms: ["lain", "lain-lain"] },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;
export type Sector = CodeOf<typeof SECTORS>;

export const FORMALITIES = {
  formal: { id: "Formal (pemberi kerja berbadan hukum)", en: "Formal (legal-entity employer)" },
  informal: { id: "Informal (pemberi kerja perseorangan)", en: "Informal (individual employer)" },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;

export const EMPLOYER_TYPES = {
  badan_hukum: { id: "Badan hukum", en: "Legal entity" },
  perseorangan: { id: "Perseorangan", en: "Individual" },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;

export const WAGE_PERIODS = {
  bulan: { id: "Per bulan", en: "Per month", synonyms: ["bulanan", "monthly"] },
  hari: { id: "Per hari", en: "Per day", synonyms: ["harian", "daily"] },
  jam: { id: "Per jam", en: "Per hour", synonyms: ["hourly"] },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;

export const COST_FINANCINGS = {
  tabungan: { id: "Tabungan sendiri", en: "Own savings" },
  keluarga: { id: "Keluarga", en: "Family" },
  kur: { id: "KUR", en: "KUR subsidised loan" },
  potong_gaji: { id: "Potong gaji", en: "Wage deduction" },
  rentenir: { id: "Rentenir", en: "Moneylender" },
  jual_aset: { id: "Jual aset", en: "Sold an asset" },
  ditanggung_pemberi_kerja: { id: "Ditanggung pemberi kerja", en: "Paid by the employer" },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;

export const P3MI_STATUSES = {
  aktif: { id: "Aktif", en: "Active" },
  skors: { id: "Diskors", en: "Suspended" },
  dicabut: { id: "Izin dicabut", en: "Licence revoked" },
  tidak_dikenal: { id: "Tidak dikenal", en: "Not on the list" },
} as const satisfies CodeList;
export type P3miStatus = CodeOf<typeof P3MI_STATUSES>;

/** How a journey came into the record; `ditemukan_di_luar` opens directly in `bekerja`, documents unknown. */
export const JOURNEY_ENTRIES = {
  sejak_minat: { id: "Diikuti sejak berminat", en: "Followed from the start" },
  ditemukan_di_luar: { id: "Sudah di luar negeri saat didata", en: "Already abroad when recorded" },
  riwayat: { id: "Tahap sebelumnya tidak diikuti di sini", en: "Earlier steps not followed here" },
} as const satisfies CodeList;
export type JourneyEntry = CodeOf<typeof JOURNEY_ENTRIES>;

/** What may show that a departure was non-procedural (§4.4); missing papers alone do not. */
export const NON_PROCEDURAL_EVIDENCES = {
  visa_kunjungan: { id: "Berangkat dengan visa kunjungan atau umrah", en: "Left on a visit or umrah visa" },
  perantara_tak_berizin: { id: "Berangkat lewat perorangan tak berizin", en: "Left through an unlicensed person" },
  pernyataan_keluarga: { id: "Dinyatakan oleh keluarga", en: "Declared by the family" },
  deportasi_tanpa_izin: { id: "Dideportasi karena tanpa izin", en: "Deported for lack of a permit" },
} as const satisfies CodeList;
export type NonProceduralEvidence = CodeOf<typeof NON_PROCEDURAL_EVIDENCES>;

/** Where a journey's facts come from (column `sumber`). */
export const JOURNEY_SOURCES = {
  siskop2mi: { id: "SISKOP2MI", en: "SISKOP2MI", synonyms: ["sisko", "sisko P2MI"] },
  survei_desa: { id: "Survei desa", en: "Village survey", synonyms: ["survei", "pendataan desa"] },
  pengakuan: { id: "Pengakuan keluarga", en: "Stated by the family", synonyms: ["keluarga"] },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;
export type JourneySource = CodeOf<typeof JOURNEY_SOURCES>;
