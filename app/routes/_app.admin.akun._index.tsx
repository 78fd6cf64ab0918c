import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { accounts, lostVillages } from "~/access/accounts.server";
import { ACCOUNTS_PER_PAGE } from "~/access/accounts-page";
import { GrantBadge } from "~/access/GrantBadge";
import { plainAreas } from "~/access/areas";
import { requireAdministrator } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { regionNames } from "~/regions/regions.server";
import { Alert } from "~/ui/Alert";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { plainField } from "~/ui/form/field-facts";
import { SelectField } from "~/ui/form/SelectField";
import { TextField } from "~/ui/form/TextField";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { Pagination } from "~/ui/Pagination";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request);
  const query = new URL(request.url).searchParams;
  const text = (query.get("q") ?? "").slice(0, 100);
  const area = query.get("wilayah");
  const page = Math.max(1, Math.min(1_000, Math.trunc(Number(query.get("hal"))) || 1));
  const t = await getFixedT(request, "access");
  return asActor(actor, async (tx) => {
    const { rows, total } = await accounts(tx, { text, area: area || null, page });
    const areas = plainAreas(actor.adminAreas);
    const codes = [...areas, ...(area ? [area] : []), ...rows.flatMap(({ grants }) => grants.map(({ areaCode }) => areaCode))];
    const lost = await lostVillages(tx);
    return {
      title: `${t("accounts.title")} · Desa Produktif`,
      ...{ rows, total, page, text, area: area ?? "", areas },
      names: await regionNames(tx, codes),
      lost: lost.length,
    };
  });
}

export default function AccountsPage() {
  const { t } = useTranslation("access");
  const { rows, total, page, text, area, areas, names, lost } = useLoaderData<typeof loader>();
  const format = useFormat();
  return (
    <Page
      title={t("accounts.title")}
      intro={t("accounts.intro")}
      actions={<LinkButton to="/admin/akun/baru">{t("accounts.invite")}</LinkButton>}
    >
      {lost > 0 ? (
        <Alert tone="warn" title={t("lost.alert", { count: lost })} actions={<LinkButton to="/admin/akun/wilayah" variant="secondary">{t("lost.see")}</LinkButton>} />
      ) : null}
      <Form method="get" className="flex flex-wrap items-end gap-3">
        <div className="min-w-56 grow">
          <TextField field={plainField("q", text)} label={t("accounts.search")} type="search" optional={false} />
        </div>
        {areas.length > 1 ? (
          <div className="min-w-56">
            <SelectField
              field={plainField("wilayah", area)}
              label={t("area")}
              placeholder={t("accounts.allAreas")}
              choices={areas.map((code) => ({ value: code, label: names[code] ?? code }))}
              optional={false}
            />
          </div>
        ) : null}
        <SubmitButton variant="secondary" className="min-h-12">
          {t("accounts.show")}
        </SubmitButton>
      </Form>
      <Card flush>
        <DataTable
          caption={t("accounts.count", { count: total })}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "name",
              header: t("name"),
              title: true,
              cell: ({ id, name }) => (
                <Link to={`/admin/akun/${id}`} className="link -my-2.5 inline-block py-2.5 font-semibold">
                  {name}
                </Link>
              ),
            },
            { key: "login", header: t("login"), cell: ({ login }) => login },
            {
              key: "grants",
              header: t("accounts.grants"),
              cell: ({ grants }) => (
                <span className="flex flex-wrap gap-2">
                  {grants.length === 0 ? t("noRole") : grants.map((grant) => <GrantBadge key={grant.id} grant={grant} area={names[grant.areaCode]} />)}
                </span>
              ),
            },
            {
              key: "state",
              header: t("accounts.state"),
              cell: ({ isActive, lastSeenAt }) =>
                isActive ? (
                  lastSeenAt ? t("account.lastSeen", { on: format.date(lastSeenAt) }) : t("accounts.noSession")
                ) : (
                  <Badge tone="warn">{t("accounts.inactive")}</Badge>
                ),
            },
          ]}
        />
      </Card>
      <Pagination page={page} pageSize={ACCOUNTS_PER_PAGE} total={total} />
    </Page>
  );
}
