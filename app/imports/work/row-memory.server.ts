import { createHash } from "node:crypto";
import type { ImportMessage } from "../messages";

/** The first row of the file that said something, and why it was kept out, where it was. */
export type FirstRow = { line: number; keptOut: readonly ImportMessage[] | null };

/** What the rows of a file have said so far, so that a row that says the same again is known. Holds hashes, not rows. */
export class RowMemory {
  private readonly firsts = new Map<string, FirstRow>();
  /** First rows of which it is not known yet what becomes of them, by their line. */
  private readonly open = new Map<number, FirstRow>();

  /** The earlier row that said the same; null for the first, which is remembered. */
  earlier(line: number, content: string): FirstRow | null {
    const key = createHash("sha256").update(content).digest("base64").slice(0, 22);
    const first = this.firsts.get(key);
    if (first !== undefined) return first;
    const own: FirstRow = { line, keptOut: null };
    this.firsts.set(key, own);
    this.open.set(line, own);
    return null;
  }

  /** What became of a row is known; `messages` where it was kept out. */
  settled(line: number, messages: readonly ImportMessage[] | null): void {
    const first = this.open.get(line);
    if (first) first.keptOut = messages;
    this.open.delete(line);
  }
}
