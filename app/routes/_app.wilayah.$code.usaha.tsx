import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { EnterpriseTable } from "~/enterprises/EnterpriseTable";
import { enterpriseRows } from "~/enterprises/sheet.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { areaHead, requireVillage } from "~/regions/listed-area.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireVillage(actor, "people:read", params.code);
  const [lang, t] = [await langOf(request), await getFixedT(request, "enterprises")];
  return asActor(actor, async (tx) => {
    const rows = await enterpriseRows(tx, code, todayIn(timeZoneOf(code), new Date()));
    return { title: `${t("title")} · Desa Produktif`, ...(await areaHead(tx, actor, code, { lang, page: "usaha" })), rows };
  });
}

export default function VillageEnterprises() {
  const { place, crumbs, rows } = useLoaderData<typeof loader>();
  const { t } = useTranslation("enterprises");
  return (
    <Page title={t("title")} intro={place} crumbs={[...crumbs, { label: t("title") }]}>
      <EnterpriseTable rows={rows} caption={t("caption", { count: rows.length, place })} />
    </Page>
  );
}
