/** A field that two people changed from the same state, as text; null is empty. */
export type ShownConflict = {
  /** The version whose values stand beside the person's own; sent back as `resolved`. */
  version: number;
  changedBy: string | null;
  changedOn: string | null;
  rows: { field: string; base: string | null; mine: string | null; theirs: string | null }[];
};
