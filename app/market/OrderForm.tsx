import { useForm, type FieldMetadata } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { Disclosure } from "~/ui/Disclosure";
import { DateField } from "~/ui/form/DateField";
import { FormSection } from "~/ui/form/FormSection";
import { MoneyField } from "~/ui/form/MoneyField";
import { NumberField } from "~/ui/form/NumberField";
import { type RecordAnswer, RecordForm } from "~/ui/form/RecordForm";
import { type Choice, SelectField } from "~/ui/form/SelectField";
import { TextAreaField } from "~/ui/form/TextAreaField";
import { TextField } from "~/ui/form/TextField";
import { useChoices } from "~/ui/form/use-choices";
import { useFormat } from "~/ui/use-format";
import { BUYER_KINDS, BUYER_SCOPES, CHANNELS } from "./codes";

const FIELDS = ["orderedOn", "channel", "buyerKind", "buyerRegionScope", "discountIdr", "shippingIdr", "lines", "buyerName", "buyerPhone", "buyerNote"] as const;
type OrderLineValues = { productId: string; quantity: string; unitPriceIdr: string };
export type OrderValues = Record<Exclude<(typeof FIELDS)[number], "lines"> | "id", string> & { lines: OrderLineValues[] };
/** Rows that stand open; few orders have more. */
const FIRST_ROWS = 2;
type Sellable = { id: string; nameId: string; unit: string; priceIdr: bigint | string | null; stock: number | null };

/** An order with several lines. A line without a price takes the product's. */
export function OrderForm({ values, products, today, backTo, answer }: { values: OrderValues; products: readonly Sellable[]; today: string; backTo: string; answer: RecordAnswer | undefined }) {
  const { t } = useTranslation("market");
  const choices = useChoices();
  const format = useFormat();
  const labels = {
    ...Object.fromEntries(FIELDS.map((field) => [field, t(`field.${field}`)])), "lines[].productId": t("field.productId"), "lines[].quantity": t("field.quantity"), "lines[].unitPriceIdr": t("field.unitPriceIdr"),
  };
  const [form, fields] = useForm<OrderValues & { version?: string }>({ id: "pesanan", lastResult: answer?.result, defaultValue: values });
  const sellable = products.map(({ id, nameId, unit, priceIdr, stock }) => ({
    value: id, label: [nameId, priceIdr === null ? t("noPrice") : t("perUnit", { price: format.rupiah(priceIdr), unit }), stock === null ? null : t("inStock", { number: format.number(stock) })].filter(Boolean).join(" · "),
  }));
  const rows = fields.lines.getFieldList();
  return (
    <RecordForm form={form} fields={fields} values={values} labels={labels} answer={answer} save={t("order.save")} backTo={backTo}>
      <FormSection title={t("order.lines")} note={t("order.linesNote")}>
        {rows.slice(0, FIRST_ROWS).map((field, index) => <LineFields key={field.key} field={field} number={index + 1} sellable={sellable} />)}
        {rows.length > FIRST_ROWS ? (
          <Disclosure summary={t("order.moreLines")}>
            <div className="space-y-5 pt-3">{rows.slice(FIRST_ROWS).map((field, index) => <LineFields key={field.key} field={field} number={FIRST_ROWS + index + 1} sellable={sellable} />)}</div>
          </Disclosure>
        ) : null}
      </FormSection>
      <FormSection title={t("order.when")}>
        <DateField field={fields.orderedOn} label={t("field.orderedOn")} max={today} optional={false} />
        <SelectField field={fields.channel} label={t("field.channel")} choices={choices(CHANNELS)} optional />
        <div className="grid gap-5 sm:grid-cols-2">
          <MoneyField field={fields.discountIdr} label={t("field.discountIdr")} optional />
          <MoneyField field={fields.shippingIdr} label={t("field.shippingIdr")} hint={t("order.shippingHint")} optional />
        </div>
      </FormSection>
      <FormSection title={t("order.buyer")} note={t("order.buyerNote")}>
        <SelectField field={fields.buyerKind} label={t("field.buyerKind")} choices={choices(BUYER_KINDS)} optional />
        <SelectField field={fields.buyerRegionScope} label={t("field.buyerRegionScope")} choices={choices(BUYER_SCOPES)} optional />
        <TextField field={fields.buyerName} label={t("field.buyerName")} autoComplete="off" optional />
        <TextField field={fields.buyerPhone} label={t("field.buyerPhone")} type="tel" autoComplete="off" optional />
        <TextAreaField field={fields.buyerNote} label={t("field.buyerNote")} optional />
      </FormSection>
    </RecordForm>
  );
}

function LineFields({ field, number, sellable }: { field: FieldMetadata<OrderLineValues>; number: number; sellable: readonly Choice[] }) {
  const { t } = useTranslation("market");
  const line = field.getFieldset();
  return (
    <fieldset className="space-y-4 border-t border-line pt-4 first-of-type:border-0 first-of-type:pt-0">
      <legend className="font-semibold">{t("order.lineNumber", { number })}</legend>
      <SelectField field={line.productId} label={t("field.productId")} choices={sellable} optional={number > 1} />
      <div className="grid gap-5 sm:grid-cols-2">
        <NumberField field={line.quantity} label={t("field.quantity")} optional={number > 1} />
        <MoneyField field={line.unitPriceIdr} label={t("field.unitPriceIdr")} hint={t("order.priceHint")} optional />
      </div>
    </fieldset>
  );
}
