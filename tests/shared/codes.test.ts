import { describe, expect, it } from "vitest";
import * as finance from "~/finance/codes";
import * as households from "~/households/codes";
import * as journeys from "~/journeys/codes";
import * as regions from "~/regions/codes";
import * as remittances from "~/remittances/codes";
import { codeKey, codesOf, findCode, label, type CodeList } from "~/shared/codes";
import { COUNTRIES, usualCurrency } from "~/shared/countries";
import { CURRENCIES, findCurrency, minorPerUnit } from "~/shared/currencies";

const everything: Record<string, unknown> = { ...finance, ...households, ...journeys, ...regions, ...remittances, COUNTRIES, CURRENCIES };
const lists = Object.entries(everything).filter(
  (entry): entry is [string, CodeList] => typeof entry[1] === "object" && !Array.isArray(entry[1]),
);

describe.each(lists)("%s", (_name, list) => {
  it("has words in both languages for every code", () => {
    for (const code of codesOf(list)) {
      expect(label(list, code, "id").trim()).not.toBe("");
      expect(label(list, code, "en").trim()).not.toBe("");
    }
  });

  it("is found by its code, its Indonesian and its English label, and no word means two codes", () => {
    for (const code of codesOf(list)) {
      const entry = list[code]!;
      for (const word of [code, entry.id, entry.en, ...(entry.synonyms ?? [])]) {
        expect([word, findCode(list, word)]).toEqual([word, code]);
      }
    }
  });
});

describe("findCode", () => {
  it("does not mind case, marks, spaces and punctuation", () => {
    expect(findCode(remittances.CHANNELS, " e-Wallet ")).toBe("ewallet");
    expect(findCode(remittances.CHANNELS, "HAND CARRIED")).toBe("hand_carried");
    expect(findCode(households.MEMBER_ROLES, "Orang-Tua")).toBe("orang_tua");
    expect(findCode(households.SEXES, "l")).toBe("L");
    expect(findCode(households.SEXES, "perempuan")).toBe("P");
    expect(findCode(COUNTRIES, "Türkiye")).toBe("TR");
  });

  it("never takes the nearest word", () => {
    expect(findCode(remittances.CHANNELS, "bnk")).toBeNull();
    expect(findCode(remittances.CHANNELS, "")).toBeNull();
    expect(findCode(remittances.CHANNELS, "__proto__")).toBeNull();
  });

  it("shows a code it does not know as it is stored", () => {
    expect(label(remittances.CHANNELS, "constructor", "id")).toBe("constructor");
  });

  it("compares letters and digits only", () => {
    expect(codeKey("Usaha produktif (modal, alat, stok)")).toBe("usahaproduktifmodalalatstok");
  });
});

describe("what the handbook says of the lists", () => {
  it("formal channels are bank, mto, pos and ewallet; goods are not money (§4.6)", () => {
    expect(remittances.FORMAL_CHANNELS).toEqual(["bank", "mto", "pos", "ewallet"]);
    expect(remittances.MONEY_CHANNELS).not.toContain("goods");
  });

  it("names eight documents of art. 13, a to h (§4.4)", () => {
    const letters = codesOf(journeys.DOCUMENT_TYPES).map((type) => journeys.DOCUMENT_TYPES[type].article13);
    expect(letters.filter((letter) => letter !== null).join("")).toBe("abcdefgh");
  });

  it("counts rupiah, won and yen without decimals, Taiwan dollars with two (§4)", () => {
    expect(["IDR", "KRW", "JPY", "TWD", "HKD"].map(minorPerUnit)).toEqual([1, 1, 1, 100, 100]);
  });
});

describe("countries and currencies as people write them", () => {
  it("knows the usual spellings", () => {
    expect(["Hongkong", "hk", "Korea", "Saudi", "Singapura", "Malaysia"].map((text) => findCode(COUNTRIES, text))).toEqual(["HK", "HK", "KR", "SA", "SG", "MY"]);
    expect(findCode(COUNTRIES, "Wakanda")).toBeNull();
    expect(usualCurrency("TW")).toBe("TWD");
    expect(usualCurrency("XX")).toBeNull();
  });

  it("reads signs, and takes a bare $ for nothing", () => {
    expect(["RM", "HK$", "NT$", "rupiah", "Rp", "won"].map(findCurrency)).toEqual(["MYR", "HKD", "TWD", "IDR", "IDR", "KRW"]);
    expect(findCurrency("$")).toBeNull();
  });
});
