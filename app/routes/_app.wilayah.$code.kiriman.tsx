import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { can } from "~/access/capabilities";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { regionByCode } from "~/regions/regions.server";
import { timeZoneOf } from "~/regions/time-zone";
import { areaListQuery } from "~/remittances/area-list";
import { areaCountries, areaTransfers, areaTransferTotals, type TransferTotals } from "~/remittances/area-transfers.server";
import { CHANNELS } from "~/remittances/codes";
import { markMonth } from "~/remittances/mark-month.server";
import { areaMonth } from "~/remittances/missing-months.server";
import { MonthPanel } from "~/remittances/MonthPanel";
import { TransferFilters } from "~/remittances/TransferFilters";
import { TransferTable } from "~/remittances/TransferTable";
import { codesOf, label } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { isMonth, monthOf, todayIn } from "~/shared/dates";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { flash } from "~/ui/flash.server";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { withQuery } from "~/ui/query-link";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, lang, t] = [await requireActor(request), await langOf(request), await getFixedT(request, "remittances")];
  const code = params.code ?? "";
  requireCan(actor, "people:read", code);
  const query = areaListQuery(new URL(request.url).searchParams);
  const thisMonth = monthOf(todayIn(timeZoneOf(code), new Date()));
  const { month, channel, country, family, after } = query;
  const filter = { area: code, channel, country, family, from: month, until: month };
  return asActor(actor, async (tx) => {
    const region = await regionByCode(tx, code);
    if (!region) throw new Response(null, { status: 404 });
    const { rows, next } = await areaTransfers(tx, filter, after);
    const isVillage = code.length > 8;
    return {
      title: `${t("list.title")} ${region.name} · Desa Produktif`,
      area: { code, name: region.name },
      query,
      thisMonth,
      rows: rows.map(({ channel: code, label: family, villageName, ...row }) => ({ ...row, channel: label(CHANNELS, code, lang), family: { label: family, village: isVillage ? null : villageName } })),
      next,
      totals: await areaTransferTotals(tx, filter),
      channels: codesOf(CHANNELS).map((value) => ({ value, label: label(CHANNELS, value, lang) })),
      countries: (await areaCountries(tx, code)).map((value) => ({ value, label: label(COUNTRIES, value, lang) })),
      // Asking about a month is done by whoever writes there, and only from the first page on.
      month: can(actor, "people:write", code) && after === null ? { month: month ?? thisMonth, ...(await areaMonth(tx, { area: code, month: month ?? thisMonth })) } : null,
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  requireCan(actor, "people:write", params.code ?? "");
  const [household, month] = [z.uuid().safeParse(form.get("keluarga")), form.get("bulan")];
  if (!household.success || !isMonth(month)) throw new Response(null, { status: 400 });
  return asActor(actor, async (tx) => {
    const message = await markMonth(tx, actor, { intent: form.get("intent"), householdId: household.data, month, lang });
    if (message === null) throw new Response(null, { status: 404 });
    const { pathname, search } = new URL(request.url);
    throw redirect(pathname + search, { status: 303, headers: { "Set-Cookie": flash(message.key, message.facts, message.tone) } });
  });
}

export default function AreaTransfersPage() {
  const { t } = useTranslation("remittances");
  const { area, query, thisMonth, rows, next, totals, channels, countries, month } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <Page
      title={t("list.title")}
      intro={t("list.intro", { area: area.name })}
      crumbs={[{ label: area.name, to: `/wilayah/${area.code}` }, { label: t("list.title") }]}
      actions={month ? <LinkButton to={`/kiriman/baru?desa=${area.code}`}>{t("new.action")}</LinkButton> : null}
    >
      {month ? <MonthPanel {...month} /> : null}
      <TransferFilters query={query} channels={channels} countries={countries} latest={thisMonth} />
      <Card title={t("list.all")} note={<Totals {...totals} />} flush>
        {rows.length > 0 ? (
          <TransferTable caption={t("list.all")} rows={rows} />
        ) : (
          <EmptyState title={t("list.none")}>{t("list.noneHelp")}</EmptyState>
        )}
      </Card>
      <nav aria-label={t("list.pages")} className="no-print flex flex-wrap gap-2">
        {query.after ? (
          <Link to={withQuery(search, { setelah: null })} className="btn btn-secondary">
            {t("list.first")}
          </Link>
        ) : null}
        {next ? (
          <Link to={withQuery(search, { setelah: next })} rel="next" className="btn btn-secondary">
            {t("list.older")}
          </Link>
        ) : null}
      </nav>
    </Page>
  );
}

/** Of everything the filter holds, whichever page is shown. */
function Totals({ count, receivedIdr, unknown, goods }: TransferTotals) {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  const parts = [t("list.count", { count, shown: format.number(count) }), t("list.sum", { amount: format.rupiah(receivedIdr) })];
  if (unknown > 0) parts.push(t("list.unknown", { count: unknown }));
  if (goods > 0) parts.push(t("list.goods", { count: goods }));
  return <span className="num">{parts.join(" · ")}</span>;
}
