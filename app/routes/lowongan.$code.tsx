import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { hasDemoData } from "~/access/demo-data.server";
import { optionalActor } from "~/access/require-actor.server";
import { publicActor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { areaName } from "~/regions/area-name";
import { regionByCode } from "~/regions/regions.server";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { PublicShell } from "~/ui/PublicShell";
import { useFormat } from "~/ui/use-format";
import { publicVacancies } from "~/vacancies/vacancies.server";
import { VacancyFacts } from "~/vacancies/VacancyFacts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }, { name: "description", content: page?.lead }];

/** An area's board: checked vacancies alone, and how to tell a fraud. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const [lang, t] = [await langOf(request), await getFixedT(request, "vacancies")];
  const code = params.code ?? "";
  if (!/^[\d.]{2,13}$/.test(code)) throw new Response(null, { status: 404 });
  return asActor(publicActor, async (tx) => {
    const region = await regionByCode(tx, code);
    if (region === null) throw new Response(null, { status: 404 });
    const name = areaName(region, lang);
    return { title: `${t("board.of", { place: name })} · Desa Produktif`, lead: t("board.intro"), name, ...(await publicVacancies(tx, region.code)), demo: await hasDemoData(), signedIn: (await optionalActor(request)) !== null };
  });
}

const WARNINGS = ["licence", "pay", "passport", "visa", "hurry"] as const;

export default function Board() {
  const { name, rows, isCut, demo, signedIn } = useLoaderData<typeof loader>();
  const { t } = useTranslation("vacancies");
  const format = useFormat();
  return (
    <PublicShell demo={demo} signInLink={!signedIn}>
      <Page title={t("board.of", { place: name })} intro={t("board.intro")} width="narrow" actions={<LinkButton variant="secondary" to="/cek-perusahaan">{t("company.title")}</LinkButton>}>
        {rows.length === 0 ? <EmptyState title={t("board.none")}>{t("board.noneHelp")}</EmptyState> : rows.map((vacancy) => (
          <Card key={vacancy.id} title={vacancy.title} note={t("board.checked", { on: format.date(vacancy.checkedOn), village: vacancy.village })}>
            <VacancyFacts vacancy={vacancy} />
          </Card>
        ))}
        {isCut ? <p className="text-muted">{t("board.cut", { count: rows.length })}</p> : null}
        <Card title={t("fraud.title")}>
          <ul className="list-disc space-y-2 pl-5">{WARNINGS.map((warning) => <li key={warning}>{t(`fraud.${warning}`)}</li>)}</ul>
        </Card>
      </Page>
    </PublicShell>
  );
}
