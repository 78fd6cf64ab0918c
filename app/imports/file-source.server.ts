import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { limits, toMb } from "./limits";
import { UnusableFileError, type OtherKind } from "./unusable-file";

/** An uploaded file: on disk or, when small, in memory. Its name is for showing only and never a path. */
export type FileSource = {
  location: string | Buffer;
  size: number;
  /** The first 64 KB. */
  head: Buffer;
  stream: () => AsyncIterable<Buffer>;
};

const headBytes = 64 * 1024;

/** Opens a file for reading; throws UnusableFileError when it is empty or larger than the limit. */
export async function openSource(location: string | Buffer): Promise<FileSource> {
  const size = typeof location === "string" ? (await stat(location)).size : location.length;
  if (size === 0) throw new UnusableFileError({ code: "empty" });
  if (size > limits.fileBytes) throw new UnusableFileError({ code: "too_large", limitMb: toMb(limits.fileBytes) });
  const head = typeof location === "string" ? await headOf(location) : location.subarray(0, headBytes);
  const stream = () => (typeof location === "string" ? (createReadStream(location) as AsyncIterable<Buffer>) : pieces(location));
  return { location, size, head, stream };
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function* pieces(whole: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < whole.length; at += headBytes) yield whole.subarray(at, at + headBytes);
}

const startsWith = (head: Buffer, ...bytes: number[]): boolean => bytes.every((byte, at) => head[at] === byte);

/** What the first bytes say a file is; `zip` may be a workbook, `text` a CSV. The file name is not asked. */
export function contentKind(head: Buffer): "zip" | "text" | "ole" | OtherKind {
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 0x05, 0x06)) return "zip";
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return "ole";
  if (startsWith(head, 0x09, 0x08, 0x10, 0x00) || startsWith(head, 0x09, 0x04) || startsWith(head, 0x09, 0x02)) return "xls";
  if (startsWith(head, 0x1f, 0x8b) || startsWith(head, 0x37, 0x7a, 0xbc, 0xaf) || head.subarray(0, 4).toString("latin1") === "Rar!") return "archive";
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47) || startsWith(head, 0xff, 0xd8, 0xff) || head.subarray(0, 4).toString("latin1") === "GIF8") return "image";
  const text = head.subarray(0, 2048).toString("latin1").replace(/^(?:\xEF\xBB\xBF)?\s+|^\xEF\xBB\xBF/, "").replace(/\0/g, "");
  if (text.startsWith("%PDF")) return "pdf";
  if (text.startsWith("{\\rtf")) return "document";
  return markup(text) ?? "text";
}

/** HTML and XML tables often carry the name of a workbook; `<` may also begin an ordinary CSV. */
function markup(text: string): "html" | "xml" | null {
  const start = text.replace(/^(?:\xFF\xFE|\xFE\xFF)/, "").trimStart().toLowerCase();
  if (/^<(?:!doctype html|html|head|body|table|meta|style|script)\b/.test(start)) return "html";
  if (!start.startsWith("<?xml")) return start.startsWith("<!--") ? "html" : null;
  return start.includes("<html") ? "html" : "xml";
}

const encryptedPackage = Buffer.from("EncryptedPackage", "utf16le");

/** An OLE container is an old workbook, or a new one locked by a password. */
export async function oleReason(source: FileSource): Promise<"encrypted" | "xls"> {
  let kept = Buffer.alloc(0);
  for await (const piece of source.stream()) {
    const seen = Buffer.concat([kept, piece]);
    if (seen.includes(encryptedPackage)) return "encrypted";
    kept = seen.subarray(-encryptedPackage.length);
  }
  return "xls";
}
