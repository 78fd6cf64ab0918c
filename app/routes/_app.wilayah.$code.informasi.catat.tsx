import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { ContactForm } from "~/job-information/ContactForm";
import { tellable } from "~/job-information/contacts.server";
import { fieldErrors } from "~/job-information/form-refusals.server";
import { contactValues } from "~/job-information/form-values";
import { NewContacts } from "~/job-information/job-information.schema";
import { recordContacts } from "~/job-information/record-contacts.server";
import { areaCrumbs } from "~/regions/area-name";
import { requireVillage } from "~/regions/listed-area.server";
import { breadcrumbs } from "~/regions/regions.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireVillage(actor, "people:write", params.code);
  const t = await getFixedT(request, "jobs");
  const today = todayIn(timeZoneOf(code), new Date());
  return asActor(actor, async (tx) => {
    const { rows: people, isCut } = await tellable(tx, code, today);
    return { title: `${t("contacts.title")} · Desa Produktif`, code, crumbs: areaCrumbs(actor, await breadcrumbs(tx, code)), today, people, isCut, values: contactValues(today) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireVillage(actor, "people:write", params.code);
  const submission = parseWithZod(await request.formData(), { schema: NewContacts });
  if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
  const recorded = await asActor(actor, (tx) => recordContacts(tx, actor, code, submission.value));
  if (!recorded.ok) return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(recorded.reason, "contactedOn") }) }, { status: 422 });
  const { persons, heads } = recorded.value;
  throw redirect(`/wilayah/${code}/informasi`, { status: 303, headers: { "Set-Cookie": flash("jobs:flash.contacts", { persons, heads }) } });
}

export default function RecordContactsPage() {
  const { code, crumbs, today, people, isCut, values } = useLoaderData<typeof loader>();
  const { t } = useTranslation("jobs");
  const page = `/wilayah/${code}/informasi`;
  return (
    <Page title={t("contacts.title")} intro={t("contacts.intro")} crumbs={[...crumbs, { label: t("title"), to: page }, { label: t("contacts.title") }]} width="narrow">
      <ContactForm values={values} people={people} isCut={isCut} today={today} backTo={page} answer={useActionData<RecordAnswer>()} />
    </Page>
  );
}
