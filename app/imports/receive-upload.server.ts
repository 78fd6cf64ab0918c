import { tidyLine } from "~/shared/text";
import { limits } from "./limits";

export type Upload = {
  /** The other fields of the form. */
  form: FormData;
  /** Null where no file was chosen. */
  file: { content: Buffer; name: string } | null;
  problem: "too_large" | "unreadable" | null;
};

/** A file of the largest size with the form around it. */
const mostBytes = limits.fileBytes + 64 * 1024;
/** What is read over beyond that, so that the sender gets an answer instead of a broken connection. */
const patienceBytes = 3 * limits.fileBytes;
const longestName = 120;

/**
 * Takes a form with a file, no more of it than may be read. The file's name is a text to show and no path. It may hold
 * `;` and `=`, as names of files do; the framework's own reader of such forms trips over them.
 */
export async function receiveUpload(request: Request, field: string): Promise<Upload> {
  const counted = { bytes: 0 };
  try {
    const headers = { "Content-Type": request.headers.get("Content-Type") ?? "" };
    const form = await new Response(request.body?.pipeThrough(capped(counted)) ?? null, { headers }).formData();
    const file = form.get(field);
    if (!(file instanceof File) || (file.name === "" && file.size === 0)) return { form, file: null, problem: null };
    if (file.size > limits.fileBytes) return { form, file: null, problem: "too_large" };
    return { form, file: { content: Buffer.from(await file.arrayBuffer()), name: shownName(file.name) }, problem: null };
  } catch {
    // A form that was too long, that broke off, or that no page of ours has made.
    return { form: new FormData(), file: null, problem: counted.bytes > mostBytes ? "too_large" : "unreadable" };
  }
}

function capped(counted: { bytes: number }): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(piece, stream) {
      counted.bytes += piece.length;
      if (counted.bytes <= mostBytes) stream.enqueue(piece);
      else if (counted.bytes > patienceBytes) stream.error(new RangeError("the form does not end"));
    },
  });
}

const shownName = (name: string): string => tidyLine(name.split(/[/\\]/).at(-1) ?? "").slice(0, longestName) || "berkas";
