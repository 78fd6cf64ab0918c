import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { firstArea } from "~/access/navigation";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { regionByCode } from "~/regions/regions.server";
import { timeZoneOf } from "~/regions/time-zone";
import { familiesToChoose } from "~/remittances/area-transfers.server";
import { FamilyPicker } from "~/remittances/FamilyPicker";
import { label } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { monthOf, todayIn } from "~/shared/dates";
import { Page } from "~/ui/Page";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const [actor, lang, t] = [await requireActor(request), await langOf(request), await getFixedT(request, "remittances")];
  const { searchParams } = new URL(request.url);
  const area = searchParams.get("desa") ?? (actor.writeAreas.length > 0 ? firstArea(actor) : null);
  if (area !== null) requireCan(actor, "people:write", area);
  else if (!actor.roles.includes("pendamping")) throw new Response(null, { status: 403 });
  const words = (searchParams.get("cari") ?? "").slice(0, 80);
  const month = monthOf(todayIn(timeZoneOf(area ?? ""), new Date()));
  return asActor(actor, async (tx) => {
    const region = area === null ? null : await regionByCode(tx, area);
    const families = await familiesToChoose(tx, { area, month, words });
    return {
      title: `${t("pick.title")} · Desa Produktif`,
      area: region && { code: region.code, name: region.name },
      words,
      month,
      families: families.map((family) => ({ ...family, country: family.country && label(COUNTRIES, family.country, lang) })),
    };
  });
}

export default function PickFamilyPage() {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  const { area, words, month, families } = useLoaderData<typeof loader>();
  const crumbs = area ? [{ label: area.name, to: `/wilayah/${area.code}` }, { label: t("list.title"), to: `/wilayah/${area.code}/kiriman` }, { label: t("new.title") }] : undefined;
  return (
    <Page width="narrow" title={t("pick.title")} intro={t("pick.intro", { month: format.month(month) })} crumbs={crumbs}>
      <FamilyPicker families={families} words={words} area={area?.code ?? null} />
    </Page>
  );
}
