import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { useFormat } from "~/ui/use-format";
import { planRunway, type ReturnPlan } from "./return-plan";
import { formatRunway, runwayEndsOn } from "./runway";

export type ShownSavedPlan = { id: string; title: string | null; startsOn: string; keptOn: string; by: string | null; plan: ReturnPlan };

/** A family's kept calculations, each with the answer counted anew from what was kept. */
export function SavedPlanList({ householdId, plans }: { householdId: string; plans: readonly ShownSavedPlan[] }) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const answerOf = ({ plan, startsOn }: ShownSavedPlan) => {
    const answer = planRunway(plan);
    const endsOn = runwayEndsOn(answer, startsOn);
    if (answer.kind === "sustainable") return t("answer.sustainable");
    const length = t("length", { months: formatRunway(answer, format.lang) });
    return endsOn ? t("answer.until", { length, day: format.date(endsOn) }) : t("answer.long", { length });
  };
  return (
    <Card title={t("own.saved")} action={<Link className="link tap" to={`/keluarga/${householdId}/rencana-pulang`}>{t("own.link")}</Link>}>
      {plans.length === 0 ? <p className="text-muted">{t("own.none")}</p> : (
        <ul className="divide-y divide-line">
          {plans.map((one) => (
            <li key={one.id} className="py-2">
              <Link className="link tap font-medium" to={`/keluarga/${householdId}/rencana-pulang?simpanan=${one.id}`}>{one.title ?? t("own.plain", { on: format.date(one.keptOn) })}</Link>
              <p>{answerOf(one)}</p>
              <p className="text-muted">{one.by ? t("own.by", { on: format.date(one.keptOn), who: one.by }) : format.date(one.keptOn)}</p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
