import { useTranslation } from "react-i18next";
import type { Choices } from "./questions";
import type { ShownField } from "./merge-page";

type FieldChoicesProps = { fields: readonly ShownField[]; choices: Choices };

/** Every field of both records, the better known value chosen where they differ. */
export function FieldChoices({ fields, choices }: FieldChoicesProps) {
  const { t } = useTranslation(["merging", "households"]);
  const differ = fields.filter(({ better }) => better !== null);
  const same = fields.filter(({ better, a }) => better === null && a !== null);
  return (
    <div className="space-y-5">
      {differ.map((field) => (
        <FieldChoice key={field.field} field={field} chosen={choices[`isi.${field.field}`] ?? field.better ?? "a"} />
      ))}
      {same.length > 0 ? (
        <dl className="grid gap-x-8 gap-y-3 border-t border-line pt-4 sm:grid-cols-2">
          {same.map(({ field, a }) => (
            <div key={field} className="min-w-0">
              <dt className="text-muted">{t(`households:field.${field}`)}</dt>
              <dd className="font-medium break-words">{a}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  );
}

function FieldChoice({ field: { field, a, b }, chosen }: { field: ShownField; chosen: string }) {
  const { t } = useTranslation(["merging", "households"]);
  const side = (value: "a" | "b", text: string | null) => (
    <label className="chip min-w-0">
      <input type="radio" name={`isi.${field}`} value={value} defaultChecked={chosen === value} />
      <span className="min-w-0 break-words">
        {text ?? t("form.unknown")}
        <span className="block text-muted">{t(`form.of.${value}`)}</span>
      </span>
    </label>
  );
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-semibold">{t(`households:field.${field}`)}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {side("a", a)}
        {side("b", b)}
      </div>
    </fieldset>
  );
}
