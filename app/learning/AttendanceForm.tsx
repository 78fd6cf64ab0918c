import { Form } from "@remix-run/react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Alert } from "~/ui/Alert";
import { Button } from "~/ui/Button";
import { DateField } from "~/ui/form/DateField";
import { plainField } from "~/ui/form/field-facts";
import { FormActions } from "~/ui/form/FormActions";
import { UnsentTyping } from "~/ui/form/UnsentTyping";
import { SubmitButton } from "~/ui/SubmitButton";
import { ATTENDANCE, type Attendance } from "./codes";

const CHOICES = ["hadir", "izin", "sakit", "alpa"] as const satisfies readonly Attendance[];
export type Seat = { participantId: string; name: string; status: Attendance };
type AttendanceFormProps = { seats: readonly Seat[]; heldOn: string; today: string; conflicts: readonly { name: string; stored: Attendance }[]; error: string | undefined };

/**
 * One meeting's list, for tapping: all are marked present at once and the few who are not by themselves. Each row carries
 * what it showed, so that only what is changed here is written.
 */
export function AttendanceForm({ seats, heldOn, today, conflicts, error }: AttendanceFormProps) {
  const { t } = useTranslation("learning");
  const lang = useLang();
  const form = useRef<HTMLFormElement>(null);
  const markAll = () => {
    for (const radio of form.current?.querySelectorAll<HTMLInputElement>('input[type=radio][value="hadir"]') ?? []) radio.checked = true;
    form.current?.dispatchEvent(new Event("input"));
  };
  const date = { ...plainField("heldOn", heldOn), ...(error ? { errors: [error] } : {}) };
  return (
    <Form ref={form} method="post" noValidate className="space-y-4">
      {conflicts.length > 0 ? (
        <Alert tone="warn" title={t("attend.conflict")} live>
          <ul className="list-disc pl-5">{conflicts.map(({ name, stored }) => <li key={name}>{t("attend.conflictOf", { name, stored: label(ATTENDANCE, stored, lang) })}</li>)}</ul>
        </Alert>
      ) : null}
      <DateField field={date} label={t("attend.heldOn")} max={today} optional={false} />
      <p className="no-print"><Button variant="secondary" onClick={markAll}>{t("attend.all")}</Button></p>
      <ol className="divide-y divide-line">
        {seats.map(({ participantId, name, status }, index) => (
          <li key={participantId} className="py-2">
            <fieldset>
              <legend className="font-medium">{name}</legend>
              <input type="hidden" name={`seats[${index}].participantId`} value={participantId} />
              <input type="hidden" name={`seats[${index}].seen`} value={status} />
              <div className="mt-1 grid grid-cols-4 gap-1 sm:max-w-xl sm:gap-2">
                {CHOICES.map((choice) => (
                  <label key={choice} className="chip chip-narrow">
                    <input type="radio" name={`seats[${index}].status`} value={choice} defaultChecked={status === choice} />
                    <span>{label(ATTENDANCE, choice, lang)}</span>
                  </label>
                ))}
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      <UnsentTyping rows={seats.map(({ participantId }) => participantId).join()} />
      <FormActions><SubmitButton size="large">{t("attend.save")}</SubmitButton></FormActions>
    </Form>
  );
}
