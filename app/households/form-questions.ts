import type { Sex } from "./codes";
import type { DuplicateReason } from "./person-checks";

/** One of two records shown side by side; numbers masked. */
export type PersonSide = { fullName: string; birth: string | null; sex: Sex | null; nik: string | null; household: { id: string; label: string } | null };

/** What a form asks before it stores a person. */
export type Question =
  | { code: "likely_duplicate"; mine: PersonSide; others: (PersonSide & { id: string; reasons: (DuplicateReason | "same_nik")[] })[] }
  | { code: "nik_differs"; fields: ("sex" | "birth_date")[]; nikSex: Sex; nikBirth: string | null };

/** The record that already has a number which may be used once. */
export type Holder = { number: "nik" | "kk"; householdId: string; label: string };

/** A field two people changed from the same state, as text; null is empty. */
export type ShownConflict = {
  version: number;
  changedBy: string | null;
  changedOn: string | null;
  rows: { field: string; base: string | null; mine: string | null; theirs: string | null }[];
};

/** Why a form was not stored: messages at fields (under "" for the form), and what is asked or shown beside them. */
export type FormRefusal = {
  errors: Record<string, string[]>;
  question?: Question;
  holder?: Holder;
  conflict?: ShownConflict;
};
