import { Link } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { Disclosure } from "~/ui/Disclosure";
import { Facts } from "~/ui/Facts";
import { LinkButton } from "~/ui/LinkButton";
import { useFormat } from "~/ui/use-format";
import { DEBT_PURPOSES, DEBT_STATUSES, INSTALMENT_PERIODS, LENDER_TYPES } from "./codes";
import { formatDebtService } from "./debt-service";
import type { ShownDebt } from "./debts.server";
import type { FinanceSectionFacts } from "./finance-section.server";
import { debtTone } from "./debt-tone";

type FinanceSectionProps = { householdId: string; finance: FinanceSectionFacts; canWrite: boolean };

/** A household's savings and debts on its page: the latest reading, what is owed, and the way to add or mend. */
export function FinanceSection({ householdId, finance, canWrite }: FinanceSectionProps) {
  const { t } = useTranslation(["finance", "plan"]);
  const lang = useLang();
  const format = useFormat();
  const { reading, open, closed, owedIdr, service, band } = finance;
  const base = `/keluarga/${householdId}`;
  const known = (amount: bigint | null) => (amount === null ? t("unknown") : format.rupiah(amount));
  const owed = open.length === 0 ? t("section.noOpenDebt") : owedIdr === null ? t("section.owedUnknown", { count: open.length }) : format.rupiah(owedIdr);
  return (
    <Card
      title={t("section.title")}
      note={reading ? t(reading.isOld ? "section.asOfOld" : "section.asOf", { on: format.date(reading.asOf) }) : undefined}
      action={
        canWrite ? (
          <LinkButton variant="quiet" to={`${base}/tabungan`}>
            <Plus aria-hidden="true" className="size-5" />
            {t("section.record")}
          </LinkButton>
        ) : null
      }
    >
      <Facts
        columns={3}
        items={[
          { term: t("field.liquidSavingsIdr"), value: known(reading?.liquidSavingsIdr ?? null) },
          { term: t("field.expenseIdr"), value: known(reading?.expenseIdr ?? null) },
          { term: t("section.owed"), value: owed },
          { term: t("section.ratio"), value: formatDebtService(service, lang), hint: t(`band.${band ?? "unknown"}`) },
        ]}
      />
      <div className="mt-4 flex flex-wrap items-center justify-between gap-x-4">
        <h3 className="font-semibold">{t("section.debts")}</h3>
        {canWrite ? (
          <Link to={`${base}/utang/baru`} className="link no-print inline-flex min-h-11 items-center gap-1.5">
            <Plus aria-hidden="true" className="size-4" />
            {t("section.addDebt")}
          </Link>
        ) : null}
      </div>
      {open.length > 0 ? <DebtList debts={open} base={base} canWrite={canWrite} /> : <p className="text-muted">{t("section.noOpenDebt")}</p>}
      {closed.length > 0 ? (
        <Disclosure summary={t("section.closed", { count: closed.length })}>
          <DebtList debts={closed} base={base} canWrite={canWrite} />
        </Disclosure>
      ) : null}
      <p className="no-print mt-2 flex flex-wrap gap-x-4">
        {reading ? <Link to={`${base}/tabungan`} className="link tap">{t("section.earlier")}</Link> : null}
        <Link to={`${base}/rencana-pulang`} className="link tap">{t("plan:own.link")}</Link>
      </p>
    </Card>
  );
}

function DebtList({ debts, base, canWrite }: { debts: readonly ShownDebt[]; base: string; canWrite: boolean }) {
  const { t } = useTranslation("finance");
  const lang = useLang();
  const format = useFormat();
  return (
    <ul className="divide-y divide-line">
      {debts.map((debt) => {
        const name = `${label(LENDER_TYPES, debt.lenderType, lang)}, ${label(DEBT_PURPOSES, debt.purpose, lang).toLowerCase()}`;
        const period = debt.instalmentPeriod && debt.instalmentPeriod !== "tidak_diketahui" ? label(INSTALMENT_PERIODS, debt.instalmentPeriod, lang).toLowerCase() : "";
        return (
          <li key={debt.id} className="py-2">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              {canWrite ? (
                <Link to={`${base}/utang/${debt.id}`} className="link tap font-medium">
                  {name}
                </Link>
              ) : (
                <span className="font-medium">{name}</span>
              )}
              <Badge tone={debtTone(debt.status)}>{label(DEBT_STATUSES, debt.status, lang)}</Badge>
            </p>
            <p className="num text-muted">
              {t("section.left", { amount: debt.outstandingIdr === null ? t("unknown") : format.rupiah(debt.outstandingIdr) })}
              {debt.instalmentIdr === null ? null : ` · ${t("section.instalment", { amount: format.rupiah(debt.instalmentIdr), period })}`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
