import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createDeflateRaw } from "node:zlib";

export type ZipPart = { name: string; content: Iterable<string> | AsyncIterable<string> };

type Written = { name: Buffer; at: number; crc: number; packed: number; unpacked: number };

/** 1980-01-01, so that the same content gives the same bytes. */
const dosDate = 0x0021;
/** Sizes follow the data (bit 3), names are UTF-8 (bit 11). */
const flags = 0x0808;
/** Beyond this a zip archive needs another directory format, which no village's export reaches. */
const largestZip = 0xffff_ffff;

const table = new Uint32Array(256).map((_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb8_8320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Buffer, before: number): number {
  let value = ~before >>> 0;
  for (let at = 0; at < bytes.length; at += 1) value = (table[(value ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}

/** Packs parts one after another into a zip archive, holding none of them in memory. */
export async function* zipStream(parts: readonly ZipPart[]): AsyncGenerator<Buffer> {
  const written: Written[] = [];
  let at = 0;
  for (const part of parts) {
    const entry: Written = { name: Buffer.from(part.name), at, crc: 0, packed: 0, unpacked: 0 };
    for await (const piece of packedPart(part, entry)) {
      at += piece.length;
      if (at > largestZip) throw new RangeError("The export is too large for one workbook.");
      yield piece;
    }
    written.push(entry);
  }
  yield directory(written, at);
}

async function* packedPart(part: ZipPart, entry: Written): AsyncGenerator<Buffer> {
  yield Buffer.concat([header(0x0403_4b50, [20, flags, 8, 0, dosDate], [0, 0, 0], [entry.name.length, 0]), entry.name]);
  const deflate = createDeflateRaw({ level: 6 });
  const feeding = pipeline(Readable.from(counted(part.content, entry), { objectMode: false }), deflate);
  // The reader below meets the same failure; this only keeps it from being reported twice.
  feeding.catch(() => undefined);
  for await (const piece of deflate as AsyncIterable<Buffer>) {
    entry.packed += piece.length;
    yield piece;
  }
  await feeding;
  yield header(0x0807_4b50, [], [entry.crc, entry.packed, entry.unpacked], []);
}

async function* counted(content: ZipPart["content"], entry: Written): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    const bytes = Buffer.from(piece);
    entry.crc = crc32(bytes, entry.crc);
    entry.unpacked += bytes.length;
    yield bytes;
  }
}

function directory(written: readonly Written[], at: number): Buffer {
  const entries = written.map((entry) =>
    Buffer.concat([
      header(0x0201_4b50, [20, 20, flags, 8, 0, dosDate], [entry.crc, entry.packed, entry.unpacked], [entry.name.length, 0, 0, 0, 0]),
      header(null, [], [0, entry.at], []),
      entry.name,
    ]),
  );
  const size = entries.reduce((bytes, entry) => bytes + entry.length, 0);
  const end = header(0x0605_4b50, [0, 0, written.length, written.length], [size, at], [0]);
  return Buffer.concat([...entries, end]);
}

/** Little-endian fields in the order zip wants them: signature, 16-bit, 32-bit, 16-bit. */
function header(signature: number | null, shorts: number[], longs: number[], moreShorts: number[]): Buffer {
  const bytes: Buffer[] = [];
  const long = (value: number) => { const field = Buffer.alloc(4); field.writeUInt32LE(value >>> 0); bytes.push(field); };
  const short = (value: number) => { const field = Buffer.alloc(2); field.writeUInt16LE(value); bytes.push(field); };
  if (signature !== null) long(signature);
  shorts.forEach(short);
  longs.forEach(long);
  moreShorts.forEach(short);
  return Buffer.concat(bytes);
}
