import { limits, toMb } from "./limits";
import { UnusableFileError } from "./unusable-file";

/** Larger than any text a cell may hold. */
const blockBytes = 1024 * 1024;

/**
 * The texts all cells of a workbook share, by number. Held as UTF-8 in large blocks with plain offsets: a million
 * short strings would otherwise cost several times their size.
 */
export class SharedTexts {
  private blocks: Buffer[] = [];
  private used = blockBytes;
  private total = 0;
  private count = 0;
  /** Where each text starts, counted over all blocks, and how many bytes it has. */
  private from = new Uint32Array(1024);
  private bytes = new Uint32Array(1024);

  add(text: string): void {
    const bytes = Buffer.byteLength(text);
    this.total += bytes;
    if (this.total > limits.sharedTextBytes || bytes > blockBytes)
      throw new UnusableFileError({ code: "too_large_unpacked", limitMb: toMb(limits.sharedTextBytes) });
    if (this.used + bytes > blockBytes) {
      this.blocks.push(Buffer.allocUnsafeSlow(blockBytes));
      this.used = 0;
    }
    this.blocks.at(-1)?.write(text, this.used);
    if (this.count === this.from.length) this.grow();
    this.from[this.count] = (this.blocks.length - 1) * blockBytes + this.used;
    this.bytes[this.count] = bytes;
    this.count += 1;
    this.used += bytes;
  }

  /** The text of a number; empty where the workbook has none by it. */
  at(index: number): string {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return "";
    const from = this.from[index] ?? 0;
    const start = from % blockBytes;
    return this.blocks[Math.floor(from / blockBytes)]?.toString("utf8", start, start + (this.bytes[index] ?? 0)) ?? "";
  }

  private grow(): void {
    const doubled = (old: Uint32Array) => {
      const array = new Uint32Array(old.length * 2);
      array.set(old);
      return array;
    };
    this.from = doubled(this.from);
    this.bytes = doubled(this.bytes);
  }
}
