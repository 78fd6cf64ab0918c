import { limits, toMb } from "./limits";
import { UnusableFileError } from "./unusable-file";

const blockBytes = 1024 * 1024;

/**
 * The texts all cells of a workbook share, by number. Held as UTF-8 in large blocks: half a million short
 * strings would otherwise cost several times their size.
 */
export class SharedTexts {
  private blocks: Buffer[] = [];
  private block = Buffer.alloc(0);
  private used = 0;
  private total = 0;
  /** For each text the block it lies in, and where in it. */
  private places: { block: number[]; from: number[]; to: number[] } = { block: [], from: [], to: [] };

  get count(): number {
    return this.places.block.length;
  }

  add(text: string): void {
    const bytes = Buffer.byteLength(text);
    this.total += bytes;
    if (this.total > limits.sharedTextBytes)
      throw new UnusableFileError({ code: "too_large_unpacked", limitMb: toMb(limits.sharedTextBytes) });
    if (this.used + bytes > this.block.length) {
      this.block = Buffer.allocUnsafeSlow(Math.max(bytes, this.blocks.length === 0 ? 64 * 1024 : blockBytes));
      this.blocks.push(this.block);
      this.used = 0;
    }
    this.block.write(text, this.used);
    this.places.block.push(this.blocks.length - 1);
    this.places.from.push(this.used);
    this.used += bytes;
    this.places.to.push(this.used);
  }

  /** The text of a number; empty where the workbook has none by it. */
  at(index: number): string {
    const block = this.blocks[this.places.block[index] ?? -1];
    return block === undefined ? "" : block.toString("utf8", this.places.from[index], this.places.to[index]);
  }
}
