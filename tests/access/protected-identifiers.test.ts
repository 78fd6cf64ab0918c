import { afterEach, beforeEach, expect, it } from "vitest";
import { identifierIndex, openIdentifier, sealIdentifier } from "~/access/protected-identifiers.server";
import { testKeys } from "../test-keys";

const NIK = "9171020505920007";
const before = { ...process.env };
beforeEach(() => Object.assign(process.env, testKeys));
afterEach(() => {
  process.env = { ...before };
});

it("opens what it sealed, every digit of a number above 2^53", () => {
  const sealed = sealIdentifier("nik", NIK);
  expect(openIdentifier("nik", sealed.cipher)).toBe(NIK);
  expect(sealed.cipher.includes(Buffer.from(NIK))).toBe(false);
  expect(sealed.last4).toBe("0007");
});

it("gives the same index for the same number of one kind, and another for its neighbour", () => {
  expect(sealIdentifier("nik", NIK).index).toEqual(identifierIndex("nik", NIK));
  expect(identifierIndex("nik", "9171020505920008")).not.toEqual(identifierIndex("nik", NIK));
  expect(identifierIndex("kk", NIK)).not.toEqual(identifierIndex("nik", NIK));
});

it("seals the same number differently each time", () => {
  expect(sealIdentifier("nik", NIK).cipher).not.toEqual(sealIdentifier("nik", NIK).cipher);
});

it("after a rotation seals with the new key and still opens what the old one sealed", () => {
  const old = sealIdentifier("nik", NIK).cipher;
  process.env.DESA_ENCRYPTION_KEYS = `${testKeys.DESA_ENCRYPTION_KEYS},2:${Buffer.alloc(32, 9).toString("base64")}`;
  expect(openIdentifier("nik", old)).toBe(NIK);
  expect(sealIdentifier("nik", NIK).cipher[0]).toBe(2);
});

it("refuses a number moved to another kind or altered by a bit", () => {
  const { cipher } = sealIdentifier("nik", NIK);
  expect(() => openIdentifier("kk", cipher)).toThrow();
  const altered = Buffer.from(cipher);
  altered[altered.length - 1] = (altered[altered.length - 1] ?? 0) ^ 1;
  expect(() => openIdentifier("nik", altered)).toThrow();
});
