import { Form, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { useRequestFacts } from "./request-context";
import { themes } from "./theme";

/** Each language is named in itself, for the one who cannot read the other. */
const languageNames = [
  { code: "id", name: "Indonesia" },
  { code: "en", name: "English" },
] as const;

export function LanguageSwitch() {
  const { t } = useTranslation("ui");
  const lang = useLang();
  return (
    <ChoiceForm action="/bahasa" label={t("language")}>
      {languageNames.map(({ code, name }) => (
        <button key={code} type="submit" name="bahasa" value={code} lang={code} aria-pressed={code === lang} className="segment">
          {name}
        </button>
      ))}
    </ChoiceForm>
  );
}

export function ThemeSwitch() {
  const { t } = useTranslation("ui");
  const { theme } = useRequestFacts();
  return (
    <ChoiceForm action="/tema" label={t("theme.label")}>
      {themes.map((code) => (
        <button key={code} type="submit" name="tema" value={code} aria-pressed={code === theme} className="segment">
          {t(`theme.${code}`)}
        </button>
      ))}
    </ChoiceForm>
  );
}

/** Loads the page anew: another language is another set of texts, and the server draws both. */
function ChoiceForm({ action, label, children }: { action: string; label: string; children: React.ReactNode }) {
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action={action} reloadDocument>
      <input type="hidden" name="kembali" value={pathname + search} />
      <div role="group" aria-label={label} className="segments">
        {children}
      </div>
    </Form>
  );
}
