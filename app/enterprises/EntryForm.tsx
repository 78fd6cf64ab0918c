import { useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { codesOf, label } from "~/shared/codes";
import { DateField } from "~/ui/form/DateField";
import { FieldGroup } from "~/ui/form/Field";
import { isChosen } from "~/ui/form/field-facts";
import { MoneyField } from "~/ui/form/MoneyField";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { TextField } from "~/ui/form/TextField";
import { UnsentTyping } from "~/ui/form/UnsentTyping";
import { ENTRY_KINDS } from "./codes";
import { comesIn } from "./day-book";

export type EntryValues = { id: string; version: string; entryOn: string; kind: string; amountIdr: string; note: string };
type EntryFormProps = { values: EntryValues; today: string; backTo: string; save: string; answer: RecordAnswer | undefined };

/** One thing that happened with money, in few taps: what, how much, save; the day is today's until somebody says another. */
export function EntryForm({ values, today, backTo, save, answer }: EntryFormProps) {
  const { t } = useTranslation("enterprises");
  const lang = useLang();
  const labels = { entryOn: t("day.entryOn"), kind: t("day.kind"), amountIdr: t("day.amountIdr"), note: t("day.note") };
  const [form, fields] = useForm<EntryValues>({ id: "harian", lastResult: answer?.result, defaultValue: values });
  const kinds = codesOf(ENTRY_KINDS);
  return (
    <RecordForm form={form} fields={fields} values={values} labels={labels} answer={answer} save={save} backTo={backTo}>
      <div className="card space-y-5 p-4 sm:p-6">
        <FieldGroup field={fields.kind} label={labels.kind} optional={false}>
          <div key={fields.kind.key} className="grid gap-3">
            {[true, false].map((isIn) => (
              <div key={String(isIn)}>
                <p className="mb-1 text-muted">{t(isIn ? "day.in" : "day.out")}</p>
                <div className="grid grid-cols-2 gap-2">
                  {kinds.filter((kind) => comesIn(kind) === isIn).map((kind) => (
                    <label key={kind} className="chip">
                      <input type="radio" id={`${fields.kind.id}-${kind}`} name={fields.kind.name} value={kind} defaultChecked={isChosen(fields.kind, kind)} />
                      <span>{label(ENTRY_KINDS, kind, lang)}</span>
                    </label>
                  ))}
                </div>
              </div>
            ))}
          </div>
        </FieldGroup>
        <MoneyField field={fields.amountIdr} label={labels.amountIdr} size="large" optional={false} />
        <DateField field={fields.entryOn} label={labels.entryOn} max={today} optional={false} />
        <TextField field={fields.note} label={labels.note} hint={t("day.noteHint")} autoComplete="off" optional />
      </div>
      <UnsentTyping />
    </RecordForm>
  );
}
