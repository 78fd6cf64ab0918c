/** A message that is shown once; `key` names a text such as `households:created`. */
export type FlashMessage = { key: string; facts: Record<string, string>; tone: "good" | "info" | "warn" | "bad" };
