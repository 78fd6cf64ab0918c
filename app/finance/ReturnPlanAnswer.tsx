import { useTranslation } from "react-i18next";
import { BalanceBars } from "~/charts/BalanceBars";
import { addToMonth, monthOf, type PlainDate } from "~/shared/dates";
import { Card } from "~/ui/Card";
import { useFormat } from "~/ui/use-format";
import { effects, nextSteps, type NextStep, planMonths, planRunway, type ReturnPlan } from "./return-plan";
import { formatRunway, type Runway, runwayEndsOn } from "./runway";
import { SharePlan } from "./SharePlan";

/** Months a picture can hold. */
const SHOWN_MONTHS = 24;

/** What the plan comes to: until when, the way there, what each choice does, and what to do next. */
export function ReturnPlanAnswer({ plan, startsOn }: { plan: ReturnPlan; startsOn: PlainDate }) {
  const { t } = useTranslation("plan");
  const format = useFormat();
  const answer = planRunway(plan);
  const endsOn = runwayEndsOn(answer, startsOn);
  const length = (of: Runway) => (of.kind === "months" ? t("length", { months: formatRunway(of, format.lang) }) : t("lasting"));
  const points = planMonths(plan, SHOWN_MONTHS).map(({ month, balanceIdr }) => ({ month: addToMonth(monthOf(startsOn), month), value: balanceIdr }));
  const sentence = answer.kind === "sustainable" ? t("answer.sustainable") : endsOn ? t("answer.until", { length: length(answer), day: format.date(endsOn) }) : t("answer.long", { length: length(answer) });
  const changes = effects(plan);
  return (
    <>
      <Card title={t("answer.title")}>
        <p aria-live="polite" className="text-2xl font-bold text-balance">
          {sentence}
        </p>
        <p className="mt-2 text-muted">{t("answer.note", { on: format.date(startsOn) })}</p>
      </Card>
      <Card title={t("way.title")} note={t("way.note")}>
        <BalanceBars title={t("way.title")} description={sentence} points={points} />
      </Card>
      {changes.length > 0 ? (
        <Card title={t("effects.title")}>
          <dl className="space-y-2">
            {changes.map(({ of, without }) => (
              <div key={of.kind === "one_off" ? of.name : of.kind} className="flex flex-wrap justify-between gap-x-4">
                <dt>{of.kind === "one_off" ? t("effects.one_off", { what: t(`wish.${of.name}`) }) : t(`effects.${of.kind}`)}</dt>
                <dd className="num font-semibold">{length(without)}</dd>
              </div>
            ))}
          </dl>
        </Card>
      ) : null}
      <Card title={t("steps.title")}>
        <ol className="list-decimal space-y-2 pl-5">
          {nextSteps(plan).map((step) => (
            <li key={step.kind}>{stepText(step)}</li>
          ))}
        </ol>
      </Card>
      <SharePlan plan={plan} answer={sentence} />
    </>
  );

  function stepText(step: NextStep): string {
    switch (step.kind) {
      case "spend_less":
        return t("steps.spend_less", { amount: format.rupiah(step.monthlyIdr), months: step.months });
      case "postpone":
        return t("steps.postpone", { what: t(`wish.${step.name}`), length: length(step.gained) });
      case "talk_about_loan":
        return step.service.kind === "ratio" ? t("steps.talk_about_loan", { share: format.percent(step.service.ratio) }) : t("steps.loan_without_income");
      case "keep_fund":
        return t("steps.keep_fund", { amount: format.rupiah(step.amountIdr) });
      case "earn_to_last":
        return t("steps.earn_to_last", { amount: format.rupiah(step.monthlyIdr) });
      case "write_down":
      case "talk_to_mentor":
        return t(`steps.${step.kind}`);
    }
  }
}
