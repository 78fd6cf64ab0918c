import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { plainField } from "~/ui/form/field-facts";
import { FormErrors } from "~/ui/form/FormErrors";
import { FormSection } from "~/ui/form/FormSection";
import { SelectField } from "~/ui/form/SelectField";
import { useChoices } from "~/ui/form/use-choices";
import { SubmitButton } from "~/ui/SubmitButton";
import { TEST_PHASES } from "./codes";
import { DOOR_HOURS } from "./door-code";
import type { Said } from "./questions";

/** Opens a code for a meeting: how long, and which test is taken by it, if any. */
export function DoorForm({ family, families, error }: { family: string | null; families: readonly { family: string; title: Said }[]; error: string | undefined }) {
  const { t } = useTranslation("learning");
  const lang = useLang();
  const choices = useChoices();
  return (
    <Form method="post" className="space-y-6">
      <input type="hidden" name="intent" value="buka" />
      <FormErrors formId="pintu" errors={error ? { "": [error] } : {}} />
      <FormSection title={t("door.open")} note={t("door.openNote")}>
        <SelectField field={plainField("hours", "3", "pintu-hours")} label={t("door.hours")} choices={DOOR_HOURS.map((hours) => ({ value: hours, label: t("door.hoursOf", { hours }) }))} placeholder={null} />
        <SelectField field={plainField("testPhase", "", "pintu-testPhase")} label={t("door.test")} hint={t("door.testHint")} choices={choices(TEST_PHASES)} placeholder={t("door.noTest")} />
        <SelectField field={plainField("formFamily", family, "pintu-formFamily")} label={t("door.questions")} choices={families.map((one) => ({ value: one.family, label: one.title[lang] }))} placeholder={null} />
        <SubmitButton size="large">{t("door.start")}</SubmitButton>
      </FormSection>
    </Form>
  );
}
