import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { fixedT, langOf } from "~/i18n/i18n.server";
import { findIndicator } from "~/indicators/catalogue";
import { placeToday, readingOf } from "~/indicators/dashboard.server";
import { withFigures } from "~/indicators/figures-state.server";
import { recordsPage } from "~/indicators/records-page.server";
import { RecordsTable } from "~/indicators/RecordsTable";
import { RecordsRefused } from "~/indicators/RecordsRefused";
import { areaCrumbs } from "~/regions/area-name";
import { Page } from "~/ui/Page";
import { PeriodPicker } from "~/ui/PeriodPicker";
import { StatCard } from "~/ui/StatCard";
import { useFormat } from "~/ui/use-format";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = params.code ?? "";
  requireCan(actor, "numbers:read", code);
  const indicator = findIndicator(params.id ?? "");
  if (indicator === null) throw new Response(null, { status: 404 });
  const language = await langOf(request);
  const { searchParams } = new URL(request.url);
  return withFigures(actor, async (tx) => {
    const place = await placeToday(tx, code, language);
    const reading = await readingOf(tx, { actor, region: code, params: searchParams, t: fixedT(language, "indicators"), language, now: new Date() });
    const page = await recordsPage(tx, reading, indicator.id, searchParams);
    const shown = {
      ...page,
      code,
      place: place.name,
      query: reading.query,
      crumbs: areaCrumbs(actor, place.crumbs),
      seesPeople: reading.seesPeople,
    };
    return data(shown, { status: reading.seesPeople ? 200 : 403 });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.title ?? "Angka"} · ${page?.place ?? ""} · Desa Produktif` }];

export default function IndicatorRecords() {
  const { code, place, title, part, figure, definition, coverage, asOf, filter, query, crumbs, seesPeople, records } = useLoaderData<typeof loader>();
  const { t } = useTranslation("indicators");
  const format = useFormat();
  const back = `/wilayah/${code}?dari=${query.from}&sampai=${query.to}`;
  const heading = part === null ? title : `${title}: ${part}`;
  const period = query.from === query.to ? format.month(query.from) : `${format.month(query.from)} – ${format.month(query.to)}`;
  return (
    <Page title={heading} intro={`${place} · ${period} · ${t("asOf", { when: asOf })}`} crumbs={[...crumbs, { label: title }]}>
      {seesPeople ? (
        <>
          <PeriodPicker from={query.from} to={query.to} latest={query.latest} dataUntil={query.dataUntil ?? query.latest} />
          <StatCard
            label={heading}
            value={figure.value}
            unknownReason={figure.reason ?? undefined}
            sub={[figure.why, coverage].filter(Boolean).join(" · ")}
            definition={definition}
            to={back}
            toLabel={t("drill.back")}
          />
          <RecordsTable records={records} caption={`${t("drill.title")}: ${heading}, ${place}, ${period}`} filter={filter} />
        </>
      ) : (
        <RecordsRefused place={place} back={back} definition={definition} of={title} />
      )}
    </Page>
  );
}
