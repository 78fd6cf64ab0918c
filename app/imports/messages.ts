import type { Language } from "~/shared/codes";
import { cellTexts } from "./message-texts-cells";
import { recordTexts } from "./message-texts-records";

/** A text for both languages with places for facts: `{date}`. */
export type MessageText = { severity: Severity; id: string; en: string };
/** `refuse`: the row cannot be stored. `ask`: not stored until a person says yes. `warn`: stored, with a remark. */
export type Severity = "refuse" | "ask" | "warn";

const texts = { ...cellTexts, ...recordTexts } as const;
export type MessageCode = keyof typeof texts;
export const messageCodes = Object.keys(texts) as MessageCode[];

/** Facts are shown as they stand, or by language where they differ: names of codes, days in words. */
export type Fact = string | number | { id: string; en: string };

/** What is said of a row. `field` is the canonical name of the column to mend; null speaks of the whole row. */
export type ImportMessage = { field: string | null; code: MessageCode; severity: Severity; facts?: Record<string, Fact> };

export function message(code: MessageCode, field: string | null, facts?: Record<string, Fact>): ImportMessage {
  return { field, code, severity: texts[code].severity, ...(facts ? { facts } : {}) };
}

/** What a person is told, in one sentence or two: what is wrong and what to do. */
export function messageText({ code, facts = {} }: Pick<ImportMessage, "code" | "facts">, language: Language): string {
  return templateOf(code)[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    return factText(Object.hasOwn(facts, name) ? (facts[name] ?? "") : "", language);
  });
}

export const factText = (fact: Fact, language: Language): string => (typeof fact === "object" ? fact[language] : String(fact));

export const templateOf = (code: MessageCode): MessageText => texts[code];

/** Questions that a yes does not answer, because it does not say which one is meant: the cell has to be mended. */
export const needsChoice = (code: MessageCode): boolean => ["ambiguous_village", "household_ambiguous", "person_ambiguous", "activity_ambiguous", "participant_ambiguous"].includes(code);

/** Whether a row with these messages is kept out: a refusal, or a question nobody has answered with yes. */
export const keepsOut = (messages: readonly ImportMessage[]): boolean => messages.some(({ severity }) => severity !== "warn");
