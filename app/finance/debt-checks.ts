import type { PlainDate } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";

export type DebtProblem =
  | { code: "ends_before_start" }
  | { code: "starts_in_future" }
  | { code: "rate_unreadable" }
  /** Interest makes a debt grow, but nothing in practice doubles it on paper: most likely a zero too many. */
  | { code: "owes_more_than_twice" }
  | { code: "settled_but_owed" }
  | { code: "closed_in_future" };

type DebtFacts = {
  principalIdr: bigint | null;
  outstandingIdr: bigint | null;
  startOn: PlainDate | null;
  endOn: PlainDate | null;
  status: string;
};

/** For these the end is the day it came to pass; for the others it is a plan. */
const NO_LONGER_OWED = ["lunas", "dihapus"];

/** Why a debt cannot be as written; null when it can. */
export function debtProblem(debt: DebtFacts, today: PlainDate): DebtProblem | null {
  const { principalIdr, outstandingIdr, startOn, endOn, status } = debt;
  if (startOn !== null && endOn !== null && endOn < startOn) return { code: "ends_before_start" };
  if (startOn !== null && startOn > today) return { code: "starts_in_future" };
  if (endOn !== null && endOn > today && NO_LONGER_OWED.includes(status)) return { code: "closed_in_future" };
  if (status === "lunas" && outstandingIdr !== null && outstandingIdr > 0n) return { code: "settled_but_owed" };
  if (principalIdr !== null && outstandingIdr !== null && outstandingIdr > 2n * principalIdr) return { code: "owes_more_than_twice" };
  return null;
}

/** "6" or "21,5" percent a year as basis points (600, 2150); null when unknown. Refused above 1,000 %. */
export function rateBasisPoints(text: string | null): Result<number | null, { code: "rate_unreadable" }> {
  if (text === null || text.trim() === "") return ok(null);
  const match = /^\s*(\d{1,3})(?:[.,](\d{1,2}))?\s*%?\s*$/.exec(text);
  if (!match) return refused({ code: "rate_unreadable" });
  return ok(Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")));
}
