import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DOOR_LENGTH, DOOR_LETTERS, doorLetters, readDoorCode, shownDoorCode } from "~/learning/door-code";
import { whoArrives } from "~/learning/who-arrives";

describe("the code at a door", () => {
  it("is read back however it is typed, and is six letters that are not taken for others", () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: BigInt(DOOR_LETTERS.length) ** BigInt(DOOR_LENGTH) - 1n }), (number) => {
      const code = doorLetters(number);
      expect(code).toMatch(/^[A-Z]{6}$/);
      expect(code).not.toMatch(/[ILOQUV]/);
      expect([readDoorCode(shownDoorCode(code)), readDoorCode(` ${code.toLowerCase()}.`)]).toEqual([code, code]);
    }));
    expect(new Set([0n, 1n, 20n, 64_000_000n - 1n].map(doorLetters)).size).toBe(4);
    expect(["ABCDE", "ABCDEFG", "ABCDE1", "ABCDEI", ""].map(readDoorCode)).toEqual([null, null, null, null, null]);
  });
});

describe("who arrives", () => {
  const class_ = [{ id: "1", name: "Siti Aminah", birthYear: 1985 }, { id: "2", name: "Dewi Ayu", birthYear: 1990 }, { id: "3", name: "DEWI  AYU.", birthYear: 1992 }, { id: "4", name: "Pak Joko", birthYear: null }];
  const arrives = (name: string, birthYear: number | null = null) => whoArrives({ name, birthYear }, class_);

  it("is one participant of that name, without regard to how it is written", () => {
    expect([arrives("siti  aminah"), arrives("Siti Aminah", 1985), arrives("pak joko", 1970)]).toEqual(["1", "1", "4"]);
  });

  it("is nobody where the year differs, the name is only near, or two bear it", () => {
    expect([arrives("Siti Aminah", 1986), arrives("Siti"), arrives("Dewi Ayu"), arrives("Dewi Ayu", 2001), arrives("?")]).toEqual([null, null, null, null, null]);
    expect(arrives("Dewi Ayu", 1992)).toBe("3");
  });
});
