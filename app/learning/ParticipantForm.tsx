import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { plainField } from "~/ui/form/field-facts";
import { FormActions } from "~/ui/form/FormActions";
import { TextAreaField } from "~/ui/form/TextAreaField";
import { TextField } from "~/ui/form/TextField";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";

export type FoundPerson = { id: string; name: string; household: string };
type ParticipantFormProps = { searched: string; found: readonly FoundPerson[] | null; typed: string; error: string | undefined; backTo: string };

/** People of recorded families, looked for by name, and others by their name alone. */
export function ParticipantForm({ searched, found, typed, error, backTo }: ParticipantFormProps) {
  const { t } = useTranslation("learning");
  const names = { ...plainField("names", typed), ...(error ? { errors: [error] } : {}) };
  return (
    <>
      <Card title={t("people.recorded")}>
        <Form method="post" className="flex flex-wrap items-end gap-3">
          <input type="hidden" name="intent" value="cari" />
          <div className="min-w-0 grow"><TextField field={plainField("cari", searched)} label={t("people.search")} autoComplete="off" /></div>
          <SubmitButton variant="secondary" name="kirim" value="cari">{t("people.find")}</SubmitButton>
        </Form>
        {found ? (
          <Form method="post" className="mt-4 space-y-4">
            <input type="hidden" name="intent" value="tambah" />
            {found.length === 0 ? <p className="text-muted">{t("people.notFound")}</p> : (
              <fieldset className="grid gap-2">
                <legend className="mb-1.5 font-medium">{t("people.choose")}</legend>
                {found.map(({ id, name, household }) => (
                  <label key={id} className="chip">
                    <input type="checkbox" name="personIds" value={id} />
                    <span>{name}<span className="block text-muted">{household}</span></span>
                  </label>
                ))}
              </fieldset>
            )}
            {found.length > 0 ? <SubmitButton name="kirim" value="orang">{t("people.addChosen")}</SubmitButton> : null}
          </Form>
        ) : null}
      </Card>
      <Card title={t("people.others")}>
        <Form method="post" className="space-y-4">
          <input type="hidden" name="intent" value="tambah" />
          <TextAreaField field={names} label={t("people.names")} hint={t("people.namesHint")} rows={8} />
          <FormActions>
            <SubmitButton name="kirim" value="nama">{t("people.addNames")}</SubmitButton>
            <LinkButton to={backTo} variant="quiet">{t("people.done")}</LinkButton>
          </FormActions>
        </Form>
      </Card>
    </>
  );
}
