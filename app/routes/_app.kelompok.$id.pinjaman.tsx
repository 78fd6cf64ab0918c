import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { timeZoneOf } from "~/regions/time-zone";
import { fieldErrors } from "~/savings/form-refusals.server";
import { groupSheet } from "~/savings/group-sheet.server";
import { GroupPage } from "~/savings/GroupPage";
import { lend } from "~/savings/lend.server";
import { LoanForm } from "~/savings/LoanForm";
import { requireGroup } from "~/savings/require-group.server";
import { NewLoan } from "~/savings/savings.schema";
import { todayIn } from "~/shared/dates";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "savings")];
  return asActor(actor, async (tx) => {
    const { group, village } = await requireGroup(tx, actor, params.id, "write");
    const today = todayIn(timeZoneOf(group.regionCode), new Date());
    const { members, balance } = await groupSheet(tx, group.id, today);
    const free = members.filter(({ leftOn, owedIdr }) => leftOn === null && owedIdr === 0).map(({ id, name }) => ({ id, name }));
    return { title: `${t("loan.add")} · Desa Produktif`, group, village, today, members: free, boxIdr: balance.boxIdr, values: { id: uuidv7(), memberId: "", principalIdr: "", months: "10", servicePercent: "1", lentOn: today } };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  const submission = parseWithZod(form, { schema: NewLoan });
  return asActor(actor, async (tx) => {
    const { group: { id } } = await requireGroup(tx, actor, params.id, "write");
    if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
    const lent = await lend(tx, actor, id, submission.value);
    if (lent.ok) throw redirect(`/kelompok/${id}/anggota/${submission.value.memberId}`, { status: 303, headers: { "Set-Cookie": flash("savings:flash.lent") } });
    return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(lent.reason) }) }, { status: 422 });
  });
}

export default function NewLoanPage() {
  const { group, village, today, members, boxIdr, values } = useLoaderData<typeof loader>();
  const { t } = useTranslation("savings");
  const format = useFormat();
  return (
    <GroupPage group={group} village={village} title={t("loan.add")} intro={t("loan.box", { amount: format.rupiah(boxIdr) })}>
      <LoanForm values={values} members={members} today={today} backTo={`/kelompok/${group.id}`} answer={useActionData<RecordAnswer>()} />
    </GroupPage>
  );
}
