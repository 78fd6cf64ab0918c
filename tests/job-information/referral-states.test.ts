import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REFERRAL_STATES, type ReferralState } from "~/job-information/codes";
import { canMoveReferral, expiresOn, followingReferralStates, referralState, type ReferralDays, type StoredState } from "~/job-information/referral-states";
import { addDays, daysBetween } from "~/shared/dates";

const STORED = (Object.keys(REFERRAL_STATES) as ReferralState[]).filter((state): state is StoredState => state !== "kedaluwarsa");
const SENT = "2025-03-01";
const sent: ReferralDays = { status: "dikirim", sentOn: SENT, statusSince: SENT };

describe("a referral", () => {
  it("expires after 30 days without an answer, and not on the thirtieth", () => {
    expect(expiresOn(SENT)).toBe("2025-04-01");
    expect([referralState(sent, "2025-03-31"), referralState(sent, "2025-04-01")]).toEqual(["dikirim", "kedaluwarsa"]);
    expect(referralState({ ...sent, status: "diterima" }, "2026-01-01")).toBe("diterima");
  });

  it("takes a late answer, and none before its last step or tomorrow", () => {
    expect(canMoveReferral(sent, "diterima", "2025-06-01", "2025-06-01")).toEqual({ ok: true, value: true });
    expect(canMoveReferral(sent, "diterima", "2025-02-28", "2025-06-01")).toEqual({ ok: false, reason: { code: "answered_before", on: SENT } });
    expect(canMoveReferral(sent, "selesai", "2025-06-02", "2025-06-01")).toEqual({ ok: false, reason: { code: "in_future" } });
    expect(canMoveReferral({ ...sent, status: "selesai" }, "diterima", "2025-06-01", "2025-06-01")).toEqual({ ok: false, reason: { code: "not_following" } });
  });

  it("reaches every state from the first, and goes from an end nowhere", () => {
    const reached = new Set<StoredState>(["dikirim"]);
    for (const state of reached) followingReferralStates(state).forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...STORED].sort());
    expect([followingReferralStates("selesai"), followingReferralStates("kembali")]).toEqual([[], []]);
  });

  it("never goes back, in time or in state, by whatever answers", () => {
    const answer = fc.record({ to: fc.constantFrom(...STORED), days: fc.integer({ min: -5, max: 60 }), now: fc.integer({ min: 0, max: 60 }) });
    fc.assert(fc.property(fc.array(answer, { maxLength: 8 }), (answers) => {
      let referral = sent;
      for (const { to, days, now } of answers) {
        const [on, today] = [addDays(SENT, days), addDays(SENT, now)];
        if (!canMoveReferral(referral, to, on, today).ok) continue;
        expect(on >= referral.statusSince && on <= today && to !== "dikirim").toBe(true);
        expect(STORED.indexOf(to)).toBeGreaterThan(STORED.indexOf(referral.status));
        referral = { ...referral, status: to, statusSince: on };
      }
      for (const now of [0, 30, 31, 90]) {
        const today = addDays(SENT, now);
        expect(referralState(referral, today) === "kedaluwarsa").toBe(referral.status === "dikirim" && daysBetween(SENT, today) > 30);
      }
    }));
  });
});
