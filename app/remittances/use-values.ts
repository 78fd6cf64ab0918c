import type { UseCategory } from "./codes";

/** The boxes of a month's uses by their names, each as text. */
export type UseValues = Record<string, string>;
/** Told in rupiah, or by laying out a hundred beans. */
export type UsesMode = "rupiah" | "biji";

/** The box of a category; the same for rupiah and beans. */
export const boxOf = (category: UseCategory): string => `pakai_${category}`;
