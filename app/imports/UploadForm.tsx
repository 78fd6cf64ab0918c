import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FileField } from "~/ui/form/FileField";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { plainField } from "~/ui/form/field-facts";
import { RadioField } from "~/ui/form/RadioField";
import { SubmitButton } from "~/ui/SubmitButton";
import { importableKinds } from "./import-types";

type UploadFormProps = { kind: string | null; errors: { [field: string]: string[] }; mostMb: number };

/** A file and what it holds. Nothing is stored by it yet. */
export function UploadForm({ kind, errors, mostMb }: UploadFormProps) {
  const { t } = useTranslation("imports");
  const choices = importableKinds.map((value) => ({ value, label: t(`kind.${value}`), hint: t(`kind.${value}Hint`) }));
  return (
    <Form method="post" encType="multipart/form-data" className="space-y-6">
      <FormErrors formId="impor" errors={errors} labels={{ jenis: t("kind.label"), berkas: t("upload.file") }} />
      <FormSection title={t("upload.title")} note={t("upload.note")}>
        <RadioField field={{ ...plainField("jenis", kind, "impor-jenis"), errors: errors.jenis, required: true }} label={t("kind.label")} choices={choices} layout="column" />
        <FileField
          field={{ ...plainField("berkas", null, "impor-berkas"), errors: errors.berkas, required: true }}
          label={t("upload.file")}
          hint={t("upload.fileHint", { most: mostMb })}
          accept=".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        />
        <SubmitButton size="large">{t("upload.button")}</SubmitButton>
      </FormSection>
    </Form>
  );
}
