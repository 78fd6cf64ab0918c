import { createHash } from "node:crypto";
import type { ImportMessage } from "../messages";

/** The first row of the file that said something, and why it was kept out, where it was. */
export type FirstRow = { line: number; keptOut: readonly ImportMessage[] | null };

/** What the rows of a file have said so far, so that a row that says the same again is known. Holds hashes, not rows. */
export class RowMemory {
  private readonly firsts = new Map<string, FirstRow>();

  /** The earlier row that said the same; null for the first, which is remembered. */
  earlier(line: number, content: string): FirstRow | null {
    const key = createHash("sha256").update(content).digest("base64").slice(0, 22);
    const first = this.firsts.get(key);
    if (first === undefined) this.firsts.set(key, { line, keptOut: null });
    this.latest.set(line, this.firsts.get(key) as FirstRow);
    return first ?? null;
  }

  /** Rows of the part being worked on, by their line. */
  private readonly latest = new Map<number, FirstRow>();

  keptOut(line: number, messages: readonly ImportMessage[]): void {
    const first = this.latest.get(line);
    if (first?.line === line) first.keptOut = messages;
  }

  /** The part is done; what its rows became is known. */
  forget(): void {
    this.latest.clear();
  }
}
