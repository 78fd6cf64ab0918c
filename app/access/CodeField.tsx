import { useTranslation } from "react-i18next";
import { plainField } from "~/ui/form/field-facts";
import { TextField } from "~/ui/form/TextField";

/** A code from the phone, or where `recovery` says so one of the codes kept for its loss. What was typed is never shown again. */
export function CodeField({ id = "kode", label, error, recovery = false }: { id?: string; label: string; error: string | undefined; recovery?: boolean }) {
  const { t } = useTranslation("access");
  return (
    <TextField
      field={{ ...plainField("kode", "", id), errors: error ? [error] : undefined, required: true }}
      label={label}
      hint={recovery ? t("factor.codeOrRecovery") : undefined}
      autoComplete="one-time-code"
      autoCapitalize="characters"
      spellCheck={false}
      inputMode={recovery ? "text" : "numeric"}
      optional={false}
    />
  );
}
