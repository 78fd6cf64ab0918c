import { errorKey } from "~/i18n/error-key";
import { SHORTEST_PASSWORD, type PasswordRefusal } from "./password-rules";

/** What a refused password is told: what is wrong and what to do. */
export const passwordMessage = (refusal: PasswordRefusal): string =>
  errorKey(`access:passwordRefusal.${refusal}`, refusal === "too_short" ? { least: SHORTEST_PASSWORD } : {});
