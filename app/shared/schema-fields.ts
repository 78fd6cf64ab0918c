import { z } from "zod";
import { parseAmount, parseRupiah } from "./parse-amount";
import { parseDate } from "./parse-date";
import { parseKk, parseNik } from "./parse-nik";
import { parsePhone } from "./parse-phone";
import { parseRegionCode } from "./parse-region-code";
import type { Result } from "./result";
import { textProblem, tidyLine, tidyParagraphs } from "./text";

/**
 * Fields that many schemas share. Each takes the text a person or a file wrote and gives the value that is stored; an
 * empty optional field is null, which means unknown. Messages are keys of the texts `fields`, facts after a bar.
 */
function fieldMessage(code: string, facts: Record<string, unknown> = {}): string {
  const shown = Object.entries(facts).map(([name, value]) => [name, String(value)]);
  const query = new URLSearchParams(shown).toString();
  return query === "" ? `fields:${code}` : `fields:${code}|${query}`;
}

const storable = (most: number) =>
  z.string().max(most).superRefine((text, context) => {
    const problem = textProblem(text);
    if (problem) context.addIssue({ code: "custom", message: fieldMessage(problem) });
  });

/** One line that must say something. */
export const line = (most: number) => storable(most).transform(tidyLine).pipe(z.string().min(1));
/** One line, or null. */
export const optionalLine = (most: number) => storable(most).nullish().transform((text) => tidyLine(text ?? "") || null);
/** Several lines, or null. */
export const optionalParagraphs = (most: number) =>
  storable(most).nullish().transform((text) => tidyParagraphs(text ?? "") || null);

type Refusal = { code: string };
const readBy =
  <T>(parse: (text: string) => Result<T, Refusal>) =>
  (text: string | null | undefined, context: z.RefinementCtx): T | null => {
    if (text === null || text === undefined || text === "") return null;
    const read = parse(text);
    if (read.ok) return read.value;
    const { code, ...facts } = read.reason;
    context.addIssue({ code: "custom", message: fieldMessage(code, facts) });
    return z.NEVER;
  };
const optionalBy = <T>(parse: (text: string) => Result<T, Refusal>) => z.string().max(200).nullish().transform(readBy(parse));
const requiredBy = <T>(parse: (text: string) => Result<T | null, Refusal>) =>
  z.string().min(1).max(200).transform((text, context): T => {
    const value = readBy(parse)(text, context);
    if (value === null && !context.issues.length) context.addIssue({ code: "custom", message: "ui:invalid.required" });
    return value as T;
  });

export const optionalDate = () => optionalBy(parseDate);
export const requiredDate = () => requiredBy(parseDate);
export const optionalNik = () => optionalBy((text) => parseNik(text));
export const optionalKk = () => optionalBy((text) => parseKk(text));
/** Whole rupiah as bigint. */
export const optionalRupiah = () => optionalBy((text) => parseRupiah(text));
/** No villager's till holds more at once; a thousand of them together still fit a sum. */
const MOST_AT_ONCE = 1_000_000_000_000n;
/** Whole rupiah that changed hands: more than nothing. */
export const requiredAmount = () =>
  requiredBy((text) => {
    const read = parseRupiah(text);
    if (!read.ok || read.value === null) return read;
    return read.value <= 0n ? { ok: false, reason: { code: "amount_zero" } } : read.value > MOST_AT_ONCE ? { ok: false, reason: { code: "too_large" } } : read;
  });
export const requiredRegion = () => requiredBy(parseRegionCode);
export const optionalRegion = () => optionalBy(parseRegionCode);

/** E.164. */
export const optionalPhone = () =>
  optionalBy((text) => {
    const read = parsePhone(text);
    return read.ok ? { ok: true, value: read.value?.phone ?? null } : read;
  });

/** Whole number in a range, or null. */
export const optionalCount = (least: number, most: number) =>
  z.number().int().min(least).max(most).nullish().transform((count) => count ?? null);

/** Minor units from whole units as written; the currency stands in another field, so this runs after the parse. */
export function readMinor(text: string | null, currency: string): Result<bigint | null, Refusal> {
  return text === null || text === "" ? { ok: true, value: null } : parseAmount(text, currency);
}
