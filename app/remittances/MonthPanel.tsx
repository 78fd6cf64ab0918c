import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { Disclosure } from "~/ui/Disclosure";
import { LinkButton } from "~/ui/LinkButton";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";
import type { AreaMonth, MonthFamily } from "./missing-months.server";

/** Families of which nobody knows yet what the month brought: record it, or that nothing came, by one tap each. */
export function MonthPanel({ month, missing, missingCount, none }: { month: string } & AreaMonth) {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  const name = format.month(month);
  return (
    <Card title={t("month.title", { month: name })} note={missingCount === 0 ? t("month.complete") : t("month.missing", { count: missingCount })}>
      {missing.length > 0 ? (
        <ul className="divide-y divide-line">
          {missing.map((family) => (
            <li key={family.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2">
              <Named family={family} />
              <div className="no-print flex flex-wrap gap-2">
                <LinkButton variant="secondary" to={`/keluarga/${family.id}/kiriman/baru`}>
                  {t("month.record")}
                  <span className="sr-only">: {family.label}</span>
                </LinkButton>
                <MarkButton family={family} month={month} intent="tanpa" label={t("month.mark")} />
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      {missing.length < missingCount ? <p className="pt-2 text-muted">{t("month.more", { count: missingCount - missing.length })}</p> : null}
      {none.length > 0 ? (
        <Disclosure summary={t("month.none", { count: none.length })}>
          <ul className="divide-y divide-line">
            {none.map((family) => (
              <li key={family.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2">
                <Named family={family} />
                <MarkButton family={family} month={month} intent="batal_tanpa" label={t("month.withdraw")} />
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </Card>
  );
}

function Named({ family }: { family: MonthFamily }) {
  return (
    <p className="min-w-40 grow">
      <span className="font-semibold">{family.label}</span>
      {family.senders.length > 0 ? <span className="block text-muted">{family.senders.join(", ")}</span> : null}
    </p>
  );
}

type MarkButtonProps = { family: MonthFamily; month: string; intent: "tanpa" | "batal_tanpa"; label: string };

function MarkButton({ family, month, intent, label }: MarkButtonProps) {
  return (
    <Form method="post" className="no-print" preventScrollReset>
      <input type="hidden" name="keluarga" value={family.id} />
      <input type="hidden" name="bulan" value={month} />
      <SubmitButton variant="secondary" name="intent" value={intent}>
        {label}
        <span className="sr-only">: {family.label}</span>
      </SubmitButton>
    </Form>
  );
}
