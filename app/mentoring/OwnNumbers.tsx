import { useTranslation } from "react-i18next";
import { formatRunway, runwayEndsOn } from "~/finance/runway";
import { Card } from "~/ui/Card";
import { Facts } from "~/ui/Facts";
import { LinkButton } from "~/ui/LinkButton";
import { useFormat } from "~/ui/use-format";
import type { OwnHome } from "./own-home.server";

/** Savings, spending, and until when the money lasts, with one thing to do next. */
export function OwnNumbers({ householdId, home: { facts, missing, asOf, isCurrent, lasts, homework, step, enrolment } }: { householdId: string; home: OwnHome }) {
  const { t } = useTranslation("mentoring");
  const format = useFormat();
  const known = (amount: number | null) => (amount === null ? t("unknown") : format.rupiah(BigInt(Math.round(amount))));
  const months = lasts.kind === "months" ? t("zone.months", { months: formatRunway(lasts, format.lang) }) : formatRunway(lasts, format.lang);
  const endsOn = isCurrent && asOf ? runwayEndsOn(lasts, asOf) : null;
  const steps = {
    figures: { to: `/keluarga/${householdId}/tabungan`, text: t("own.figures") },
    homework: { to: enrolment ? `/pendampingan/${enrolment.id}` : "/pendampingan", text: t("own.homework", { what: homework ?? "" }) },
    plan: { to: enrolment ? `/pendampingan/${enrolment.id}` : "/pendampingan", text: t("own.plan") },
    calculate: { to: `/keluarga/${householdId}/rencana-pulang`, text: t("own.calculate") },
  };
  return (
    <>
      <Card title={t("own.numbers")} note={asOf ? t("zone.asOf", { on: format.date(asOf) }) : undefined}>
        <Facts
          columns={3}
          items={[
            { term: t("zone.savings"), value: <span className="num text-xl">{known(facts.balanceIdr)}</span> },
            { term: t("zone.spending"), value: <span className="num text-xl">{known(facts.expenseIdr)}</span> },
            { term: t("zone.lasts"), value: <span className="num text-xl">{isCurrent ? months : t("zone.notNow")}</span>, ...(endsOn ? { hint: t("zone.ends", { month: format.month(endsOn) }) } : {}) },
          ]}
        />
        {!isCurrent && missing.length > 0 ? <p className="mt-3 text-muted">{t("zone.ask", { what: missing.map((fact) => t(`missing.${fact}`)).join(", ") })}</p> : null}
      </Card>
      <Card title={t("own.next")}>
        <p className="text-lg">{steps[step].text}</p>
        <p className="no-print mt-3"><LinkButton to={steps[step].to}>{t(`own.go.${step}`)}</LinkButton></p>
      </Card>
    </>
  );
}
