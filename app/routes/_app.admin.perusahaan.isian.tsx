import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAdministrator } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { todayIn } from "~/shared/dates";
import { isUuid } from "~/shared/uuid";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";
import { Page } from "~/ui/Page";
import { companyById } from "~/vacancies/companies.server";
import { CompanyForm } from "~/vacancies/CompanyForm";
import { EditCompany, NewCompany } from "~/vacancies/company.schema";
import { companyErrors } from "~/vacancies/form-refusals.server";
import { companyValues } from "~/vacancies/form-values";
import { editCompany, recordCompany } from "~/vacancies/save-company.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** The company that `id` names; null for a new one. 404 for what is none. */
function askedId(request: Request): string | null {
  const id = new URL(request.url).searchParams.get("id");
  if (id !== null && !isUuid(id)) throw new Response(null, { status: 404 });
  return id;
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request);
  const [t, id, today] = [await getFixedT(request, "vacancies"), askedId(request), todayIn("Asia/Jakarta", new Date())];
  const company = id === null ? undefined : await asActor(actor, (tx) => companyById(tx, id));
  if (id !== null && !company) throw new Response(null, { status: 404 });
  return { title: `${t(company ? "companies.edit" : "companies.add")} · Desa Produktif`, isNew: !company, today, values: companyValues(company, today) };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request);
  const [id, form] = [askedId(request), await request.formData()];
  const submission = parseWithZod(form, { schema: id === null ? NewCompany : EditCompany });
  if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
  const { value } = submission;
  const saved = await asActor(actor, async (tx) => ("version" in value ? editCompany(tx, actor, id ?? "", value) : recordCompany(tx, actor, value)));
  if (saved.ok) throw redirect("/admin/perusahaan", { status: 303, headers: { "Set-Cookie": flash("vacancies:flash.company") } });
  return data<RecordAnswer>({ result: submission.reply({ fieldErrors: companyErrors(saved.reason) }) }, { status: saved.reason.code === "changed_meanwhile" ? 409 : 422 });
}

export default function CompanyPage() {
  const { isNew, today, values } = useLoaderData<typeof loader>();
  const { t } = useTranslation("vacancies");
  const title = t(isNew ? "companies.add" : "companies.edit");
  return (
    <Page title={title} crumbs={[{ label: t("companies.title"), to: "/admin/perusahaan" }, { label: title }]} width="narrow">
      <CompanyForm key={values.version} values={values} today={today} backTo="/admin/perusahaan" answer={useActionData<RecordAnswer>()} />
    </Page>
  );
}
