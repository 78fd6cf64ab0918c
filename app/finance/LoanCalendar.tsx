import { useTranslation } from "react-i18next";
import type { PlainDate } from "~/shared/dates";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { Disclosure } from "~/ui/Disclosure";
import { Facts } from "~/ui/Facts";
import { useFormat } from "~/ui/use-format";
import { type Instalment, instalmentWithGraceInterest, type Loan, loanSchedule, stillDue } from "./loan-schedule";

type LoanCalendarProps = { loan: Loan; outstandingIdr: number | null; realRate: number | null; today: PlainDate };

/** When what falls due of a debt, what is left by the calendar beside what the record says, and what a flat rate really costs. */
export function LoanCalendar({ loan, outstandingIdr, realRate, today }: LoanCalendarProps) {
  const { t } = useTranslation("finance");
  const format = useFormat();
  const schedule = loanSchedule(loan);
  if (schedule.kind === "none") return <Card title={t("calendar.title")}><p className="text-muted">{t(`calendar.none.${schedule.because}`)}</p></Card>;
  const { next, count, owedIdr } = stillDue(schedule.instalments, today);
  const withGrace = instalmentWithGraceInterest(loan);
  return (
    <Card title={t("calendar.title")} note={t("calendar.note")}>
      <Facts
        columns={3}
        items={[
          { term: t("calendar.next"), value: next ? format.date(next.dueOn) : t("calendar.over"), ...(next ? { hint: format.rupiah(next.principalIdr + next.interestIdr) } : {}) },
          { term: t("calendar.left"), value: t("calendar.leftOf", { left: count, all: schedule.instalments.length }) },
          { term: t("calendar.owed"), value: format.rupiah(owedIdr), hint: outstandingIdr === null ? t("calendar.recordUnknown") : t("calendar.record", { amount: format.rupiah(outstandingIdr) }) },
          ...(realRate === null ? [] : [{ term: t("calendar.realRate"), value: t("calendar.aYear", { percent: format.percent(realRate) }), hint: t("calendar.realRateHint") }]),
        ]}
      />
      {withGrace === null ? null : <p className="mt-3">{t("calendar.grace", { amount: format.rupiah(withGrace) })}</p>}
      <Disclosure summary={t("calendar.all")} className="mt-2"><Instalments rows={schedule.instalments} /></Disclosure>
    </Card>
  );
}

function Instalments({ rows }: { rows: readonly Instalment[] }) {
  const { t } = useTranslation("finance");
  const format = useFormat();
  return (
    <DataTable
      caption={t("calendar.title")}
      captionHidden
      rows={rows}
      rowKey={({ number }) => String(number)}
      columns={[
        { key: "due", header: t("calendar.due"), title: true, cell: ({ number, dueOn }) => `${number}. ${format.date(dueOn)}` },
        { key: "pay", header: t("calendar.pay"), numeric: true, cell: ({ principalIdr, interestIdr }) => format.rupiah(principalIdr + interestIdr) },
        { key: "principal", header: t("calendar.principal"), numeric: true, cell: ({ principalIdr }) => format.rupiah(principalIdr) },
        { key: "interest", header: t("calendar.interest"), numeric: true, cell: ({ interestIdr }) => format.rupiah(interestIdr) },
        { key: "after", header: t("calendar.after"), numeric: true, cell: ({ leftIdr }) => format.rupiah(leftIdr) },
      ]}
    />
  );
}
