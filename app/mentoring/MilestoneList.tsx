import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { codesOf, label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { DateField } from "~/ui/form/DateField";
import { plainField } from "~/ui/form/field-facts";
import { SelectField } from "~/ui/form/SelectField";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";
import { MILESTONES, type Milestone } from "./codes";

type MilestoneListProps = { reached: readonly { code: Milestone; reachedOn: string }[]; newId: string; today: string; canWrite: boolean };

/** What has been reached, each with its day, and the way to say that more has. */
export function MilestoneList({ reached, newId, today, canWrite }: MilestoneListProps) {
  const { t } = useTranslation("mentoring");
  const lang = useLang();
  const ahead = codesOf(MILESTONES).filter((code) => !reached.some((one) => one.code === code));
  return (
    <Card title={t("milestone.title")} note={t("milestone.count", { count: reached.length, of: codesOf(MILESTONES).length })}>
      <ul className="divide-y divide-line">
        {reached.map((one) => <Reached key={one.code} {...one} newId={newId} canWrite={canWrite} />)}
      </ul>
      {canWrite && ahead.length > 0 ? (
        <Form method="post" className="no-print mt-4 space-y-4" key={reached.length}>
          <input type="hidden" name="intent" value="tonggak" />
          <input type="hidden" name="id" value={newId} />
          <SelectField field={plainField("code", ahead[0])} label={t("milestone.what")} choices={ahead.map((value) => ({ value, label: label(MILESTONES, value, lang) }))} placeholder={null} />
          <DateField field={plainField("reachedOn", today)} label={t("milestone.on")} max={today} />
          <SubmitButton variant="secondary" name="kirim" value="tonggak">{t("milestone.reached")}</SubmitButton>
        </Form>
      ) : null}
    </Card>
  );
}

function Reached({ code, reachedOn, newId, canWrite }: { code: Milestone; reachedOn: string; newId: string; canWrite: boolean }) {
  const { t } = useTranslation("mentoring");
  const lang = useLang();
  const format = useFormat();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1">
      <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1 font-medium">
        {label(MILESTONES, code, lang)} <Badge tone="good">{format.date(reachedOn)}</Badge>
      </span>
      {canWrite ? (
        <Form method="post" className="no-print">
          <input type="hidden" name="intent" value="tonggak" />
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="id" value={newId} />
          <SubmitButton variant="quiet" name="kirim" value={code} aria-label={t("milestone.undoThis", { what: label(MILESTONES, code, lang) })}>{t("milestone.undo")}</SubmitButton>
        </Form>
      ) : null}
    </li>
  );
}
