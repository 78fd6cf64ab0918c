import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { can } from "~/access/capabilities";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { marketSheet } from "~/market/market-sheet.server";
import { ChannelTable, OrderTable, ProductTable } from "~/market/MarketTables";
import { ORDER_ROWS } from "~/market/orders.server";
import { PRODUCT_ROWS } from "~/market/products.server";
import { areaHead, requireVillage } from "~/regions/listed-area.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { Pagination } from "~/ui/Pagination";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

const pageOf = (query: URLSearchParams, name: string) => Math.min(Math.max(1, Math.trunc(Number(query.get(name))) || 1), 10_000);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireVillage(actor, "people:read", params.code);
  const [lang, t] = [await langOf(request), await getFixedT(request, "market")];
  const query = new URL(request.url).searchParams;
  const pages = { products: pageOf(query, "produk"), orders: pageOf(query, "hal") };
  return asActor(actor, async (tx) => ({
    title: `${t("title")} · Desa Produktif`, code, pages, sizes: { products: PRODUCT_ROWS, orders: ORDER_ROWS }, canWrite: can(actor, "people:write", code),
    ...(await areaHead(tx, actor, code, { lang, page: "pasar" })), sheet: await marketSheet(tx, code, todayIn(timeZoneOf(code), new Date()), pages),
  }));
}

export default function VillageMarket() {
  const { code, place, crumbs, pages, sizes, canWrite, sheet } = useLoaderData<typeof loader>();
  const { t } = useTranslation("market");
  const format = useFormat();
  const { products, orders, year, unsold } = sheet;
  return (
    <Page
      title={t("title")}
      intro={place}
      crumbs={[...crumbs, { label: t("title") }]}
      actions={
        <>
          {canWrite && products.total > 0 ? <LinkButton to={`/wilayah/${code}/pasar/pesanan-baru`}><Plus aria-hidden="true" className="size-5" />{t("order.add")}</LinkButton> : null}
          {canWrite ? <LinkButton variant={products.total > 0 ? "secondary" : "primary"} to={`/wilayah/${code}/pasar/produk-baru`}><Plus aria-hidden="true" className="size-5" />{t("product.add")}</LinkButton> : null}
          <LinkButton variant="secondary" to={`/pasar/${code}`}>{t("board.see")}</LinkButton>
        </>
      }
    >
      {unsold.total > 0 ? (
        <Alert tone="warn" title={t("unsold.title")}>
          <ul className="space-y-1">
            {unsold.rows.map(({ id, name, seller }) => (
              <li key={id}>{canWrite ? <Link to={`/produk/${id}`} className="link tap">{t("unsold.one", { name })}</Link> : t("unsold.one", { name })}{seller ? <span className="text-muted"> {seller}</span> : null}</li>
            ))}
            {unsold.total > unsold.rows.length ? <li>{t("unsold.more", { count: unsold.total - unsold.rows.length })}</li> : null}
          </ul>
        </Alert>
      ) : null}
      <Card title={t("order.title")} flush>
        <OrderTable rows={orders.rows} caption={t("order.caption", { count: orders.total, place })} />
        {orders.total > sizes.orders ? <div className="p-4"><Pagination page={pages.orders} pageSize={sizes.orders} total={orders.total} /></div> : null}
      </Card>
      <Card title={t("product.title")} flush>
        <ProductTable rows={products.rows} caption={t("product.caption", { count: products.total, place })} canWrite={canWrite} />
        {products.total > sizes.products ? <div className="p-4"><Pagination page={pages.products} pageSize={sizes.products} total={products.total} param="produk" /></div> : null}
      </Card>
      <Card title={t("revenue.title")} note={t("revenue.note", { from: format.date(sheet.from), amount: format.rupiah(year.revenueIdr), number: format.number(year.orders) })} flush>
        <ChannelTable rows={year.channels} caption={t("revenue.caption")} />
      </Card>
    </Page>
  );
}
