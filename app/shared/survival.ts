import { Z_95 } from "~/shared/numbers";

/** A case seen until a time, when it ended or was seen no further. */
export type Observation = { time: number; ended: boolean; count?: number };
export type SurvivalStep = { time: number; atRisk: number; ended: number; survival: number; standardError: number };

/**
 * Kaplan–Meier's estimate with Greenwood's standard error, one step a time at which something ended (handbook B01, F05).
 * Who is seen no further from a time on was still at risk at that time.
 */
export function kaplanMeier(observations: readonly Observation[]): SurvivalStep[] {
  const times = [...new Set(observations.filter(({ ended }) => ended).map(({ time }) => time))].sort((a, b) => a - b);
  const count = (which: (one: Observation) => boolean) => observations.filter(which).reduce((sum, one) => sum + (one.count ?? 1), 0);
  let [survival, variance] = [1, 0];
  return times.map((time) => {
    const atRisk = count((one) => one.time >= time);
    const ended = count((one) => one.ended && one.time === time);
    survival *= 1 - ended / atRisk;
    variance += ended / (atRisk * (atRisk - ended));
    return { time, atRisk, ended, survival, standardError: survival === 0 ? 0 : survival * Math.sqrt(variance) };
  });
}

/** The share not ended after the last of these steps with its 95 % limits; certain while nothing has ended. */
export function survivalAt(steps: readonly SurvivalStep[]): { survival: number; low: number; high: number } {
  const { survival, standardError } = steps.at(-1) ?? { survival: 1, standardError: 0 };
  return { survival, low: Math.max(0, survival - Z_95 * standardError), high: Math.min(1, survival + Z_95 * standardError) };
}
