import { label, UNKNOWN_CODE, type CodeList } from "~/shared/codes";
import { formatDate } from "~/shared/dates";
import { formatMinor } from "~/shared/money";
import type { RowChanges } from "../import-types";
import type { Fact } from "../messages";

/** One field of a record beside what a row says of it. */
export type Compared = {
  field: string;
  header: string;
  current: unknown;
  /** undefined: nothing; null: that it is not known. */
  said: unknown;
  /** What an emptied cell sets the field to in a file that was exported: null, or the code for unknown. */
  emptied?: unknown;
  /** Where equality is not that of the values: numbers that are kept sealed, names in another case. */
  isSame?: boolean;
  shown?: (value: unknown) => Fact;
};

export type Differences = {
  /** The fields that change, with their new values. */
  values: Record<string, unknown>;
  /** The same as people read it, by header. */
  changes: RowChanges;
  /** Headers whose value in the file was once recorded and has been corrected since. */
  kept: string[];
};

type Rules = {
  /** The row comes from an export of this very record, so that an empty cell says that the field is to be emptied. */
  isOwnRecord: boolean;
  /** Whether the record once held this value. */
  wasOnce: (field: string, value: unknown) => boolean;
};

/** What a row changes in a record. What is unknown to a file takes nothing away, unless the file is the record's own export. */
export function differences(compared: readonly Compared[], { isOwnRecord, wasOnce }: Rules): Differences {
  const found: Differences = { values: {}, changes: {}, kept: [] };
  for (const { field, header, current, said, emptied = null, isSame, shown = plain } of compared) {
    if (said === undefined || (said === null && !isOwnRecord)) continue;
    const wanted = said === null ? emptied : said;
    if (isSame ?? text(known(current)) === text(known(wanted))) continue;
    if (!isOwnRecord && known(current) !== null && wasOnce(field, wanted)) {
      found.kept.push(header);
      continue;
    }
    found.values[field] = wanted;
    found.changes[header] = [fact(current, shown), fact(wanted, shown)];
  }
  return found;
}

const known = (value: unknown): unknown => (value === undefined || value === UNKNOWN_CODE ? null : value);
const text = (value: unknown): string => JSON.stringify(value, (_, inner: unknown) => (typeof inner === "bigint" ? inner.toString() : inner));
const fact = (value: unknown, shown: (value: unknown) => Fact): Fact | null => (known(value) === null ? null : shown(value));

export const plain = (value: unknown): Fact => String(value);
export const codeIn = (list: CodeList) => (value: unknown): Fact => ({ id: label(list, String(value), "id"), en: label(list, String(value), "en") });
export const day = (value: unknown): Fact => ({ id: formatDate(String(value), "id", "long"), en: formatDate(String(value), "en", "long") });
export const yesNo = (value: unknown): Fact => (value === true ? { id: "ya", en: "yes" } : { id: "tidak", en: "no" });
export const money = (currency: string) => (value: unknown): Fact => {
  const minor = BigInt(String(value));
  return { id: formatMinor(minor, currency, "id"), en: formatMinor(minor, currency, "en") };
};
