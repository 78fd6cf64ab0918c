import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { ownHouseholds } from "~/households/household-list.server";
import { HouseholdTable } from "~/households/HouseholdTable";
import { findByNumber, shownHouseholds } from "~/households/list-page.server";
import { isFiltered, listAddress, listQuery } from "~/households/list-query";
import { ListFilters } from "~/households/ListFilters";
import { getFixedT } from "~/i18n/i18n.server";
import { JOURNEY_STATES } from "~/journeys/codes";
import { codesOf, label } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { EmptyState } from "~/ui/EmptyState";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** The households one reaches by name only: a mentor's families, a migrant's own, which opens at once. */
export async function loader({ request }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "households")];
  const [only, ...more] = actor.households;
  if (only && more.length === 0 && !actor.roles.includes("pendamping")) throw redirect(`/keluarga/${only}`);
  const query = listQuery(new URL(request.url).searchParams, codesOf(JOURNEY_STATES));
  const { rows, total, next } = await asActor(actor, (tx) => ownHouseholds(tx, actor.households, query));
  return { title: `${t("list.own")} · Desa Produktif`, query, rows: shownHouseholds(rows), total, next };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const form = await request.formData();
  const miss = await asActor(actor, (tx) => findByNumber(tx, form.get("cari")));
  if (miss) return data(miss, { status: 422 });
  throw redirect(`/keluarga${listAddress(form)}`, { status: 303 });
}

export default function OwnHouseholds() {
  const { query, rows, total, next } = useLoaderData<typeof loader>();
  const miss = useActionData<typeof action>();
  const { t } = useTranslation("households");
  const { lang } = useFormat();
  const filtered = isFiltered(query);
  return (
    <Page title={t("list.own")}>
      {rows.length > 0 || filtered || miss ? (
        <ListFilters
          query={query}
          typed={miss?.typed}
          error={miss?.error}
          parts={[]}
          journeyStates={codesOf(JOURNEY_STATES).map((state) => ({ code: state, label: label(JOURNEY_STATES, state, lang) }))}
        />
      ) : null}
      <HouseholdTable
        caption={t("list.own")}
        rows={rows}
        total={total}
        next={next}
        sort={query.sort}
        direction={query.direction}
        isFirst={query.after === null}
        withVillage
        whereabouts={(state, country) => [label(JOURNEY_STATES, state, lang), country ? label(COUNTRIES, country, lang) : ""].filter(Boolean).join(", ")}
        empty={
          <EmptyState
            title={t(filtered ? "list.noneFound" : "list.ownEmpty")}
            action={filtered ? <LinkButton to="?" variant="secondary">{t("list.clear")}</LinkButton> : undefined}
          >
            {t(filtered ? "list.noneFoundHelp" : "list.ownEmptyHelp")}
          </EmptyState>
        }
      />
    </Page>
  );
}
