/** Writes a message that a form shows in its page's language: `errorKey("remittances:tooLate", { on: "2025-03-12" })`. */
export function errorKey(key: string, facts: Record<string, string | number> = {}): string {
  const query = new URLSearchParams(Object.entries(facts).map(([name, value]) => [name, String(value)]));
  return query.size === 0 ? key : `${key}|${query.toString()}`;
}
