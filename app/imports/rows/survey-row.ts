import type { CodeList } from "~/shared/codes";
import type { PlainDate } from "~/shared/dates";
import { SURVEY_ROUNDS, type SurveyRound } from "~/surveys/codes";
import { householdNamed, type HouseholdNamed } from "./household-named";
import type { RowReading, Said } from "./row-reading";

/** Headers of the amounts of a round, each a month's, and what they are called in a response. */
export const SURVEY_AMOUNTS = {
  incomeRemitIdr: "pendapatan_kiriman", incomeLocalIdr: "pendapatan_lokal", incomeEnterpriseIdr: "pendapatan_usaha", expFoodIdr: "belanja_pangan", expNonfoodIdr: "belanja_nonpangan",
  expEducationIdr: "belanja_pendidikan", expHealthIdr: "belanja_kesehatan", expSocialIdr: "belanja_sosial", expOtherIdr: "belanja_lain", debtPrincipalIdr: "cicilan_pokok", debtInterestIdr: "cicilan_bunga",
  liquidSavingsIdr: "tabungan_likuid",
} as const;
export type SurveyAmount = keyof typeof SURVEY_AMOUNTS;

/** `HOW_OFTEN` of a reading in the words of a file. */
const RECORDS_KEPT = {
  ya: { id: "Ya", en: "Yes", synonyms: ["ya, selalu", "yes, always", "selalu", "y"] },
  kadang: { id: "Kadang-kadang", en: "Sometimes", synonyms: ["kadang kadang"] },
  tidak: { id: "Tidak", en: "No", synonyms: ["t", "belum"] },
} as const satisfies CodeList;

/** What one family answered in one round. */
export type SurveyRow = {
  id: Said<string>;
  version: Said<number>;
  household: HouseholdNamed;
  round: Said<SurveyRound>;
  interviewOn: Said<PlainDate>;
  amounts: Record<SurveyAmount, Said<bigint>>;
  recordsKept: Said<keyof typeof RECORDS_KEPT>;
  note: Said<string>;
};

export function readSurveyRow(row: RowReading, missing: readonly string[]): SurveyRow {
  const read: SurveyRow = {
    id: row.uuid("id"),
    version: row.version(),
    household: householdNamed(row, missing),
    round: row.code("ronde", SURVEY_ROUNDS),
    interviewOn: row.date("tanggal"),
    amounts: Object.fromEntries(Object.entries(SURVEY_AMOUNTS).map(([field, header]) => [field, row.amount(header, "IDR")])) as SurveyRow["amounts"],
    recordsKept: row.code("catat_keuangan", RECORDS_KEPT),
    note: row.line("catatan", 300),
  };
  row.require("ronde", read.round, missing);
  row.require("tanggal", read.interviewOn, missing);
  return read;
}
