import type { Block, Choices, PersonFacts, Question } from "./questions";

/*
 * What the page of a pair shows. Numbers are masked, and nothing that is worth something to compare numbers with is here.
 */
export type ShownPerson = Omit<PersonFacts, "values">;
type Shown<T> = T extends { kind: "pair" } ? Omit<T, "person" | "among"> & { person: ShownPerson; among: ShownPerson[] }
  : T extends { kind: "head" } ? Omit<T, "among"> & { among: ShownPerson[] }
  : T extends { code: "two_niks" } ? Omit<T, "a" | "b"> & { a: ShownPerson; b: ShownPerson }
  : T extends { code: "paired_twice" } ? Omit<T, "person"> & { person: ShownPerson }
  : T;
export type ShownQuestion = Shown<Question>;
export type ShownBlock = Shown<Block>;

/** A field on both sides, as text; `better`: the side whose value is proposed, null where both say the same. */
export type ShownField = { field: string; a: string | null; b: string | null; better: "a" | "b" | null };
export type ShownSide = {
  id: string;
  householdId: string;
  householdLabel: string;
  name: string;
  village: string;
  /** What hangs on it, by kind. */
  counts: Record<string, number>;
};
export type MergePage = {
  kind: "household" | "person";
  keptId: string;
  mergedId: string;
  /** Of the merge to be, so that sending the form twice is one. */
  id: string;
  state: string;
  choices: Choices;
  a: ShownSide;
  b: ShownSide;
  fields: ShownField[];
  questions: ShownQuestion[];
  blocks: ShownBlock[];
  /** Since when, as a day, and by whom the two are known to be two. */
  notSame: { on: string; by: string | null } | null;
};
