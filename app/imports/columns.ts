import { columnSets, importKinds, type Column, type ColumnSet, type ImportKind } from "./column-list";

export type ColumnMatch = {
  /** For each header the field it feeds, or null where it is left alone. */
  fields: (string | null)[];
  /** Required groups with no column, alternatives joined as `no_kk / keluarga / id_keluarga`. */
  missingRequired: string[];
  /** Headers no field answers to; blank headers are not named. */
  unknown: string[];
  /** Headers for a field another column already feeds. */
  duplicates: string[];
};

/** What an office decided about its own headings: `headerKey` of the header to a field, or to null for "leave alone". */
export type RememberedColumns = ReadonlyMap<string, string | null>;

/** The missing group that a village given beside the file makes up for. */
export const villageRequirement = "kode_desa / nama_desa";

/** A header as it is compared: without case, spaces, dots, underscores and marks; `tgl` is `tanggal`. */
export function headerKey(header: string): string {
  return header
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\btgl(?=$|[^\p{L}])/gu, "tanggal ")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/^tgl/, "tanggal");
}

/** The canonical headers of a kind, in the order exports and templates write them. */
export const canonicalHeaders = (kind: ImportKind): string[] => columnSets[kind].columns.map(({ field }) => field);

type Vocabulary = { canonical: Map<string, Column>; synonyms: Map<string, Column> };

function vocabularyOf(set: Pick<ColumnSet, "columns">): Vocabulary {
  const canonical = new Map<string, Column>();
  const synonyms = new Map<string, Column>();
  for (const column of set.columns) {
    canonical.set(headerKey(column.field), column);
    for (const word of column.also ?? []) if (!synonyms.has(headerKey(word))) synonyms.set(headerKey(word), column);
  }
  return { canonical, synonyms };
}

const vocabularies = new Map(importKinds.map((kind) => [kind, vocabularyOf(columnSets[kind])]));
const everyWord = new Set([...vocabularies.values()].flatMap(({ canonical, synonyms }) => [...canonical.keys(), ...synonyms.keys()]));

/** Whether any kind of import has a column by this name. */
export const isKnownHeader = (text: string): boolean => {
  const key = headerKey(text);
  return key !== "" && (everyWord.has(key) || everyWord.has(headerKey(withoutBrackets(text))));
};

/** No heading is longer; a longer text is not searched for brackets. */
const longestHeader = 200;

const withoutBrackets = (header: string): string => (header.length > longestHeader ? header : header.replace(/\([^()]*\)/g, " "));

/**
 * Which field each column feeds. A remembered decision wins, then the canonical name, then a synonym, then
 * the name without a bracketed hint (`NIK (16 digit)`) or without the word over it (`Kiriman Biaya`).
 * A field is fed once: the best match, then the leftmost.
 */
export function matchColumns(kind: ImportKind, headers: readonly string[], remembered: RememberedColumns = new Map()): ColumnMatch {
  const set = columnSets[kind];
  const words = vocabularies.get(kind) ?? vocabularyOf(set);
  const fields: (string | null)[] = headers.map(() => null);
  const taken = new Set<string>();
  const wanted = new Map<number, string>();
  const decided = new Set<number>();

  const offer = (find: (header: string) => string | undefined) =>
    headers.forEach((header, at) => {
      if (fields[at] !== null || decided.has(at) || headerKey(header) === "") return;
      const field = find(header);
      if (field === undefined) return;
      if (taken.has(field)) return void wanted.set(at, field);
      fields[at] = field;
      taken.add(field);
      wanted.delete(at);
    });

  offer((header) => remembered.get(headerKey(header)) ?? undefined);
  headers.forEach((header, at) => remembered.get(headerKey(header)) === null && decided.add(at));
  offer((header) => words.canonical.get(headerKey(header))?.field);
  offer((header) => words.synonyms.get(headerKey(header))?.field);
  offer((header) => withoutHint(header, words)?.field);
  offer((header) => withoutGroup(header, set, words)?.field);
  offerLastResort(set, taken, offer);

  const missingRequired = set.required.filter((group) => !group.some((field) => taken.has(field))).map((group) => group.join(" / "));
  const left = headers.map((header, at) => ({ header, at })).filter(({ header, at }) => fields[at] === null && headerKey(header) !== "");
  return {
    fields,
    missingRequired,
    unknown: left.filter(({ at }) => !wanted.has(at)).map(({ header }) => header),
    duplicates: left.filter(({ at }) => wanted.has(at)).map(({ header }) => header),
  };
}

const lookup = (header: string, words: Vocabulary): Column | undefined =>
  words.canonical.get(headerKey(header)) ?? words.synonyms.get(headerKey(header));

function withoutHint(header: string, words: Vocabulary): Column | undefined {
  const column = lookup(withoutBrackets(header), words);
  return column?.amount ? undefined : column;
}

function withoutGroup(header: string, { groups = [] }: ColumnSet, words: Vocabulary): Column | undefined {
  const [first, ...rest] = header.trim().split(/[\s_]+/);
  if (first === undefined || rest.length === 0 || !groups.includes(headerKey(first))) return undefined;
  return lookup(rest.join(" "), words);
}

function offerLastResort(
  { lastResort = [], required }: ColumnSet,
  taken: ReadonlySet<string>,
  offer: (find: (header: string) => string | undefined) => void,
): void {
  for (const column of lastResort) {
    const group = required.find((fields) => fields.includes(column.field));
    if (group?.some((field) => taken.has(field))) continue;
    const keys = new Set((column.also ?? []).map(headerKey));
    offer((header) => (keys.has(headerKey(header)) ? column.field : undefined));
  }
}
