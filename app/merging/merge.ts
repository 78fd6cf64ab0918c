import type { NotSame } from "~/households/not-same.server";
import type { HouseholdField, PersonField } from "./fields";
import type { Block, Choices, PersonFacts, Question, Side } from "./questions";

/** How long a merge can be taken back. */
export const MERGE_UNDO_DAYS = 30;

/** `id` is made by the form, so that sending it twice is one merge; `state` is what the form was made of. */
export type MergeInput = { id: string; keptId: string; mergedId: string; state: string; choices: Choices };

type Found<Field extends string> = {
  a: Side;
  b: Side;
  state: string;
  /** Fields that differ, with the side whose value is better known. */
  fields: { field: Field; better: "a" | "b" }[];
  questions: Question[];
  blocks: Block[];
  notSame: NotSame | null;
};
export type HouseholdPlan = Found<HouseholdField>;
export type PersonPlan = Found<PersonField> & { kept: PersonFacts; merged: PersonFacts };

export type OpenRefusal =
  | { code: "not_found" }
  | { code: "forbidden" }
  /** One of the two stands no more. */
  | { code: "merged_already" };
export type MergeRefusal =
  | OpenRefusal
  | { code: "not_same" }
  /** Something of either record was written since the form was opened. */
  | { code: "stale" }
  | { code: "ask"; names: string[] }
  | { code: "blocked" };
export type Merged = { id: string; householdId: string; repeated: boolean };

export type UndoRefusal =
  | { code: "not_found" }
  | { code: "forbidden" }
  | { code: "too_late"; days: number }
  /** Records that somebody has worked with since. */
  | { code: "touched"; records: { entity: string; entityId: string }[] };
