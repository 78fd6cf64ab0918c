import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Disclosure } from "~/ui/Disclosure";
import { plainField } from "~/ui/form/field-facts";
import { SelectField } from "~/ui/form/SelectField";
import { TextField } from "~/ui/form/TextField";
import { SubmitButton } from "~/ui/SubmitButton";

/** `value` is "nik:ID", "phone:ID" or "kk:ID". */
export type RevealChoice = { value: string; label: string };
export type Revealed = { which: string; number: string };
export type RevealRefused = { which: string; reason: string; errors: Record<string, string[]> };

type RevealCardProps = { choices: readonly RevealChoice[]; revealed: Revealed | undefined; refused: RevealRefused | undefined };

/** A number in full, for a reason that goes to the audit log. It stands on this one answer and nowhere else. */
export function RevealCard({ choices, revealed, refused }: RevealCardProps) {
  const { t } = useTranslation("households");
  const box = useRef<HTMLDivElement>(null);
  const shown = revealed && choices.find(({ value }) => value === revealed.which);
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown]);
  if (choices.length === 0) return null;
  return (
    <section id="nomor" className="card no-print space-y-3 p-4 sm:p-5">
      {shown && revealed ? (
        <div ref={box} tabIndex={-1}>
          <Alert tone="info" live title={shown.label}>
            <p className="num select-all text-xl font-semibold tracking-wide">{revealed.number}</p>
            <p className="text-muted">{t("reveal.shown")}</p>
          </Alert>
        </div>
      ) : null}
      <Disclosure summary={t("reveal.title")} open={refused !== undefined}>
        <Form method="post" className="max-w-xl space-y-4 pt-2">
          <p className="text-muted">{t("reveal.help")}</p>
          <SelectField field={{ ...plainField("nomor", refused?.which, "pilih-nomor"), errors: refused?.errors.which }} label={t("reveal.which")} choices={choices} optional={false} />
          <TextField
            field={{ ...plainField("alasan", refused?.reason), maxLength: 200, errors: refused?.errors.reason }}
            label={t("reveal.reason")}
            hint={t("reveal.reasonHint")}
            autoComplete="off"
            optional={false}
          />
          <SubmitButton variant="secondary" name="intent" value="lihat">
            {t("reveal.button")}
          </SubmitButton>
        </Form>
      </Disclosure>
    </section>
  );
}
