import { useForm } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { PERMIT_STATES } from "~/enterprises/codes";
import { CheckboxesField } from "~/ui/form/CheckboxesField";
import { CheckboxField } from "~/ui/form/CheckboxField";
import { DateField } from "~/ui/form/DateField";
import { FormSection } from "~/ui/form/FormSection";
import { MoneyField } from "~/ui/form/MoneyField";
import { NumberField } from "~/ui/form/NumberField";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { SelectField } from "~/ui/form/SelectField";
import { TextField } from "~/ui/form/TextField";
import { useChoices } from "~/ui/form/use-choices";
import { CHANNELS, PRODUCT_STATES } from "./codes";

const FIELDS = [
  "nameId", "nameEn", "enterpriseId", "sellerName", "unit", "priceIdr", "costIdr", "stock", "shelfLifeDays", "pirtState", "pirtNo", "pirtExpiresOn", "halalState", "halalNo", "halalExpiresOn", "channels", "listingAgreed",
  "contactPhone", "contactAgreed", "state",
] as const;
export type ProductValues = Record<Exclude<(typeof FIELDS)[number], "channels"> | "id" | "version", string> & { channels: string[] };

type ProductFormProps = { values: ProductValues; enterprises: readonly { id: string; name: string }[]; isNew: boolean; /** Last digits of the number that is stored. */ contactLast4: string | null; backTo: string; answer: RecordAnswer | undefined };

/** What is sold: by whom, for how much, with which permits, through which channels, and what anybody may see of it. */
export function ProductForm({ values, enterprises, isNew, contactLast4, backTo, answer }: ProductFormProps) {
  const { t } = useTranslation("market");
  const choices = useChoices();
  const labels = { ...Object.fromEntries(FIELDS.map((field) => [field, t(`field.${field}`)])), contact: t("field.contactPhone") };
  const [form, fields] = useForm<ProductValues>({ id: "produk", lastResult: answer?.result, defaultValue: values });
  return (
    <RecordForm form={form} fields={fields} values={values} labels={labels} answer={answer} save={t("product.save")} backTo={backTo}>
      <FormSection title={t("product.what")}>
        <TextField field={fields.nameId} label={t("field.nameId")} autoComplete="off" optional={false} />
        <TextField field={fields.nameEn} label={t("field.nameEn")} hint={t("product.nameEnHint")} autoComplete="off" optional />
        <TextField field={fields.unit} label={t("field.unit")} hint={t("product.unitHint")} autoComplete="off" optional={false} />
        {enterprises.length > 0 ? <SelectField field={fields.enterpriseId} label={t("field.enterpriseId")} choices={enterprises.map(({ id, name }) => ({ value: id, label: name }))} optional /> : null}
        <TextField field={fields.sellerName} label={t("field.sellerName")} hint={t("product.sellerHint")} autoComplete="off" optional={enterprises.length > 0} />
      </FormSection>
      <FormSection title={t("product.money")}>
        <MoneyField field={fields.priceIdr} label={t("field.priceIdr")} hint={t("product.priceHint")} optional />
        <MoneyField field={fields.costIdr} label={t("field.costIdr")} hint={t("product.costHint")} optional />
        <div className="grid gap-5 sm:grid-cols-2">
          <NumberField field={fields.stock} label={t("field.stock")} hint={t("product.stockHint")} optional />
          <NumberField field={fields.shelfLifeDays} label={t("field.shelfLifeDays")} unit={t("days")} optional />
        </div>
      </FormSection>
      <FormSection title={t("product.permits")} note={t("product.permitsNote")}>
        {(["pirt", "halal"] as const).map((permit) => (
          <div key={permit} className="grid gap-5 sm:grid-cols-3">
            <SelectField field={fields[`${permit}State`]} label={t(`field.${permit}State`)} choices={choices(PERMIT_STATES)} placeholder={null} />
            <TextField field={fields[`${permit}No`]} label={t(`field.${permit}No`)} autoComplete="off" optional />
            <DateField field={fields[`${permit}ExpiresOn`]} label={t(`field.${permit}ExpiresOn`)} optional />
          </div>
        ))}
      </FormSection>
      <FormSection title={t("product.selling")}>
        <CheckboxesField field={fields.channels} label={t("field.channels")} choices={choices(CHANNELS)} optional />
        <SelectField field={fields.state} label={t("field.state")} choices={choices(PRODUCT_STATES)} placeholder={null} />
      </FormSection>
      <FormSection title={t("product.public")} note={t("product.publicNote")}>
        <CheckboxField field={fields.listingAgreed} label={t("field.listingAgreed")} />
        <TextField field={fields.contactPhone} label={t("field.contactPhone")} hint={contactLast4 ? t("product.phoneStored", { last4: contactLast4 }) : t("product.phoneHint")} type="tel" autoComplete="off" optional />
        <CheckboxField field={fields.contactAgreed} label={t("field.contactAgreed")} />
      </FormSection>
      {isNew ? null : <p className="text-muted">{t("product.editNote")}</p>}
    </RecordForm>
  );
}
