import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { areaCrumbs } from "~/regions/area-name";
import { requireVillage } from "~/regions/listed-area.server";
import { breadcrumbs } from "~/regions/regions.server";
import { timeZoneOf } from "~/regions/time-zone";
import { fieldErrors } from "~/savings/form-refusals.server";
import { groupValues } from "~/savings/form-values";
import { GroupForm } from "~/savings/GroupForm";
import { recordGroup } from "~/savings/save-group.server";
import { NewGroup } from "~/savings/savings.schema";
import { todayIn } from "~/shared/dates";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireVillage(actor, "people:write", params.code);
  const t = await getFixedT(request, "savings");
  return asActor(actor, async (tx) => ({ title: `${t("add")} · Desa Produktif`, code, crumbs: areaCrumbs(actor, await breadcrumbs(tx, code)), today: todayIn(timeZoneOf(code), new Date()), values: groupValues(undefined) }));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireVillage(actor, "people:write", params.code);
  const submission = parseWithZod(await request.formData(), { schema: NewGroup });
  if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
  const recorded = await asActor(actor, (tx) => recordGroup(tx, actor, code, submission.value));
  if (recorded.ok) throw redirect(`/kelompok/${recorded.value.id}/anggota`, { status: 303, headers: { "Set-Cookie": flash("savings:flash.group") } });
  return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(recorded.reason) }) }, { status: 422 });
}

export default function NewGroupPage() {
  const { code, crumbs, today, values } = useLoaderData<typeof loader>();
  const { t } = useTranslation("savings");
  const list = `/wilayah/${code}/kelompok`;
  return (
    <Page title={t("add")} crumbs={[...crumbs, { label: t("title"), to: list }, { label: t("add") }]} width="narrow">
      <GroupForm values={values} isNew today={today} backTo={list} answer={useActionData<RecordAnswer>()} />
    </Page>
  );
}
