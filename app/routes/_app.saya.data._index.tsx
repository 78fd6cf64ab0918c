import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { askAboutData, dataRequestsOf } from "~/households/data-requests.server";
import { DataRequestForm } from "~/households/DataRequestForm";
import { DataRequestList } from "~/households/DataRequestList";
import { NewDataRequest } from "~/households/household.schema";
import { requireOwnFamily } from "~/households/require-own-family.server";
import { getFixedT } from "~/i18n/i18n.server";
import { timeZoneOf } from "~/regions/time-zone";
import { dateIn } from "~/shared/dates";
import { Card } from "~/ui/Card";
import { flash } from "~/ui/flash.server";
import { Page } from "~/ui/Page";
import { SubmitButton } from "~/ui/SubmitButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "households")];
  const own = requireOwnFamily(actor);
  const rows = await asActor(actor, (tx) => dataRequestsOf(tx, own));
  return {
    title: `${t("ownData.title")} · Desa Produktif`, newId: uuidv7(),
    rows: rows.map(({ id, kind, wish, status, answer, dueAt, regionCode }) => ({ id, kind, wish, status, answer, dueOn: dateIn(timeZoneOf(regionCode), dueAt) })).reverse(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const own = requireOwnFamily(actor);
  const submission = parseWithZod(await request.formData(), { schema: NewDataRequest.omit({ householdId: true }) });
  if (submission.status !== "success") return data({ result: submission.reply() }, { status: 422 });
  const asked = await asActor(actor, (tx) => askAboutData(tx, actor, { ...submission.value, householdId: own }));
  if (asked.ok) throw redirect("/saya/data", { status: 303, headers: { "Set-Cookie": flash("households:ownData.sent") } });
  if (asked.reason.code !== "id_taken") throw new Response(null, { status: 403 });
  return data({ result: submission.reply({ formErrors: ["households:ownData.idTaken"] }) }, { status: 409 });
}

/** What is held about one's family: a copy, and wishes about it with the day by which they are answered. */
export default function OwnDataPage() {
  const { rows, newId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("households");
  return (
    <Page title={t("ownData.title")} intro={t("ownData.intro")} crumbs={[{ label: t("ownData.home"), to: "/saya" }, { label: t("ownData.title") }]} width="narrow">
      <Card title={t("ownData.copy")}>
        <p>{t("ownData.copyText")}</p>
        <Form method="post" action="/saya/data/salinan" reloadDocument className="no-print mt-3">
          <SubmitButton variant="secondary">{t("ownData.download")}</SubmitButton>
        </Form>
      </Card>
      <DataRequestForm key={newId} newId={newId} result={answer?.result} />
      {rows.length > 0 ? <Card title={t("ownData.earlier")}><DataRequestList rows={rows} /></Card> : null}
    </Page>
  );
}
