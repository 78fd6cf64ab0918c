import type { FileSource } from "./file-source.server";
import type { Encoding } from "./table-file";
import { UnusableFileError } from "./unusable-file";

const marks: readonly [Encoding, readonly number[]][] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/**
 * The encoding of a text file: by its mark, by where its NUL bytes stand, else UTF-8 where every byte fits,
 * else Windows-1252. The whole file is looked at, because the first name with an accent may be the last row.
 * Throws UnusableFileError for binary content, and where UTF-8 and other bytes are mixed.
 */
export async function findEncoding(source: FileSource): Promise<Encoding> {
  const marked = marks.find(([, bytes]) => bytes.every((byte, at) => source.head[at] === byte));
  if (marked !== undefined) return marked[0];
  const byNul = nulPattern(source.head.subarray(0, 4096));
  if (byNul === "binary") throw new UnusableFileError({ code: "not_a_workbook", found: "binary" });
  if (byNul !== null) return byNul;
  const count = { several: 0, misfit: 0 };
  const check = utf8Check(count);
  for await (const piece of source.stream()) check(piece);
  check(null);
  if (count.misfit === 0) return "utf-8";
  if (count.several > 0) throw new UnusableFileError({ code: "bad_encoding", encoding: "UTF-8" });
  return "windows-1252";
}

function nulPattern(head: Buffer): "utf-16le" | "utf-16be" | "binary" | null {
  const nul = [0, 0];
  let control = 0;
  head.forEach((byte, at) => {
    if (byte === 0) nul[at % 2]! += 1;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control += 1;
  });
  const half = head.length / 2;
  const [even = 0, odd = 0] = nul;
  if (odd > half * 0.3 && even < half * 0.05) return "utf-16le";
  if (even > half * 0.3 && odd < half * 0.05) return "utf-16be";
  return even + odd + control > Math.max(8, head.length * 0.02) ? "binary" : null;
}

/** Counts well-formed sequences of several bytes and bytes that fit nowhere in UTF-8; null ends the file. */
function utf8Check(count: { several: number; misfit: number }): (piece: Buffer | null) => void {
  let open = 0;
  let low = 0x80;
  let high = 0xbf;
  const start = (byte: number) => {
    open = byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
    if (open === 0) count.misfit += 1;
    low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
  };
  const next = (byte: number) => {
    if (open > 0 && byte >= low && byte <= high) {
      open -= 1;
      low = 0x80;
      high = 0xbf;
      if (open === 0) count.several += 1;
      return;
    }
    if (open > 0) count.misfit += 1;
    open = 0;
    if (byte >= 0x80) start(byte);
  };
  return (piece) => {
    if (piece === null) {
      if (open > 0) count.misfit += 1;
      return;
    }
    for (let at = 0; at < piece.length; at += 1) {
      const byte = piece[at] ?? 0;
      if (byte >= 0x80 || open > 0) next(byte);
    }
  };
}

// Bytes 80–9F of Windows-1252 (WHATWG Encoding Standard, index windows-1252); the rest equals Latin-1.
const windowsLetters = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

const windows1252 = (piece: Buffer): string =>
  piece.toString("latin1").replace(/[\x80-\x9f]/g, (letter) => windowsLetters.charAt(letter.charCodeAt(0) - 0x80));

/** The text of a file in pieces, without its byte-order mark. Throws UnusableFileError where bytes do not fit the encoding. */
export async function* decodedText(source: FileSource, encoding: Encoding): AsyncGenerator<string> {
  if (encoding === "windows-1252") {
    for await (const piece of source.stream()) yield windows1252(piece);
    return;
  }
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (piece?: Buffer) => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      throw new UnusableFileError({ code: "bad_encoding", encoding: encoding.toUpperCase() });
    }
  };
  for await (const piece of source.stream()) yield decode(piece);
  yield decode();
}
