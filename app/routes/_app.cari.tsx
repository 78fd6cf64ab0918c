import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { can } from "~/access/capabilities";
import { requireActor } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { householdList } from "~/households/household-list.server";
import { listQuery, MOST_COUNTED } from "~/households/list-query";
import { FoundAreas } from "~/regions/FoundAreas";
import { searchRegions } from "~/regions/search-regions.server";
import { searchKey, storableText } from "~/shared/text";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { plainField } from "~/ui/form/field-facts";
import { TextField } from "~/ui/form/TextField";
import { Page } from "~/ui/Page";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";

const MOST_AREAS = 10;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** An address may ask for areas alone ("/cari?q=ngunut"); whatever may be a person is sent in the body. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const t = await getFixedT(request, "regions");
  const text = typed(new URL(request.url).searchParams.get("q"));
  return { title: `${t("find.title")} · Desa Produktif`, searchesPeople: seesPeople(actor), found: text === "" ? null : await find(actor, text, false) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const text = typed((await request.formData()).get("q"));
  return { found: text === "" ? null : await find(actor, text, seesPeople(actor)) };
}

const typed = (value: FormDataEntryValue | null): string => (typeof value === "string" ? storableText(value).trim().slice(0, 80) : "");
const seesPeople = (actor: Actor): boolean => actor.peopleAreas.length > 0 || actor.households.length > 0;

async function find(actor: Actor, text: string, withPeople: boolean) {
  const digits = /^[\d\s.\-–]+$/.test(text) ? text.replace(/\D/g, "").length : 0;
  return asActor(actor, async (tx) => {
    const areas = digits > 10 ? [] : await searchRegions(tx, text, { limit: MOST_AREAS });
    const asksPeople = withPeople && (digits === 16 || (digits === 0 && searchKey(text).length >= 2));
    const list = asksPeople ? await householdList(tx, "ID", listQuery(new URLSearchParams({ cari: text }))) : null;
    return {
      text,
      areas: areas.map((area) => {
        const now = area.successor?.code ?? area.code;
        return { ...area, to: can(actor, "numbers:read", now) ? `/wilayah/${now}` : null };
      }),
      households: list && {
        total: list.total,
        rows: list.rows.map(({ id, label, village, headName }) => ({ id, label, village, headName })),
      },
      isPartOfNumber: digits > 10 && digits !== 16,
    };
  });
}

export default function SearchPage() {
  const { t } = useTranslation("regions");
  const { found: asked, searchesPeople } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const found = sent ? sent.found : asked;
  return (
    <Page title={t("find.title")} intro={searchesPeople ? t("find.intro") : undefined} width="narrow">
      <Form method="post" role="search" aria-label={t("find.label")} className="space-y-3">
        <TextField
          key={found?.text}
          field={plainField("q", found?.text ?? "", "cari")}
          label={t("find.label")}
          hint={t("find.hint")}
          type="search"
          autoComplete="off"
          optional={false}
        />
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton>{t("find.button")}</SubmitButton>
          <p className="text-muted">{t("find.privacy")}</p>
        </div>
      </Form>
      {found ? <Results found={found} /> : <EmptyState title={t("find.start")} />}
    </Page>
  );
}

type Found = NonNullable<Awaited<ReturnType<typeof find>>>;

function Results({ found: { areas, households, isPartOfNumber } }: { found: Found }) {
  const { t } = useTranslation("regions");
  const format = useFormat();
  if (isPartOfNumber) return <Alert tone="warn" title={t("find.partNumber")} live />;
  return (
    <div className="space-y-6" role="status">
      {households ? (
        <Card title={t("find.households")} flush>
          {households.rows.length === 0 ? (
            <p className="px-4 pb-4 sm:px-5">{t("find.noHouseholds")}</p>
          ) : (
            <ul className="divide-y divide-line">
              {households.rows.map(({ id, label, village, headName }) => (
                <li key={id} className="px-4 py-2 sm:px-5">
                  <Link to={`/keluarga/${id}`} className="link tap font-semibold">
                    {label}
                  </Link>
                  <p className="text-muted">{[village, headName ? t("find.head", { name: headName }) : ""].filter(Boolean).join(" · ")}</p>
                </li>
              ))}
            </ul>
          )}
          {households.total > households.rows.length ? (
            <p className="px-4 pb-4 text-muted sm:px-5">{t("find.tooMany", { shown: households.rows.length, total: households.total > MOST_COUNTED ? `> ${format.number(MOST_COUNTED)}` : format.number(households.total) })}</p>
          ) : null}
        </Card>
      ) : null}
      {areas.length > 0 ? (
        <Card title={t("find.areas")} flush>
          <FoundAreas areas={areas} />
        </Card>
      ) : households && households.rows.length > 0 ? null : (
        <EmptyState title={t("mine.nothing")}>{t("mine.nothingHelp")}</EmptyState>
      )}
    </div>
  );
}
