import { Form, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

type Named = { key: string; label: string };
type CompareFormProps = { indicators: readonly Named[]; chosen: string; levels: readonly Named[]; level: string };

/** What is compared: an indicator, over the areas of a level. */
export function CompareForm({ indicators, chosen, levels, level }: CompareFormProps) {
  const { t } = useTranslation("compare");
  const [query] = useSearchParams();
  const own = new Set(["indikator", "tingkat", "hal", "urut", "arah", "daerah"]);
  return (
    <Form method="get" className="no-print flex flex-wrap items-end gap-3">
      {[...query].filter(([key]) => !own.has(key)).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      <Choice name="indikator" label={t("form.indicator")} options={indicators} value={chosen} />
      {levels.length > 1 ? <Choice name="tingkat" label={t("form.level")} options={levels} value={level} /> : null}
      <button type="submit" className="btn btn-primary min-h-12">
        {t("form.compare")}
      </button>
    </Form>
  );
}

function Choice({ name, label, options, value }: { name: string; label: string; options: readonly Named[]; value: string }) {
  return (
    <label className="min-w-0 max-w-full">
      <span className="text-muted">{label}</span>
      <select key={value} name={name} defaultValue={value} className="field">
        {options.map(({ key, label: text }) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
