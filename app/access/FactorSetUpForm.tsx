import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { plainField } from "~/ui/form/field-facts";
import { FormErrors } from "~/ui/form/FormErrors";
import { SubmitButton } from "~/ui/SubmitButton";
import { CodeField } from "./CodeField";
import type { FactorSetUp } from "./factor-pages.server";
import { PasswordField } from "./PasswordField";

/** `withPassword`: of somebody signed in already, so that whoever finds an open phone cannot lock its owner out. */
type FactorSetUpFormProps = { setUp: FactorSetUp; error: string | undefined; back?: string | null; withPassword?: { error: string | undefined; other: string | undefined } };

/** The picture an authenticator app reads, the same as text, and the first code that proves it was read. */
export function FactorSetUpForm({ setUp: { picture, secret }, error, back, withPassword }: FactorSetUpFormProps) {
  const { t } = useTranslation("access");
  const errors = Object.fromEntries(Object.entries({ "": withPassword?.other, sandi: withPassword?.error, kode: error }).flatMap(([field, one]) => (one ? [[field, [one]]] : [])));
  return (
    <Form method="post" id="pasang" className="space-y-5">
      <FormErrors formId="pasang" errors={errors} labels={{ kode: t("factor.code"), sandi: t("currentPassword") }} />
      {back ? <input type="hidden" name="kembali" value={back} /> : null}
      <ol className="list-decimal space-y-4 pl-5">
        <li>{t("factor.stepApp")}</li>
        <li className="space-y-3">
          <p>{t("factor.stepScan")}</p>
          <svg role="img" aria-label={t("factor.picture")} viewBox={`0 0 ${picture.size} ${picture.size}`} className="w-full max-w-56 bg-white" shapeRendering="crispEdges">
            <path d={picture.path} fill="#000" />
          </svg>
          <p>{t("factor.stepType")}</p>
          <p className="font-mono break-all select-all">{secret}</p>
        </li>
        <li>{t("factor.stepCode")}</li>
      </ol>
      {withPassword ? (
        <PasswordField
          field={{ ...plainField("sandi", "", "pasang-sandi"), errors: withPassword.error ? [withPassword.error] : undefined, required: true }}
          label={t("currentPassword")}
          autoComplete="current-password"
        />
      ) : null}
      <CodeField error={error} label={t("factor.code")} />
      <SubmitButton size="large" name="intent" value="confirm">
        {t("factor.confirm")}
      </SubmitButton>
    </Form>
  );
}
