import { z } from "zod";
import { SECTORS } from "~/journeys/codes";
import { codesOf } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { CURRENCIES } from "~/shared/currencies";
import { line, optionalCount, optionalLine, optionalParagraphs, optionalRupiah, requiredDate } from "~/shared/schema-fields";
import { VACANCY_SOURCES, VACANCY_STATES, WAGE_PERIODS } from "./codes";

const version = z.number().int().positive();
const resolved = z.number().int().positive().optional();

const content = {
  source: z.enum(codesOf(VACANCY_SOURCES)),
  title: line(120),
  country: z.union([z.enum(codesOf(COUNTRIES)), z.literal("ID")]),
  sector: z.enum(codesOf(SECTORS)).default("tidak_diketahui"),
  employerName: optionalLine(120),
  companyName: optionalLine(120),
  sip2miNo: optionalLine(60),
  quotaM: optionalCount(0, 10_000),
  quotaF: optionalCount(0, 10_000),
  /** Whole units of the currency, as written. */
  wage: optionalLine(30),
  wageCurrency: z.enum(codesOf(CURRENCIES)).nullish().transform((code) => code ?? null),
  wagePeriod: z.enum(codesOf(WAGE_PERIODS)).nullish().transform((code) => code ?? null),
  ageMin: optionalCount(18, 80),
  ageMax: optionalCount(18, 80),
  requirements: optionalParagraphs(1_000),
  costIdr: optionalRupiah(),
  validUntil: requiredDate(),
};
export const NewVacancy = z.object({ id: z.uuid(), ...content });
export type NewVacancy = z.output<typeof NewVacancy>;
export const EditVacancy = z.object({ version, resolved, ...content });
export type EditVacancy = z.output<typeof EditVacancy>;
export const MoveVacancy = z.object({ version, to: z.enum(codesOf(VACANCY_STATES)) });
export type MoveVacancy = z.output<typeof MoveVacancy>;
