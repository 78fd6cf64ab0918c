import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { plainField } from "~/ui/form/field-facts";
import { SelectField } from "~/ui/form/SelectField";
import { SubmitButton } from "~/ui/SubmitButton";
import type { Arrived } from "./answer-arrival.server";
import { ATTENDANCE } from "./codes";

type ArrivedListProps = Arrived & { participants: readonly { id: string; name: string; household: string | null }[]; error: string | undefined };

/** Who came by the code: those who wait for an answer first, and those whose recorded seat says something else. */
export function ArrivedList({ present, waiting, differing, participants, error }: ArrivedListProps) {
  const { t } = useTranslation("learning");
  const lang = useLang();
  const known = participants.map(({ id, name, household }) => ({ value: id, label: household ? `${name} (${household})` : name }));
  return (
    <Card title={t("arrived.title")} note={t("arrived.present", { present })}>
      <div className="space-y-4">
        {error ? <Alert tone="bad" live>{t(error)}</Alert> : null}
        {differing.length > 0 ? (
          <Alert tone="warn" title={t("arrived.differs")}>
            <ul className="list-disc pl-5">{differing.map(({ name, recorded }) => <li key={name}>{t("attend.conflictOf", { name, stored: label(ATTENDANCE, recorded, lang) })}</li>)}</ul>
          </Alert>
        ) : null}
        {waiting.length === 0 ? <p className="text-muted">{t("arrived.nobodyWaits")}</p> : (
          <ol className="divide-y divide-line">
            {waiting.map(({ id, name, birthYear, at }) => (
              <li key={id} className="space-y-3 py-4 first:pt-0">
                <p><span className="font-semibold">{name}</span>{birthYear ? `, ${birthYear}` : ""} <span className="text-muted">· {at}</span></p>
                <Form method="post" className="flex flex-wrap items-end gap-3">
                  <input type="hidden" name="intent" value="jawab" />
                  <input type="hidden" name="arrivalId" value={id} />
                  <div className="min-w-0 grow"><SelectField field={plainField("is", "", `jawab-${id}`)} label={t("arrived.who", { name })} choices={[...known, { value: "baru", label: t("arrived.new") }, { value: "tolak", label: t("arrived.nobody") }]} /></div>
                  <SubmitButton variant="secondary" name="kirim" value={id}>{t("arrived.answer")}</SubmitButton>
                </Form>
              </li>
            ))}
          </ol>
        )}
      </div>
    </Card>
  );
}
