import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMinor, formatRupiah, minorToText } from "~/shared/money";
import { parseAmount, parseRate, parseRupiah } from "~/shared/parse-amount";
import { vectorsOf } from "../vectors";

const accepted = (value: bigint | null) => ({ ok: true, value });
const because = (code: string) => ({ ok: false, reason: { code } });

describe("handbook vectors", () => {
  it.each(vectorsOf<string, number | null>("parse_rupiah"))("$id", ({ in: text, out }) => {
    const read = parseRupiah(text);
    expect(out === null ? read.ok : read).toEqual(out === null ? false : accepted(BigInt(out)));
  });
});

describe("parseRupiah", () => {
  it.each([
    ["1.355.000,00", 1_355_000n],
    ["1.355,00", 1_355n],
    ["1.500,00", 1_500n],
    ["Rp 2.500.000,-", 2_500_000n],
    ["Rp. 2.500.000", 2_500_000n],
    ["Rp2.500.000,--", 2_500_000n],
    ["IDR 500000", 500_000n],
    ["500 ribu", 500_000n],
    ["50k", 50_000n],
    ["2,5 jt", 2_500_000n],
    ["1.5 juta", 1_500_000n],
    ["2 miliar", 2_000_000_000n],
    ["1 500 000", 1_500_000n],
    ["1\u00a0500\u00a0000", 1_500_000n],
    ["1,500,000", 1_500_000n],
    ["1,500,000.00", 1_500_000n],
    ["1500.00", 1_500n],
    ["'500.000", 500_000n],
    ["2.500.000 rupiah", 2_500_000n],
    ["0", 0n],
  ])("reads %s", (text, amount) => expect(parseRupiah(text)).toEqual(accepted(amount)));

  it.each([
    ["1.355,90", "has_fraction"],
    ["1.500,50", "has_fraction"],
    ["1.5", "has_fraction"],
    ["13,75", "has_fraction"],
    ["1.00", "ambiguous_separator"],
    ["1,500", "ambiguous_separator"],
    ["1,500 juta", "ambiguous_separator"],
    ["-500.000", "negative"],
    ["(500.000)", "negative"],
    ["-Rp 500.000", "negative"],
    ["Rp -500.000", "negative"],
    ["−500.000", "negative"],
    ["abc", "not_a_number"],
    ["1.50.000", "not_a_number"],
    ["1 juta 500 ribu", "not_a_number"],
    ["1,2,3", "not_a_number"],
    ["12a4", "not_a_number"],
    ["١٢٣", "not_a_number"],
    ["1²", "not_a_number"],
    ["1,5E+06", "lost_digits"],
    ["HKD 1.500", "other_currency"],
    ["1500 ringgit", "other_currency"],
    ["1".repeat(19), "too_large"],
  ])("refuses %s: %s", (text, code) => expect(parseRupiah(text)).toEqual(because(code)));

  it.each(["", "  ", "-", "?", "tidak tahu", "Tidak diketahui", "tidak_diketahui", "n/a"])("takes %j as unknown, not as zero", (text) => {
    expect(parseRupiah(text)).toEqual(accepted(null));
  });

  it("reads a number cell by its value, not by marks (field case C036)", () => {
    expect(parseRupiah("2590000", "number")).toEqual(accepted(2_590_000n));
    expect(parseRupiah("2590.5", "number")).toEqual(because("has_fraction"));
    expect(parseRupiah("1.125", "number")).toEqual(because("has_fraction"));
    expect(parseRupiah("-5", "number")).toEqual(because("negative"));
    expect(parseRupiah("1e+21", "number")).toEqual(because("lost_digits"));
  });
});

describe("parseAmount", () => {
  it.each([
    ["13,75", "SGD", 1375n],
    ["13.75", "SGD", 1375n],
    ["0,50", "SGD", 50n],
    ["1.250,00", "SGD", 125_000n],
    ["1,250.50", "SGD", 125_050n],
    ["HK$ 1.500", "HKD", 150_000n],
    ["1.500 HKD", "HKD", 150_000n],
    ["RM50", "MYR", 5_000n],
    ["1.200.000", "KRW", 1_200_000n],
    ["150.000", "JPY", 150_000n],
    ["5.000", "KRW", 5_000n],
    ["25", "HKD", 2_500n],
    ["1,5 juta", "KRW", 1_500_000n],
  ])("reads %s %s", (text, currency, minor) => expect(parseAmount(text, currency)).toEqual(accepted(minor)));

  it.each([
    ["13,755", "SGD", "ambiguous_separator"],
    ["13,7551", "SGD", "has_fraction"],
    ["150,5", "JPY", "has_fraction"],
    ["RM50", "HKD", "other_currency"],
  ])("refuses %s %s: %s", (text, currency, code) => expect(parseAmount(text, currency)).toEqual(because(code)));

  it("reads number cells of a workbook without the noise of binary fractions", () => {
    expect(parseAmount("13.75", "SGD", "number")).toEqual(accepted(1375n));
    expect(parseAmount("1250.1500000000001", "SGD", "number")).toEqual(accepted(125_015n));
  });
});

describe("parseRate", () => {
  it.each([
    ["2.060", "2060"],
    ["2060", "2060"],
    ["Rp 2.060", "2060"],
    ["11,87", "11.87"],
    ["11.87", "11.87"],
    ["2.084,50", "2084.5"],
  ])("reads %s", (text, rate) => expect(parseRate(text)).toEqual({ ok: true, value: rate }));

  it("refuses what is no rate", () => {
    expect(["0", "-5", "2,060", "abc"].map((text) => parseRate(text).ok)).toEqual([false, false, false, false]);
    expect(parseRate("-")).toEqual(accepted(null));
    expect(parseRate("2084.1234", "number")).toEqual({ ok: true, value: "2084.1234" });
  });
});

describe("hostile input", () => {
  it.each([["1" + " ".repeat(50_000) + "x"], ["a" + "'".repeat(50_000) + "a"], ["1" + ".000".repeat(15_000)], ["9".repeat(50_000)]])("is refused at once", (text) => {
    const started = performance.now();
    expect(parseRupiah(text).ok).toBe(false);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe("properties", () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 17n });

  it("reads back every rupiah amount it shows", () => {
    fc.assert(fc.property(amount, (idr) => void expect(parseRupiah(formatRupiah(idr))).toEqual(accepted(idr))));
  }, 30_000);

  it("reads back every amount it shows or exports, in each currency", () => {
    const currency = fc.constantFrom("HKD", "TWD", "SGD", "JPY", "KRW", "MYR", "SAR");
    fc.assert(
      fc.property(amount, currency, (minor, code) => {
        expect(parseAmount(formatMinor(minor, code), code)).toEqual(accepted(minor));
        // A plain decimal with two places has one reading only.
        expect(parseAmount(minorToText(minor, code), code)).toEqual(accepted(minor));
      }),
    );
  }, 30_000);

  it("never throws, and never accepts a negative amount", () => {
    const piece = fc.constantFrom("1", "0", "23", "500", ".", ",", "-", " ", "Rp", "juta", "rb", "E+05", "(", ")", "HKD", "x");
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join("")));
    fc.assert(
      fc.property(text, fc.constantFrom("IDR", "SGD", "KRW"), (typed, code) => {
        const read = parseAmount(typed, code);
        if (read.ok && read.value !== null) {
          expect(read.value >= 0n).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  }, 30_000);
});
