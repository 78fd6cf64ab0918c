import { describe, expect, it } from "vitest";
import { formatMinor, formatRate, formatRupiah, formatRupiahShort, minorToText } from "~/shared/money";
import { vectorsOf } from "../vectors";

describe("formatRupiah", () => {
  it.each(vectorsOf<number[], string[]>("format_rupiah"))("handbook vector $id", ({ in: amounts, out }) => {
    expect(amounts.map((amount) => formatRupiah(amount))).toEqual(out);
    expect(amounts.map((amount) => formatRupiah(BigInt(amount)))).toEqual(out);
  });

  it("rounds an average to the rupiah and stays exact above 2^53", () => {
    expect(formatRupiah(4834687.5)).toBe("Rp 4.834.688");
    expect(formatRupiah(9007199254740993n, "en")).toBe("Rp 9,007,199,254,740,993");
  });
});

describe("formatRupiahShort", () => {
  it.each([
    [3_250_000, "Rp 3,25 juta", "Rp 3.25 million"],
    [2_100_000_000, "Rp 2,1 miliar", "Rp 2.1 billion"],
    [1_500_000_000_000, "Rp 1,5 triliun", "Rp 1.5 trillion"],
    [116_032_500, "Rp 116,03 juta", "Rp 116.03 million"],
    [1_000_000, "Rp 1 juta", "Rp 1 million"],
    [999_999, "Rp 999.999", "Rp 999,999"],
    [995_000_000, "Rp 995 juta", "Rp 995 million"],
    [999_994_999, "Rp 999,99 juta", "Rp 999.99 million"],
    [999_995_000, "Rp 1 miliar", "Rp 1 billion"],
    [-2_500_000, "-Rp 2,5 juta", "-Rp 2.5 million"],
    [0, "Rp 0", "Rp 0"],
  ])("%d", (amount, id, en) => {
    expect([formatRupiahShort(amount), formatRupiahShort(BigInt(amount), "en")]).toEqual([id, en]);
  });
});

describe("other currencies", () => {
  it("shows won and yen without decimals and others with theirs (field case C031)", () => {
    expect(formatMinor(1_200_000n, "KRW")).toBe("KRW 1.200.000");
    expect(formatMinor(150_000, "JPY")).toBe("JPY 150.000");
    expect([formatMinor(1375, "SGD"), formatMinor(1375, "SGD", "en"), formatMinor(-5, "SGD"), formatMinor(150_000, "HKD")]).toEqual([
      "SGD 13,75",
      "SGD 13.75",
      "-SGD 0,05",
      "HKD 1.500",
    ]);
    expect(formatMinor(2_500_000n, "IDR")).toBe("Rp 2.500.000");
  });

  it("writes plain decimals for files", () => {
    expect([minorToText(1375n, "SGD"), minorToText(5, "SGD"), minorToText(1_200_000n, "KRW"), minorToText(-50n, "HKD")]).toEqual(["13.75", "0.05", "1200000", "-0.50"]);
  });

  it("shows rates without closing zeros", () => {
    expect([formatRate("2060"), formatRate("11.87"), formatRate("2084.5000", "en"), formatRate(10000)]).toEqual(["2.060", "11,87", "2,084.5", "10.000"]);
  });
});
