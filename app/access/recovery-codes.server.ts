import { randomInt } from "node:crypto";

/** Letters and digits that cannot be taken for each other. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 10;
const COUNT = 10;

/** Ten codes like "K7WQ2-9XD4M". */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: COUNT }, () => {
    const text = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
    return `${text.slice(0, LENGTH / 2)}-${text.slice(LENGTH / 2)}`;
  });

/** What was typed, as a code of six digits or as a recovery code; null when it can be neither. */
export function readCode(typed: string): { kind: "code" | "recovery"; text: string } | null {
  const text = typed.toUpperCase().replace(/[^0-9A-Z]/g, "");
  if (/^\d{6}$/.test(text)) return { kind: "code", text };
  return text.length === LENGTH ? { kind: "recovery", text } : null;
}
