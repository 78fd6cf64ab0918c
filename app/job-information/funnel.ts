import { addDays, lastDay, type Month, type PlainDate } from "~/shared/dates";
import { quantile7 } from "~/shared/numbers";

/*
 * From the first word about a job to the departure (handbook §5.4). A cohort is everybody whose first information contact
 * falls in one month; each person is followed for 180 days, and what comes later belongs to no cohort.
 */

/** Somebody's way, each stage with its day; null where nothing is recorded. */
export type Seeker = { informedOn: PlainDate; consultedOn: PlainDate | null; registeredOn: PlainDate | null; placedOn: PlainDate | null };

/** A person is followed, and a cohort compared, after so many days. */
export const MATURE_DAYS = 180;

/** A person's stages that lie in the time they are followed; facts.job_seekers repeats it, and a test holds both together. */
export function followed({ informedOn, ...stages }: Seeker): Seeker {
  const last = addDays(informedOn, MATURE_DAYS);
  const within = (day: PlainDate | null) => (day !== null && day >= informedOn && day <= last ? day : null);
  return { informedOn, consultedOn: within(stages.consultedOn), registeredOn: within(stages.registeredOn), placedOn: within(stages.placedOn) };
}

/** Whether everybody of a month's cohort has been followed for the whole time. */
export const isMature = (month: Month, today: PlainDate): boolean => addDays(lastDay(month), MATURE_DAYS) < today;

/** How many reached each stage, and how many of them by passing over the one before ("langsung"). */
export type Stages = { reached: number; consulted: number; registered: number; placed: number; withoutConsultation: number; withoutRegistration: number };

/** I01–I05: nested stages, so that who came further counts at each stage before, recorded or not. */
export function funnel(seekers: readonly Seeker[]): Stages {
  const placed = seekers.filter(({ placedOn }) => placedOn !== null);
  const registered = seekers.filter(({ placedOn, registeredOn }) => placedOn !== null || registeredOn !== null);
  const talked = seekers.filter(({ consultedOn }) => consultedOn !== null);
  const withoutConsultation = registered.filter(({ consultedOn }) => consultedOn === null).length;
  return {
    reached: seekers.length, consulted: talked.length + withoutConsultation, registered: registered.length, placed: placed.length,
    withoutConsultation, withoutRegistration: placed.filter(({ registeredOn }) => registeredOn === null).length,
  };
}

/** Several cohorts taken together: counts are summed, shares never averaged. */
export function pooled(cohorts: readonly Stages[]): Stages {
  const sum = (key: keyof Stages) => cohorts.reduce((total, cohort) => total + cohort[key], 0);
  return { reached: sum("reached"), consulted: sum("consulted"), registered: sum("registered"), placed: sum("placed"), withoutConsultation: sum("withoutConsultation"), withoutRegistration: sum("withoutRegistration") };
}

/** I02–I05 as fractions; null where nobody stands at the stage before. */
export function stageShares({ reached, consulted, registered, placed }: Stages): { I02: number | null; I03: number | null; I04: number | null; I05: number | null } {
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return { I02: share(consulted, reached), I03: share(registered, consulted), I04: share(placed, registered), I05: share(placed, reached) };
}

/** I06: days from registration to departure of those who left, with how many are under way. */
export function processDays(days: readonly number[], open: number): { median: number | null; p90: number | null; open: number } {
  return { median: quantile7(days, 0.5), p90: quantile7(days, 0.9), open };
}
