import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { type FieldFacts, isChosen } from "~/ui/form/field-facts";
import { MoneyField } from "~/ui/form/MoneyField";
import { RadioField } from "~/ui/form/RadioField";
import { useChoices } from "~/ui/form/use-choices";
import { SURVEY_FIELDS, YES_NO } from "./codes";
import { ANSWERS, GATES, LUMPY, type Amount, type Answer, type Gate } from "./questions";

type Fields = { readonly [field: string]: FieldFacts | undefined };
const HINTED = new Set<string>(["incomeRemitIdr", "incomeLocalIdr", "incomeEnterpriseIdr", "expFoodIdr", "expNonfoodIdr", "expEducationIdr", "expHealthIdr", "expSocialIdr", "expOtherIdr", "debtServiceIdr", "liquidSavingsIdr", "illiquidAssetsIdr"]);
const PARTS = new Set<string>(["debtPrincipalIdr", "debtInterestIdr"]);

const fieldIn = (fields: Fields, name: string): FieldFacts => {
  const field = fields[name];
  if (!field) throw new Error(`the form has no field ${name}`);
  return field;
};

/** An amount with the two things that may be said of it: that it is of a year, and that the family would not tell. */
export function AmountQuestion({ name, fields }: { name: Amount; fields: Fields }) {
  const { t } = useTranslation("surveys");
  const lang = useLang();
  return (
    <div className="space-y-2">
      <MoneyField field={fieldIn(fields, name)} label={label(SURVEY_FIELDS, name, lang)} hint={HINTED.has(name) ? t(`hint.${name}`) : undefined} optional />
      {PARTS.has(name) ? null : (
        <div className="flex flex-wrap gap-2">
          {(LUMPY as readonly Amount[]).includes(name) ? <SmallCheck field={fieldIn(fields, "perYear")} value={name} text={t("form.perYear")} /> : null}
          <SmallCheck field={fieldIn(fields, "refused")} value={name} text={t("form.refused")} />
        </div>
      )}
    </div>
  );
}

/** A question with a few answers, or none. */
export function AnswerQuestion({ name, fields }: { name: Answer; fields: Fields }) {
  const { t } = useTranslation("surveys");
  const lang = useLang();
  const choices = useChoices();
  return (
    <div className="space-y-2">
      <RadioField field={fieldIn(fields, name)} label={label(SURVEY_FIELDS, name, lang)} choices={choices(ANSWERS[name])} optional />
      <div className="flex"><SmallCheck field={fieldIn(fields, "refused")} value={name} text={t("form.refused")} /></div>
    </div>
  );
}

/** A yes or no on which other questions hang: they fold away after a "no", also without scripts, and the server does not read them then. */
export function GateQuestion({ name, fields, children }: { name: Gate; fields: Fields; children?: ReactNode }) {
  const lang = useLang();
  const choices = useChoices();
  return (
    <div className="gate space-y-5">
      <RadioField field={fieldIn(fields, name)} label={label(SURVEY_FIELDS, name, lang)} choices={choices(YES_NO)} optional />
      <div className="gated space-y-5">
        {GATES[name].map((amount) => <AmountQuestion key={amount} name={amount} fields={fields} />)}
        {children}
      </div>
    </div>
  );
}

function SmallCheck({ field, value, text }: { field: FieldFacts; value: string; text: string }) {
  const lang = useLang();
  return (
    <label className="chip">
      <input key={field.key} type="checkbox" name={field.name} value={value} defaultChecked={isChosen(field, value)} aria-label={`${text}: ${label(SURVEY_FIELDS, value, lang)}`} />
      <span>{text}</span>
    </label>
  );
}
