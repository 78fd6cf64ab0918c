import type { CodeList } from "~/shared/codes";
import { EMERGENCY_CAPACITIES, GOALS, HOW_OFTEN, INSURED } from "~/finance/codes";
import { CONFIDENCE, RESPONSE_STATES, SURVEY_FIELDS, SURVEY_MODES, SURVEY_ROUNDS, YES_NO } from "./codes";

/** The questions of a round in the short parts a phone shows (handbook §4.9), in the order they are asked. */
export const SECTIONS = ["wawancara", "pemasukan", "belanja", "tabungan", "kebiasaan"] as const;
export type Section = (typeof SECTIONS)[number];
/** After the last part stands what was said, with what looks odd, and the button that ends the interview. */
export const REVIEW = "periksa";
export type Step = Section | typeof REVIEW;

export const AMOUNTS = [
  "incomeRemitIdr", "incomeLocalIdr", "incomeEnterpriseIdr", "expFoodIdr", "expNonfoodIdr", "expEducationIdr", "expHealthIdr", "expSocialIdr", "expOtherIdr",
  "debtServiceIdr", "debtPrincipalIdr", "debtInterestIdr", "liquidSavingsIdr", "illiquidAssetsIdr",
] as const;
export type Amount = (typeof AMOUNTS)[number];
/** What comes or goes in lumps may be told by the year; food is of the last 30 days, savings of the day. */
export const LUMPY = ["incomeLocalIdr", "incomeEnterpriseIdr", "expNonfoodIdr", "expEducationIdr", "expHealthIdr", "expSocialIdr", "expOtherIdr"] as const satisfies readonly Amount[];
export const EXPENSES = ["expFoodIdr", "expNonfoodIdr", "expEducationIdr", "expHealthIdr", "expSocialIdr", "expOtherIdr"] as const satisfies readonly Amount[];

/** Questions with a few answers, and the answers. */
export const ANSWERS = {
  paysOnTime: HOW_OFTEN, recordsKept: HOW_OFTEN, goalSet: GOALS, emergencyCapacity: EMERGENCY_CAPACITIES, insured: INSURED, foodInsecure30d: YES_NO, confidence: CONFIDENCE,
} as const satisfies Record<string, CodeList>;
export type Answer = keyof typeof ANSWERS;

/** Whether a family has something at all; "no" answers the questions that hang on it. */
export const GATES = { hasRemittance: ["incomeRemitIdr"], hasEnterprise: ["incomeEnterpriseIdr"], hasDebt: ["debtServiceIdr", "debtPrincipalIdr", "debtInterestIdr"] } as const satisfies Record<string, readonly Amount[]>;
export type Gate = keyof typeof GATES;

type Fields = { gates: readonly Gate[]; amounts: readonly Amount[]; answers: readonly Answer[] };
export const FIELDS: Readonly<Record<Section, Fields>> = {
  wawancara: { gates: [], amounts: [], answers: [] },
  pemasukan: { gates: ["hasRemittance", "hasEnterprise"], amounts: ["incomeRemitIdr", "incomeLocalIdr", "incomeEnterpriseIdr"], answers: [] },
  belanja: { gates: [], amounts: EXPENSES, answers: [] },
  tabungan: { gates: ["hasDebt"], amounts: ["debtServiceIdr", "debtPrincipalIdr", "debtInterestIdr", "liquidSavingsIdr", "illiquidAssetsIdr"], answers: ["paysOnTime"] },
  kebiasaan: { gates: [], amounts: [], answers: ["recordsKept", "goalSet", "emergencyCapacity", "insured", "foodInsecure30d", "confidence"] },
};

/** What a family may decline to answer, part by part. How instalments divide is refused with the instalments. */
export const refusable = (section: Section): (Amount | Answer)[] =>
  [...FIELDS[section].amounts.filter((field) => field !== "debtPrincipalIdr" && field !== "debtInterestIdr"), ...FIELDS[section].answers];

export const lumpyIn = (section: Section): Amount[] => FIELDS[section].amounts.filter((field) => (LUMPY as readonly Amount[]).includes(field));

/** Code lists by field, for showing stored values and their changes. */
export const SURVEY_LISTS: Record<string, CodeList> = {
  ...ANSWERS, mode: SURVEY_MODES, hasRemittance: YES_NO, hasEnterprise: YES_NO, hasDebt: YES_NO, perYear: SURVEY_FIELDS, refused: SURVEY_FIELDS, round: SURVEY_ROUNDS, state: RESPONSE_STATES,
};

export const isSection = (text: unknown): text is Section => (SECTIONS as readonly unknown[]).includes(text);
/** The part after this one. */
export const stepAfter = (section: Section): Step => SECTIONS[SECTIONS.indexOf(section) + 1] ?? REVIEW;
