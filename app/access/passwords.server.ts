import { hash, verify } from "@node-rs/argon2";

/** Argon2id with the library's defaults, which are OWASP's first choice (19 MiB, 2 passes; password storage sheet, 2024). */
export const hashPassword = (password: string): Promise<string> => hash(password);

// What a login nobody has is compared with, so that the answer takes as long as for one that somebody has.
const nobodys = hash("tidak ada akun dengan nama ini");

/** Whether the password is right; with null (no account, or none set yet) false, in the same time. */
export async function isPassword(stored: string | null, given: string): Promise<boolean> {
  const right = await verify(stored ?? (await nobodys), given);
  return stored !== null && right;
}
