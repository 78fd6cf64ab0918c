import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { requireActor, requireCan } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { AnswerRequestForm } from "~/households/AnswerRequestForm";
import { answerDataRequest, openDataRequests } from "~/households/data-requests.server";
import { DataRequestList } from "~/households/DataRequestList";
import { AnswerDataRequest } from "~/households/household.schema";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { areaHead } from "~/regions/listed-area.server";
import { timeZoneOf } from "~/regions/time-zone";
import { dateIn } from "~/shared/dates";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { flash } from "~/ui/flash.server";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = params.code ?? "";
  requireCan(actor, "people:write", code);
  const [lang, t] = [await langOf(request), await getFixedT(request, "households")];
  return asActor(actor, async (tx) => {
    const rows = await openDataRequests(tx, code);
    return {
      title: `${t("ownData.list")} · Desa Produktif`, ...(await areaHead(tx, actor, code, { lang, page: "permintaan-data" })),
      rows: rows.map(({ dueAt, createdAt: _created, regionCode, householdId: _id, ...row }) => ({ ...row, dueOn: dateIn(timeZoneOf(regionCode), dueAt) })),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const code = params.code ?? "";
  requireCan(actor, "people:write", code);
  const submission = parseWithZod(await request.formData(), { schema: AnswerDataRequest.extend({ id: z.uuid() }) });
  if (submission.status !== "success") return data({ result: submission.reply(), id: String(submission.payload.id ?? "") }, { status: 422 });
  const { id, ...answer } = submission.value;
  const answered = await asActor(actor, (tx) => answerDataRequest(tx, actor, id, answer));
  if (answered.ok) throw redirect(`/wilayah/${code}/permintaan-data`, { status: 303, headers: { "Set-Cookie": flash("households:ownData.answered") } });
  if (answered.reason.code !== "answered_already") throw new Response(null, { status: answered.reason.code === "forbidden" ? 403 : 404 });
  return data({ result: submission.reply({ formErrors: ["households:ownData.answeredAlready"] }), id }, { status: 409 });
}

export default function DataRequestsPage() {
  const { rows, place, crumbs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("households");
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  return (
    <Page title={t("ownData.list")} intro={place} crumbs={[...crumbs, { label: t("ownData.list") }]} width="narrow">
      <Card note={t("ownData.listNote")} title={t("ownData.waiting", { count: rows.length })}>
        {rows.length === 0 ? <EmptyState title={t("ownData.none")} /> : (
          <DataRequestList rows={rows} below={({ id }) => <AnswerRequestForm id={id} version={versions.get(id) ?? 1} result={answer?.id === id ? answer.result : undefined} />} />
        )}
      </Card>
    </Page>
  );
}
