import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { ageOf } from "~/households/age";
import { findByNumber } from "~/households/list-page.server";
import { listAddress, listQuery } from "~/households/list-query";
import { personList } from "~/households/person-list.server";
import { PersonFilters } from "~/households/PersonFilters";
import { PersonTable } from "~/households/PersonTable";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { JOURNEY_STATES } from "~/journeys/codes";
import { areaCrumbs, areaName } from "~/regions/area-name";
import { listedArea } from "~/regions/listed-area.server";
import { breadcrumbs } from "~/regions/regions.server";
import { timeZoneOf } from "~/regions/time-zone";
import { label } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { todayIn } from "~/shared/dates";
import { EmptyState } from "~/ui/EmptyState";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = params.code ?? "";
  requireCan(actor, "people:read", code);
  const [lang, t] = [await langOf(request), await getFixedT(request, "households")];
  const url = new URL(request.url);
  const query = listQuery(url.searchParams);
  return asActor(actor, async (tx) => {
    const region = await listedArea(tx, actor, code, { page: "orang", search: url.search });
    const { rows, total, next } = await personList(tx, code, query);
    return {
      title: `${t("people.title")} · Desa Produktif`,
      code,
      place: region ? areaName(region, lang) : "Indonesia",
      crumbs: areaCrumbs(actor, await breadcrumbs(tx, code)),
      isVillage: region?.level === "desa" || region?.level === "kelurahan",
      query,
      rows: rows.map(({ birthDate, birthYear, regionCode, journey, ...person }) => ({
        ...person,
        age: ageOf({ birthDate, birthYear }, todayIn(timeZoneOf(regionCode), new Date())),
        journey: journey && { id: journey.id, text: [label(JOURNEY_STATES, journey.state, lang), journey.country ? label(COUNTRIES, journey.country, lang) : ""].filter(Boolean).join(", ") },
      })),
      total,
      next,
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const code = params.code ?? "";
  requireCan(actor, "people:read", code);
  const form = await request.formData();
  const miss = await asActor(actor, (tx) => findByNumber(tx, form.get("cari")));
  if (miss) return data(miss, { status: 422 });
  throw redirect(`/wilayah/${encodeURIComponent(code)}/orang${listAddress(form)}`, { status: 303 });
}

export default function AreaPersons() {
  const { code, place, crumbs, isVillage, query, rows, total, next } = useLoaderData<typeof loader>();
  const miss = useActionData<typeof action>();
  const { t } = useTranslation("households");
  const narrowed = query.search.trim() !== "" || query.whereabouts !== null;
  return (
    <Page title={t("people.title")} intro={place} crumbs={[...crumbs, { label: t("people.title") }]} actions={<LinkButton to={`/wilayah/${code}/keluarga`} variant="secondary">{t("people.toHouseholds")}</LinkButton>}>
      <PersonFilters query={query} typed={miss?.typed} error={miss?.error} />
      <PersonTable
        caption={t("people.caption", { place })}
        rows={rows}
        total={total}
        next={next}
        isFirst={query.after === null}
        withVillage={!isVillage}
        empty={
          narrowed ? (
            <EmptyState title={t("people.noneFound")} action={<LinkButton to="?" variant="secondary">{t("list.clear")}</LinkButton>}>
              {t("people.noneFoundHelp")}
            </EmptyState>
          ) : (
            <EmptyState title={t("people.empty", { place })}>{t("people.emptyHelp")}</EmptyState>
          )
        }
      />
    </Page>
  );
}
