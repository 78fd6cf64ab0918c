import { useTranslation } from "react-i18next";

const TEXT_KEY = /^([a-zA-Z]+):[\w.]+$/;

/**
 * Form errors as sentences. Schemas and commands answer with a text's key, `namespace:key`, and its facts after a bar:
 * `remittances:tooLate|on=2025-03-12`. Anything that is no key is shown as it is. A page brings only the texts it drew at
 * first, and an error may name others: those are fetched, and until they are here a general sentence stands in, never a key.
 */
export function useErrorText(messages: readonly string[]): (message: string) => string {
  const named = messages.flatMap((message) => TEXT_KEY.exec(keyOf(message))?.[1] ?? []);
  const { t } = useTranslation(["ui", ...new Set(named)], { useSuspense: false });
  return (message) => {
    const key = keyOf(message);
    if (!TEXT_KEY.test(key)) return message;
    const facts = Object.fromEntries(new URLSearchParams(message.slice(key.length + 1)));
    return t(key, { ...facts, defaultValue: t("ui:form.unexplained") });
  };
}

const keyOf = (message: string): string => message.split("|", 1)[0] ?? "";
