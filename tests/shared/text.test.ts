import { describe, expect, it } from "vitest";
import { isUnknownText, maskAllButLast4, searchKey, storableText, textProblem, tidyLine, tidyParagraphs, withoutTextMark } from "~/shared/text";

describe("text that can be stored (field case C127)", () => {
  it("finds NUL and halves of surrogate pairs, and nothing wrong with whole ones", () => {
    expect([textProblem("Siti\u0000Aminah"), textProblem("a\uD800b"), textProblem("Siti 🌾")]).toEqual(["nul_character", "lone_surrogate", null]);
    expect(storableText("Siti\u0000 \uD800🌾")).toBe("Siti 🌾");
  });

  it("tidies a line without touching the letters", () => {
    expect(tidyLine("  Siti\t Nur’aini\u00a0 \u200b")).toBe("Siti Nur’aini");
    expect(tidyLine("<img src=x onerror=alert(1)>")).toBe("<img src=x onerror=alert(1)>");
    expect(tidyParagraphs("satu \r\n\r\n\r\n\r\ndua\t  tiga\n")).toBe("satu\n\ndua tiga");
  });
});

describe("searchKey", () => {
  it("compares names without case, marks and apostrophes", () => {
    expect([searchKey("Café Purna"), searchKey("Siti Nur’aini"), searchKey("  NGUNUT,  Tulungagung ")]).toEqual(["cafe purna", "siti nuraini", "ngunut tulungagung"]);
  });
});

describe("small words", () => {
  it("takes dashes, question marks and words for unknown, and not zero", () => {
    expect(["", "-", "–", "--", "?", "Tidak Tahu", "tidak_diketahui", "N/A", "..."].every(isUnknownText)).toBe(true);
    expect(["0", "tidak", "nihil", "Nanik"].some(isUnknownText)).toBe(false);
  });

  it("takes the apostrophe off a number kept as text, and only from the ends", () => {
    expect([withoutTextMark("'0812"), withoutTextMark("’35"), withoutTextMark(" Jum'at ")]).toEqual(["0812", "35", "Jum'at"]);
  });

  it("shows the last four of an identifier", () => {
    expect([maskAllButLast4("3504011708900001"), maskAllButLast4("12")]).toEqual(["••••0001", "••••"]);
  });
});
