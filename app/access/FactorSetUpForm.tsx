import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FormErrors } from "~/ui/form/FormErrors";
import { SubmitButton } from "~/ui/SubmitButton";
import { CodeField } from "./CodeField";
import type { FactorSetUp } from "./factor-pages.server";

type FactorSetUpFormProps = { setUp: FactorSetUp; error: string | undefined; back?: string | null; ticket?: string | undefined };

/** The picture an authenticator app reads, the same as text, and the first code that proves it was read. */
export function FactorSetUpForm({ setUp: { picture, secret }, error, back, ticket }: FactorSetUpFormProps) {
  const { t } = useTranslation("access");
  return (
    <Form method="post" id="pasang" className="space-y-5">
      <FormErrors formId="pasang" errors={error ? { kode: [error] } : {}} labels={{ kode: t("factor.code") }} />
      {ticket ? <input type="hidden" name="tiket" value={ticket} /> : null}
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
      <CodeField error={error} label={t("factor.code")} />
      <SubmitButton size="large" name="intent" value="confirm">
        {t("factor.confirm")}
      </SubmitButton>
    </Form>
  );
}
