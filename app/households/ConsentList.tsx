import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { Disclosure } from "~/ui/Disclosure";
import { DateField } from "~/ui/form/DateField";
import { plainField } from "~/ui/form/field-facts";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";
import { CONSENT_BASES, CONSENT_FORMS, CONSENT_PURPOSES } from "./codes";

export type ShownConsent = { id: string; purpose: string; basis: string; givenOn: string; givenHow: string; withdrawnOn: string | null; person: string | null; textVersion: string };

type ConsentListProps = {
  consents: readonly ShownConsent[];
  canWrite: boolean;
  today: string;
  withdrawing: { id: string; error: string } | undefined;
};

/** Every consent ever recorded, the latest first, each with the way to withdraw it. */
export function ConsentList({ consents, canWrite, today, withdrawing }: ConsentListProps) {
  const { t } = useTranslation("households");
  const lang = useLang();
  const format = useFormat();
  if (consents.length === 0) return <p>{t("consent.none")}</p>;
  return (
    <ul className="divide-y divide-line">
      {consents.map(({ id, purpose, basis, givenOn, givenHow, withdrawnOn, person }) => (
        <li key={id} className="space-y-1 py-3">
          <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="font-medium">{label(CONSENT_PURPOSES, purpose, lang)}</span>
            <Badge tone={withdrawnOn ? "neutral" : "good"}>{withdrawnOn ? t("consent.withdrawnOn", { on: format.date(withdrawnOn) }) : t("consent.state.berlaku")}</Badge>
          </p>
          <p className="text-muted">{[person ?? t("consent.family"), label(CONSENT_BASES, basis, lang), label(CONSENT_FORMS, givenHow, lang), format.date(givenOn)].join(" · ")}</p>
          {canWrite && !withdrawnOn ? (
            <Disclosure summary={t("consent.withdraw")} open={withdrawing?.id === id}>
              <Form method="post" className="space-y-3 pt-1">
                <input type="hidden" name="id" value={id} />
                <p className="font-semibold">{t("consent.withdrawQuestion")}</p>
                <p className="text-muted">{t("consent.withdrawHelp")}</p>
                <DateField
                  field={{ ...plainField("withdrawnOn", today, `cabut-${id}`), errors: withdrawing?.id === id ? [withdrawing.error] : undefined }}
                  label={t("field.withdrawnOn")}
                  min={givenOn}
                  max={today}
                  optional={false}
                />
                <SubmitButton variant="danger" name="intent" value="cabut">
                  {t("consent.withdraw")}
                </SubmitButton>
              </Form>
            </Disclosure>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
