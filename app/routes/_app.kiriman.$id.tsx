import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { ConflictBox, type ShownConflict } from "~/remittances/ConflictBox";
import { DeleteTransfer } from "~/remittances/DeleteTransfer";
import { changeTransfer, removeTransfer } from "~/remittances/change-transfer.server";
import type { FormErrors, TransferValues } from "~/remittances/form-values";
import { JustRecorded } from "~/remittances/JustRecorded";
import { RemittanceForm } from "~/remittances/RemittanceForm";
import { requireTransfer, transferEditing, transferPage } from "~/remittances/transfer-page.server";
import { TransferHistory } from "~/remittances/TransferHistory";
import { TransferQuestions, type ShownQuestion } from "~/remittances/TransferQuestions";
import { TransferSheet } from "~/remittances/TransferSheet";
import { clearDraft } from "~/remittances/use-draft";
import { flash } from "~/ui/flash.server";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, lang, t] = [await requireActor(request), await langOf(request), await getFixedT(request, "remittances")];
  const { searchParams } = new URL(request.url);
  const isEditing = searchParams.has("ubah");
  return asActor(actor, async (tx) => {
    const own = await requireTransfer(tx, actor, params.id, isEditing ? "write" : "read");
    const title = `${t(isEditing ? "detail.editTitle" : "detail.title")} · Desa Produktif`;
    const justRecorded = searchParams.has("baru") ? (searchParams.get("ingat") ?? "").split(",").filter((code) => t(`warning.${code}`, { defaultValue: "" }) !== "") : null;
    return { title, userId: actor.userId ?? "", ...(await transferPage(tx, own, lang)), justRecorded, editing: isEditing ? await transferEditing(tx, own, lang) : null };
  });
}

export type RefusedChange = { values: TransferValues | null; errors: FormErrors; questions: ShownQuestion[]; conflict: ShownConflict | null };

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  return asActor(actor, async (tx) => {
    const { transfer } = await requireTransfer(tx, actor, params.id, "write");
    const intent = form.get("intent");
    const done = (to: string, key: string) => redirect(to, { status: 303, headers: { "Set-Cookie": flash(key) } });
    if (intent === "hapus" || intent === "urungkan") {
      const removed = await removeTransfer(tx, actor, transfer, form);
      if (!removed.ok) return data<RefusedChange>({ values: null, errors: removed.reason, questions: [], conflict: null }, { status: 422 });
      throw done(`/keluarga/${transfer.householdId}/uang`, intent === "hapus" ? "remittances:flash.deleted" : "remittances:flash.undone");
    }
    const changed = await changeTransfer(tx, actor, transfer, form, lang);
    if (changed.ok) throw done(`/kiriman/${transfer.id}`, changed.value.changed ? "remittances:flash.edited" : "remittances:flash.unchanged");
    const { questions, conflict } = changed.reason;
    return data<RefusedChange>(changed.reason, { status: questions.length > 0 || conflict ? 409 : 422 });
  });
}

export default function TransferPage() {
  const { t } = useTranslation(["remittances", "common"]);
  const format = useFormat();
  const { userId, transfer, cost, canWrite, today, history, justRecorded, editing } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>() as RefusedChange | undefined;
  const address = `/kiriman/${transfer.id}`;
  useEffect(() => {
    if (justRecorded) clearDraft(userId, transfer.householdId);
  }, [justRecorded, userId, transfer.householdId]);
  const crumbs = [{ label: transfer.label, to: `/keluarga/${transfer.householdId}` }, { label: t("money.title"), to: `/keluarga/${transfer.householdId}/uang` }, { label: format.date(transfer.dated) }];
  if (editing) {
    const asked = refusal && refusal.questions.length > 0 ? <TransferQuestions questions={refusal.questions} cancelTo={address} /> : undefined;
    const both = refusal?.conflict ? <ConflictBox conflict={refusal.conflict} currentTo={address} /> : undefined;
    return (
      <Page width="narrow" title={t("detail.editTitle")} crumbs={crumbs}>
        <RemittanceForm
          key={refusal ? "again" : "first"}
          values={refusal?.values ?? editing.values}
          errors={refusal?.errors ?? {}}
          choices={editing.choices}
          today={today}
          offers={editing.offers}
          isNew={false}
          cancelTo={address}
          questions={both ?? asked}
        />
      </Page>
    );
  }
  return (
    <Page
      width="narrow"
      title={transfer.receivedIdr === null ? t("detail.title") : format.rupiah(transfer.receivedIdr)}
      intro={t("detail.intro", { family: transfer.label, on: format.date(transfer.dated, "long") })}
      crumbs={crumbs}
      actions={canWrite ? <LinkButton variant="secondary" to={`${address}?ubah=1`}>{t("common:edit")}</LinkButton> : null}
    >
      {justRecorded && canWrite ? <JustRecorded householdId={transfer.householdId} regionCode={transfer.regionCode} month={transfer.dated.slice(0, 7)} version={transfer.version} warnings={justRecorded} /> : null}
      <TransferSheet transfer={transfer} cost={cost} />
      <TransferHistory changes={history} />
      {canWrite ? <DeleteTransfer version={transfer.version} errors={refusal?.errors ?? {}} /> : null}
    </Page>
  );
}
