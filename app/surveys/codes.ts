import type { CodeList, CodeOf } from "~/shared/codes";

/** Handbook §4.9: months since the village's start in the programme. */
export const SURVEY_ROUNDS = {
  BASE: { id: "Awal", en: "Baseline", synonyms: ["baseline", "dasar", "bulan 0"] },
  R06: { id: "Bulan ke-6", en: "Month 6", synonyms: ["6", "6 bulan", "r6"] },
  R12: { id: "Bulan ke-12", en: "Month 12", synonyms: ["12", "12 bulan"] },
  R18: { id: "Bulan ke-18", en: "Month 18", synonyms: ["18", "18 bulan"] },
  R24: { id: "Bulan ke-24", en: "Month 24", synonyms: ["24", "24 bulan"] },
} as const satisfies CodeList;
export type SurveyRound = CodeOf<typeof SURVEY_ROUNDS>;

export const SURVEY_MODES = {
  tatap_muka: { id: "Tatap muka", en: "Face to face" },
  telepon: { id: "Lewat telepon", en: "By telephone" },
  mandiri: { id: "Diisi sendiri", en: "Filled in by the family" },
} as const satisfies CodeList;
export type SurveyMode = CodeOf<typeof SURVEY_MODES>;

/** How far a response has come; only a finished one enters a figure. */
export const RESPONSE_STATES = {
  draf: { id: "Belum selesai", en: "Not finished" },
  selesai: { id: "Selesai", en: "Finished" },
  menolak: { id: "Keluarga tidak bersedia", en: "The family declined" },
} as const satisfies CodeList;
export type ResponseState = CodeOf<typeof RESPONSE_STATES>;

/** Where a family stands with a round, as the due list shows it. */
export const ROUND_STANDINGS = {
  belum_waktunya: { id: "Belum waktunya", en: "Not yet due" },
  waktunya: { id: "Waktunya ditanya", en: "Due now" },
  terlambat: { id: "Lewat waktu", en: "Overdue" },
  sebagian: { id: "Terisi sebagian", en: "Partly answered" },
  selesai: { id: "Selesai", en: "Done" },
  menolak: { id: "Tidak bersedia", en: "Declined" },
  terlewat: { id: "Terlewat", en: "Missed" },
  tidak_berlaku: { id: "Belum terdaftar waktu itu", en: "Not yet registered then" },
} as const satisfies CodeList;
export type RoundStanding = CodeOf<typeof ROUND_STANDINGS>;

export const YES_NO = { ya: { id: "Ya", en: "Yes" }, tidak: { id: "Tidak", en: "No" } } as const satisfies CodeList;

/** How sure a family is that it can manage its money in the coming year. */
export const CONFIDENCE = {
  1: { id: "1 · Tidak yakin", en: "1 · Not sure at all" },
  2: { id: "2", en: "2" },
  3: { id: "3 · Cukup yakin", en: "3 · Fairly sure" },
  4: { id: "4", en: "4" },
  5: { id: "5 · Sangat yakin", en: "5 · Very sure" },
} as const satisfies CodeList;

/** The questions, as they are named beside an answer and in history. Amounts are of a month unless the answer says of a year. */
export const SURVEY_FIELDS = {
  interviewOn: { id: "Tanggal wawancara", en: "Day of the interview" },
  mode: { id: "Cara wawancara", en: "How it was asked" },
  respondentPersonId: { id: "Yang menjawab", en: "Who answered" },
  hasRemittance: { id: "Ada kiriman dari luar negeri?", en: "Does money come from abroad?" },
  incomeRemitIdr: { id: "Kiriman dari luar negeri", en: "Money from abroad" },
  incomeLocalIdr: { id: "Upah dan hasil tani", en: "Wages and farming" },
  hasEnterprise: { id: "Punya usaha sendiri?", en: "Do you run an enterprise?" },
  incomeEnterpriseIdr: { id: "Laba usaha", en: "Enterprise profit" },
  expFoodIdr: { id: "Makanan dan minuman", en: "Food and drink" },
  expNonfoodIdr: { id: "Rumah, listrik, pulsa, transpor", en: "Housing, power, phone, transport" },
  expEducationIdr: { id: "Sekolah", en: "Schooling" },
  expHealthIdr: { id: "Kesehatan", en: "Health" },
  expSocialIdr: { id: "Hajatan, sumbangan, arisan", en: "Feasts, gifts, rotating savings" },
  expOtherIdr: { id: "Belanja lain", en: "Other spending" },
  hasDebt: { id: "Ada utang atau cicilan?", en: "Any debt or instalments?" },
  debtServiceIdr: { id: "Cicilan sebulan, seluruhnya", en: "Instalments a month, altogether" },
  debtPrincipalIdr: { id: "Bagian pokoknya", en: "Of which principal" },
  debtInterestIdr: { id: "Bagian bunganya", en: "Of which interest" },
  paysOnTime: { id: "Cicilan dibayar tepat waktu?", en: "Are instalments paid on time?" },
  liquidSavingsIdr: { id: "Tabungan yang mudah diambil", en: "Savings at hand" },
  illiquidAssetsIdr: { id: "Harta yang tidak mudah dijual", en: "Assets that are hard to sell" },
  recordsKept: { id: "Uang keluarga dicatat?", en: "Is money written down?" },
  goalSet: { id: "Ada tujuan keuangan?", en: "Is there a goal for the money?" },
  emergencyCapacity: { id: "Bisa sedia Rp 1 juta dalam 7 hari?", en: "Could you find Rp 1 million in 7 days?" },
  insured: { id: "Punya BPJS atau asuransi?", en: "Insured?" },
  foodInsecure30d: { id: "30 hari ini pernah kurang makan?", en: "Short of food in the last 30 days?" },
  confidence: { id: "Yakin bisa mengatur uang setahun ke depan?", en: "Sure of managing money next year?" },
  perYear: { id: "Dihitung setahun", en: "Told by the year" },
  refused: { id: "Tidak mau dijawab", en: "Declined to answer" },
  note: { id: "Catatan", en: "Note" },
} as const satisfies CodeList;
export type SurveyField = CodeOf<typeof SURVEY_FIELDS>;
