export type GrantState = "running" | "notYet" | "over" | "ended";

/** Where a grant stands on a day: ended by somebody, past its last day, before its first, or in force. */
export function grantState(grant: { validFrom: string; validTo: string | null; endedOn: string | null }, today: string): GrantState {
  if (grant.endedOn !== null) return "ended";
  if (grant.validTo !== null && grant.validTo < today) return "over";
  return grant.validFrom > today ? "notYet" : "running";
}
