import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor, type Tx } from "~/db/db.server";
import { ENTERPRISE_LISTS } from "~/enterprises/code-lists";
import { entryById } from "~/enterprises/day-entries.server";
import { dayBookOf } from "~/enterprises/day-page.server";
import { EditEntry } from "~/enterprises/enterprise.schema";
import { EnterprisePage } from "~/enterprises/EnterprisePage";
import { EntryForm } from "~/enterprises/EntryForm";
import { fieldErrors } from "~/enterprises/form-refusals.server";
import { requireEnterprise } from "~/enterprises/require-enterprise.server";
import { editEntry, removeEntry } from "~/enterprises/write-day-book.server";
import { shownConflict } from "~/households/shown-conflict.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { monthOf } from "~/shared/dates";
import { isUuid } from "~/shared/uuid";
import { Confirm } from "~/ui/Confirm";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** An entry of this enterprise's book; 404 for any other. */
async function requireEntry(tx: Tx, enterpriseId: string, id: string | undefined) {
  const entry = isUuid(id) ? await entryById(tx, id) : undefined;
  if (!entry || entry.enterpriseId !== enterpriseId) throw new Response(null, { status: 404 });
  return entry;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "enterprises")];
  return asActor(actor, async (tx) => {
    const { enterprise } = await requireEnterprise(tx, actor, params.id, "report");
    const { version, entryOn, kind, amountIdr, note } = await requireEntry(tx, enterprise.id, params.catatan);
    const { today } = dayBookOf(enterprise.regionCode, null);
    return { title: `${t("day.edit")} · Desa Produktif`, enterprise, today, values: { id: "", version: String(version), entryOn, kind, amountIdr: amountIdr.toString(), note: note ?? "" } };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  return asActor(actor, async (tx) => {
    const { enterprise: { id, regionCode } } = await requireEnterprise(tx, actor, params.id, "report");
    const entry = await requireEntry(tx, id, params.catatan);
    if (form.get("intent") === "hapus") {
      const removed = await removeEntry(tx, actor, id, entry.id);
      if (!removed.ok) throw new Response(null, { status: removed.reason.code === "forbidden" ? 403 : 404 });
      throw redirect(`/usaha/${id}/harian?bulan=${monthOf(entry.entryOn)}`, { status: 303, headers: { "Set-Cookie": flash("enterprises:flash.removed") } });
    }
    const submission = parseWithZod(form, { schema: EditEntry });
    if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
    const edited = await editEntry(tx, actor, entry.id, submission.value);
    if (edited.ok) throw redirect(`/usaha/${id}/harian?bulan=${monthOf(submission.value.entryOn)}`, { status: 303, headers: { "Set-Cookie": flash("enterprises:flash.entry") } });
    if (edited.reason.code === "conflict") return data<RecordAnswer>({ result: submission.reply(), conflict: shownConflict(edited.reason, { lang, regionCode, lists: ENTERPRISE_LISTS.enterprise_entry }) }, { status: 409 });
    return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(edited.reason) }) }, { status: 422 });
  });
}

export default function EditEntryPage() {
  const { enterprise, today, values } = useLoaderData<typeof loader>();
  const { t } = useTranslation("enterprises");
  return (
    <EnterprisePage enterprise={enterprise} title={t("day.edit")}>
      <EntryForm key={values.version} values={values} today={today} backTo={`/usaha/${enterprise.id}/harian?bulan=${monthOf(values.entryOn)}`} save={t("day.saveEdit")} answer={useActionData<RecordAnswer>()} />
      <Confirm trigger={t("day.remove")} question={t("day.removeAsk")} confirmLabel={t("day.removeYes")} fields={{ intent: "hapus" }}>{t("day.removeNote")}</Confirm>
    </EnterprisePage>
  );
}
