import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatRunway, runwayEndsOn, type Runway } from "~/finance/runway";
import { Card } from "~/ui/Card";
import { Facts } from "~/ui/Facts";
import { LinkButton } from "~/ui/LinkButton";
import { useFormat } from "~/ui/use-format";
import type { MissingFact } from "./zone-facts";
import { ZoneBadge } from "./ZoneBadge";
import type { Zone, ZoneAnswer, ZoneFacts } from "./zones";

type ZoneCardProps = {
  householdId: string;
  zone: ZoneAnswer;
  facts: ZoneFacts;
  missing: readonly MissingFact[];
  asOf: string | null;
  lasts: Runway;
  fundTargetIdr: number | null;
  snapshots: readonly { month: string; zone: Zone }[];
  canWrite: boolean;
};

/** Where the family's money stands, why, how long it lasts, and what nobody has told yet. */
export function ZoneCard({ householdId, zone, facts, missing, asOf, lasts, fundTargetIdr, snapshots, canWrite }: ZoneCardProps) {
  const { t } = useTranslation("mentoring");
  const format = useFormat();
  const known = (amount: number | null) => (amount === null ? t("unknown") : format.rupiah(BigInt(Math.round(amount))));
  // Old figures are shown as what they were, and tell nothing about how long money lasts from here.
  const isCurrent = zone.zone !== "abu";
  const endsOn = isCurrent && asOf ? runwayEndsOn(lasts, asOf) : null;
  const months = lasts.kind === "months" ? t("zone.months", { months: formatRunway(lasts, format.lang) }) : formatRunway(lasts, format.lang);
  return (
    <Card
      title={t("zone.title")}
      note={asOf && zone.because[0] !== "facts_unknown" ? t("zone.asOf", { on: format.date(asOf) }) : undefined}
      action={canWrite ? <LinkButton variant="secondary" to={`/keluarga/${householdId}/tabungan`}>{t("zone.record")}</LinkButton> : undefined}
    >
      <p className="text-lg"><ZoneBadge zone={zone.zone} /></p>
      <ul className="mt-3 list-disc space-y-1 pl-5">
        {zone.because.map((ground) => <li key={ground}>{t(`ground.${ground}`)}</li>)}
      </ul>
      {missing.length > 0 ? <p className="mt-2">{t("zone.ask", { what: missing.map((fact) => t(`missing.${fact}`)).join(", ") })}</p> : null}
      <div className="mt-4">
        <Facts
          columns={3}
          items={[
            { term: t("zone.savings"), value: known(facts.balanceIdr) },
            { term: t("zone.spending"), value: known(facts.expenseIdr) },
            { term: t("zone.income"), value: known(facts.continuingIncomeIdr) },
            { term: t("zone.lasts"), value: isCurrent ? months : t("zone.notNow"), hint: endsOn ? t("zone.ends", { month: format.month(endsOn) }) : undefined },
            { term: t("zone.fund"), value: known(fundTargetIdr) },
          ]}
        />
      </div>
      {snapshots.length > 0 ? (
        <div className="mt-4">
          <h3 className="font-semibold">{t("zone.months_title")}</h3>
          <ol className="mt-2 grid grid-cols-2 gap-3 sm:flex sm:flex-wrap">
            {snapshots.slice(0, 12).map((one) => (
              <li key={one.month} className="flex flex-col gap-1">
                <span className="num text-muted">{format.month(one.month)}</span>
                <ZoneBadge zone={one.zone} />
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      <p className="mt-4 text-muted">{t("zone.review")} <Link className="link" to={`/keluarga/${householdId}/rencana-pulang`}>{t("zone.plan")}</Link></p>
    </Card>
  );
}
