import { type CodeList, type Language, label } from "~/shared/codes";
import { formatDate, formatMonth, isPlainDate } from "~/shared/dates";
import { formatMinor, formatRupiah } from "~/shared/money";
import { formatNumber, formatPercent } from "~/shared/numbers";
import {
  CONSENT_BASES, CONSENT_FORMS, CONSENT_PURPOSES, EDUCATIONS, HOUSEHOLD_STATUSES, LITERACIES, MARITAL_STATUSES, MEMBER_ROLES, PREFERRED_CONTACTS, SEXES,
} from "./codes";

/** Code lists by kind of record and field. */
export type ListsOf = Record<string, Record<string, CodeList>>;

export const HOUSEHOLD_LISTS = {
  household: { status: HOUSEHOLD_STATUSES },
  person: { memberRole: MEMBER_ROLES, sex: SEXES, education: EDUCATIONS, marital: MARITAL_STATUSES, literacy: LITERACIES, preferredContact: PREFERRED_CONTACTS },
  consent: { purpose: CONSENT_PURPOSES, basis: CONSENT_BASES, givenHow: CONSENT_FORMS },
} satisfies ListsOf;

export type ValueFacts = {
  language: Language;
  list?: CodeList | undefined;
  /** Currency of the record, for amounts in minor units. */
  currency?: string | undefined;
  /** What ids stand for: people, mentors, villages. */
  names?: Readonly<Record<string, string>>;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const YES_NO = { id: ["Ya", "Tidak"], en: ["Yes", "No"] } as const;

/** A stored value as people read it; null for empty and for what cannot be shown. */
export function valueText(field: string, value: unknown, { language, list, currency, names = {} }: ValueFacts): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "boolean") return YES_NO[language][value ? 0 : 1];
  if (Array.isArray(value)) return value.map((item) => valueText(field, item, { language, list, currency, names })).filter(Boolean).join(", ") || null;
  if (typeof value === "object") return null;
  const text = String(value);
  if (list) return label(list, text, language);
  if (Object.hasOwn(names, text)) return names[text] ?? null;
  if (UUID.test(text)) return null;
  if (isPlainDate(text)) return field === "month" ? formatMonth(text.slice(0, 7), language) : formatDate(text, language);
  if (/Bp(Year)?$/.test(field) && typeof value === "number") return formatPercent(value / 10_000, language);
  if (/Idr$/.test(field) && /^-?\d+$/.test(text)) return formatRupiah(BigInt(text), language);
  if (/Minor$/.test(field) && /^-?\d+$/.test(text)) return currency ? formatMinor(BigInt(text), currency, language) : null;
  return typeof value === "number" && !/Year$/.test(field) ? formatNumber(value, Number.isInteger(value) ? 0 : 2, language) : text;
}
