/**
 * In the browser it stands where recharts expects its library for choosing ticks (see vite.config.ts). Our axes bring
 * their own, chosen from round steps (scale.ts), so that these are never looked at. Saves phones 6 KB of decimals.
 */
export const getNiceTickValues = (domain: readonly number[]): readonly number[] => domain;
export const getTickValuesFixedDomain = getNiceTickValues;
