import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { codesOf, label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";
import { MILESTONES, type Milestone } from "./codes";

type MilestoneListProps = { reached: readonly { code: Milestone; reachedOn: string }[]; ids: Readonly<Record<Milestone, string>>; today: string; canWrite: boolean };

/** What has been reached, each with its day; what is not yet can be said with one tap. */
export function MilestoneList({ reached, ids, today, canWrite }: MilestoneListProps) {
  const { t } = useTranslation("mentoring");
  const lang = useLang();
  const format = useFormat();
  const days = new Map(reached.map(({ code, reachedOn }) => [code, reachedOn]));
  return (
    <Card title={t("milestone.title")} note={t("milestone.count", { count: reached.length, of: codesOf(MILESTONES).length })}>
      <ul className="divide-y divide-line">
        {codesOf(MILESTONES).map((code) => {
          const on = days.get(code);
          return (
            <li key={code} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2">
              <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
                <span className={on ? "font-medium" : ""}>{label(MILESTONES, code, lang)}</span>
                {on ? <Badge tone="good">{format.date(on)}</Badge> : null}
              </span>
              {canWrite ? (
                <Form method="post" className="no-print flex flex-wrap items-center gap-2">
                  <input type="hidden" name="intent" value="tonggak" />
                  <input type="hidden" name="code" value={code} />
                  <input type="hidden" name="id" value={ids[code]} />
                  {on ? null : <input type="date" name="reachedOn" defaultValue={today} max={today} aria-label={t("milestone.on", { what: label(MILESTONES, code, lang) })} className="field num max-w-44" />}
                  <SubmitButton variant={on ? "quiet" : "secondary"} name="kirim" value={code}>{t(on ? "milestone.undo" : "milestone.reached")}</SubmitButton>
                </Form>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
