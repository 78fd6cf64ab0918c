import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { buttonClass } from "./button-class";
import { SubmitButton } from "./SubmitButton";

type ConfirmProps = {
  /** The first button, which only opens the question. */
  trigger: ReactNode;
  question: string;
  /** What will happen, and whether it can be undone. */
  children?: ReactNode;
  confirmLabel: string;
  /** Sent with the answer, such as the intent and the record's version. */
  fields?: Record<string, string>;
  action?: string;
  danger?: boolean;
};

/** Asks once more before a step that is hard to take back. Opens in place, without scripts too. */
export function Confirm({ trigger, question, children, confirmLabel, fields = {}, action, danger = true }: ConfirmProps) {
  const { t } = useTranslation("ui");
  return (
    <details className="disclosure no-print">
      <summary className={buttonClass(danger ? "danger" : "secondary", "normal", "w-fit")}>{trigger}</summary>
      <Form method="post" action={action} className="card mt-2 max-w-lg space-y-3 p-4">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p className="font-semibold">{question}</p>
        {children ? <div className="text-muted">{children}</div> : null}
        <SubmitButton variant={danger ? "danger" : "primary"}>{confirmLabel}</SubmitButton>
        <p className="text-muted">{t("confirmHint")}</p>
      </Form>
    </details>
  );
}
