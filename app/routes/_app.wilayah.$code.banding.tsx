import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { comparison } from "~/comparison/compare.server";
import { CompareForm } from "~/comparison/CompareForm";
import { CompareTable } from "~/comparison/CompareTable";
import { FunnelFigure } from "~/comparison/FunnelFigure";
import { RankedDots } from "~/comparison/RankedDots";
import { SideBySide } from "~/comparison/SideBySide";
import { fixedT, langOf } from "~/i18n/i18n.server";
import { AreaFigureMap } from "~/indicators/AreaFigureMap";
import { columnName } from "~/indicators/area-table";
import { indicator } from "~/indicators/catalogue";
import { COMPARED_IDS } from "~/indicators/dashboard-query";
import { placeToday, readingOf } from "~/indicators/dashboard.server";
import { withFigures } from "~/indicators/figures-state.server";
import { PeriodNote } from "~/indicators/PeriodNote";
import { WaitingNote } from "~/indicators/WaitingNote";
import { areaCrumbs } from "~/regions/area-name";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { Page } from "~/ui/Page";
import { PeriodPicker } from "~/ui/PeriodPicker";

const CHART_UNITS = { Rp: "rupiah", "%": "percent", months: "months", days: "number", count: "number", score: "number", rate: "number", index: "number", points: "number", ratio: "number", fte: "number", number: "number", mean: "number" } as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = params.code ?? "";
  requireCan(actor, "numbers:read", code);
  const language = await langOf(request);
  const { searchParams } = new URL(request.url);
  return withFigures(actor, async (tx, waiting) => {
    const place = await placeToday(tx, code, language);
    const reading = await readingOf(tx, { actor, region: code, params: searchParams, t: fixedT(language, "indicators"), language, now: new Date() });
    const compared = await comparison(tx, reading, searchParams);
    // A village has nothing inside to compare.
    if (compared === null) throw redirect(`/wilayah/${code}`);
    const { query, seesPeople } = reading;
    return {
      compared, code, name: place.name, waiting, query, seesPeople,
      crumbs: areaCrumbs(actor, place.crumbs),
      unit: CHART_UNITS[indicator(query.indicator).unit],
      indicators: COMPARED_IDS.map((key) => ({ key, label: columnName(key, language) })),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Banding · ${data?.name ?? "Wilayah"} · Desa Produktif` }];

export default function CompareAreas() {
  const { compared, code, name, waiting, query, seesPeople, crumbs, unit, indicators } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["compare", "indicators"]);
  const { search } = useLocation();
  const span = `dari=${query.from}&sampai=${query.to}`;
  const label = indicators.find(({ key }) => key === query.indicator)?.label ?? "";
  const levelName = (level: string) => t(`indicators:table.title.${level}`);
  const linkOf = (area: string) => `/wilayah/${area}?${span}`;
  return (
    <Page title={t("title", { name })} intro={t("indicators:asOf", { when: compared.asOf })} crumbs={crumbs}>
      <CompareForm indicators={indicators} chosen={query.indicator} levels={compared.levels.map((key) => ({ key, label: levelName(key) }))} level={compared.level} />
      <div className="space-y-2">
        <PeriodPicker from={query.from} to={query.to} latest={query.latest} dataUntil={query.dataUntil ?? query.latest} />
        <PeriodNote {...query} />
      </div>
      <WaitingNote {...waiting} />
      <p>
        {t("counted", { compared: compared.compared, count: compared.count })} {compared.isShare ? null : t("noShare")}
      </p>
      {compared.advice.length > 0 ? (
        <Alert title={t("advice.title")}>
          <ul className="space-y-1">
            {compared.advice.map((one) => (
              <li key={one.code}>
                <Link to={one.unknown > 0 && seesPeople ? `/wilayah/${one.code}/indikator/${query.indicator}?${span}&keadaan=belum` : linkOf(one.code)} className="link tap">
                  {t(one.unknown > 0 ? "advice.unknown" : "advice.look", { name: one.name, unknown: one.unknown, all: one.all })}
                </Link>{" "}
                {t(`advice.${one.direction}`)}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {compared.funnel ? (
        <Card title={t("funnel.title", { indicator: label })}>
          <FunnelFigure title={t("funnel.title", { indicator: label })} {...compared.funnel} />
        </Card>
      ) : null}
      {compared.dots.length > 0 ? (
        <Card title={t(compared.isShare ? "dots.ranked" : "dots.plain", { indicator: label })} flush note={compared.dotsLeft > 0 ? t("dots.left", { count: compared.dotsLeft }) : null}>
          <RankedDots dots={compared.dots} linkOf={linkOf} />
        </Card>
      ) : null}
      <section id="tabel-wilayah" className="scroll-mt-20">
        <Card title={levelName(compared.level)} flush note={compared.isShare ? t("table.note") : null}>
          <CompareTable {...compared} caption={t("table.caption", { indicator: label, name })} indicator={label} linkOf={linkOf} />
        </Card>
      </section>
      {compared.beside.length > 0 ? (
        <Card title={t("beside.heading")}>
          <SideBySide series={compared.beside} indicator={label} unit={unit} />
        </Card>
      ) : null}
      {compared.map ? <AreaFigureMap map={compared.map} indicator={label} skipTo="tabel-wilayah" /> : null}
      {compared.apart.length > 0 ? (
        <Card title={t("apart.title")} note={t("apart.note")}>
          <ul className="space-y-1">
            {compared.apart.map((area) => (
              <li key={area.code}>
                <Link to={linkOf(area.code)} className="link">
                  {area.name}
                </Link>
                : {area.reason} ({area.why})
              </li>
            ))}
          </ul>
          {compared.apartLeft > 0 ? <p className="text-muted">{t("apart.more", { count: compared.apartLeft })}</p> : null}
        </Card>
      ) : null}
      {compared.count === 0 ? <EmptyState title={t("table.empty")}>{t("table.emptyHelp")}</EmptyState> : null}
      <p className="no-print text-muted">
        <a href={`/wilayah/${code}/indikator.json?${span}&tingkat=${compared.level}&id=${query.indicator}`} className="link tap">
          {t("asJson")}
        </a>{" "}
        <Link to={search === "" ? "." : search} reloadDocument className="link tap">
          {t("permalink")}
        </Link>
      </p>
    </Page>
  );
}
