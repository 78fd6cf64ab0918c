import { z } from "zod";
import { codesOf, type CodeList } from "~/shared/codes";
import { optionalParagraphs, optionalRupiah, requiredDate } from "~/shared/schema-fields";
import { SURVEY_MODES, YES_NO } from "./codes";
import type { Said, SaveResponse } from "./save-response.server";
import { ANSWERS, FIELDS, lumpyIn, refusable, type Answer, type Section } from "./questions";

const optionalAnswer = (list: CodeList) => z.enum(codesOf(list)).nullish().transform((code) => code ?? null);
const confidence = z.enum(["1", "2", "3", "4", "5"]).nullish().transform((code) => (code ? Number(code) : null));
const chosenOf = (names: readonly string[]) => z.array(z.string()).default([]).transform((chosen) => names.filter((name) => chosen.includes(name)));

/** `version` is that of the response when the page was opened; 0 when nobody had begun it. */
const identity = { id: z.uuid(), version: z.number().int().min(0).default(0), resolved: z.number().int().positive().optional() };

const INTERVIEW = {
  interviewOn: requiredDate(),
  mode: z.enum(codesOf(SURVEY_MODES)).nullish().transform((code) => code ?? null),
  respondentPersonId: z.uuid().nullish().transform((id) => id ?? null),
  declined: z.boolean().default(false),
};

function fieldsOf(section: Section): z.ZodRawShape {
  const { gates, amounts, answers } = FIELDS[section];
  const answer = (name: Answer) => (name === "confidence" ? confidence : optionalAnswer(ANSWERS[name]));
  return {
    ...Object.fromEntries(gates.map((name) => [name, optionalAnswer(YES_NO)])),
    ...Object.fromEntries(amounts.map((name) => [name, optionalRupiah()])),
    ...Object.fromEntries(answers.map((name) => [name, answer(name)])),
    ...(section === "wawancara" ? INTERVIEW : { perYear: chosenOf(lumpyIn(section)), refused: chosenOf(refusable(section)) }),
    ...(section === "kebiasaan" ? { note: optionalParagraphs(500) } : {}),
  };
}

/** One part of a response as its form sends it; what is empty is not known, and zero is written as 0. */
export const sectionSchema = (section: Section) => z.object({ ...identity, ...fieldsOf(section) });

type Sent = { id: string; version: number; resolved?: number | undefined } & { [field: string]: unknown };

/** What a part's form says, apart from which response it is of. */
export function saidIn(section: Section, sent: Sent): Pick<SaveResponse, "id" | "version" | "resolved" | "said" | "sections" | "declined"> {
  const { id, version, resolved, declined, ...said } = sent;
  return { id, version, resolved, said: said as Said, sections: [section], declined: typeof declined === "boolean" ? declined : undefined };
}

export const FinishSurvey = z.object(identity);
export type FinishSurvey = z.output<typeof FinishSurvey>;
