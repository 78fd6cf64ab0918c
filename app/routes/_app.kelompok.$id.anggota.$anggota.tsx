import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor, type Tx } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { fieldErrors } from "~/savings/form-refusals.server";
import { GroupPage } from "~/savings/GroupPage";
import { bookOf, ledgerOf, membersOf } from "~/savings/groups.server";
import { nextInstalment, savingsOf } from "~/savings/ledger";
import { LedgerTable } from "~/savings/LedgerTable";
import { removeLoan } from "~/savings/lend.server";
import { requireGroup } from "~/savings/require-group.server";
import { leaveGroup } from "~/savings/save-group.server";
import { Card } from "~/ui/Card";
import { Confirm } from "~/ui/Confirm";
import { Facts } from "~/ui/Facts";
import { flash } from "~/ui/flash.server";
import { FormErrors } from "~/ui/form/FormErrors";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** A member of this group; 404 for any other. */
async function requireMember(tx: Tx, groupId: string, id: string | undefined) {
  const member = (await membersOf(tx, groupId)).find((one) => one.id === id);
  if (!member) throw new Response(null, { status: 404 });
  return member;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "savings")];
  return asActor(actor, async (tx) => {
    const { group, village, canWrite } = await requireGroup(tx, actor, params.id, "read");
    const member = await requireMember(tx, group.id, params.anggota);
    const { sums, loans } = await bookOf(tx, group.id);
    const loan = loans.find((one) => one.memberId === member.id && one.repaidIdr < one.principalIdr) ?? null;
    return {
      title: `${t("ledger.title")} · Desa Produktif`, group, village, canWrite, member, loan, next: loan ? nextInstalment(loan) : null, lines: await ledgerOf(tx, member.id),
      savingsIdr: savingsOf(sums.filter((one) => one.memberId === member.id)),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  return asActor(actor, async (tx) => {
    const { group } = await requireGroup(tx, actor, params.id, "write");
    const member = await requireMember(tx, group.id, params.anggota);
    const isLoan = form.get("intent") === "hapus-pinjaman";
    const done = isLoan ? await removeLoan(tx, actor, group.id, String(form.get("pinjaman") ?? "")) : await leaveGroup(tx, actor, group.id, member.id);
    if (!done.ok) return data({ errors: fieldErrors(done.reason) }, { status: 422 });
    throw redirect(isLoan ? `/kelompok/${group.id}/anggota/${member.id}` : `/kelompok/${group.id}`, { status: 303, headers: { "Set-Cookie": flash(`savings:flash.${isLoan ? "loanRemoved" : "left"}`) } });
  });
}

export default function MemberLedgerPage() {
  const { group, village, canWrite, member, loan, next, lines, savingsIdr } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("savings");
  const format = useFormat();
  const isIn = member.leftOn === null;
  return (
    <GroupPage group={group} village={village} title={member.name} intro={[member.household, t("member.since", { on: format.date(member.joinedOn) })].filter(Boolean).join(" · ")}>
      <FormErrors formId="anggota" errors={answer?.errors ?? {}} />
      <Card title={t("ledger.stands")}>
        <Facts
          items={[
            { term: t("money.saved"), value: <span className="num text-xl">{format.rupiah(savingsIdr)}</span> },
            { term: t("loan.left"), value: <span className="num text-xl">{format.rupiah(loan ? loan.principalIdr - loan.repaidIdr : 0)}</span>, ...(next ? { hint: t("own.next", { amount: format.rupiah(next.principalIdr + next.interestIdr), on: format.date(next.dueOn) }) } : {}) },
          ]}
        />
        {canWrite && loan && loan.repaidIdr === 0 ? <div className="mt-4"><Confirm trigger={t("loan.remove")} question={t("loan.removeAsk")} confirmLabel={t("loan.removeYes")} fields={{ intent: "hapus-pinjaman", pinjaman: loan.id }}>{t("loan.removeNote")}</Confirm></div> : null}
      </Card>
      <Card title={t("ledger.title")} note={t("ledger.note")} flush><LedgerTable lines={lines} /></Card>
      {canWrite && isIn ? <Confirm trigger={t("member.leave")} question={t("member.leaveAsk")} confirmLabel={t("member.leaveYes")} fields={{ intent: "keluar" }}>{t("member.leaveNote")}</Confirm> : null}
    </GroupPage>
  );
}
