import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { lostVillages } from "~/access/accounts.server";
import { ROLE_NAMES } from "~/access/codes";
import { requireAdministrator } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { regionNames } from "~/regions/regions.server";
import { label } from "~/shared/codes";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { EmptyState } from "~/ui/EmptyState";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request);
  const t = await getFixedT(request, "access");
  return asActor(actor, async (tx) => {
    const rows = await lostVillages(tx);
    const names = await regionNames(tx, rows.flatMap(({ areaCode, currentCode }) => [areaCode, currentCode]));
    return { title: `${t("lost.title")} · Desa Produktif`, rows, names };
  });
}

export default function LostVillagesPage() {
  const { t } = useTranslation("access");
  const lang = useLang();
  const { rows, names } = useLoaderData<typeof loader>();
  const crumbs = [{ label: t("accounts.title"), to: "/admin/akun" }, { label: t("lost.title") }];
  return (
    <Page title={t("lost.title")} intro={t("lost.intro")} crumbs={crumbs}>
      <Card flush>
        <DataTable
          caption={t("lost.title")}
          captionHidden
          rows={rows}
          rowKey={({ userId, role, areaCode, code }) => `${userId} ${role} ${areaCode} ${code}`}
          empty={<EmptyState title={t("lost.empty")} />}
          columns={[
            {
              key: "person",
              header: t("lost.person"),
              title: true,
              cell: ({ userId, name }) => (
                <Link to={`/admin/akun/${userId}`} className="link -my-2.5 inline-block py-2.5 font-semibold">
                  {name}
                </Link>
              ),
            },
            { key: "granted", header: t("lost.granted"), cell: ({ role, areaCode }) => `${label(ROLE_NAMES, role, lang)}, ${names[areaCode] ?? areaCode}` },
            { key: "village", header: t("lost.village"), cell: ({ village, code }) => `${village} (${code})` },
            { key: "now", header: t("lost.now"), cell: ({ currentCode }) => `${names[currentCode] ?? ""} (${currentCode})` },
            {
              key: "give",
              header: t("do"),
              cell: ({ userId, role, currentCode }) => (
                <LinkButton to={`/admin/akun/${userId}?${new URLSearchParams({ peran: role, wilayah: currentCode })}#tugas`} variant="secondary">
                  {t("lost.give")}
                </LinkButton>
              ),
            },
          ]}
        />
      </Card>
    </Page>
  );
}
