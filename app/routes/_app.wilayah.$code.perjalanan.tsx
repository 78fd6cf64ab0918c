import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { JourneyFilters } from "~/journeys/JourneyFilters";
import { JourneyTable } from "~/journeys/JourneyTable";
import { ENDING_DAYS, JOURNEYS_PER_PAGE, LIST_FILTERS, villageJourneys } from "~/journeys/village-journeys.server";
import { areaCrumbs } from "~/regions/area-name";
import { listedArea } from "~/regions/listed-area.server";
import { breadcrumbs } from "~/regions/regions.server";
import { timeZoneOf } from "~/regions/time-zone";
import { addDays, todayIn } from "~/shared/dates";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { Pagination } from "~/ui/Pagination";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t, code] = [await requireActor(request), await getFixedT(request, "journeys"), params.code ?? ""];
  requireCan(actor, "people:read", code);
  const { search, searchParams } = new URL(request.url);
  const filter = LIST_FILTERS.find((name) => name === searchParams.get("tahap")) ?? null;
  const page = Math.min(Math.max(1, Math.trunc(Number(searchParams.get("hal"))) || 1), 10_000);
  return asActor(actor, async (tx) => {
    await listedArea(tx, actor, code, { page: "perjalanan", search });
    const today = todayIn(timeZoneOf(code), new Date());
    return {
      title: `${t("list.title")} · Desa Produktif`,
      code,
      crumbs: areaCrumbs(actor, await breadcrumbs(tx, code)),
      ...(await villageJourneys(tx, code, { filter, page, today })),
      filter,
      page,
      today,
      endingUntil: addDays(today, ENDING_DAYS),
      endingDays: ENDING_DAYS,
      perPage: JOURNEYS_PER_PAGE,
    };
  });
}

export default function VillageJourneysPage() {
  const { t } = useTranslation("journeys");
  const format = useFormat();
  const { code, crumbs, rows, counts, filter, page, today, endingUntil, endingDays, perPage } = useLoaderData<typeof loader>();
  const toHouseholds = <LinkButton to={`/wilayah/${code}/keluarga`}>{t("list.households")}</LinkButton>;
  return (
    <Page title={t("list.title")} intro={t("list.intro", { on: format.date(today) })} crumbs={[...crumbs, { label: t("list.title") }]}>
      <JourneyFilters counts={counts} chosen={filter} endingDays={endingDays} />
      <Card flush>
        {rows.length > 0 ? (
          <JourneyTable rows={rows} today={today} endingUntil={endingUntil} />
        ) : (
          <EmptyState title={t("list.none")} action={toHouseholds}>
            {t("list.noneHelp")}
          </EmptyState>
        )}
      </Card>
      <Pagination page={page} pageSize={perPage} total={filter === null ? counts.all : counts[filter]} />
    </Page>
  );
}
