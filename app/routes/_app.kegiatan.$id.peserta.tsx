import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor, type Tx } from "~/db/db.server";
import { listQuery } from "~/households/list-query";
import { personList } from "~/households/person-list.server";
import { getFixedT } from "~/i18n/i18n.server";
import { participantsOf } from "~/learning/activities.server";
import { ActivityPage } from "~/learning/ActivityPage";
import { fieldErrors } from "~/learning/form-refusals.server";
import { AddParticipants } from "~/learning/learning.schema";
import { type FoundPerson, ParticipantForm } from "~/learning/ParticipantForm";
import { requireActivity } from "~/learning/require-activity.server";
import { addParticipants } from "~/learning/take-part.server";
import { flash } from "~/ui/flash.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "learning")];
  return asActor(actor, async (tx) => {
    const { activity, village } = await requireActivity(tx, actor, params.id, "write");
    return { title: `${t("people.add")} · Desa Produktif`, activity, village, count: (await participantsOf(tx, activity.id)).length };
  });
}

type Answer = { searched: string; found: FoundPerson[] | null; typed: string; error?: string };

/** Names are looked for by POST: they stand in no address. */
export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  return asActor(actor, async (tx) => {
    const { activity: { id, regionCode } } = await requireActivity(tx, actor, params.id, "write");
    if (form.get("intent") === "cari") {
      const searched = String(form.get("cari") ?? "").slice(0, 80);
      return data<Answer>({ searched, found: await peopleNamed(tx, regionCode, searched), typed: "" });
    }
    const submission = parseWithZod(form, { schema: AddParticipants });
    const typed = String(form.get("names") ?? "");
    if (submission.status !== "success") return data<Answer>({ searched: "", found: null, typed, error: "learning:error.form" }, { status: 422 });
    const added = await addParticipants(tx, actor, id, submission.value);
    if (added.ok) throw redirect(`/kegiatan/${id}/peserta`, { status: 303, headers: { "Set-Cookie": flash("learning:flash.participants", { count: added.value }) } });
    return data<Answer>({ searched: "", found: null, typed, error: Object.values(fieldErrors(added.reason))[0]?.[0] ?? "" }, { status: 422 });
  });
}

async function peopleNamed(tx: Tx, regionCode: string, searched: string): Promise<FoundPerson[]> {
  const { rows } = await personList(tx, regionCode, listQuery(new URLSearchParams({ cari: searched })));
  return rows.map(({ id, fullName, household }) => ({ id, name: fullName, household }));
}

export default function ParticipantsPage() {
  const { activity, village, count } = useLoaderData<typeof loader>();
  const { searched = "", found = null, typed = "", error } = useActionData<Answer>() ?? {};
  const { t } = useTranslation("learning");
  return (
    <ActivityPage activity={activity} village={village} title={t("people.add")} intro={t("people.count", { count })}>
      <ParticipantForm key={count} searched={searched} found={found} typed={typed} error={error} backTo={`/kegiatan/${activity.id}`} />
    </ActivityPage>
  );
}
