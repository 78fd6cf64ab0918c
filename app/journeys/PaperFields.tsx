import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { DateField } from "~/ui/form/DateField";
import type { FieldFacts } from "~/ui/form/field-facts";
import { RadioField } from "~/ui/form/RadioField";
import { TextField } from "~/ui/form/TextField";
import { choicesOf } from "./choices";
import { DOCUMENT_STATUSES } from "./codes";

export const PAPER_FIELDS = ["status", "number", "issuer", "issuedOn", "expiresOn"] as const;
type PaperFieldsProps = { fields: Record<(typeof PAPER_FIELDS)[number], FieldFacts>; today: string; /** The number on record, masked. */ storedNumber: string | null };

/** One paper. "Not yet" is an answer, "not known" is none; an expired one is seen by its date and is not chosen. */
export function PaperFields({ fields, today, storedNumber }: PaperFieldsProps) {
  const { t } = useTranslation("journeys");
  const lang = useLang();
  return (
    <div className="card space-y-5 p-4 sm:p-6">
      <RadioField field={fields.status} label={t("paper.status")} hint={t("paper.statusHint")} choices={choicesOf(DOCUMENT_STATUSES, lang)} optional={false} />
      <TextField
        field={fields.number}
        label={t("paper.number")}
        hint={storedNumber ? t("paper.numberKept", { number: storedNumber }) : t("paper.numberHint")}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        optional
      />
      <TextField field={fields.issuer} label={t("paper.issuer")} autoComplete="off" optional />
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField field={fields.issuedOn} label={t("paper.issued")} max={today} optional />
        <DateField field={fields.expiresOn} label={t("paper.expires")} hint={t("paper.expiresHint")} optional />
      </div>
    </div>
  );
}
