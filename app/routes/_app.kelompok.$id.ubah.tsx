import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { shownConflict } from "~/households/shown-conflict.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { timeZoneOf } from "~/regions/time-zone";
import { GROUP_KINDS } from "~/savings/codes";
import { fieldErrors } from "~/savings/form-refusals.server";
import { groupValues } from "~/savings/form-values";
import { GroupForm } from "~/savings/GroupForm";
import { GroupPage } from "~/savings/GroupPage";
import { requireGroup } from "~/savings/require-group.server";
import { editGroup } from "~/savings/save-group.server";
import { EditGroup } from "~/savings/savings.schema";
import { todayIn } from "~/shared/dates";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "savings")];
  return asActor(actor, async (tx) => {
    const { group, village } = await requireGroup(tx, actor, params.id, "write");
    return { title: `${t("edit")} · Desa Produktif`, group, village, today: todayIn(timeZoneOf(group.regionCode), new Date()), values: groupValues(group) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const submission = parseWithZod(form, { schema: EditGroup });
  return asActor(actor, async (tx) => {
    const { group: { id, regionCode } } = await requireGroup(tx, actor, params.id, "write");
    if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
    const edited = await editGroup(tx, actor, id, submission.value);
    if (edited.ok) throw redirect(`/kelompok/${id}`, { status: 303, headers: { "Set-Cookie": flash("savings:flash.group") } });
    if (edited.reason.code === "conflict") return data<RecordAnswer>({ result: submission.reply(), conflict: shownConflict(edited.reason, { lang, regionCode, lists: { kind: GROUP_KINDS } }) }, { status: 409 });
    return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(edited.reason) }) }, { status: 422 });
  });
}

export default function EditGroupPage() {
  const { group, village, today, values } = useLoaderData<typeof loader>();
  const { t } = useTranslation("savings");
  return (
    <GroupPage group={group} village={village} title={t("edit")}>
      <GroupForm key={values.version} values={values} isNew={false} today={today} backTo={`/kelompok/${group.id}`} answer={useActionData<RecordAnswer>()} />
    </GroupPage>
  );
}
