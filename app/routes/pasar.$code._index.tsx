import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { hasDemoData } from "~/access/demo-data.server";
import { optionalActor } from "~/access/require-actor.server";
import { publicActor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { afterOf, publicProducts } from "~/market/public-market.server";
import { ProductSearch, PublicProductList } from "~/market/PublicProductList";
import { areaName } from "~/regions/area-name";
import { regionByCode } from "~/regions/regions.server";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { PublicShell } from "~/ui/PublicShell";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }, { name: "description", content: page?.lead }];

/** What an area sells. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const [lang, t, query] = [await langOf(request), await getFixedT(request, "market"), new URL(request.url).searchParams];
  const code = params.code ?? "";
  if (!/^[\d.]{2,13}$/.test(code)) throw new Response(null, { status: 404 });
  const words = (query.get("cari") ?? "").slice(0, 80).trim();
  return asActor(publicActor, async (tx) => {
    const region = await regionByCode(tx, code);
    if (region === null) throw new Response(null, { status: 404 });
    const name = areaName(region, lang);
    return {
      title: `${t("board.of", { place: name })} · Desa Produktif`, lead: t("board.intro"), name, words, ...(await publicProducts(tx, region.code, words, afterOf(query))),
      demo: await hasDemoData(), signedIn: (await optionalActor(request)) !== null,
    };
  });
}

export default function AreaMarket() {
  const { name, words, rows, next, demo, signedIn } = useLoaderData<typeof loader>();
  const { t } = useTranslation("market");
  return (
    <PublicShell demo={demo} signInLink={!signedIn}>
      <Page title={t("board.of", { place: name })} intro={t("board.intro")} width="narrow" actions={<LinkButton variant="secondary" to="/pasar">{t("board.all")}</LinkButton>}>
        <ProductSearch words={words} />
        <PublicProductList rows={rows} next={next} words={words} total={null} />
      </Page>
    </PublicShell>
  );
}
