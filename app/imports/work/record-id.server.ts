import { createHash } from "node:crypto";

/**
 * An id that follows from what a row says, so that the same statement brought twice is the same record. Laid out as a
 * UUID of version 8 (RFC 9562), which is what ids made from own content are.
 */
export function contentId(kind: string, parts: readonly (string | number | bigint | null)[]): string {
  const hash = createHash("sha256").update(JSON.stringify([kind, ...parts.map((part) => (typeof part === "bigint" ? part.toString() : part))])).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}
