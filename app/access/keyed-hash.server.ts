import { createHmac } from "node:crypto";

/** 32 bytes that follow from a text and the program's secret, and tell nothing without it. The text begins with what it is for. */
export function keyedHash(text: string): Buffer {
  const secret = process.env.DESA_SESSION_SECRET;
  if (!secret) throw new Error("DESA_SESSION_SECRET is not set");
  return createHmac("sha256", Buffer.from(secret, "base64")).update(text).digest();
}
