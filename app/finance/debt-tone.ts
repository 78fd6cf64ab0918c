import { OPEN_DEBT_STATUSES, type DebtStatus } from "./codes";

/** How a debt's state is coloured: late ones ask for attention, no state condemns. */
export function debtTone(status: DebtStatus): "good" | "neutral" | "warn" {
  if (status === "lancar" || status === "lunas") return "good";
  return OPEN_DEBT_STATUSES.includes(status) && status !== "tidak_diketahui" ? "warn" : "neutral";
}
