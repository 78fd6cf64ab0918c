import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { namedAccounts } from "~/access/accounts.server";
import { AuditFilter } from "~/access/AuditFilter";
import { auditLog, verifyAuditChain, type ChainState } from "~/access/audit-log.server";
import { auditQuery } from "~/access/audit-query";
import { AuditTable } from "~/access/AuditTable";
import { requireAdministrator } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { regionNames } from "~/regions/regions.server";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { withQuery } from "~/ui/query-link";
import { SubmitButton } from "~/ui/SubmitButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request);
  const t = await getFixedT(request, "access");
  const query = auditQuery(new URL(request.url).searchParams);
  return asActor(actor, async (tx) => {
    const { rows, older } = await auditLog(tx, query);
    return {
      title: `${t("audit.title")} · Desa Produktif`,
      ...{ query, rows, older },
      people: await namedAccounts(tx, query.actorId),
      areas: await regionNames(tx, rows.flatMap(({ regionCode }) => regionCode ?? [])),
    };
  });
}

/** Checking the whole chain takes a while on a long log, so it is asked for. */
export async function action({ request }: ActionFunctionArgs) {
  await requireAdministrator(request);
  return data<ChainState>(await verifyAuditChain());
}

export default function AuditPage() {
  const { t } = useTranslation("access");
  const { query, rows, older, people, areas } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  return (
    <Page title={t("audit.title")} intro={t("audit.intro")}>
      <Chain />
      <Card>
        <AuditFilter key={JSON.stringify(query)} query={query} people={people} />
      </Card>
      {query.hasUnknown ? <Alert tone="warn">{t("audit.badFilter")}</Alert> : null}
      <Card flush>
        <AuditTable rows={rows} areas={areas} />
      </Card>
      <div className="flex flex-wrap gap-3">
        {query.before !== null ? (
          <LinkButton to={withQuery(params, { sebelum: null })} variant="secondary">
            {t("audit.newest")}
          </LinkButton>
        ) : null}
        {older !== null ? (
          <LinkButton to={withQuery(params, { sebelum: String(older) })} variant="secondary" rel="next">
            {t("audit.older")}
          </LinkButton>
        ) : null}
      </div>
    </Page>
  );
}

function Chain() {
  const { t } = useTranslation("access");
  const state = useActionData<ChainState>();
  return (
    <Card title={t("audit.chain")} note={t("audit.chainNote")}>
      <div className="space-y-4">
        {state ? (
          state.brokenAt === null ? (
            <Alert tone="good" title={t("audit.whole", { count: state.rows })} live />
          ) : (
            <Alert tone="bad" title={t("audit.broken", { seq: state.brokenAt })} live />
          )
        ) : null}
        <Form method="post">
          <SubmitButton variant="secondary">{t("audit.verify")}</SubmitButton>
        </Form>
      </div>
    </Card>
  );
}
