import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { can } from "~/access/capabilities";
import { ownAreas } from "~/access/navigation";
import { requireActor } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { FoundAreas } from "~/regions/FoundAreas";
import { isVillageCode } from "~/regions/region-code";
import { regionNames } from "~/regions/regions.server";
import { searchRegions } from "~/regions/search-regions.server";
import { storableText } from "~/shared/text";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { plainField } from "~/ui/form/field-facts";
import { TextField } from "~/ui/form/TextField";
import { Page } from "~/ui/Page";
import { SubmitButton } from "~/ui/SubmitButton";

const MOST = 20;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const t = await getFixedT(request, "regions");
  const text = storableText(new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, 80);
  const areas = ownAreas(actor);
  return asActor(actor, async (tx) => {
    const names = await regionNames(tx, areas);
    const found = text === "" || areas.length === 0 ? null : await searchRegions(tx, text, { within: areas, limit: MOST + 1 });
    return {
      title: `${t("mine.title")} · Desa Produktif`,
      text,
      areas: areas.map((code) => ({ code, name: names[code] ?? code, links: linksOf(actor, code) })),
      found: found?.slice(0, MOST).map((area) => {
        const now = area.successor?.code ?? area.code;
        return { ...area, to: linksOf(actor, now)[0]?.to ?? null };
      }) ?? null,
      hasMore: (found?.length ?? 0) > MOST,
    };
  });
}

type AreaLink = { key: "dashboard" | "households" | "remittance" | "programme"; to: string };

/** What can be done in an area, most used first. */
function linksOf(actor: Actor, code: string): AreaLink[] {
  const isVillage = isVillageCode(code);
  const all: [boolean, AreaLink][] = [
    [can(actor, "numbers:read", code), { key: "dashboard", to: `/wilayah/${code}` }],
    [can(actor, "people:read", code) && code !== "ID", { key: "households", to: `/wilayah/${code}/keluarga` }],
    [can(actor, "people:write", code) && isVillage, { key: "remittance", to: `/kiriman/baru?desa=${code}` }],
    [(can(actor, "numbers:read", code) || can(actor, "people:read", code)) && isVillage, { key: "programme", to: `/wilayah/${code}/program` }],
  ];
  return all.flatMap(([allowed, link]) => (allowed ? [link] : []));
}

export default function AreasPage() {
  const { t } = useTranslation("regions");
  const { areas, text, found, hasMore } = useLoaderData<typeof loader>();
  if (areas.length === 0) {
    return (
      <Page title={t("mine.title")}>
        <EmptyState title={t("mine.none")}>{t("mine.noneHelp")}</EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t("mine.title")} intro={t("mine.intro")} width="narrow">
      <Form method="get" role="search" aria-label={t("mine.search")} className="flex flex-wrap items-end gap-3">
        <div className="min-w-56 grow">
          <TextField key={text} field={plainField("q", text, "wilayah")} label={t("mine.search")} hint={t("areaHint")} type="search" autoComplete="off" optional={false} />
        </div>
        <SubmitButton variant="secondary" className="min-h-12">
          {t("mine.show")}
        </SubmitButton>
      </Form>
      {found ? (
        <Card title={t("mine.results", { count: found.length })} flush>
          {found.length > 0 ? <FoundAreas areas={found} /> : <EmptyState title={t("mine.nothing")}>{t("mine.nothingHelp")}</EmptyState>}
          {hasMore ? <p className="px-4 pb-4 text-muted sm:px-5">{t("mine.more", { count: found.length })}</p> : null}
        </Card>
      ) : null}
      <ul className="space-y-4">
        {areas.map(({ code, name, links }) => (
          <li key={code} className="card p-4 sm:p-5">
            <h2 className="text-lg font-semibold">{code === "ID" ? t("mine.country") : name}</h2>
            {code === "ID" ? null : <p className="num text-muted">{code}</p>}
            <ul className="mt-2 flex flex-wrap gap-x-6">
              {links.map(({ key, to }) => (
                <li key={key}>
                  <Link to={to} className="link tap">
                    {t(`mine.${key}`)}
                    <span className="sr-only"> {name}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Page>
  );
}
