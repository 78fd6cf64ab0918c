export const THEME_COOKIE = "tema";

/** `otomatis` follows the device. */
export const themes = ["otomatis", "terang", "gelap"] as const;
export type Theme = (typeof themes)[number];

export const isTheme = (value: unknown): value is Theme => themes.includes(value as Theme);
