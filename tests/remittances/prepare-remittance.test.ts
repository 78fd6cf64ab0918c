import { describe, expect, it } from "vitest";
import { prepareRemittance, unanswered, type TransferFacts, type TransferInput } from "~/remittances/prepare-remittance";
import { NewRemittance } from "~/remittances/remittance.schema";

const HKD_MARCH = { idrPerUnit: "2100.000000", source: "monthly mean", month: "2025-03" };
const facts: TransferFacts = {
  today: "2025-07-01",
  journey: { country: "HK", departedOn: "2023-12-10", returnedOn: null },
  referenceRate: (currency, month) => (currency === "HKD" && month === "2025-03" ? HKD_MARCH : null),
};
const input = (given: Partial<TransferInput>): TransferInput => {
  const { id: _id, householdId: _household, confirmed: _confirmed, ...parsed } = NewRemittance.parse({
    id: "01900000-0000-7000-8000-000000000001", householdId: "01900000-0000-7000-8000-000000000002",
    receivedOn: "2025-03-12", currency: "HKD", sentMinor: 250_000n, appliedRate: "2070", channel: "mto", ...given,
  });
  return parsed;
};
const prepared = (given: Partial<TransferInput>, more: Partial<TransferFacts> = {}) => {
  const answer = prepareRemittance(input(given), { ...facts, ...more });
  if (!answer.ok) throw new Error(JSON.stringify(answer.reason));
  return answer.value;
};

describe("a transfer", () => {
  it("is received at the rate of its receipt when the rupiah were left out", () => {
    expect(prepared({}).transfer).toMatchObject({ receivedIdr: 5_175_000n, appliedRate: "2070", rateDerived: false, month: "2025-03" });
  });

  it("keeps the rupiah that were counted, whatever the rate says, and remarks on more than 15 % off", () => {
    expect(prepared({ receivedIdr: 5_100_000n })).toMatchObject({ transfer: { receivedIdr: 5_100_000n }, warnings: [] });
    expect(prepared({ receivedIdr: 4_398_750n }).warnings).toEqual([]); // exactly −15 % of 5 175 000
    expect(prepared({ receivedIdr: 4_398_749n }).warnings).toEqual([{ code: "off_applied_rate", expectedIdr: 5_175_000n }]);
  });

  it("has a derived rate when only rupiah and amount are known", () => {
    expect(prepared({ appliedRate: null, receivedIdr: 5_000_000n }).transfer).toMatchObject({ appliedRate: "2000", rateDerived: true });
  });

  it("is asked about beyond 40 % of the reference, and never past it in silence", () => {
    expect(prepared({ appliedRate: null, receivedIdr: 3_150_000n }).questions).toEqual([]); // exactly −40 % of 5 250 000
    const { questions } = prepared({ appliedRate: null, receivedIdr: 3_149_999n });
    expect(questions).toEqual([{ code: "far_from_reference", expectedIdr: 5_250_000n, receivedIdr: 3_149_999n }]);
    expect(unanswered(questions, ["duplicate"])).toEqual(questions);
    expect(unanswered(questions, ["far_from_reference"])).toEqual([]);
  });

  it("is measured with the month of sending, else of receipt; a month without a rate stays unknown", () => {
    expect(prepared({ sentOn: "2025-03-30", receivedOn: "2025-04-02" }).transfer).toMatchObject({ referenceRate: "2100", referenceMonth: "2025-03", month: "2025-04" });
    const unknown = prepared({ receivedOn: "2025-04-02" });
    expect(unknown.transfer).toMatchObject({ referenceRate: null, referenceSource: null, referenceMonth: null });
    expect(unknown.warnings).toEqual([{ code: "reference_unknown" }]);
  });

  it("in rupiah has no rate, and what was sent was received", () => {
    expect(prepared({ currency: "IDR", sentMinor: 2_500_000n, appliedRate: "2070" }).transfer).toMatchObject({ receivedIdr: 2_500_000n, appliedRate: null, referenceRate: null });
  });

  it("without any amount is asked about; with the amount sent alone its receipt stays unknown, not zero", () => {
    expect(prepared({ sentMinor: null, appliedRate: null }).questions).toEqual([{ code: "amount_unknown" }]);
    expect(prepared({ appliedRate: null })).toMatchObject({ transfer: { receivedIdr: null }, warnings: [{ code: "received_unknown" }] });
  });

  it("in a currency nobody is paid in there is remarked on, dollars and rupiah are not", () => {
    expect(prepared({ currency: "MYR", appliedRate: "3450" }).warnings).toContainEqual({ code: "unusual_currency", expected: "HKD" });
    expect(prepared({ currency: "USD", appliedRate: "16000" }).warnings.map(({ code }) => code)).not.toContain("unusual_currency");
  });

  it("of won and yen has no minor unit", () => {
    expect(prepared({ currency: "KRW", sentMinor: 1_200_000n, appliedRate: "11.87" }).transfer.receivedIdr).toBe(14_244_000n);
  });

  it.each([
    ["no day at all", { receivedOn: null }, [{ code: "date_missing", field: "receivedOn", on: null }]],
    ["a day after today", { receivedOn: "2025-07-02" }, [{ code: "in_future", field: "receivedOn", on: "2025-07-01" }]],
    ["a day before departure", { receivedOn: "2023-12-09" }, [{ code: "before_departure", field: "receivedOn", on: "2023-12-10" }]],
    ["sending after receipt", { sentOn: "2025-03-13" }, [{ code: "received_before_sent", field: "sentOn", on: "2025-03-12" }]],
  ])("with %s is refused at the field to mend", (_name, given, problems) => {
    expect(prepareRemittance(input(given), facts)).toEqual({ ok: false, reason: problems });
  });

  it("on the day of departure and today is taken, and after the return remarked on", () => {
    expect(prepareRemittance(input({ receivedOn: "2023-12-10" }), facts).ok).toBe(true);
    expect(prepareRemittance(input({ receivedOn: "2025-07-01" }), facts).ok).toBe(true);
    const journey = { country: "HK", departedOn: "2023-12-10", returnedOn: "2025-03-01" };
    expect(prepared({}, { journey }).warnings).toEqual([{ code: "after_return", on: "2025-03-01" }]);
  });
});
