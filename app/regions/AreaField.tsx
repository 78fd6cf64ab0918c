import { useTranslation } from "react-i18next";
import { RadioField } from "~/ui/form/RadioField";
import { TextField } from "~/ui/form/TextField";
import type { FieldFacts } from "~/ui/form/field-facts";

type AreaFieldProps = {
  /** What was typed: a name or a code. */
  field: FieldFacts;
  /** Which of several was meant; asked when `choices` are given. */
  chosen: FieldFacts;
  choices: readonly { code: string; name: string; path: string }[];
  label: string;
};

/** An area by name or code. What fits more than one place is asked, never guessed; works without scripts. */
export function AreaField({ field, chosen, choices, label }: AreaFieldProps) {
  const { t } = useTranslation("regions");
  const options = choices.map(({ code, name, path }) => ({ value: code, label: name, hint: [path, code].filter(Boolean).join(" · ") }));
  return (
    <>
      <TextField field={field} label={label} hint={t("areaHint")} autoComplete="off" spellCheck={false} optional={false} />
      {options.length > 0 ? <RadioField field={chosen} label={t("whichArea")} choices={options} layout="column" optional={false} /> : null}
    </>
  );
}
