import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { useFormat } from "~/ui/use-format";
import { ENROLMENT_STATES } from "./codes";
import type { MentoringSheet } from "./sheet.server";

/** How the mentoring went, from its beginning. */
export function StepLog({ steps }: { steps: MentoringSheet["steps"] }) {
  const { t } = useTranslation("mentoring");
  const lang = useLang();
  const format = useFormat();
  return (
    <ol className="space-y-2">
      {steps.map(({ id, to, happenedOn, reason, by }) => (
        <li key={id}>
          <span className="font-medium">{label(ENROLMENT_STATES, to, lang)}</span> <span className="num text-muted">{format.date(happenedOn)}</span>
          {reason ? <p>{reason}</p> : null}
          <p className="text-muted">{by ?? t("step.bySystem")}</p>
        </li>
      ))}
    </ol>
  );
}
