import { useTranslation } from "react-i18next";
import type { Lang } from "./languages";

/** The language of the page being shown. */
export function useLang(): Lang {
  const { i18n } = useTranslation();
  return i18n.language === "en" ? "en" : "id";
}
