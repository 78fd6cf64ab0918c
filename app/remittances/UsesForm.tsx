import { Form, Link } from "@remix-run/react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { parseAmount } from "~/shared/parse-amount";
import { FormErrors as ErrorSummary } from "~/ui/form/FormErrors";
import { MoneyField } from "~/ui/form/MoneyField";
import { NumberField } from "~/ui/form/NumberField";
import { RadioField } from "~/ui/form/RadioField";
import { plainField, type FieldFacts } from "~/ui/form/field-facts";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";
import type { UseCategory } from "./codes";
import type { FormErrors } from "./form-values";
import { boxOf, type UsesMode, type UseValues } from "./use-values";

export type UsableMoney = { receivedIdr: bigint | null; openingIdr: bigint };
type UsesFormProps = {
  mode: UsesMode;
  version: number;
  values: UseValues;
  errors: FormErrors;
  categories: readonly { value: UseCategory; label: string }[];
  money: UsableMoney;
  cancelTo: string;
};

/** What a month's money went to, by rupiah or by beans. An empty box means nothing was said of it. */
export function UsesForm({ mode, version, values, errors, categories, money, cancelTo }: UsesFormProps) {
  const { t } = useTranslation(["remittances", "common"]);
  const names = categories.map(({ value }) => boxOf(value));
  const [total, setTotal] = useState(() => totalOf(names, (name) => values[name] ?? ""));
  const field = (name: string): FieldFacts => ({ ...plainField(name, values[name], `penggunaan-${name}`), errors: errors[name] });
  const labels = Object.fromEntries(categories.map(({ value, label }) => [boxOf(value), label]));
  const count = (event: FormEvent<HTMLFormElement>) => {
    const typed = new FormData(event.currentTarget);
    setTotal(totalOf(names, (name) => String(typed.get(name) ?? "")));
  };
  return (
    <Form method="post" noValidate className="space-y-6" onInput={count}>
      <input type="hidden" name="cara" value={mode} />
      <input type="hidden" name="versi" value={version} />
      {Object.entries(values).map(([name, value]) => (name.startsWith("catatan_") ? <input key={name} type="hidden" name={name} value={value} /> : null))}
      <ErrorSummary formId="penggunaan" errors={errors} labels={labels} />
      <div className="card grid gap-5 p-4 sm:grid-cols-2 sm:p-6">
        {categories.map(({ value, label }) => (
          <div key={value} className="min-w-0 space-y-3">
            {mode === "biji" ? (
              <NumberField field={field(boxOf(value))} label={label} unit={t("uses.beans")} optional={false} />
            ) : (
              <MoneyField field={field(boxOf(value))} label={label} optional={false} />
            )}
            {value === "tanah_emas_ternak" ? <YesNo field={field("aset_produktif")} label={t("uses.assetProductive")} /> : null}
            {value === "kendaraan_elektronik" ? <YesNo field={field("untuk_usaha")} label={t("uses.forBusiness")} /> : null}
          </div>
        ))}
      </div>
      <div className="sticky bottom-[4.5rem] z-20 -mx-4 border-t border-line bg-surface px-4 py-3 sm:static sm:mx-0 sm:border-0 sm:bg-transparent sm:px-0">
        <p role="status" className="pb-2 font-medium">
          {mode === "biji" ? <BeansSum total={total} /> : <AmountSum total={total} money={money} />}
        </p>
        <div className="flex gap-3">
          <SubmitButton size="large" name="intent" value="simpan" className="grow sm:grow-0">
            {t("common:save")}
          </SubmitButton>
          <Link to={cancelTo} className="btn btn-quiet btn-large">
            {t("common:cancel")}
          </Link>
        </div>
      </div>
    </Form>
  );
}

function YesNo({ field, label }: { field: FieldFacts; label: string }) {
  const { t } = useTranslation("common");
  return (
    <RadioField
      field={{ ...field, initialValue: field.initialValue ?? "" }}
      label={label}
      choices={[
        { value: "ya", label: t("yes") },
        { value: "tidak", label: t("no") },
        { value: "", label: t("unknown") },
      ]}
    />
  );
}

function BeansSum({ total }: { total: bigint }) {
  const { t } = useTranslation("remittances");
  const left = 100n - total;
  if (left === 0n) return <>{t("uses.beansDone")}</>;
  return <>{left > 0n ? t("uses.beansLeft", { total: String(total), left: String(left) }) : t("uses.beansOver", { total: String(total), over: String(-left) })}</>;
}

function AmountSum({ total, money }: { total: bigint; money: UsableMoney }) {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  if (total === 0n) return <>{t("uses.sumNothing")}</>;
  if (money.receivedIdr === null) return <>{t("uses.sumOnly", { total: format.rupiah(total) })}</>;
  const left = money.receivedIdr + money.openingIdr - total;
  if (left === 0n) return <>{t("uses.sumExact", { total: format.rupiah(total) })}</>;
  return <>{left > 0n ? t("uses.sumLeft", { total: format.rupiah(total), left: format.rupiah(left) }) : t("uses.sumOver", { total: format.rupiah(total), over: format.rupiah(-left) })}</>;
}

/** What can be read of the boxes so far; the server reads them again and says what it cannot. */
function totalOf(names: readonly string[], textOf: (name: string) => string): bigint {
  return names.reduce((sum, name) => {
    const amount = parseAmount(textOf(name), "IDR");
    return sum + (amount.ok ? (amount.value ?? 0n) : 0n);
  }, 0n);
}
