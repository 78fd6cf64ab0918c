import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { can } from "~/access/capabilities";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { areaHead, requireVillage } from "~/regions/listed-area.server";
import { groupsOf } from "~/savings/groups.server";
import { GroupTable } from "~/savings/GroupTable";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireVillage(actor, "people:read", params.code);
  const [lang, t] = [await langOf(request), await getFixedT(request, "savings")];
  return asActor(actor, async (tx) => ({
    title: `${t("title")} · Desa Produktif`, code, canWrite: can(actor, "people:write", code), ...(await areaHead(tx, actor, code, { lang, page: "kelompok" })), rows: await groupsOf(tx, code),
  }));
}

export default function SavingsGroupsPage() {
  const { code, place, crumbs, rows, canWrite } = useLoaderData<typeof loader>();
  const { t } = useTranslation("savings");
  return (
    <Page
      title={t("title")}
      intro={place}
      crumbs={[...crumbs, { label: t("title") }]}
      actions={canWrite ? <LinkButton to={`/wilayah/${code}/kelompok/baru`}><Plus aria-hidden="true" className="size-5" />{t("add")}</LinkButton> : undefined}
    >
      <GroupTable rows={rows} caption={t("caption", { count: rows.length, place })} />
    </Page>
  );
}
