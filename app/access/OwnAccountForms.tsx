import { useForm, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FormErrors } from "~/ui/form/FormErrors";
import { RadioField } from "~/ui/form/RadioField";
import { TextField } from "~/ui/form/TextField";
import { SubmitButton } from "~/ui/SubmitButton";
import type { ChangedPassword, OwnProfile } from "./account.schema";
import { PasswordField } from "./PasswordField";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "./password-rules";

type Constraint = Parameters<typeof useForm>[0]["constraint"];
type ProfileProps = { account: { name: string; locale: string }; constraint: Constraint; lastResult?: SubmissionResult | undefined };

export function OwnProfileForm({ account, constraint, lastResult }: ProfileProps) {
  const { t } = useTranslation("access");
  const defaultValue = { name: account.name, locale: account.locale === "en" ? ("en" as const) : ("id" as const) };
  const [form, fields] = useForm<OwnProfile>({ id: "profil", lastResult, constraint, defaultValue });
  const languages = [
    { value: "id", label: "Bahasa Indonesia" },
    { value: "en", label: "English" },
  ];
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate} className="space-y-5">
      <FormErrors formId={form.id} errors={form.allErrors} labels={{ name: t("name"), locale: t("language") }} />
      <TextField field={fields.name} label={t("name")} autoComplete="name" />
      <RadioField field={fields.locale} label={t("language")} choices={languages} />
      <SubmitButton name="intent" value="profile">
        {t("account.save")}
      </SubmitButton>
    </Form>
  );
}

export function OwnPasswordForm({ login, lastResult }: { login: string; lastResult?: SubmissionResult | undefined }) {
  const { t } = useTranslation("access");
  const [form, fields] = useForm<ChangedPassword>({
    id: "sandi",
    lastResult,
    constraint: { current: { required: true }, password: { required: true, minLength: SHORTEST_PASSWORD, maxLength: LONGEST_PASSWORD } },
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate} className="space-y-5">
      <FormErrors formId={form.id} errors={form.allErrors} labels={{ current: t("currentPassword"), password: t("newPassword") }} />
      <input type="hidden" name="username" autoComplete="username" value={login} readOnly />
      <PasswordField field={fields.current} label={t("currentPassword")} autoComplete="current-password" />
      <PasswordField field={fields.password} label={t("newPassword")} hint={t("passwordHint", { least: SHORTEST_PASSWORD })} autoComplete="new-password" />
      <SubmitButton name="intent" value="password">
        {t("account.changePassword")}
      </SubmitButton>
    </Form>
  );
}
