/** Dotted codes: 35 · 35.04 · 35.04.01 · 35.04.01.2001. */
export const isVillageCode = (code: string): boolean => code.length === 13;

/** The codes above, province first; empty for a province. */
export function ancestorsOf(code: string): string[] {
  const blocks = code.split(".");
  return blocks.slice(1).map((_, index) => blocks.slice(0, index + 1).join("."));
}
