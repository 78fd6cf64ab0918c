import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { requireAdministrator } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { P3MI_STATUSES } from "~/journeys/codes";
import { label } from "~/shared/codes";
import { todayIn } from "~/shared/dates";
import { Badge } from "~/ui/Badge";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { plainField } from "~/ui/form/field-facts";
import { TextField } from "~/ui/form/TextField";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { Pagination } from "~/ui/Pagination";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";
import { COMPANIES_PER_PAGE, companyPage } from "~/vacancies/companies.server";
import { licenceCheck } from "~/vacancies/vacancy-rules";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => [{ title: found?.title }];

/** The list of placement companies that every village reads. A company's name is nobody's secret and may stand in the address. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request);
  const t = await getFixedT(request, "vacancies");
  const query = new URL(request.url).searchParams;
  const text = (query.get("nama") ?? "").slice(0, 120);
  const page = Math.max(1, Math.min(1_000, Math.trunc(Number(query.get("hal"))) || 1));
  return asActor(actor, async (tx) => {
    const { rows, total } = await companyPage(tx, { text, page });
    const today = todayIn("Asia/Jakarta", new Date());
    return { title: `${t("companies.title")} · Desa Produktif`, text, page, total, pageSize: COMPANIES_PER_PAGE, rows: rows.map((company) => ({ ...company, check: licenceCheck("XX", company, today) })) };
  });
}

const TONES = { ok: "good", perlu_cek: "warn", ditolak: "bad" } as const;

export default function Companies() {
  const { text, page, total, pageSize, rows } = useLoaderData<typeof loader>();
  const { t } = useTranslation("vacancies");
  const lang = useLang();
  const format = useFormat();
  return (
    <Page title={t("companies.title")} intro={t("companies.intro")} actions={<LinkButton to="/admin/perusahaan/isian"><Plus aria-hidden="true" className="size-5" />{t("companies.add")}</LinkButton>}>
      <Form method="get" className="flex flex-wrap items-end gap-3">
        <div className="min-w-0 grow"><TextField field={plainField("nama", text)} label={t("company.name")} autoComplete="off" optional={false} /></div>
        <SubmitButton variant="secondary">{t("companies.find")}</SubmitButton>
      </Form>
      <Card flush>
        <DataTable
          caption={t("companies.caption", { count: total })}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { key: "name", header: t("companies.name"), title: true, cell: ({ id, name }) => <Link to={`/admin/perusahaan/isian?id=${id}`} className="link tap">{name}</Link> },
            { key: "licence", header: t("companies.licenceNumber"), cell: ({ licenceNumber }) => licenceNumber ?? t("unknown") },
            { key: "status", header: t("companies.status"), cell: ({ status, check }) => <Badge tone={TONES[check]}>{label(P3MI_STATUSES, status, lang)}</Badge> },
            { key: "until", header: t("companies.licenceUntil"), cell: ({ licenceUntil }) => (licenceUntil ? format.date(licenceUntil) : t("unknown")) },
            { key: "checked", header: t("companies.checkedOn"), cell: ({ checkedOn }) => (checkedOn ? format.date(checkedOn) : t("unknown")) },
          ]}
        />
      </Card>
      <Pagination page={page} pageSize={pageSize} total={total} />
    </Page>
  );
}
