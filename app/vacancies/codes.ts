import type { CodeList, CodeOf } from "~/shared/codes";

/** Handbook §4.11. */
export const VACANCY_SOURCES = {
  jobsinfo_kp2mi: { id: "JobsInfo KP2MI", en: "JobsInfo (KP2MI)" },
  disnaker: { id: "Dinas tenaga kerja", en: "Labour office" },
  p3mi: { id: "P3MI", en: "Placement company (P3MI)" },
  bursa_kerja: { id: "Bursa kerja", en: "Job fair" },
  dalam_negeri: { id: "Pemberi kerja dalam negeri", en: "Employer in Indonesia" },
} as const satisfies CodeList;
export type VacancySource = CodeOf<typeof VACANCY_SOURCES>;

export const VACANCY_STATES = {
  draf: { id: "Draf", en: "Draft" },
  terbit: { id: "Tampil di papan", en: "On the board" },
  ditutup: { id: "Ditutup", en: "Closed" },
} as const satisfies CodeList;
export type VacancyState = CodeOf<typeof VACANCY_STATES>;

export const LICENCE_CHECKS = {
  ok: { id: "Izin berlaku", en: "Licence in force" },
  perlu_cek: { id: "Perlu dicek", en: "To be checked" },
  ditolak: { id: "Jangan dipakai", en: "Do not use" },
} as const satisfies CodeList;
export type LicenceCheck = CodeOf<typeof LICENCE_CHECKS>;

export const WAGE_PERIODS = {
  bulan: { id: "sebulan", en: "a month" },
  hari: { id: "sehari", en: "a day" },
  jam: { id: "sejam", en: "an hour" },
} as const satisfies CodeList;
