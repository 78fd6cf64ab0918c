import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { hasDemoData } from "~/access/demo-data.server";
import { optionalActor } from "~/access/require-actor.server";
import { getFixedT } from "~/i18n/i18n.server";
import { Card } from "~/ui/Card";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { PublicShell } from "~/ui/PublicShell";

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getFixedT(request, "about");
  return { title: `${t("title")} · Desa Produktif`, demo: await hasDemoData(), signedIn: (await optionalActor(request)) !== null };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What this is, who sees what, and where the reference data come from: open to anybody. */
export default function About() {
  const { demo, signedIn } = useLoaderData<typeof loader>();
  const { t } = useTranslation("about");
  return (
    <PublicShell demo={demo} signInLink={!signedIn}>
      <Page title={t("title")} intro={t("intro")} width="narrow">
        {(["what", "who"] as const).map((part) => (
          <Card key={part} title={t(`${part}.title`)}>
            <p>{t(`${part}.text`)}</p>
          </Card>
        ))}
        <Card title={t("numbers.title")}>
          <p>{t("numbers.text")}</p>
          <LinkButton to="/glosarium" variant="secondary" className="mt-4">
            {t("numbers.link")}
          </LinkButton>
        </Card>
        <Card title={t("data.title")}>
          <ul className="list-disc space-y-1.5 pl-5">
            {(["regions", "shapes", "rates", "people"] as const).map((source) => (
              <li key={source}>{t(`data.${source}`)}</li>
            ))}
          </ul>
        </Card>
        {(["demo", "licence"] as const).map((part) => (
          <Card key={part} title={t(`${part}.title`)}>
            <p>{t(`${part}.text`)}</p>
          </Card>
        ))}
      </Page>
    </PublicShell>
  );
}
