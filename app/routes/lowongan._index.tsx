import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { hasDemoData } from "~/access/demo-data.server";
import { optionalActor } from "~/access/require-actor.server";
import { publicActor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { EmptyState } from "~/ui/EmptyState";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { PublicShell } from "~/ui/PublicShell";
import { boardVillages } from "~/vacancies/vacancies.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }, { name: "description", content: page?.lead }];

/** Villages with checked vacancies. */
export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getFixedT(request, "vacancies");
  const villages = await asActor(publicActor, boardVillages);
  return { title: `${t("board.title")} · Desa Produktif`, lead: t("board.intro"), villages, demo: await hasDemoData(), signedIn: (await optionalActor(request)) !== null };
}

export default function Boards() {
  const { villages, demo, signedIn } = useLoaderData<typeof loader>();
  const { t } = useTranslation("vacancies");
  return (
    <PublicShell demo={demo} signInLink={!signedIn}>
      <Page title={t("board.title")} intro={t("board.intro")} width="narrow" actions={<LinkButton variant="secondary" to="/cek-perusahaan">{t("company.title")}</LinkButton>}>
        {villages.length === 0 ? <EmptyState title={t("board.none")} /> : (
          <ul className="card divide-y divide-line">
            {villages.map(({ code, name, count }) => (
              <li key={code}>
                <Link to={`/lowongan/${code}`} className="flex min-h-12 items-center justify-between gap-3 px-4 py-2 hover:bg-raised">
                  <span className="font-medium">{name}</span>
                  <span className="num text-muted">{t("board.count", { count })}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Page>
    </PublicShell>
  );
}
