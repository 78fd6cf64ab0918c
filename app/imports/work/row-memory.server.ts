import { createHash } from "node:crypto";
import type { ImportMessage } from "../messages";

/** The first row of the file that said something, and, once it has been worked on, why it was kept out, where it was. */
export type FirstRow = { line: number; keptOut: () => readonly ImportMessage[] | null };

/** What the rows of a file have said so far, so that a row that says the same again is known. Holds hashes, not rows. */
export class RowMemory {
  /** The line of the first row of each content. */
  private readonly firsts = new Map<string, number>();
  private readonly keptOut = new Map<number, readonly ImportMessage[]>();

  /** The earlier row that said the same; null for the first, which is remembered. */
  earlier(line: number, content: string): FirstRow | null {
    const key = createHash("sha256").update(content).digest().toString("latin1", 0, 16);
    const first = this.firsts.get(key);
    if (first === undefined) this.firsts.set(key, line);
    return first === undefined ? null : { line: first, keptOut: () => this.keptOut.get(first) ?? null };
  }

  /** A first row was kept out. */
  keepOut(line: number, messages: readonly ImportMessage[]): void {
    this.keptOut.set(line, messages);
  }
}
