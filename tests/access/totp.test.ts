import { randomBytes } from "node:crypto";
import { Secret } from "otpauth";
import { describe, expect, test } from "vitest";
import { newRecoveryCodes, readCode } from "~/access/recovery-codes.server";
import { inGroups, secretFrom, setUpAddress, stepOf } from "~/access/totp";

/** RFC 6238, appendix B, with the last six of its eight digits. */
const RFC_SECRET = Secret.fromLatin1("12345678901234567890").base32;
const RFC = [[59, "287082"], [1_111_111_109, "081804"], [1_111_111_111, "050471"], [1_234_567_890, "005924"], [2_000_000_000, "279037"]] as const;

describe("codes of the second factor", () => {
  test.each(RFC)("RFC 6238 at %d seconds", (seconds, code) => {
    expect(stepOf(RFC_SECRET, code, { now: seconds * 1000, after: 0 })).toBe(Math.floor(seconds / 30));
  });

  test("are taken half a minute early and late, no further, and never twice", () => {
    const [now, code] = [1_111_111_111_000, "050471"];
    const step = Math.floor(1_111_111_111 / 30);
    expect(stepOf(RFC_SECRET, code, { now: now + 30_000, after: 0 })).toBe(step);
    expect(stepOf(RFC_SECRET, code, { now: now - 30_000, after: 0 })).toBe(step);
    expect(stepOf(RFC_SECRET, code, { now: now + 90_000, after: 0 })).toBeNull();
    expect(stepOf(RFC_SECRET, code, { now, after: step })).toBeNull();
    expect(stepOf(RFC_SECRET, "000000", { now, after: 0 })).toBeNull();
  });

  test("the address of a secret names product and account and nothing else", () => {
    const secret = secretFrom(randomBytes(32));
    expect(setUpAddress(secret, "maya")).toMatch(/^otpauth:\/\/totp\/Desa%20Produktif:maya\?issuer=Desa%20Produktif&secret=[A-Z2-7]{32}&/);
    expect(inGroups(secret).replaceAll(" ", "")).toBe(secret);
  });

  test("recovery codes are ten, all different, and read however they are typed", () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
    expect(readCode(` ${codes[0]!.toLowerCase().replace("-", " ")} `)).toEqual({ kind: "recovery", text: codes[0]!.replace("-", "") });
    expect(readCode("123 456")).toEqual({ kind: "code", text: "123456" });
    expect([readCode(""), readCode("12345"), readCode("1234567"), readCode("ABCDE-FGHJKL")]).toEqual([null, null, null, null]);
  });
});
