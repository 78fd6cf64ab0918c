import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { can } from "~/access/capabilities";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { fixedT, langOf } from "~/i18n/i18n.server";
import { candidatePage, candidateQuery } from "~/merging/candidate-page.server";
import { CandidateList } from "~/merging/CandidateList";
import { ApartList, MergeList } from "~/merging/MergeList";
import { areaCrumbs, areaName } from "~/regions/area-name";
import { breadcrumbs, childrenOf, regionByCode } from "~/regions/regions.server";
import { buttonClass } from "~/ui/button-class";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, lang, code] = [await requireActor(request), await langOf(request), params.code ?? ""];
  requireCan(actor, "people:write", code);
  const { search, searchParams } = new URL(request.url);
  const query = candidateQuery(searchParams);
  return asActor(actor, async (tx) => {
    const region = await regionByCode(tx, code);
    if (!region && code !== "ID") throw new Response(null, { status: 404 });
    const current = region?.currentCode ?? code;
    if (current !== code && can(actor, "people:write", current)) throw redirect(`/wilayah/${current}/mungkin-sama${search}`);
    const page = await candidatePage(tx, code, query, lang);
    return {
      title: `${fixedT(lang, "merging")("list.title")} · Desa Produktif`,
      ...page,
      code,
      kind: query.kind,
      place: region ? areaName(region, lang) : "Indonesia",
      crumbs: areaCrumbs(actor, await breadcrumbs(tx, code)),
      parts: page.searched ? [] : (await childrenOf(tx, region?.code ?? null)).map(({ code: part, name }) => ({ code: part, name })),
    };
  });
}

export default function CandidatesPage() {
  const { t } = useTranslation("merging");
  const { code, kind, place, crumbs, parts, pairs, one, others, merges, apart, searched } = useLoaderData<typeof loader>();
  const households = `/wilayah/${code}/keluarga`;
  return (
    <Page title={t("list.title")} intro={one ? t("list.introOne", { name: one.name }) : t("list.intro", { place })} crumbs={[...crumbs, { label: t("list.households"), to: households }, { label: t("list.title") }]}>
      {one === null ? <Kinds kind={kind} /> : null}
      {searched ? null : (
        <Card title={t("list.parts")}>
          <ul className="grid gap-x-6 sm:grid-cols-2">
            {parts.map((part) => (
              <li key={part.code}>
                <Link to={`/wilayah/${part.code}/mungkin-sama${kind === "household" ? "?jenis=keluarga" : ""}`} className="link tap">
                  {part.name}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {searched && pairs.length === 0 ? <EmptyState title={t(one ? "list.emptyOne" : "list.empty")}>{t("list.emptyHelp")}</EmptyState> : <CandidateList pairs={pairs} />}
      {one && others.length > 0 ? <ByHand one={one.id} others={others} kind={kind} /> : null}
      {apart.length > 0 ? (
        <Card title={t("apart.title")} note={t("apart.note")}>
          <ApartList pairs={apart} kind={kind} />
        </Card>
      ) : null}
      {merges.length > 0 ? (
        <Card title={t("merges.title")} note={t("merges.note")}>
          <MergeList merges={merges} />
        </Card>
      ) : null}
    </Page>
  );
}

function Kinds({ kind }: { kind: "household" | "person" }) {
  const { t } = useTranslation("merging");
  const link = (to: string, isHere: boolean, text: string) => (
    <Link to={to} aria-current={isHere ? "page" : undefined} className={`flex min-h-11 items-center border-b-3 px-3 font-medium ${isHere ? "border-primary text-ink" : "border-transparent text-muted hover:text-ink"}`}>
      {text}
    </Link>
  );
  return (
    <nav aria-label={t("list.kinds")} className="no-print flex gap-1 border-b border-line">
      {link("?", kind === "person", t("list.person"))}
      {link("?jenis=keluarga", kind === "household", t("list.household"))}
    </nav>
  );
}

function ByHand({ one, others, kind }: { one: string; others: readonly { id: string; name: string }[]; kind: "household" | "person" }) {
  const { t } = useTranslation("merging");
  return (
    <Card title={t("byHand.title")} note={t("byHand.note")}>
      <Form method="get" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="jenis" value={kind === "household" ? "keluarga" : "orang"} />
        <input type="hidden" name="untuk" value={one} />
        <label className="min-w-0 grow">
          <span className="mb-1 block font-semibold">{t(`byHand.${kind}`)}</span>
          <select name="dengan" className="field">
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className={buttonClass("secondary", "normal")}>
          {t("list.compare")}
        </button>
      </Form>
    </Card>
  );
}
