import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { Facts } from "~/ui/Facts";
import { LinkButton } from "~/ui/LinkButton";
import { useFormat } from "~/ui/use-format";
import { CAPITAL_SOURCES, CLOSING_REASONS, ENTERPRISE_STATES, PERMIT_STATES, PERMITS } from "./codes";
import type { Enterprise } from "./enterprises.server";
import type { EnterpriseSheet } from "./sheet.server";
import { STATE_TONES } from "./state-tone";

/** Where the enterprise stands, what it makes, and how the next months may go if nothing changes. */
export function EnterpriseFacts({ enterprise, sheet: { state, months, change, profitable, forecast } }: { enterprise: Enterprise; sheet: EnterpriseSheet }) {
  const { t } = useTranslation("enterprises");
  const lang = useLang();
  const format = useFormat();
  const growth = change === null ? t("growth.tooFew", { count: months.length }) : t("growth.is", { amount: format.rupiah(Math.round(change.rupiah)) });
  return (
    <Card title={t("stands")}>
      <p className="text-lg"><Badge tone={STATE_TONES[state]}>{label(ENTERPRISE_STATES, state, lang)}</Badge></p>
      {enterprise.closedOn ? <p className="mt-2">{t("closedBecause", { on: format.date(enterprise.closedOn), reason: enterprise.closedReason ? label(CLOSING_REASONS, enterprise.closedReason, lang) : t("unknown") })}</p> : null}
      <div className="mt-4">
        <Facts
          columns={3}
          items={[
            { term: t("field.startedOn"), value: enterprise.startedOn ? format.date(enterprise.startedOn) : t("notYet") },
            { term: t("profitable"), value: profitable === null ? t("unknown") : t(profitable ? "yes" : "no"), hint: t(profitable === null ? "profitableNeeds" : "profitableHint") },
            { term: t("growth.title"), value: growth, ...(change?.share == null ? {} : { hint: format.percent(change.share) }) },
            { term: t("field.capitalInitialIdr"), value: enterprise.capitalInitialIdr === null ? t("unknown") : format.rupiah(enterprise.capitalInitialIdr), hint: enterprise.capitalSources.map((source) => label(CAPITAL_SOURCES, source, lang)).join(", ") },
            { term: t("field.workersFamily"), value: enterprise.workersFamily ?? t("unknown") },
            { term: t("field.workersPaid"), value: enterprise.workersPaid ?? t("unknown") },
          ]}
        />
      </div>
      <div className="mt-5"><Forecast forecast={forecast} /></div>
    </Card>
  );
}

/** Cash of the next three months with what makes it, or what is missing to tell. */
function Forecast({ forecast }: { forecast: EnterpriseSheet["forecast"] }) {
  const { t } = useTranslation("enterprises");
  const format = useFormat();
  return (
    <section aria-label={t("forecast.title")}>
      <h3 className="font-semibold">{t("forecast.title")}</h3>
      {forecast.kind === "unknown" ? <p className="text-muted">{t(`forecast.missing.${forecast.missing}`)}</p> : (
        <>
          <p className="mb-2 text-muted">{t("forecast.note")}</p>
          <DataTable
            caption={t("forecast.title")}
            captionHidden
            rows={forecast.months}
            rowKey={({ month }) => month}
            columns={[
              { key: "month", header: t("book.month"), title: true, cell: ({ month }) => format.month(month) },
              { key: "flow", header: t("forecast.flow"), numeric: true, cell: ({ flowIdr }) => format.rupiah(flowIdr) },
              { key: "loans", header: t("forecast.loans"), numeric: true, cell: ({ loansIdr }) => format.rupiah(loansIdr) },
              { key: "cash", header: t("forecast.cash"), numeric: true, cell: ({ cashIdr }) => format.rupiah(cashIdr) },
            ]}
          />
          {forecast.months.some(({ cashIdr }) => cashIdr < 0) ? <p className="mt-2 font-medium">{t("forecast.short")}</p> : null}
        </>
      )}
    </section>
  );
}

/** Permits with what ends soon. */
export function PermitCard({ enterpriseId, sheet: { permits, readiness }, canWrite }: { enterpriseId: string; sheet: EnterpriseSheet; canWrite: boolean }) {
  const { t } = useTranslation("enterprises");
  const lang = useLang();
  const format = useFormat();
  return (
    <Card
      title={t("permit.title")}
      note={t("permit.readiness", { held: readiness.held, of: readiness.of, unknown: readiness.unknown })}
      action={canWrite ? <LinkButton variant="secondary" to={`/usaha/${enterpriseId}/izin`}>{t("permit.edit")}</LinkButton> : undefined}
    >
      <ul className="divide-y divide-line">
        {permits.map(({ permit, state, expiresOn, endsSoon }) => (
          <li key={permit} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="font-medium">{label(PERMITS, permit, lang)}</span>
            <Badge tone={state === "ada" ? (endsSoon ? "warn" : "good") : state === "kedaluwarsa" ? "warn" : "neutral"}>{label(PERMIT_STATES, state, lang)}</Badge>
            {expiresOn ? <span className="text-muted">{t(endsSoon ? "permit.endsSoon" : "permit.until", { on: format.date(expiresOn) })}</span> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
