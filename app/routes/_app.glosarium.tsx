import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { fixedT, langOf } from "~/i18n/i18n.server";
import { glossary } from "~/indicators/glossary";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { Facts } from "~/ui/Facts";
import { Page } from "~/ui/Page";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireActor(request);
  const language = await langOf(request);
  const t = fixedT(language, "glossary");
  return { title: `${t("title")} · Desa Produktif`, parts: glossary(t, language) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const RULES = ["unknown", "coverage", "pooled", "rounding", "interval", "small"] as const;

export default function Glossary() {
  const { parts } = useLoaderData<typeof loader>();
  const { t } = useTranslation("glossary");
  return (
    <Page title={t("title")} intro={t("intro")} width="narrow">
      <Card title={t("rules")}>
        <ul className="list-disc space-y-1.5 pl-5">
          {RULES.map((rule) => (
            <li key={rule}>{t(`rule.${rule}`)}</li>
          ))}
        </ul>
      </Card>
      <Card title={t("onPage")}>
        <ul className="gap-x-8 sm:columns-2">
          {parts.flatMap(({ entries }) => entries).map(({ id, name }) => (
            <li key={id}>
              <a href={`#${id}`} className="link tap">
                {name}
              </a>
            </li>
          ))}
        </ul>
      </Card>
      {parts.map(({ pillar, entries }) => (
        <section key={pillar} aria-label={pillar} className="space-y-4">
          <h2 className="text-xl font-bold">{pillar}</h2>
          {entries.map(({ id, code, name, meaning, companion, facts }) => (
            <article key={id} id={id} aria-labelledby={`${id}-nama`} className="card scroll-mt-20 space-y-3 px-4 py-4 sm:px-5">
              <header className="flex flex-wrap items-baseline justify-between gap-x-4">
                <h3 id={`${id}-nama`} className="text-lg font-semibold">
                  {name}
                </h3>
                <span className="font-mono text-muted">
                  {id} · {code}
                </span>
              </header>
              {companion ? <Badge tone="neutral">{companion}</Badge> : null}
              <p>{meaning}</p>
              <Facts items={facts} columns={1} />
            </article>
          ))}
        </section>
      ))}
    </Page>
  );
}
