import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nikFacts, nikMismatches, parseKk, parseNik } from "~/shared/parse-nik";
import { parsePhone } from "~/shared/parse-phone";
import { parseRegionCode } from "~/shared/parse-region-code";
import { parseYesNo } from "~/shared/parse-yes-no";

const accepted = (value: unknown) => ({ ok: true, value });
const because = (reason: object) => ({ ok: false, reason });

describe("parseNik", () => {
  it.each([
    ["'3504011708900001", "3504011708900001"],
    ["’3504012304150017", "3504012304150017"],
    ["35.0401.170890.0001", "3504011708900001"],
    ["3504 0117 0890 0001", "3504011708900001"],
    ["3504-0117-0890-0001", "3504011708900001"],
    ["35.0401.520387.0003", "3504015203870003"],
    ["9171020505920007", "9171020505920007"],
    ["5203095508920004", "5203095508920004"],
    ["\u00a03504011708900001 ", "3504011708900001"],
  ])("reads %s as its sixteen digits", (text, nik) => expect(parseNik(text)).toEqual(accepted(nik)));

  it("names what is wrong (field cases C001, C062)", () => {
    expect(parseNik("3,50401E+15")).toEqual(because({ code: "lost_digits" }));
    expect(parseNik("3.50401520387E+15")).toEqual(because({ code: "lost_digits" }));
    expect(parseNik("350401170890001")).toEqual(because({ code: "wrong_length", length: 15 }));
    expect(parseNik("35040117089000012")).toEqual(because({ code: "wrong_length", length: 17 }));
    expect(parseNik("35O4011708900001")).toEqual(because({ code: "has_letter", letter: "O" }));
    expect(parseNik("3504011708900001 (istri)")).toEqual(because({ code: "has_letter", letter: "i" }));
    expect(parseNik("3504011708900001/2")).toEqual(because({ code: "not_digits" }));
  });

  it("refuses a number that lost its last digits in a spreadsheet, even when saved as text", () => {
    expect(parseNik("3504015203870000", "number")).toEqual(because({ code: "lost_digits" }));
    expect(parseNik("3504015203870000")).toEqual(because({ code: "lost_digits" }));
    expect(parseNik("3504015203870010", "number")).toEqual(because({ code: "lost_digits" }));
    expect(parseNik("9171020505920008", "number")).toEqual(because({ code: "lost_digits" }));
    expect(parseNik("3504015203870010")).toEqual(accepted("3504015203870010"));
  });

  it.each(["0", "", "-", "tidak tahu", "0000000000000000"])("takes %j as no number yet (field case C060)", (text) => {
    expect(parseNik(text)).toEqual(accepted(null));
    expect(parseKk(text)).toEqual(accepted(null));
  });
});

describe("what a NIK says", () => {
  it("writes women's day of birth plus forty (field cases C064, C069)", () => {
    expect(nikFacts("3504016512880003", "2026-01-01")).toEqual({ districtCode: "35.04.01", sex: "P", birthDate: "1988-12-25" });
    expect(nikFacts("5203095508920004", "2026-01-01")).toEqual({ districtCode: "52.03.09", sex: "P", birthDate: "1992-08-15" });
    expect(nikFacts("3504011708900001", "2026-01-01")).toMatchObject({ sex: "L", birthDate: "1990-08-17" });
  });

  it("takes the latest century not after the day of reading, and no day where there is none", () => {
    expect(nikFacts("3504010101200001", "2026-01-01").birthDate).toBe("2020-01-01");
    expect(nikFacts("3504010101270001", "2026-01-01").birthDate).toBe("1927-01-01");
    expect(nikFacts("3504013102900001", "2026-01-01").birthDate).toBeNull();
  });

  it("says where it differs from what was stated, and is silent about what was not", () => {
    expect(nikMismatches("3504016512880003", { sex: "L", birthDate: "1988-12-25" })).toEqual(["sex"]);
    expect(nikMismatches("3504016512880003", { sex: "P", birthDate: "1988-12-25" })).toEqual([]);
    expect(nikMismatches("3504016512880003", { sex: null, birthDate: "1988-12-24" })).toEqual(["birth_date"]);
    expect(nikMismatches("3504016512880003", { sex: null, birthDate: null })).toEqual([]);
  });
});

describe("parsePhone", () => {
  it.each([
    ["81234500017", "text", "+6281234500017", true],
    ["81234500017", "number", "+6281234500017", true],
    ["081234500017", "text", "+6281234500017", false],
    ["'081234500013", "text", "+6281234500013", false],
    ["+62 812-3450-0014", "text", "+6281234500014", false],
    ["6281234500016", "number", "+6281234500016", false],
    ["+62 (0)812 3450 0014", "text", "+6281234500014", false],
    ["0355 321234", "text", "+62355321234", false],
    ["+852 5123 4567", "text", "+85251234567", false],
    ["00852 5123 4567", "text", "+85251234567", false],
  ] as const)("reads %s (%s cell)", (text, source, phone, zeroAdded) => {
    expect(parsePhone(text, source)).toEqual(accepted({ phone, zeroAdded }));
  });

  it("names what is wrong (field case C044)", () => {
    expect(parsePhone("6,28123E+12")).toEqual(because({ code: "lost_digits" }));
    expect(parsePhone("0812E")).toEqual(because({ code: "has_letter", letter: "E" }));
    expect(parsePhone("08123")).toEqual(because({ code: "wrong_length", length: 5 }));
    expect(parsePhone("0812345678901234")).toEqual(because({ code: "wrong_length", length: 16 }));
    expect(parsePhone("51234567")).toEqual(because({ code: "not_a_phone" }));
    expect([parsePhone(""), parsePhone("0"), parsePhone("-")]).toEqual([accepted(null), accepted(null), accepted(null)]);
  });
});

describe("parseRegionCode", () => {
  it.each(["3504011001", "35.04.01.1001", "35 04 01 1001", "35-04-01-1001", "'35.04.01.1001"])("reads %s (field case C074)", (text) => {
    expect(parseRegionCode(text)).toEqual(accepted("35.04.01.1001"));
  });

  it("reads areas above the village", () => {
    expect(["35", "3504", "35.04", "350401"].map((text) => parseRegionCode(text))).toEqual(["35", "35.04", "35.04", "35.04.01"].map(accepted));
  });

  it("never guesses a lost zero (field case C011)", () => {
    expect(parseRegionCode("35.1")).toEqual(because({ code: "ambiguous_code" }));
    expect(parseRegionCode("35.4.1.1001")).toEqual(because({ code: "ambiguous_code" }));
    expect(parseRegionCode("3,504E+09")).toEqual(because({ code: "lost_digits" }));
    expect(parseRegionCode("350")).toEqual(because({ code: "wrong_length", length: 3 }));
    expect(parseRegionCode("35040110")).toEqual(because({ code: "wrong_length", length: 8 }));
    expect(parseRegionCode("Sukorejo")).toEqual(because({ code: "not_a_code" }));
    expect(parseRegionCode("")).toEqual(accepted(null));
  });
});

describe("parseYesNo", () => {
  it("keeps unknown apart from no", () => {
    expect(["ya", "Y", "tidak", "0", "✓", "?", ""].map((text) => parseYesNo(text))).toEqual([true, true, false, false, true, null, null].map(accepted));
    expect(parseYesNo("mungkin").ok).toBe(false);
  });
});

describe("properties", () => {
  it("no reader throws, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const read of [parseNik, parseKk, parsePhone, parseRegionCode, parseYesNo]) expect(typeof read(text).ok).toBe("boolean");
      }),
    );
  }, 30_000);

  it("a NIK is read the same however it is grouped", () => {
    const nik = fc.stringMatching(/^[1-9][0-9]{14}[1-9]$/);
    const separator = fc.constantFrom("", " ", ".", "-", "\u00a0");
    fc.assert(
      fc.property(nik, separator, fc.nat(15), (digits, mark, at) => {
        expect(parseNik(digits.slice(0, at) + mark + digits.slice(at))).toEqual(accepted(digits));
      }),
    );
  }, 30_000);
});
