/** The code at a door: six letters, none of which is taken for another on paper or read out. */
export const DOOR_LETTERS = "ABCDEFGHJKMNPRSTWXYZ";
export const DOOR_LENGTH = 6;
/** How long a code may be open, in hours; it ends with the day in any case. */
export const DOOR_HOURS = ["1", "2", "3", "4", "6"] as const;

/** What somebody typed as the code it means, however it is spaced; null for what cannot be one. */
export function readDoorCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[^A-Z0-9]/g, "");
  return code.length === DOOR_LENGTH && [...code].every((letter) => DOOR_LETTERS.includes(letter)) ? code : null;
}

/** As it is shown and read out: in threes. */
export const shownDoorCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** Letters from a number spread evenly over all codes. */
export function doorLetters(number: bigint): string {
  const base = BigInt(DOOR_LETTERS.length);
  return Array.from({ length: DOOR_LENGTH }, (_, at) => DOOR_LETTERS[Number((number / base ** BigInt(at)) % base)]).join("");
}
