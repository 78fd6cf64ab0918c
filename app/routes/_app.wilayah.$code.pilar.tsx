import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { fixedT, langOf } from "~/i18n/i18n.server";
import { placeToday, readingOf } from "~/indicators/dashboard.server";
import { FigureCards } from "~/indicators/FigureCards";
import { withFigures } from "~/indicators/figures-state.server";
import { FourPillars } from "~/indicators/FourPillars";
import { PeriodNote } from "~/indicators/PeriodNote";
import { pillarPage } from "~/indicators/pillar-page.server";
import { hasRecords } from "~/indicators/pillars";
import { WaitingNote } from "~/indicators/WaitingNote";
import { areaCrumbs } from "~/regions/area-name";
import { Page } from "~/ui/Page";
import { PeriodPicker } from "~/ui/PeriodPicker";

/** The four pillars of an area: the index, a bar a pillar, and every figure behind it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = params.code ?? "";
  requireCan(actor, "numbers:read", code);
  const language = await langOf(request);
  const { search, searchParams } = new URL(request.url);
  return withFigures(actor, async (tx, waiting) => {
    const place = await placeToday(tx, code, language);
    const reading = await readingOf(tx, { actor, region: code, params: searchParams, t: fixedT(language, "indicators"), language, now: new Date() });
    return { ...(await pillarPage(tx, reading)), waiting, code, name: place.name, seesPeople: reading.seesPeople, query: reading.query, crumbs: areaCrumbs(actor, place.crumbs, { query: search }) };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.title ?? "Empat pilar"} · ${page?.name ?? ""} · Desa Produktif` }];

export default function Pillars() {
  const { title, asOf, index, bars, sections, waiting, code, seesPeople, name, query, crumbs } = useLoaderData<typeof loader>();
  const { t } = useTranslation("indicators");
  const records = (id: string) => (hasRecords(id) ? `/wilayah/${code}/indikator/${id}?dari=${query.from}&sampai=${query.to}` : null);
  return (
    <Page title={`${title}: ${name}`} intro={t("asOf", { when: asOf })} crumbs={[...crumbs, { label: title }]}>
      <div className="space-y-2">
        <PeriodPicker from={query.from} to={query.to} latest={query.latest} dataUntil={query.dataUntil ?? query.latest} />
        <PeriodNote {...query} />
      </div>
      <WaitingNote {...waiting} />
      <FourPillars index={index} bars={bars} />
      {sections.map(({ pillar, cards }) => (
        <FigureCards key={pillar} title={t(`pillars.${pillar}`)} id={`pilar-${pillar}`} cards={cards} linkOf={seesPeople ? records : undefined} />
      ))}
    </Page>
  );
}
