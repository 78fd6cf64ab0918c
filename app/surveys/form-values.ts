import { uuidv7 } from "uuidv7";
import type { PlainDate } from "~/shared/dates";
import { FIELDS, lumpyIn, refusable, type Section } from "./questions";
import type { SurveyResponse } from "./surveys.server";

export type SectionValues = { id: string; version: string } & { [field: string]: string | string[] };

/** A part of a response as its form opens; before anybody has begun it, an empty one of today. */
export function sectionValues(section: Section, response: SurveyResponse | undefined, today: PlainDate): SectionValues {
  const text = (value: string | number | bigint | null | undefined) => value?.toString() ?? "";
  const { gates, amounts, answers } = FIELDS[section];
  const identity = { id: response?.id ?? uuidv7(), version: String(response?.version ?? 0) };
  if (section === "wawancara") {
    return { ...identity, interviewOn: response?.interviewOn ?? today, mode: text(response?.mode), respondentPersonId: text(response?.respondentPersonId), declined: response?.state === "menolak" ? "on" : "" };
  }
  return {
    ...identity,
    ...Object.fromEntries([...gates, ...amounts, ...answers].map((name) => [name, text(response?.[name])])),
    perYear: lumpyIn(section).filter((name) => response?.perYear.includes(name)),
    refused: refusable(section).filter((name) => response?.refused.includes(name)),
    ...(section === "kebiasaan" ? { note: text(response?.note) } : {}),
  };
}
