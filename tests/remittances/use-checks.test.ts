import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { USE_CATEGORIES, type UseCategory } from "~/remittances/codes";
import { amountsFromShares, productiveClass, sharesFromBeans, splitOtherFunds, totalUse, usesCoverEnough } from "~/remittances/use-checks";
import { codesOf } from "~/shared/codes";

const beans = (piles: Partial<Record<UseCategory, number>>) =>
  Object.entries(piles).map(([category, count]) => ({ category: category as UseCategory, beans: count }));

describe("a hundred beans", () => {
  it("become basis points that add up to 10 000, and rupiah that add up to what was received", () => {
    const shares = sharesFromBeans(beans({ konsumsi: 52, pendidikan: 33, tabungan: 15 }));
    expect(shares).toEqual({ ok: true, value: [{ category: "konsumsi", shareBp: 5200 }, { category: "pendidikan", shareBp: 3300 }, { category: "tabungan", shareBp: 1500 }] });
    // 2 947 501 × 0.52, 0.33, 0.15 = 1 532 700.52, 972 675.33, 442 125.15: the one left goes to .52.
    expect(shares.ok && amountsFromShares(2_947_501n, shares.value).map(({ amountIdr }) => amountIdr)).toEqual([1_532_701n, 972_675n, 442_125n]);
  });

  it("are refused when they are not a hundred, or not whole", () => {
    expect(sharesFromBeans(beans({ konsumsi: 60, tabungan: 39 }))).toEqual({ ok: false, reason: { code: "beans_not_hundred", beans: 99 } });
    expect(sharesFromBeans(beans({ konsumsi: 99.5, tabungan: 0.5 }))).toEqual({ ok: false, reason: { code: "beans_not_whole", category: "konsumsi" } });
    expect(sharesFromBeans(beans({ konsumsi: 110, tabungan: -10 })).ok).toBe(false);
  });

  it("never lose or make a rupiah", () => {
    const cuts = fc.array(fc.nat(100), { minLength: 1, maxLength: 13 }).map((points) => [0, ...points, 100].sort((a, b) => a - b));
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), cuts, (received, points) => {
        const categories = codesOf(USE_CATEGORIES);
        const piles = points.slice(1).map((point, index) => ({ category: categories[index % 14]!, beans: point - points[index]! }));
        const shares = sharesFromBeans(piles);
        expect(shares.ok).toBe(true);
        if (shares.ok) expect(totalUse(amountsFromShares(received, shares.value))).toBe(received);
      }),
    );
  }, 30_000);
});

describe("splitOtherFunds", () => {
  const uses = [
    { category: "konsumsi" as const, amountIdr: 3_000_000n },
    { category: "rumah" as const, amountIdr: 1_000_000n },
  ];

  it("leaves uses alone that fit in what the household had", () => {
    expect(splitOtherFunds(uses, 4_000_000n)).toEqual({ fromRemittance: uses, otherFundsIdr: 0n });
  });

  it("calls the excess other funds, and cuts each category in proportion", () => {
    const split = splitOtherFunds(uses, 3_000_000n);
    expect(split.otherFundsIdr).toBe(1_000_000n);
    expect(split.fromRemittance.map(({ amountIdr }) => amountIdr)).toEqual([2_250_000n, 750_000n]);
    expect(splitOtherFunds(uses, 0n).fromRemittance.map(({ amountIdr }) => amountIdr)).toEqual([0n, 0n]);
  });
});

describe("productive uses (handbook R08)", () => {
  const plain = { assetProductive: null, forBusiness: null };

  it("gives 9.0 % strict and 29.0 % broad for the handbook's month", () => {
    const month: [UseCategory, number][] = [
      ["konsumsi", 5_200], ["pendidikan", 1_000], ["kesehatan", 300], ["rumah", 1_000], ["utang_lain", 800], ["tabungan", 700], ["usaha", 900], ["hajatan_sosial", 100],
    ];
    const sumOf = (...classes: string[]) =>
      month.filter(([category]) => classes.includes(productiveClass({ category, ...plain }))).reduce((sum, [, amount]) => sum + amount, 0);
    expect([sumOf("strict"), sumOf("strict", "broad"), sumOf("strict", "broad", "no")]).toEqual([900, 2_900, 10_000]);
  });

  it("counts land and vehicles as strict only when they are said to be put to work", () => {
    expect(productiveClass({ category: "tanah_emas_ternak", ...plain, assetProductive: true })).toBe("strict");
    expect(productiveClass({ category: "tanah_emas_ternak", ...plain })).toBe("broad");
    expect(productiveClass({ category: "kendaraan_elektronik", ...plain, forBusiness: true })).toBe("strict");
    expect(productiveClass({ category: "kendaraan_elektronik", ...plain })).toBe("no");
    expect(productiveClass({ category: "kendaraan_elektronik", ...plain, assetProductive: true })).toBe("no");
    expect(productiveClass({ category: "tidak_diketahui", ...plain })).toBe("unknown");
  });

  it("leaves out months whose uses cover less than 80 % of the receipt", () => {
    expect([usesCoverEnough(800n, 1_000n), usesCoverEnough(799n, 1_000n), usesCoverEnough(0n, 0n)]).toEqual([true, false, false]);
  });
});
