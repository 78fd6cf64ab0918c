import { Form, Link } from "@remix-run/react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "~/ui/Alert";
import { Disclosure } from "~/ui/Disclosure";
import { CheckboxField } from "~/ui/form/CheckboxField";
import { DateField } from "~/ui/form/DateField";
import { FormErrors as ErrorSummary } from "~/ui/form/FormErrors";
import { MoneyField } from "~/ui/form/MoneyField";
import { RadioField } from "~/ui/form/RadioField";
import { SelectField } from "~/ui/form/SelectField";
import { TextField } from "~/ui/form/TextField";
import { plainField, type FieldFacts } from "~/ui/form/field-facts";
import { SubmitButton } from "~/ui/SubmitButton";
import { AmountFields } from "./AmountFields";
import type { FormErrors, TransferValues } from "./form-values";
import type { RateOffer } from "./rate-offer";
import type { TransferChoices } from "./transfer-choices.server";

type RemittanceFormProps = {
  values: TransferValues;
  errors: FormErrors;
  choices: TransferChoices;
  today: string;
  offers: readonly RateOffer[];
  /** Questions above the boxes, within the form, with their answer. */
  questions?: ReactNode;
  /** Line under the button, such as where a draft lies. */
  note?: ReactNode;
  isNew: boolean;
  cancelTo: string;
  onTyping?: (form: HTMLFormElement) => void;
};

/** One transfer. Four taps and the amount: everything but the amount opens with the family's last values. */
export function RemittanceForm({ values, errors, choices, today, offers, questions, note, isNew, cancelTo, onTyping }: RemittanceFormProps) {
  const { t } = useTranslation(["remittances", "common"]);
  const [currency, setCurrency] = useState(values.mata_uang);
  const field = (name: keyof TransferValues): FieldFacts => ({ ...plainField(name, values[name], `kiriman-${name}`), errors: errors[name] });
  const chooseSender = (journeyId: string) => setCurrency((now) => choices.senders.find(({ value }) => value === journeyId)?.currency ?? now);
  const sender = <SenderField field={field("perjalanan")} relation={field("hubungan")} senders={choices.senders} onChoose={chooseSender} />;
  const labels = { mata_uang: t("form.currency"), jumlah: t("form.amount"), kurs: t("form.rateShort"), diterima: t("form.received"), tanggal_terima: t("form.receivedOn"), tanggal_kirim: t("form.sentOn"), saluran: t("form.channel"), biaya: t("form.feeShort"), biaya_terima: t("form.receiveFee"), perjalanan: t("form.sender"), penyedia: t("form.provider"), catatan: t("form.note") };
  const hidden = ["tanggal_kirim", "biaya_terima", "penyedia", "bukti", "catatan", "hubungan"].some((name) => errors[name]);
  return (
    <Form
      data-keeps-unsent
      method="post"
      noValidate
      className="space-y-6"
      onChange={(event) => onTyping?.(event.currentTarget)}
      onInput={(event) => onTyping?.(event.currentTarget)}
    >
      <input type="hidden" name="id" value={values.id} />
      <input type="hidden" name="versi" value={values.versi} />
      <ErrorSummary formId="kiriman" errors={errors} labels={labels} />
      {questions}
      <div className="card space-y-6 p-4 sm:p-6">
        <AmountFields values={values} errors={errors} currencies={choices.currencies} currency={currency} onCurrency={setCurrency} offers={offers} autoFocus={isNew && !questions && Object.keys(errors).length === 0} />
        {choices.senders.length > 1 ? sender : null}
        <DateField field={{ ...field("tanggal_terima"), max: today }} label={t("form.receivedOn")} optional={false} />
        <RadioField field={field("saluran")} label={t("form.channel")} choices={choices.channels} />
        <MoneyField field={field("biaya")} label={t("form.fee")} currency={currency} hint={t("form.feeHint")} optional={false} />
        <Disclosure summary={t("form.more")} open={hidden || undefined}>
          <div className="space-y-5 pt-2">
            {choices.senders.length > 1 ? null : sender}
            <TextField field={field("penyedia")} label={t("form.provider")} hint={t("form.providerHint")} />
            <DateField field={{ ...field("tanggal_kirim"), max: today }} label={t("form.sentOn")} optional />
            <MoneyField field={field("biaya_terima")} label={t("form.receiveFee")} optional />
            <SelectField field={field("bukti")} label={t("form.evidence")} choices={choices.evidences} placeholder={t("form.noEvidence")} optional />
            <TextField field={field("catatan")} label={t("form.note")} optional />
            <CheckboxField field={field("khusus")} label={t("form.exception")} hint={t("form.exceptionHint")} />
          </div>
        </Disclosure>
      </div>
      <div className="no-print sticky bottom-[4.5rem] z-20 -mx-4 border-t border-line bg-surface px-4 py-3 sm:static sm:mx-0 sm:border-0 sm:bg-transparent sm:px-0">
        <div className="flex gap-3">
          <SubmitButton size="large" name="intent" value="simpan" className="grow sm:grow-0">
            {isNew ? t("form.save") : t("form.saveEdit")}
          </SubmitButton>
          <Link to={cancelTo} className="btn btn-quiet btn-large">
            {t("common:cancel")}
          </Link>
        </div>
      </div>
      {note}
    </Form>
  );
}

type SenderFieldProps = { field: FieldFacts; relation: FieldFacts; senders: TransferChoices["senders"]; onChoose: (journeyId: string) => void };

function SenderField({ field, relation, senders, onChoose }: SenderFieldProps) {
  const { t } = useTranslation("remittances");
  return (
    <div className="space-y-4">
      <RadioField field={field} label={t("form.sender")} choices={[...senders, { value: "lain", label: t("form.otherSender") }]} layout="column" onChoose={onChoose} />
      <details className="disclosure" open={Boolean(relation.initialValue) || undefined}>
        <summary className="w-fit text-link">{t("form.otherSenderOpen")}</summary>
        <TextField field={relation} label={t("form.relation")} hint={t("form.relationHint")} optional />
      </details>
    </div>
  );
}

/** Nothing was lost, but nothing is stored either. */
export function NotSaved() {
  const { t } = useTranslation("remittances");
  return (
    <Alert tone="bad" live title={t("notSaved.title")}>
      {t("notSaved.help")}
    </Alert>
  );
}
