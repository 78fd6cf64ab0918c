import { Secret, TOTP } from "otpauth";

/**
 * Codes of six digits that change every half minute (RFC 6238), as the common authenticator apps make them. A code is
 * taken from the half minute before to the one after, since phones' clocks are a little wrong.
 */
const ISSUER = "Desa Produktif";
const WINDOW = 1;
const SECRET_BYTES = 20;

const totpOf = (secret: string, label = "") => new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), digits: 6, period: 30, algorithm: "SHA1" });

/** A secret of the size authenticator apps expect, from random or keyed bytes. */
export const secretFrom = (bytes: Buffer): string => new Secret({ buffer: new Uint8Array(bytes.subarray(0, SECRET_BYTES)).buffer }).base32;

/** The address that an authenticator app reads from the picture. */
export const setUpAddress = (secret: string, login: string): string => totpOf(secret, login).toString();

/** The secret in groups of four, to be typed where no picture can be read. */
export const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(" ") ?? "";

/** The half minute a code is of, when it is right now and later than `after`; else null. */
export function stepOf(secret: string, code: string, { now, after }: { now: number; after: number }): number | null {
  const totp = totpOf(secret);
  const delta = totp.validate({ token: code, timestamp: now, window: WINDOW });
  if (delta === null) return null;
  const step = totp.counter({ timestamp: now }) + delta;
  return step > after ? step : null;
}
