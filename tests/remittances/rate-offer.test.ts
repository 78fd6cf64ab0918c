import { describe, expect, it } from "vitest";
import { offerText, reckonedRate, takenRate } from "~/remittances/rate-offer";
import { receivedFromRate } from "~/remittances/remittance-checks";

describe("the rate in the box", () => {
  const offer = offerText({ currency: "HKD", rate: "2261,2", basis: "acuan" });

  it("is an offer only while nobody touched it, and only for its own currency", () => {
    expect(takenRate({ offer, rate: "2261,2", currency: "HKD" })).toBe("reference");
    expect(takenRate({ offer: offerText({ currency: "HKD", rate: "2085", basis: "terakhir" }), rate: " 2085 ", currency: "HKD" })).toBe("last");
    expect(takenRate({ offer, rate: "2.261,2", currency: "HKD" })).toBe("typed");
    expect(takenRate({ offer, rate: "2261,2", currency: "SGD" })).toBe("other_currency");
    expect(takenRate({ offer, rate: "", currency: "HKD" })).toBe("typed");
    expect(takenRate({ offer: "", rate: "2085", currency: "HKD" })).toBe("typed");
  });
});

describe("the rate that was reckoned with", () => {
  it.each([
    ["HKD", 250_000n, "2261.2"],
    ["KRW", 1_200_000n, "11.8712"],
    ["TWD", 1_000_000n, "556.3496"],
    ["KWD", 150_500n, "57000"],
  ])("of %s gives the same rupiah again", (currency, sentMinor, rate) => {
    const receivedIdr = receivedFromRate({ sentMinor, currency, rate })!;
    const found = reckonedRate(receivedIdr, sentMinor, currency)!;
    expect(receivedFromRate({ sentMinor, currency, rate: found })).toBe(receivedIdr);
  });

  it("is none when nothing was sent", () => {
    expect(reckonedRate(1n, 0n, "HKD")).toBeNull();
  });
});
