/** Languages of the screen; the first is the default and the fallback. */
export const languages = ["id", "en"] as const;
export type Lang = (typeof languages)[number];

export const isLang = (value: unknown): value is Lang => value === "id" || value === "en";
