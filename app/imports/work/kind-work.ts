import type { Tx } from "~/db/db.server";
import type { RowReading } from "../rows/row-reading";
import type { Entry } from "./entry";

/** What differs from one kind of file to the next. */
export type KindWork<Row> = {
  /** Reads one row; `missing` are the required groups that have no column. */
  read(reading: RowReading, missing: readonly string[]): Row;
  /** Looks at every row once before the first is written, where a kind needs to. */
  look?(entry: Pick<Entry<Row>, "line" | "row">, content: string): void;
  /** Writes a part of the file; each entry is settled or has a message that keeps it out. */
  apply(tx: Tx, entries: readonly Entry<Row>[]): Promise<void>;
};
