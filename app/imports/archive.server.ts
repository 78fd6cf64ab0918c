import type { Readable } from "node:stream";
import yauzl from "yauzl";
import type { FileSource } from "./file-source.server";
import { limits, toMb } from "./limits";
import { UnusableFileError } from "./unusable-file";

const tooLarge = () => new UnusableFileError({ code: "too_large_unpacked", limitMb: toMb(limits.unpackedBytes) });
const damaged = () => new UnusableFileError({ code: "damaged" });

/**
 * A zip archive that is measured before and while it is unpacked. Opening reads only its directory and refuses
 * names that climb out of a folder, double names, locked parts, too many parts and too large sizes. Since a
 * directory may lie, every part is counted again as its bytes come, and stopped at its own claim and the limit.
 * Nothing is ever written to disk, and no entry name is used as a path.
 */
export class Archive {
  private constructor(
    private readonly zip: yauzl.ZipFile,
    private readonly entries: ReadonlyMap<string, yauzl.Entry>,
  ) {}

  static async open(source: FileSource): Promise<Archive> {
    const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false };
    const opened = typeof source.location === "string"
      ? yauzl.openPromise(source.location, options)
      : yauzl.fromBufferPromise(source.location, options);
    const zip = await opened.catch(() => { throw damaged(); });
    try {
      return new Archive(zip, await directoryOf(zip));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  names(): string[] {
    return [...this.entries.keys()];
  }

  /** Unpacks one part piece by piece; an absent part has none. */
  async *part(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (entry === undefined) return;
    let stream: Readable | undefined;
    let bytes = 0;
    try {
      stream = await this.zip.openReadStreamPromise(entry);
      for await (const piece of stream as AsyncIterable<Buffer>) {
        bytes += piece.length;
        if (bytes > entry.uncompressedSize || bytes > limits.unpackedBytes) throw tooLarge();
        yield piece;
      }
    } catch (error) {
      throw error instanceof UnusableFileError ? error : damaged();
    } finally {
      stream?.destroy();
    }
  }

  /** Unpacks parts into nothing, only to know that all of them together keep to the limit. */
  async measure(names: readonly string[]): Promise<void> {
    let bytes = 0;
    for (const name of names)
      for await (const piece of this.part(name)) {
        bytes += piece.length;
        if (bytes > limits.unpackedBytes) throw tooLarge();
      }
  }

  close(): void {
    this.zip.close();
  }
}

async function directoryOf(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > limits.entries) throw new UnusableFileError({ code: "too_many_entries", limit: limits.entries });
  const entries = new Map<string, yauzl.Entry>();
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw as unknown as Buffer, entry.extraFields, true);
      if (isForbiddenName(name) || entries.has(name)) throw new UnusableFileError({ code: "entry_refused", entry: shownName(name) });
      if (entry.isEncrypted()) throw new UnusableFileError({ code: "encrypted" });
      if (!entry.canDecodeFileData()) throw damaged();
      unpacked += entry.uncompressedSize;
      if (unpacked > limits.unpackedBytes) throw tooLarge();
      entries.set(name, entry);
    }
  } catch (error) {
    throw error instanceof UnusableFileError ? error : damaged();
  }
  if (unpacked > limits.ratioMattersFromBytes && unpacked / zip.fileSize > limits.unpackRatio) throw tooLarge();
  return entries;
}

function isForbiddenName(name: string): boolean {
  const parts = name.split(/[/\\]/);
  return name.includes("\0") || name.includes("\\") || /^(?:[a-z]:|\/)/i.test(name) || parts.includes("..");
}

const shownName = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]/gu, "?").slice(0, 120);
