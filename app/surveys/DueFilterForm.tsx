import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { plainField } from "~/ui/form/field-facts";
import { SelectField } from "~/ui/form/SelectField";
import { useChoices } from "~/ui/form/use-choices";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";
import { SURVEY_ROUNDS } from "./codes";
import type { DueCounts } from "./due-list.server";
import { DUE_FILTERS, DUE_STATES, type DueFilter } from "./due-query";
import type { RoundWindow } from "./rounds";

type DueFilterFormProps = { window: RoundWindow; filter: DueFilter; counts: DueCounts };

/** Which round and whom of it; how many families stand where, whatever the list is cut to. */
export function DueFilterForm({ window, filter, counts }: DueFilterFormProps) {
  const { t } = useTranslation("surveys");
  const choices = useChoices();
  const format = useFormat();
  return (
    <Form method="get" className="card no-print space-y-4 p-4">
      <p>{t("due.window", { from: format.date(window.start), to: format.date(window.end) })}</p>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-4">
        {DUE_STATES.map((one) => (
          <div key={one}>
            <dt className="text-muted">{t(`due.filter.${one}`)}</dt>
            <dd className="num text-lg font-semibold">{format.number(counts[one])}</dd>
          </div>
        ))}
      </dl>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField key={window.code} field={plainField("ronde", window.code)} label={t("round")} choices={choices(SURVEY_ROUNDS)} placeholder={null} />
        <SelectField key={filter} field={plainField("keadaan", filter)} label={t("due.whom")} placeholder={null} choices={DUE_FILTERS.map((value) => ({ value, label: t(`due.filter.${value}`) }))} />
      </div>
      <SubmitButton variant="secondary">{t("due.show")}</SubmitButton>
    </Form>
  );
}
