import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { Facts } from "~/ui/Facts";
import { useFormat } from "~/ui/use-format";
import { JOURNEY_ENTRIES, JOURNEY_STATES, SCHEMES, SECTORS } from "./codes";
import type { JourneyPage } from "./journey-page.server";
import { phaseOf, toneOf } from "./phases";

/** Where the journey stands and what is known of it. */
export function JourneySummary({ journey }: { journey: JourneyPage["journey"] }) {
  const { t } = useTranslation("journeys");
  const lang = useLang();
  const format = useFormat();
  const hasLeft = journey.departedOn !== null || phaseOf(journey.status) !== "persiapan";
  return (
    <Card>
      <p className="mb-4 flex flex-wrap items-center gap-3 text-lg">
        <span className="text-muted">{t("now")}</span>
        <Badge tone={toneOf(journey.status)}>{label(JOURNEY_STATES, journey.status, lang)}</Badge>
      </p>
      <Facts
        columns={3}
        items={[
          { term: t("field.country"), value: journey.country ? label(COUNTRIES, journey.country, lang) : t("unknown") },
          { term: t("field.sector"), value: label(SECTORS, journey.sector, lang) },
          { term: t("field.scheme"), value: label(SCHEMES, journey.scheme, lang) },
          ...(hasLeft ? [{ term: t("field.departedOn"), value: journey.departedOn ? format.date(journey.departedOn) : t("unknown") }] : []),
          ...(journey.returnedOn ? [{ term: t("field.returnedOn"), value: format.date(journey.returnedOn) }] : []),
          { term: t("field.entry"), value: label(JOURNEY_ENTRIES, journey.entry, lang) },
          ...(journey.transitRegionCode ? [{ term: t("field.transitRegionCode"), value: journey.transitRegionCode }] : []),
        ]}
      />
      {journey.note ? <p className="mt-4 whitespace-pre-line break-words">{journey.note}</p> : null}
    </Card>
  );
}
