import type { TFunction } from "i18next";

/**
 * A form error as a sentence. Schemas and commands answer with a text's key, `namespace:key`, and its facts after a
 * bar: `remittances:tooLate|on=2025-03-12`. Anything that is no key is shown as it is.
 */
export function errorText(t: TFunction, message: string): string {
  const [key = "", facts = ""] = message.split("|", 2);
  if (!/^[a-zA-Z]+:[\w.]+$/.test(key)) return message;
  const values = Object.fromEntries(new URLSearchParams(facts));
  return t(key, { ...values, defaultValue: message });
}
