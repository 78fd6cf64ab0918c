import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unstable_parseMultipartFormData as parseMultipartFormData } from "@remix-run/node";
import { tidyLine } from "~/shared/text";
import { limits } from "./limits";

export type Upload = {
  /** The other fields of the form. */
  form: FormData;
  /** Null where no file was chosen. */
  file: { path: string; name: string } | null;
  problem: "too_large" | "unreadable" | null;
};

/** What is read beyond the limit, so that the sender gets an answer instead of a broken connection. */
const patienceBytes = 2 * limits.fileBytes;
const longestField = 10_000;
const longestName = 120;

/**
 * Takes a form with a file to disk while `use` works on it, never whole in memory. The file's name is a text to show
 * and no path; the file itself is gone when `use` has ended.
 */
export async function withUpload<T>(request: Request, field: string, use: (upload: Upload) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "desa-impor-"));
  try {
    return await use(await receive(request, field, join(folder, "berkas")));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function receive(request: Request, field: string, path: string): Promise<Upload> {
  const upload: Upload = { form: new FormData(), file: null, problem: null };
  try {
    upload.form = await parseMultipartFormData(request, async ({ name, filename, data }) => {
      if (filename === undefined) return textOf(data);
      if (filename === "") return nothing(data);
      if (name !== field || upload.file !== null) throw new RangeError("no such file was asked for");
      upload.file = { path, name: tidyLine(filename).slice(0, longestName) || "berkas" };
      if ((await toDisk(data, path)) > limits.fileBytes) upload.problem = "too_large";
      return undefined;
    });
  } catch {
    // A form that broke off, or that no page of ours has made.
    upload.problem ??= "unreadable";
  }
  return upload;
}

/** How many bytes came; only as many as may be read are kept. */
async function toDisk(data: AsyncIterable<Uint8Array>, path: string): Promise<number> {
  const file = await open(path, "wx", 0o600);
  let bytes = 0;
  try {
    for await (const piece of data) {
      bytes += piece.length;
      if (bytes > patienceBytes) throw new RangeError("the file does not end");
      if (bytes <= limits.fileBytes) await file.appendFile(piece);
    }
  } finally {
    await file.close();
  }
  return bytes;
}

/** No file was chosen; what belongs to it is read over. */
async function nothing(data: AsyncIterable<Uint8Array>): Promise<undefined> {
  for await (const _ of data);
}

async function textOf(data: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of data) {
    bytes += piece.length;
    if (bytes > longestField) throw new RangeError("a field of the form is too long");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}
