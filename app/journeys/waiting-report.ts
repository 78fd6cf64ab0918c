/** Whether an entry of a journey's log only reports a death and waits for a second person. */
export const isReport = ({ evidence }: { evidence: unknown }): boolean => typeof evidence === "object" && evidence !== null && "waits" in evidence;

/** A report of death that is still the last thing in the log; any later entry overtakes it. */
export function waitingReport<Event extends { evidence: unknown }>(log: readonly Event[]): Event | null {
  const last = log.at(-1);
  return last && isReport(last) ? last : null;
}
