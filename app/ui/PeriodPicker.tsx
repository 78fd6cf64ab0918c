import { Form, Link, useSearchParams } from "@remix-run/react";
import { CalendarRange } from "lucide-react";
import { useTranslation } from "react-i18next";
import { addToMonth } from "~/shared/dates";
import { withQuery } from "./query-link";
import { useFormat } from "./use-format";

type PeriodPickerProps = {
  /** `YYYY-MM`, both included. */
  from: string;
  to: string;
  /** The newest month that may be asked for. */
  latest: string;
  /** The month the usual spans end with: the newest one with data, where that is not `latest`. */
  dataUntil?: string;
};

/** From month to month (`?dari=2024-01&sampai=2024-12`), with the usual spans one tap away. */
export function PeriodPicker({ from, to, latest, dataUntil = latest }: PeriodPickerProps) {
  const { t } = useTranslation("ui");
  const format = useFormat();
  const [query] = useSearchParams();
  const year = Number(dataUntil.slice(0, 4));
  const presets = [
    { label: t("period.last12"), from: addToMonth(dataUntil, -11), to: dataUntil },
    { label: String(year), from: `${year}-01`, to: dataUntil },
    { label: String(year - 1), from: `${year - 1}-01`, to: `${year - 1}-12` },
    { label: t("period.last36"), from: addToMonth(dataUntil, -35), to: dataUntil },
  ];
  const others = [...query].filter(([name]) => name !== "dari" && name !== "sampai" && name !== "hal");
  return (
    <details className="disclosure card no-print px-4">
      <summary>
        <CalendarRange aria-hidden="true" className="size-5 shrink-0 text-muted" />
        <span className="font-medium">
          {format.month(from)} – {format.month(to)}
        </span>
        <span className="ml-auto text-link">{t("period.change")}</span>
      </summary>
      <div className="space-y-4 border-t border-line py-4">
        <ul className="flex flex-wrap gap-2">
          {presets.map((preset) => (
            <li key={preset.label}>
              <Link
                to={withQuery(query, { dari: preset.from, sampai: preset.to, hal: null })}
                preventScrollReset
                aria-current={preset.from === from && preset.to === to ? "true" : undefined}
                className="btn btn-secondary aria-[current]:border-primary aria-[current]:bg-primary-soft"
              >
                {preset.label}
              </Link>
            </li>
          ))}
        </ul>
        <Form method="get" preventScrollReset className="flex flex-wrap items-end gap-3">
          {others.map(([name, value], index) => (
            <input key={`${name}-${index}`} type="hidden" name={name} value={value} />
          ))}
          <MonthInput name="dari" label={t("period.from")} value={from} max={latest} />
          <MonthInput name="sampai" label={t("period.to")} value={to} max={latest} />
          <button type="submit" className="btn btn-primary min-h-12">
            {t("period.show")}
          </button>
        </Form>
      </div>
    </details>
  );
}

/** Browsers without a month control show a text box, so the pattern is told as well. */
function MonthInput({ name, label, value, max }: { name: string; label: string; value: string; max: string }) {
  return (
    <label className="min-w-40 grow sm:grow-0">
      <span className="text-muted">{label}</span>
      <input
        key={value}
        type="month"
        name={name}
        defaultValue={value}
        max={max}
        required
        pattern="\d{4}-\d{2}"
        placeholder="2025-01"
        className="field"
      />
    </label>
  );
}
