import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { fixedT, langOf } from "~/i18n/i18n.server";
import { AreaFigureMap } from "~/indicators/AreaFigureMap";
import { AreaTable } from "~/indicators/AreaTable";
import { columnName } from "~/indicators/area-table";
import { COMPARED_IDS, COVERAGE_FILTERS } from "~/indicators/dashboard-query";
import { dashboard, placeOf, readingOf } from "~/indicators/dashboard.server";
import { FigureCards } from "~/indicators/FigureCards";
import { withFigures } from "~/indicators/figures-state.server";
import { FourPillars } from "~/indicators/FourPillars";
import { PeriodNote } from "~/indicators/PeriodNote";
import { ReceivedFigures } from "~/indicators/ReceivedFigures";
import { RetiredNote } from "~/indicators/RetiredNote";
import { TaskStrip } from "~/indicators/TaskStrip";
import { TrendFigures } from "~/indicators/TrendFigures";
import { WaitingNote } from "~/indicators/WaitingNote";
import { areaCrumbs } from "~/regions/area-name";
import { isVillageCode } from "~/regions/region-code";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { PeriodPicker } from "~/ui/PeriodPicker";
import { useFormat } from "~/ui/use-format";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = params.code ?? "";
  requireCan(actor, "numbers:read", code);
  const language = await langOf(request);
  const url = new URL(request.url);
  return withFigures(actor, async (tx, waiting) => {
    const place = await placeOf(tx, code, language);
    if (place === null) throw new Response(null, { status: 404 });
    const { region, name, crumbs, retired } = place;
    if (region && region.currentCode !== code) throw redirect(`/wilayah/${region.currentCode}?${withFormer(url.searchParams, code)}`);
    const reading = await readingOf(tx, { actor, region: code, params: url.searchParams, t: fixedT(language, "indicators"), language, now: new Date() });
    const shown = await dashboard(tx, reading);
    return {
      ...shown,
      waiting,
      code,
      name,
      crumbs: areaCrumbs(actor, crumbs, { query: url.search, current: code }),
      retired,
      former: url.searchParams.get("dahulu"),
      query: reading.query,
      seesPeople: reading.seesPeople,
      columns: (shown.table?.columns ?? []).map((key) => ({ key, label: columnName(key, language) })),
      filters: COVERAGE_FILTERS,
      indicators: shown.table ? COMPARED_IDS.map((key) => ({ key, label: columnName(key, language) })) : [],
    };
  });
}

function withFormer(params: URLSearchParams, code: string): URLSearchParams {
  const next = new URLSearchParams(params);
  next.set("dahulu", code);
  return next;
}

/** The pages of a village's work, in the order of the pillars. */
const WORK = [
  ["kegiatan", "learning:title"], ["informasi", "jobs:title"], ["lowongan", "vacancies:title"], ["usaha", "enterprises:title"], ["kelompok", "savings:title"], ["pasar", "market:title"], ["survei", "surveys:due.title"],
] as const;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? "Wilayah"} · Desa Produktif` }];

export default function AreaDashboard() {
  const { code, name, crumbs, asOf, cards, pillars, charts, trends, table, map, tasks, waiting, retired, former, query, seesPeople, columns, filters, indicators } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["indicators", "regions", "exports", "compare", "learning", "enterprises", "savings", "vacancies", "surveys", "jobs", "market"]);
  const format = useFormat();
  const { search } = useLocation();
  const span = `dari=${query.from}&sampai=${query.to}`;
  const records = (id: string) => (id === "X10" ? null : `/wilayah/${code}/indikator/${id}?${span}`);
  const drill = { channel: ["R01", "saluran"], country: ["R01", "negara"], use: ["R08c", "guna"] } as const;
  return (
    <Page
      title={name}
      intro={t("asOf", { when: asOf })}
      crumbs={crumbs}
      actions={
        isVillageCode(code) ? (
          <LinkButton variant="secondary" to={`/wilayah/${code}/program`}>
            {t("regions:programme.title")}
          </LinkButton>
        ) : (
          <LinkButton variant="secondary" to={`/wilayah/${code}/banding?${span}&indikator=${query.indicator}`}>
            {t("compare:link")}
          </LinkButton>
        )
      }
    >
      {tasks ? (
        <TaskStrip
          region={code}
          tasks={tasks}
          missingTo={`/wilayah/${code}/indikator/R01?dari=${tasks.month}&sampai=${tasks.month}&keadaan=belum`}
          incompleteTo={`/wilayah/${code}/indikator/R05?dari=${tasks.since}&sampai=${tasks.month}&keadaan=belum`}
        />
      ) : null}
      {seesPeople && isVillageCode(code) ? (
        <nav aria-label={t("work")} className="no-print grid grid-cols-2 gap-2 sm:flex sm:flex-wrap">
          {WORK.map(([path, name]) => (
            <LinkButton key={path} variant="secondary" to={`/wilayah/${code}/${path}`}>{t(name)}</LinkButton>
          ))}
        </nav>
      ) : null}
      <div className="space-y-2">
        <PeriodPicker from={query.from} to={query.to} latest={query.latest} dataUntil={query.dataUntil ?? query.latest} />
        <PeriodNote {...query} />
      </div>
      <WaitingNote {...waiting} />
      <RetiredNote former={former} retired={retired} />
      <FigureCards cards={cards} linkOf={records} closed={!seesPeople} />
      <FourPillars {...pillars} to={`/wilayah/${code}/pilar?${span}`} />
      <ReceivedFigures charts={charts} linkOf={seesPeople ? (dimension, key) => `/wilayah/${code}/indikator/${drill[dimension][0]}?${span}&${drill[dimension][1]}=${key}` : undefined} />
      <TrendFigures trends={trends} />
      {map ? <AreaFigureMap map={map} indicator={indicators.find(({ key }) => key === query.indicator)?.label ?? ""} skipTo="tabel-wilayah" /> : null}
      {table ? (
        <AreaTable
          {...table}
          name={name}
          period={`${format.month(query.from)} – ${format.month(query.to)}`}
          columns={columns}
          indicators={indicators}
          chosen={query.indicator}
          search={query.search}
          filter={query.filter}
          filters={filters}
          sort={query.sort}
        />
      ) : null}
      <section aria-label={t("export.title")} className="no-print flex flex-wrap items-center gap-3">
        <p className="text-muted">{t("export.text")}</p>
        {(["csv", "xlsx"] as const).map((kind) => (
          <LinkButton key={kind} variant="secondary" reloadDocument to={`/wilayah/${code}/indikator.${kind}${search}`}>
            <Download aria-hidden="true" className="size-5" />
            {t(`export.${kind}`)}
          </LinkButton>
        ))}
        {seesPeople ? (
          <LinkButton variant="secondary" to={`/wilayah/${code}/ekspor`}>
            {t("exports:title")}
          </LinkButton>
        ) : null}
      </section>
    </Page>
  );
}
