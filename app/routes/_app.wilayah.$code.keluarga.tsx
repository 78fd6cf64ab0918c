import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Download, FileUp, Plane, Plus, User, Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { can } from "~/access/capabilities";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { findByNumber, shownHouseholds } from "~/households/list-page.server";
import { householdList } from "~/households/household-list.server";
import { HouseholdTable } from "~/households/HouseholdTable";
import { isFiltered, listAddress, listQuery } from "~/households/list-query";
import { ListFilters } from "~/households/ListFilters";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { JOURNEY_STATES } from "~/journeys/codes";
import { areaCrumbs, areaName } from "~/regions/area-name";
import { listedArea } from "~/regions/listed-area.server";
import { breadcrumbs, childrenOf } from "~/regions/regions.server";
import { codesOf, label } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { EmptyState } from "~/ui/EmptyState";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = params.code ?? "";
  requireCan(actor, "people:read", code);
  const [lang, t] = [await langOf(request), await getFixedT(request, "households")];
  const url = new URL(request.url);
  const query = listQuery(url.searchParams, codesOf(JOURNEY_STATES));
  return asActor(actor, async (tx) => {
    const region = await listedArea(tx, actor, code, { page: "keluarga", search: url.search });
    const isVillage = region?.level === "desa" || region?.level === "kelurahan";
    const { rows, total, next } = await householdList(tx, code, query);
    return {
      title: `${t("list.title")} · Desa Produktif`,
      code,
      place: region ? areaName(region, lang) : "Indonesia",
      crumbs: areaCrumbs(actor, await breadcrumbs(tx, code)),
      isVillage,
      canWrite: can(actor, "people:write", code),
      parts: isVillage ? [] : (await childrenOf(tx, region?.code ?? null)).map(({ code: part, name }) => ({ code: part, name })),
      query,
      rows: shownHouseholds(rows),
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
  const part = form.get("bagian");
  const area = typeof part === "string" && part.startsWith(code === "ID" ? "" : `${code}.`) && part !== "" ? part : code;
  const miss = await asActor(actor, (tx) => findByNumber(tx, form.get("cari")));
  if (miss) return data(miss, { status: 422 });
  throw redirect(`/wilayah/${encodeURIComponent(area)}/keluarga${listAddress(form)}`, { status: 303 });
}

export default function AreaHouseholds() {
  const { code, place, crumbs, isVillage, canWrite, parts, query, rows, total, next } = useLoaderData<typeof loader>();
  const miss = useActionData<typeof action>();
  const { t } = useTranslation(["households", "journeys", "exports", "merging"]);
  const { lang } = useFormat();
  const add = (
    <LinkButton to={`/keluarga/baru?desa=${code}`}>
      <Plus aria-hidden="true" className="size-5" />
      {t("list.add")}
    </LinkButton>
  );
  const bring = (
    <LinkButton to={`/wilayah/${code}/impor`} variant="secondary">
      <FileUp aria-hidden="true" className="size-5" />
      {t("list.import")}
    </LinkButton>
  );
  const journeys = (
    <LinkButton to={`/wilayah/${code}/perjalanan`} variant="secondary">
      <Plane aria-hidden="true" className="size-5" />
      {t("journeys:list.title")}
    </LinkButton>
  );
  const people = (
    <LinkButton to={`/wilayah/${code}/orang`} variant="secondary">
      <User aria-hidden="true" className="size-5" />
      {t("people.title")}
    </LinkButton>
  );
  const doubles = (
    <LinkButton to={`/wilayah/${code}/mungkin-sama`} variant="secondary">
      <Users aria-hidden="true" className="size-5" />
      {t("merging:link.list")}
    </LinkButton>
  );
  const take = (
    <LinkButton to={`/wilayah/${code}/ekspor`} variant="secondary">
      <Download aria-hidden="true" className="size-5" />
      {t("exports:title")}
    </LinkButton>
  );
  return (
    <Page title={t("list.title")} intro={place} crumbs={[...crumbs, { label: t("list.title") }]} actions={<>{canWrite ? <>{add}{bring}</> : null}{people}{journeys}{take}{canWrite ? doubles : null}</>}>
      <ListFilters
        query={query}
        typed={miss?.typed}
        error={miss?.error}
        parts={parts}
        journeyStates={codesOf(JOURNEY_STATES).map((state) => ({ code: state, label: label(JOURNEY_STATES, state, lang) }))}
      />
      <HouseholdTable
        caption={t("list.caption", { place })}
        rows={rows}
        total={total}
        next={next}
        sort={query.sort}
        direction={query.direction}
        isFirst={query.after === null}
        withVillage={!isVillage}
        whereabouts={(state, country) => [label(JOURNEY_STATES, state, lang), country ? label(COUNTRIES, country, lang) : ""].filter(Boolean).join(", ")}
        empty={
          isFiltered(query) ? (
            <EmptyState title={t("list.noneFound")} action={<LinkButton to="?" variant="secondary">{t("list.clear")}</LinkButton>}>
              {t("list.noneFoundHelp")}
            </EmptyState>
          ) : (
            <EmptyState title={t("list.empty", { place })} action={canWrite ? <div className="flex flex-wrap justify-center gap-3">{add}{bring}</div> : undefined}>
              {t(canWrite ? "list.emptyHelp" : "list.emptyReadOnly")}
            </EmptyState>
          )
        }
      />
    </Page>
  );
}
