import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { Facts } from "~/ui/Facts";
import { LinkButton } from "~/ui/LinkButton";
import { useFormat } from "~/ui/use-format";
import type { Plan } from "./enrolments.server";

/** Goals and a month's budget as the family agreed on them. */
export function PlanCard({ enrolmentId, plan, canWrite }: { enrolmentId: string; plan: Plan | null; canWrite: boolean }) {
  const { t } = useTranslation("mentoring");
  const format = useFormat();
  const edit = canWrite ? <LinkButton variant="secondary" to={`/pendampingan/${enrolmentId}/rencana`}>{t(plan ? "plan.edit" : "plan.make")}</LinkButton> : undefined;
  if (!plan) return <Card title={t("plan.title")} action={edit}><EmptyState title={t("plan.none")} /></Card>;
  const known = (amount: bigint | null) => (amount === null ? t("unknown") : format.rupiah(amount));
  return (
    <Card title={t("plan.title")} action={edit}>
      {plan.goals.length > 0 ? (
        <ol className="list-decimal space-y-1 pl-5">
          {plan.goals.map(({ title, amountIdr, dueOn }, index) => (
            <li key={index}>
              {[title, amountIdr === null ? null : format.rupiah(amountIdr), dueOn === null ? null : t("plan.by", { on: format.date(dueOn) })].filter(Boolean).join(" · ")}
            </li>
          ))}
        </ol>
      ) : null}
      <div className="mt-4">
        <Facts
          columns={3}
          items={[
            ...(["needsIdr", "debtsIdr", "savingsIdr", "capitalIdr"] as const).map((field) => ({ term: t(`field.${field}`), value: known(plan[field]) })),
            { term: t("field.savingsPercent"), value: plan.savingsPercent === null ? t("unknown") : `${plan.savingsPercent} %` },
            { term: t("field.familyAgreed"), value: t(plan.familyAgreed === null ? "unknown" : plan.familyAgreed ? "plan.agreed" : "plan.notAgreed") },
            ...(plan.debtOrder ? [{ term: t("field.debtOrder"), value: plan.debtOrder }] : []),
          ]}
        />
      </div>
    </Card>
  );
}
