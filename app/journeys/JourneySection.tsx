import { Link } from "@remix-run/react";
import { ArrowRight, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLang } from "~/i18n/use-lang";
import { label } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { Disclosure } from "~/ui/Disclosure";
import { useFormat } from "~/ui/use-format";
import { JOURNEY_STATES } from "./codes";
import type { JourneySectionFacts } from "./journey-section.server";
import { toneOf } from "./phases";

type Row = JourneySectionFacts["rows"][number];

/** A household's journeys on its page: who is where, since when and until when, and who may start one. */
export function JourneySection({ householdId, journeys: { rows, starters } }: { householdId: string; journeys: JourneySectionFacts }) {
  const { t } = useTranslation("journeys");
  return (
    <Card title={t("section.title")}>
      {rows.length > 0 ? (
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <JourneyRow key={row.id} row={row} />
          ))}
        </ul>
      ) : (
        <>
          <p className="font-medium">{t("section.none")}</p>
          <p className="text-muted">{t("section.noneHelp")}</p>
        </>
      )}
      {starters.length > 0 ? (
        <Disclosure summary={t("section.start")} className="no-print mt-2">
          <ul className="flex flex-wrap gap-x-5">
            {starters.map(({ id, name }) => (
              <li key={id}>
                <Link to={`/keluarga/${householdId}/anggota/${id}/perjalanan/baru`} className="link tap gap-1.5" aria-label={t("section.startFor", { name })}>
                  <Plus aria-hidden="true" className="size-4" />
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </Card>
  );
}

function JourneyRow({ row }: { row: Row }) {
  const { t } = useTranslation("journeys");
  const lang = useLang();
  const format = useFormat();
  const facts = [
    row.country ? label(COUNTRIES, row.country, lang) : null,
    row.departedOn ? t("section.left", { on: format.date(row.departedOn) }) : null,
    row.returnedOn ? t("section.back", { on: format.date(row.returnedOn) }) : row.contractEnd ? t("section.contractUntil", { on: format.date(row.contractEnd) }) : null,
  ];
  return (
    <li className="py-3 first:pt-0">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link to={`/perjalanan/${row.id}`} className="link tap gap-1.5 font-medium">
          {row.personName}
          <ArrowRight aria-hidden="true" className="size-4" />
        </Link>
        <Badge tone={toneOf(row.status)}>{label(JOURNEY_STATES, row.status, lang)}</Badge>
      </p>
      <p className="text-muted">{facts.filter(Boolean).join(" · ")}</p>
    </li>
  );
}
