import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { DateField } from "~/ui/form/DateField";
import { plainField } from "~/ui/form/field-facts";
import { FormActions } from "~/ui/form/FormActions";
import { TextAreaField } from "~/ui/form/TextAreaField";
import { TextField } from "~/ui/form/TextField";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";

export type FoundPerson = { id: string; name: string; household: string };
export type MemberAnswer = { searched: string; found: FoundPerson[] | null; typed: string; joinedOn: string | null; errors: Record<string, string[]> };
type MemberFormProps = { answer: MemberAnswer; today: string; backTo: string };

/** Members of recorded families, looked for by name, and others by their name alone. */
export function MemberForm({ answer: { searched, found, typed, joinedOn, errors }, today, backTo }: MemberFormProps) {
  const { t } = useTranslation("savings");
  const since = (id: string) => <DateField field={{ ...plainField("joinedOn", joinedOn ?? today, id), errors: errors.joinedOn }} label={t("member.joinedOn")} max={today} optional={false} />;
  return (
    <>
      <Card title={t("member.recorded")} note={t("member.recordedNote")}>
        <Form method="post" className="flex flex-wrap items-end gap-3">
          <input type="hidden" name="intent" value="cari" />
          <div className="min-w-0 grow"><TextField field={plainField("cari", searched)} label={t("member.search")} autoComplete="off" /></div>
          <SubmitButton variant="secondary" name="kirim" value="cari">{t("member.find")}</SubmitButton>
        </Form>
        {found?.length === 0 ? <p className="mt-4 text-muted">{t("member.notFound")}</p> : null}
        {found && found.length > 0 ? (
          <Form method="post" className="mt-4 space-y-4">
            <input type="hidden" name="intent" value="tambah" />
            <fieldset className="grid gap-2">
              <legend className="mb-1.5 font-medium">{t("member.choose")}</legend>
              {found.map(({ id, name, household }) => (
                <label key={id} className="chip">
                  <input type="checkbox" name="personIds" value={id} />
                  <span>{name}<span className="block text-muted">{household}</span></span>
                </label>
              ))}
            </fieldset>
            {since("sejak-tercatat")}
            <SubmitButton name="kirim" value="orang">{t("member.addChosen")}</SubmitButton>
          </Form>
        ) : null}
      </Card>
      <Card title={t("member.others")}>
        <Form method="post" className="space-y-4">
          <input type="hidden" name="intent" value="tambah" />
          <TextAreaField field={{ ...plainField("names", typed), errors: errors.names }} label={t("member.names")} hint={t("member.namesHint")} rows={6} />
          {since("sejak-lain")}
          <FormActions>
            <SubmitButton name="kirim" value="nama">{t("member.addNames")}</SubmitButton>
            <LinkButton to={backTo} variant="quiet">{t("member.done")}</LinkButton>
          </FormActions>
        </Form>
      </Card>
    </>
  );
}
