const A_YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

/** A cookie's raw text; null when the request carries none of that name. */
export function readCookie(request: Request, name: string): string | null {
  for (const part of (request.headers.get("Cookie") ?? "").split(";")) {
    const [key, value = ""] = part.trim().split("=", 2);
    if (key === name) return value;
  }
  return null;
}

/** A remembered choice of the screen (language, theme), kept in a readable cookie; null when none or not a plain word. */
export function readPreference(request: Request, name: string): string | null {
  const value = readCookie(request, name);
  return value !== null && /^[a-z]{1,20}$/.test(value) ? value : null;
}

/** The `Set-Cookie` line that remembers the choice for a year. It says nothing about the person, so it needs no secrecy. */
export const rememberPreference = (name: string, value: string) =>
  `${name}=${value}; Path=/; Max-Age=${A_YEAR_IN_SECONDS}; SameSite=Lax`;

/** Where to return after a choice: a path of this site, or the front page for anything else. */
export function safeReturnPath(value: unknown): string {
  if (typeof value !== "string" || !/^\/(?![/\\])/.test(value)) return "/";
  // Control characters are dropped by browsers while reading an address, so "/\t/evil" would leave the site.
  return /[\u0000-\u001f\\]/.test(value) ? "/" : value;
}
