import { largestRemainderPercent } from "~/shared/numbers";
import type { EnrolmentState } from "./codes";
import { ZONES, type Zone } from "./zones";

/** Outcomes of mentoring over many people (handbook §5.3). A share is null where nobody counts. */
export type Share = { yes: number; of: number; share: number | null };
const shareOf = (yes: number, of: number): Share => ({ yes, of, share: of === 0 ? null : yes / of });

export type CohortEnd = { state: EnrolmentState };

/** M02: who graduated, of a cohort without those who moved away. Leaving again stays in and is its own number. */
export function completionOf(cohort: readonly CohortEnd[]): Share & Record<"stopped" | "leftAgain" | "moved" | "running", number> {
  const count = (...states: EnrolmentState[]) => cohort.filter(({ state }) => states.includes(state)).length;
  const moved = count("pindah");
  return {
    ...shareOf(count("lulus"), cohort.length - moved),
    stopped: count("berhenti"), leftAgain: count("berangkat_lagi"), moved, running: count("daftar", "asesmen", "berjalan", "jeda"),
  };
}

const RANK: Record<Exclude<Zone, "abu">, number> = { merah: 0, kuning: 1, biru: 2, hijau: 3 };
export type ZonePair = { baseline: Zone; later: Zone };

/** M03: who rose at least one zone between baseline and month six; who began in zone hijau cannot rise and is left out. */
export function zoneProgress(pairs: readonly ZonePair[]): Share & { same: number; down: number; unknown: number; net: number | null } {
  const assessed = pairs.flatMap(({ baseline, later }) => (baseline === "abu" || later === "abu" ? [] : [{ baseline, later }]));
  const moves = assessed.filter(({ baseline }) => baseline !== "hijau").map(({ baseline, later }) => RANK[later] - RANK[baseline]);
  const [up, down] = [moves.filter((move) => move > 0).length, moves.filter((move) => move < 0).length];
  return { ...shareOf(up, moves.length), same: moves.length - up - down, down, unknown: pairs.length - assessed.length, net: moves.length === 0 ? null : (up - down) / moves.length };
}

/** M04: how many stand in which zone, shares adding to 100.0; those not assessed are beside them and never among them. */
export function zoneDistribution(zones: readonly Zone[]): { zone: Zone; count: number; percent: number | null }[] {
  const assessed = (Object.keys(ZONES) as Zone[]).filter((zone) => zone !== "abu");
  const counts = assessed.map((zone) => zones.filter((one) => one === zone).length);
  const percents = counts.some((count) => count > 0) ? largestRemainderPercent(counts) : counts.map(() => null);
  const unknown = zones.filter((zone) => zone === "abu").length;
  return [...assessed.map((zone, index) => ({ zone, count: counts[index]!, percent: percents[index]! })), { zone: "abu" as const, count: unknown, percent: null }];
}

/** M05: the mean over people of the share of due sessions that were held, at most all of them; null where none was due. */
export function sessionAdherence(people: readonly { due: number; held: number }[]): number | null {
  const shares = people.filter(({ due }) => due > 0).map(({ due, held }) => Math.min(1, held / due));
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** M01: who was enrolled within six months of the return, of those for whom six months have passed or who are enrolled. */
export function mentoringReach(returnees: readonly { monthsSinceReturn: number; enrolledAfterMonths: number | null }[]): Share {
  const counted = returnees.filter(({ monthsSinceReturn, enrolledAfterMonths }) => monthsSinceReturn >= REACH_MONTHS || enrolledAfterMonths !== null);
  return shareOf(counted.filter(({ enrolledAfterMonths }) => enrolledAfterMonths !== null && enrolledAfterMonths <= REACH_MONTHS).length, counted.length);
}
const REACH_MONTHS = 6;
