import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { listQuery } from "~/households/list-query";
import { personList } from "~/households/person-list.server";
import { getFixedT } from "~/i18n/i18n.server";
import { timeZoneOf } from "~/regions/time-zone";
import { fieldErrors } from "~/savings/form-refusals.server";
import { GroupPage } from "~/savings/GroupPage";
import { membersOf } from "~/savings/groups.server";
import { type MemberAnswer, MemberForm } from "~/savings/MemberForm";
import { requireGroup } from "~/savings/require-group.server";
import { addMembers } from "~/savings/save-group.server";
import { AddMembers } from "~/savings/savings.schema";
import { todayIn } from "~/shared/dates";
import { flash } from "~/ui/flash.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

const NOTHING: MemberAnswer = { searched: "", found: null, typed: "", joinedOn: null, errors: {} };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "savings")];
  return asActor(actor, async (tx) => {
    const { group, village } = await requireGroup(tx, actor, params.id, "write");
    return { title: `${t("member.add")} · Desa Produktif`, group, village, today: todayIn(timeZoneOf(group.regionCode), new Date()), count: (await membersOf(tx, group.id)).filter(({ leftOn }) => leftOn === null).length };
  });
}

/** Names are looked for by POST: they stand in no address. */
export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  return asActor(actor, async (tx) => {
    const { group: { id, regionCode } } = await requireGroup(tx, actor, params.id, "write");
    if (form.get("intent") === "cari") {
      const searched = String(form.get("cari") ?? "").slice(0, 80);
      const { rows } = await personList(tx, regionCode, listQuery(new URLSearchParams({ cari: searched })));
      return data<MemberAnswer>({ ...NOTHING, searched, found: rows.map((row) => ({ id: row.id, name: row.fullName, household: row.household })) });
    }
    const submission = parseWithZod(form, { schema: AddMembers });
    const typed = { ...NOTHING, typed: String(form.get("names") ?? ""), joinedOn: String(form.get("joinedOn") ?? "") };
    if (submission.status !== "success") return data<MemberAnswer>({ ...typed, errors: { joinedOn: submission.error?.joinedOn ?? [], names: submission.error?.names ?? [] } }, { status: 422 });
    const added = await addMembers(tx, actor, id, submission.value);
    if (added.ok) throw redirect(`/kelompok/${id}/anggota`, { status: 303, headers: { "Set-Cookie": flash("savings:flash.members", { n: added.value }) } });
    return data<MemberAnswer>({ ...typed, errors: fieldErrors(added.reason) }, { status: 422 });
  });
}

export default function AddMembersPage() {
  const { group, village, today, count } = useLoaderData<typeof loader>();
  const answer = useActionData<MemberAnswer>();
  const { t } = useTranslation("savings");
  return (
    <GroupPage group={group} village={village} title={t("member.add")} intro={t("member.now", { n: count })}>
      <MemberForm key={count} answer={answer ?? NOTHING} today={today} backTo={`/kelompok/${group.id}`} />
    </GroupPage>
  );
}
