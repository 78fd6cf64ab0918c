import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { can } from "~/access/capabilities";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { fixedT, langOf } from "~/i18n/i18n.server";
import { AreaTable } from "~/indicators/AreaTable";
import { columnName } from "~/indicators/area-table";
import { COMPARED_IDS, COVERAGE_FILTERS, dashboardQuery } from "~/indicators/dashboard-query";
import { dashboard, placeOf } from "~/indicators/dashboard.server";
import { FigureCards } from "~/indicators/FigureCards";
import { ReceivedFigures } from "~/indicators/ReceivedFigures";
import { RetiredNote } from "~/indicators/RetiredNote";
import { levelOf } from "~/indicators/scope.server";
import { TaskStrip } from "~/indicators/TaskStrip";
import { REGION_LEVELS } from "~/regions/codes";
import { timeZoneOf } from "~/regions/time-zone";
import { label } from "~/shared/codes";
import { dateIn, monthOf } from "~/shared/dates";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { PeriodPicker } from "~/ui/PeriodPicker";
import { useFormat } from "~/ui/use-format";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = params.code ?? "";
  requireCan(actor, "numbers:read", code);
  const language = await langOf(request);
  const t = fixedT(language, "indicators");
  const url = new URL(request.url);
  const now = new Date();
  const query = dashboardQuery(url.searchParams, monthOf(dateIn(timeZoneOf(code), now)));
  return asActor(actor, async (tx) => {
    const place = await placeOf(tx, code);
    if (place === null) throw new Response(null, { status: 404 });
    const { region, crumbs, retired } = place;
    if (region && region.currentCode !== code) throw redirect(`/wilayah/${region.currentCode}?${withFormer(url.searchParams, code)}`);
    const shown = await dashboard(tx, { actor, region: code, query, t, language, now });
    return {
      ...shown,
      code,
      name: region ? `${label(REGION_LEVELS, region.level, language)} ${region.name}` : t("country"),
      crumbs: crumbs.map((crumb) => ({ label: crumb.name, to: crumb.code === code || !can(actor, "numbers:read", crumb.code) ? undefined : `/wilayah/${crumb.code}${url.search}` })),
      retired,
      former: url.searchParams.get("dahulu"),
      query,
      seesPeople: levelOf(code) === "desa" && can(actor, "people:read", code),
      columns: (shown.table?.columns ?? []).map((key) => ({ key, label: columnName(key, language) })),
      filters: COVERAGE_FILTERS,
      indicators: COMPARED_IDS.map((key) => ({ key, label: columnName(key, language) })),
    };
  });
}

function withFormer(params: URLSearchParams, code: string): URLSearchParams {
  const next = new URLSearchParams(params);
  next.set("dahulu", code);
  return next;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? "Wilayah"} · Desa Produktif` }];

export default function AreaDashboard() {
  const { code, name, crumbs, asOf, cards, charts, table, tasks, retired, former, query, seesPeople, columns, filters, indicators } = useLoaderData<typeof loader>();
  const { t } = useTranslation("indicators");
  const format = useFormat();
  const { search } = useLocation();
  const period = `${format.month(query.from)} – ${format.month(query.to)}`;
  const span = `dari=${query.from}&sampai=${query.to}`;
  const records = (id: string) => (seesPeople && id !== "X10" ? `/wilayah/${code}/indikator/${id}?${span}` : null);
  return (
    <Page
      title={name}
      intro={t("asOf", { when: asOf })}
      crumbs={crumbs}
      actions={
        <>
          {(["csv", "xlsx"] as const).map((kind) => (
            <LinkButton key={kind} variant="secondary" reloadDocument to={`/wilayah/${code}/indikator.${kind}${search}`}>
              <Download aria-hidden="true" className="size-5" />
              {t(`export.${kind}`)}
            </LinkButton>
          ))}
        </>
      }
    >
      {tasks ? (
        <TaskStrip
          region={code}
          tasks={tasks}
          missingTo={`/wilayah/${code}/indikator/R01?dari=${tasks.month}&sampai=${tasks.month}&keadaan=belum`}
          incompleteTo={`/wilayah/${code}/indikator/R05?${span}&keadaan=belum`}
        />
      ) : null}
      <PeriodPicker from={query.from} to={query.to} latest={query.latest} />
      <RetiredNote former={former} retired={retired} />
      <FigureCards cards={cards} linkOf={records} />
      <ReceivedFigures charts={charts} linkOf={(dimension, key) => (seesPeople && dimension === "channel" && key !== "lainnya_lain" ? `/wilayah/${code}/indikator/R07b?${span}&saluran=${key}` : undefined)} />
      {table ? (
        <AreaTable
          {...table}
          name={name}
          period={period}
          columns={columns}
          indicators={indicators}
          chosen={query.indicator}
          search={query.search}
          filter={query.filter}
          filters={filters}
          sort={query.sort}
        />
      ) : null}
    </Page>
  );
}
