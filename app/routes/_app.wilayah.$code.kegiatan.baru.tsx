import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { activityValues } from "~/learning/activity-values";
import { ActivityForm } from "~/learning/ActivityForm";
import { fieldErrors } from "~/learning/form-refusals.server";
import { NewActivity } from "~/learning/learning.schema";
import { recordActivity } from "~/learning/save-activity.server";
import { areaCrumbs } from "~/regions/area-name";
import { requireVillage } from "~/regions/listed-area.server";
import { breadcrumbs } from "~/regions/regions.server";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireVillage(actor, "people:write", params.code);
  const t = await getFixedT(request, "learning");
  return asActor(actor, async (tx) => ({ title: `${t("add")} · Desa Produktif`, code, crumbs: areaCrumbs(actor, await breadcrumbs(tx, code)), values: activityValues(undefined, 1) }));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireVillage(actor, "people:write", params.code);
  const submission = parseWithZod(await request.formData(), { schema: NewActivity });
  if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
  const recorded = await asActor(actor, (tx) => recordActivity(tx, actor, code, submission.value));
  if (recorded.ok) throw redirect(`/kegiatan/${recorded.value.id}/peserta`, { status: 303, headers: { "Set-Cookie": flash("learning:flash.activity") } });
  return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(recorded.reason) }) }, { status: 422 });
}

export default function NewActivityPage() {
  const { code, crumbs, values } = useLoaderData<typeof loader>();
  const { t } = useTranslation("learning");
  const list = `/wilayah/${code}/kegiatan`;
  return (
    <Page title={t("add")} crumbs={[...crumbs, { label: t("title"), to: list }, { label: t("add") }]} width="narrow">
      <ActivityForm values={values} isNew backTo={list} answer={useActionData<RecordAnswer>()} />
    </Page>
  );
}
