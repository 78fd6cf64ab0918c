import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { shownConflict } from "~/households/shown-conflict.server";
import { sessionsOf } from "~/learning/activities.server";
import { activityValues } from "~/learning/activity-values";
import { ActivityForm } from "~/learning/ActivityForm";
import { ActivityPage } from "~/learning/ActivityPage";
import { ACTIVITY_PILLARS, ACTIVITY_TYPES, FUNDINGS } from "~/learning/codes";
import { fieldErrors } from "~/learning/form-refusals.server";
import { EditActivity } from "~/learning/learning.schema";
import { requireActivity } from "~/learning/require-activity.server";
import { editActivity } from "~/learning/save-activity.server";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];
const LISTS = { type: ACTIVITY_TYPES, pillar: ACTIVITY_PILLARS, funding: FUNDINGS };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "learning")];
  return asActor(actor, async (tx) => {
    const { activity, village } = await requireActivity(tx, actor, params.id, "write");
    return { title: `${t("edit")} · Desa Produktif`, activity, village, values: activityValues(activity, (await sessionsOf(tx, activity.id)).length) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const submission = parseWithZod(form, { schema: EditActivity });
  return asActor(actor, async (tx) => {
    const { activity: { id, regionCode } } = await requireActivity(tx, actor, params.id, "write");
    if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
    const edited = await editActivity(tx, actor, id, submission.value);
    if (edited.ok) throw redirect(`/kegiatan/${id}`, { status: 303, headers: { "Set-Cookie": flash("learning:flash.activity") } });
    if (edited.reason.code === "conflict") return data<RecordAnswer>({ result: submission.reply(), conflict: shownConflict(edited.reason, { lang, regionCode, lists: LISTS }) }, { status: 409 });
    return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(edited.reason) }) }, { status: 422 });
  });
}

export default function EditActivityPage() {
  const { activity, village, values } = useLoaderData<typeof loader>();
  const { t } = useTranslation("learning");
  return (
    <ActivityPage activity={activity} village={village} title={t("edit")}>
      <ActivityForm key={values.version} values={values} isNew={false} backTo={`/kegiatan/${activity.id}`} answer={useActionData<RecordAnswer>()} />
    </ActivityPage>
  );
}
