import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { hasDemoData } from "~/access/demo-data.server";
import { optionalActor } from "~/access/require-actor.server";
import { publicActor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { afterOf, publicProducts, publicSellers } from "~/market/public-market.server";
import { ProductSearch, PublicProductList } from "~/market/PublicProductList";
import { Card } from "~/ui/Card";
import { Page } from "~/ui/Page";
import { PublicShell } from "~/ui/PublicShell";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }, { name: "description", content: page?.lead }];

/** What villages sell: the villages, and every product by its name. What is searched for is a product, nobody's secret. */
export async function loader({ request }: LoaderFunctionArgs) {
  const [t, query] = [await getFixedT(request, "market"), new URL(request.url).searchParams];
  const words = (query.get("cari") ?? "").slice(0, 80).trim();
  return asActor(publicActor, async (tx) => ({
    title: `${t("board.title")} · Desa Produktif`, lead: t("board.intro"), words, villages: await publicSellers(tx), ...(await publicProducts(tx, null, words, afterOf(query))),
    demo: await hasDemoData(), signedIn: (await optionalActor(request)) !== null,
  }));
}

export default function Markets() {
  const { words, villages, rows, next, demo, signedIn } = useLoaderData<typeof loader>();
  const { t } = useTranslation("market");
  return (
    <PublicShell demo={demo} signInLink={!signedIn}>
      <Page title={t("board.title")} intro={t("board.intro")} width="narrow">
        <ProductSearch words={words} />
        <PublicProductList rows={rows} next={next} words={words} total={words === "" ? villages.reduce((sum, { count }) => sum + count, 0) : null} />
        {villages.length > 0 && words === "" ? (
          <Card title={t("board.villages")} flush>
            <ul className="divide-y divide-line">
              {villages.map(({ code, name, count }) => (
                <li key={code}>
                  <Link to={`/pasar/${code}`} className="flex min-h-12 items-center justify-between gap-3 px-4 py-2 hover:bg-raised">
                    <span className="font-medium">{name}</span>
                    <span className="num text-muted">{t("board.count", { count })}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
      </Page>
    </PublicShell>
  );
}
