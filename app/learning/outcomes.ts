import type { Attendance, TestPhase } from "./codes";

/** What an activity brought about (handbook §5.3, E01–E03). Shares are null where nobody counts; unknown is beside them. */

/** E01: present seats of those that were recorded; seats nobody recorded are unknown and not absent. */
export function attendanceRate(seats: readonly Attendance[]): { present: number; recorded: number; unknown: number; rate: number | null } {
  const present = seats.filter((seat) => seat === "hadir").length;
  const recorded = seats.filter((seat) => seat !== "tidak_dicatat").length;
  return { present, recorded, unknown: seats.length - recorded, rate: recorded === 0 ? null : present / recorded };
}

export type Scores = Partial<Record<TestPhase, { score: number; formFamily: string }>>;

/**
 * E02: the mean rise from the test before to the one after, of people who took both on forms of one family; normalised by
 * how much there was to gain. Null without a pair, and the normalised one where the test before left nothing to gain.
 */
export function trainingGain(people: readonly Scores[]): { pairs: number; gain: number | null; normalised: number | null } {
  const pairs = people.flatMap(({ pre, post }) => (pre && post && pre.formFamily === post.formFamily ? [[pre.score, post.score] as const] : []));
  if (pairs.length === 0) return { pairs: 0, gain: null, normalised: null };
  const mean = (of: (pair: readonly [number, number]) => number) => pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
  const [before, after] = [mean(([pre]) => pre), mean(([, post]) => post)];
  return { pairs: pairs.length, gain: after - before, normalised: before >= 100 ? null : (after - before) / (100 - before) };
}

const COMPLETE_SHARE = 0.8;
export type Learner = { seats: readonly Attendance[]; hasPostTest: boolean };

/** Whether somebody completed: present at four fifths of all sessions, and took the test after it (handbook §4.10). */
export const hasCompleted = ({ seats, hasPostTest }: Learner): boolean =>
  hasPostTest && seats.length > 0 && seats.filter((seat) => seat === "hadir").length >= COMPLETE_SHARE * seats.length - 1e-9;

/** E03: who completed, of those who came at least once; null while the activity has not ended. */
export function completion(learners: readonly Learner[], hasEnded: boolean): { completed: number; came: number; share: number | null } {
  const came = learners.filter(({ seats }) => seats.includes("hadir"));
  const completed = came.filter(hasCompleted).length;
  return { completed, came: came.length, share: hasEnded && came.length > 0 ? completed / came.length : null };
}

/**
 * E04: the families with a migrant that have an adult who completed any class in the last twelve months, each once, of all
 * such families. A class completed in a family outside the register reaches none that is counted.
 */
export function familyReach(registered: readonly string[], completedBy: readonly { householdId: string; isAdult: boolean }[]): { reached: number; families: number; share: number | null } {
  const families = new Set(registered);
  const reached = new Set(completedBy.filter(({ householdId, isAdult }) => isAdult && families.has(householdId)).map(({ householdId }) => householdId)).size;
  return { reached, families: families.size, share: families.size === 0 ? null : reached / families.size };
}

/** E05: families that keep a record of their money, of those that were asked; "sometimes" is no, and told apart. */
export function recordKeeping(answers: readonly ("ya" | "kadang" | "tidak" | null)[]): { yes: number; sometimes: number; known: number; unknown: number; share: number | null } {
  const count = (answer: "ya" | "kadang" | "tidak" | null) => answers.filter((one) => one === answer).length;
  const [yes, sometimes, unknown] = [count("ya"), count("kadang"), count(null)];
  const known = answers.length - unknown;
  return { yes, sometimes, known, unknown, share: known === 0 ? null : yes / known };
}
