import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { plainField } from "~/ui/form/field-facts";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { RadioField } from "~/ui/form/RadioField";
import { SubmitButton } from "~/ui/SubmitButton";
import { NOT_KNOWN, type Answers, type AskedQuestion } from "./questions";

type TestFormProps = { title: string; questions: readonly AskedQuestion[]; answers: Answers; missing: readonly number[] };

/** A test on one page. Each question has "I do not know yet", so that nobody has to guess. */
export function TestForm({ title, questions, answers, missing }: TestFormProps) {
  const { t } = useTranslation("learning");
  const lang = useLang();
  const errorOf = (at: number) => (missing.includes(at) ? [t("test.missing")] : undefined);
  return (
    <Form method="post" id="tes" noValidate className="space-y-6">
      <input type="hidden" name="intent" value="tes" />
      <FormErrors
        formId="tes"
        errors={Object.fromEntries(missing.map((at) => [`q${at}`, [t("test.missing")]]))}
        labels={Object.fromEntries(questions.map((_, at) => [`q${at}`, t("test.question", { number: at + 1 })]))}
      />
      <FormSection title={title} note={t("test.note")}>
        {questions.map(({ ask, choices }, at) => (
          <RadioField
            key={at}
            field={{ ...plainField(`q${at}`, answers[at], `tes-q${at}`), errors: errorOf(at) }}
            label={`${at + 1}. ${ask[lang]}`}
            choices={[...choices.map((choice, place) => ({ value: String(place), label: choice[lang] })), { value: NOT_KNOWN, label: t("test.notKnown") }]}
            layout="column"
          />
        ))}
        <SubmitButton size="large">{t("test.send")}</SubmitButton>
      </FormSection>
    </Form>
  );
}
