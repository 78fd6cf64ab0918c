import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { wilson95 } from "~/shared/numbers";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { Disclosure } from "~/ui/Disclosure";
import { EmptyState } from "~/ui/EmptyState";
import { Facts } from "~/ui/Facts";
import { useFormat } from "~/ui/use-format";
import { DECLINE_REASONS, type DeclineReason } from "./codes";
import { pooled, stageShares } from "./funnel";
import type { Cohort, StepTimes } from "./job-figures.server";

type FunnelCardProps = { cohorts: readonly Cohort[]; times: StepTimes; reasons: readonly { reason: DeclineReason; count: number }[] };

/** So many months stand open; those before are a tap away. */
const LATEST = 6;

/** How far each month's people came. Only cohorts that were followed for the whole time are taken together and compared. */
export function FunnelCard({ cohorts, times, reasons }: FunnelCardProps) {
  const { t } = useTranslation("jobs");
  const lang = useLang();
  const format = useFormat();
  const stages = pooled(cohorts.filter(({ mature }) => mature));
  const shares = stageShares(stages);
  const share = (id: keyof typeof shares, part: number, whole: number) => {
    const value = shares[id];
    const limits = wilson95(part, whole);
    const hint = limits ? t("funnel.ofSure", { part, whole, low: format.percent(limits.lower), high: format.percent(limits.upper) }) : undefined;
    return { term: t(`funnel.${id}`), value: value === null ? t("funnel.noOne") : format.percent(value), ...(hint ? { hint } : {}) };
  };
  const days = (value: number | null) => (value === null ? t("funnel.noOne") : t("funnel.days", { days: format.number(value, Number.isInteger(value) ? 0 : 1) }));
  const withDirect = (count: number, direct: number) => (direct === 0 ? format.number(count) : `${format.number(count)} (${t("funnel.direct", { count: direct })})`);
  const table = (rows: readonly Cohort[]) => (
    <DataTable
      caption={t("funnel.caption", { count: rows.length })}
      rows={rows}
      rowKey={({ month }) => month}
      keepTable
      columns={[
        { key: "month", header: t("funnel.month"), title: true, cell: ({ month, mature, undated }) => <>{format.month(month, "short")}{mature ? null : <span className="block"><Badge tone="neutral">{t("funnel.immature")}</Badge></span>}{undated > 0 ? <span className="block font-normal text-muted">{t("funnel.undated", { count: undated })}</span> : null}</> },
        { key: "reached", header: t("funnel.reached"), numeric: true, cell: ({ reached }) => format.number(reached) },
        { key: "consulted", header: t("funnel.consulted"), numeric: true, cell: ({ consulted, withoutConsultation }) => withDirect(consulted, withoutConsultation) },
        { key: "registered", header: t("funnel.registered"), numeric: true, cell: ({ registered, withoutRegistration }) => withDirect(registered, withoutRegistration) },
        { key: "placed", header: t("funnel.placed"), numeric: true, cell: ({ placed }) => format.number(placed) },
      ]}
    />
  );
  if (cohorts.length === 0) return <Card title={t("funnel.title")} note={t("funnel.note")}><EmptyState title={t("funnel.none")}>{t("funnel.noneHelp")}</EmptyState></Card>;
  const [latest, earlier] = [cohorts.slice(0, LATEST), cohorts.slice(LATEST)];
  return (
    <Card title={t("funnel.title")} note={t("funnel.note")} flush>
      <div className="space-y-4 px-4 pb-4 sm:px-5">
        {stages.reached === 0 ? <p className="font-medium">{t("funnel.noMature")}</p> : (
          <>
            <h3 className="font-semibold">{t("funnel.total")}</h3>
            <Facts items={[share("I02", stages.consulted, stages.reached), share("I03", stages.registered, stages.consulted), share("I04", stages.placed, stages.registered), share("I05", stages.placed, stages.reached)]} />
            <p className="text-muted">{t("funnel.neutral")}</p>
            <h3 className="font-semibold">{t("funnel.times")}</h3>
            <Facts columns={3} items={[{ term: t("funnel.toConsultation"), value: days(times.toConsultation) }, { term: t("funnel.toRegistration"), value: days(times.toRegistration) }, { term: t("funnel.toPlacement"), value: days(times.toPlacement) }]} />
          </>
        )}
        <div>
          <h3 className="font-semibold">{t("funnel.declined")}</h3>
          <p className="text-muted">{t("funnel.declinedNote")}</p>
          {reasons.length === 0 ? <p>{t("funnel.declinedNone")}</p> : <ul className="mt-1 list-disc pl-5">{reasons.map(({ reason, count }) => <li key={reason}>{label(DECLINE_REASONS, reason, lang)}: <span className="num">{format.number(count)}</span></li>)}</ul>}
        </div>
      </div>
      {table(latest)}
      <div className="px-4 pb-4 pt-3 sm:px-5">
        <p className="text-muted">{t("funnel.immatureHelp")}</p>
        {earlier.length === 0 ? null : <Disclosure summary={t("funnel.earlier", { count: earlier.length })}>{table(earlier)}</Disclosure>}
      </div>
    </Card>
  );
}
