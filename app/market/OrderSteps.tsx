import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { Confirm } from "~/ui/Confirm";
import { plainField } from "~/ui/form/field-facts";
import { NumberField } from "~/ui/form/NumberField";
import { SubmitButton } from "~/ui/SubmitButton";
import type { OrderState } from "./codes";

/** What can be done next with an order; to cancel is asked once more. */
export function OrderSteps({ version, ahead }: { version: number; ahead: readonly OrderState[] }) {
  const { t } = useTranslation("market");
  const onward = ahead.filter((to) => to !== "batal");
  if (ahead.length === 0) return null;
  return (
    <div className="no-print flex flex-wrap items-start gap-3">
      {onward.map((to, index) => (
        <Form method="post" key={to}>
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="to" value={to} />
          <SubmitButton variant={index === 0 ? "primary" : "secondary"} name="kirim" value={to}>{t(`move.${to}`)}</SubmitButton>
        </Form>
      ))}
      {ahead.includes("batal") ? <Confirm trigger={t("move.batal")} question={t("move.batalQuestion")} confirmLabel={t("move.batalConfirm")} fields={{ version: String(version), to: "batal" }}>{t("move.batalNote")}</Confirm> : null}
    </div>
  );
}

type Returned = { productId: string; nameId: string; unit: string; quantity: number; returned: number };

/** How many pieces of each line came back in all. */
export function ReturnForm({ version, lines }: { version: number; lines: readonly Returned[] }) {
  const { t } = useTranslation("market");
  return (
    <Card title={t("returns.title")} note={t("returns.note")} className="no-print">
      <Form method="post" noValidate id="langkah" className="space-y-4">
        <input type="hidden" name="intent" value="kembali" />
        <input type="hidden" name="version" value={version} />
        {lines.map(({ productId, nameId, unit, quantity, returned }, index) => (
          <div key={`${productId}-${returned}`}>
            <input type="hidden" name={`lines[${index}].productId`} value={productId} />
            <NumberField field={plainField(`lines[${index}].returned`, String(returned), `langkah-lines[${index}].returned`)} label={nameId} hint={t("returns.of", { number: quantity, unit })} unit={unit} />
          </div>
        ))}
        <SubmitButton variant="secondary" name="kirim" value="kembali">{t("returns.save")}</SubmitButton>
      </Form>
    </Card>
  );
}
