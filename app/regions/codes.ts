import type { CodeList, CodeOf } from "~/shared/codes";

/** Domain handbook §4.1. */
export const REGION_LEVELS = {
  provinsi: { id: "Provinsi", en: "Province" },
  kabupaten: { id: "Kabupaten", en: "Regency", synonyms: ["kab"] },
  kota: { id: "Kota", en: "City" },
  kecamatan: { id: "Kecamatan", en: "District", synonyms: ["kec"] },
  desa: { id: "Desa", en: "Village" },
  kelurahan: { id: "Kelurahan", en: "Urban village", synonyms: ["kel"] },
} as const satisfies CodeList;
export type RegionLevel = CodeOf<typeof REGION_LEVELS>;

/** On what ground an area is called a migrant-sending area. */
export const KANTONG_BASES = {
  sk_bupati: { id: "Keputusan bupati/wali kota", en: "Decree of the regent or mayor", synonyms: ["SK bupati"] },
  data_bp3mi: { id: "Data BP3MI", en: "BP3MI figures" },
  program: { id: "Ditetapkan program", en: "Named by the programme" },
  usulan_desa: { id: "Usulan desa", en: "Proposed by the village" },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;
export type KantongBasis = CodeOf<typeof KANTONG_BASES>;

export const PROGRAMME_STATUSES = {
  belum: { id: "Belum ikut program", en: "Not in the programme" },
  persiapan: { id: "Persiapan", en: "In preparation" },
  aktif: { id: "Aktif", en: "Active" },
  mandiri: { id: "Mandiri", en: "Graduated" },
  berhenti: { id: "Berhenti", en: "Stopped" },
} as const satisfies CodeList;
export type ProgrammeStatus = CodeOf<typeof PROGRAMME_STATUSES>;

export const PERDES_STATUSES = {
  tidak_ada: { id: "Tidak ada", en: "None" },
  rancangan: { id: "Rancangan", en: "Draft" },
  ditetapkan: { id: "Ditetapkan", en: "Adopted" },
  tidak_diketahui: { id: "Tidak diketahui", en: "Not known" },
} as const satisfies CodeList;
export type PerdesStatus = CodeOf<typeof PERDES_STATUSES>;
