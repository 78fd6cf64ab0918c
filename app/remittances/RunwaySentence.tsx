import { useTranslation } from "react-i18next";
import { formatRunway } from "~/finance/runway";
import { useFormat } from "~/ui/use-format";
import type { RunwayFacts } from "./household-runway";

/** "If the remittance stops, savings last about 4.7 months", or what must be asked before anybody can say. */
export function RunwaySentence({ runway, isAway }: { runway: RunwayFacts; isAway: boolean }) {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  const { ifStops, atReading, asOf, endsOn, missing } = runway;
  const who = isAway ? "away" : "home";
  if (atReading.kind === "unknown") {
    return (
      <div className="space-y-1">
        <p className="text-lg font-semibold">{t(`runway.unknown.${who}`)}</p>
        <p className="text-muted">{t("runway.ask", { what: missing.map((input) => t(`runway.missing.${input}`)).join(", ") })}</p>
      </div>
    );
  }
  const sentence =
    atReading.kind === "sustainable"
      ? t(`runway.sustainable.${who}`)
      : t(`runway.months.${who}`, { months: formatRunway(atReading, format.lang) });
  const isOld = ifStops.kind === "unknown";
  return (
    <div className="space-y-1">
      <p className="text-lg font-semibold text-pretty">{isOld ? t("runway.then", { on: format.date(asOf), sentence }) : sentence}</p>
      {isOld ? <p className="text-warn">{t("runway.old")}</p> : null}
      {!isOld && endsOn ? <p>{t("runway.ends", { month: format.month(endsOn) })}</p> : null}
      {isOld ? null : <p className="text-muted">{t("runway.asOf", { on: format.date(asOf) })}</p>}
    </div>
  );
}
