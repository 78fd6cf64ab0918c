import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { dayBookOf } from "~/enterprises/day-page.server";
import { NewEntry } from "~/enterprises/enterprise.schema";
import { EnterprisePage } from "~/enterprises/EnterprisePage";
import { EntryForm } from "~/enterprises/EntryForm";
import { fieldErrors } from "~/enterprises/form-refusals.server";
import { requireEnterprise } from "~/enterprises/require-enterprise.server";
import { recordEntry } from "~/enterprises/write-day-book.server";
import { getFixedT } from "~/i18n/i18n.server";
import { lastDay, monthOf } from "~/shared/dates";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "enterprises")];
  return asActor(actor, async (tx) => {
    const { enterprise } = await requireEnterprise(tx, actor, params.id, "report");
    const { month, today } = dayBookOf(enterprise.regionCode, new URL(request.url).searchParams.get("bulan"));
    const entryOn = month === monthOf(today) ? today : lastDay(month);
    return { title: `${t("day.write")} · Desa Produktif`, enterprise, month, today, values: { id: uuidv7(), version: "", entryOn, kind: "penjualan", amountIdr: "", note: "" } };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  const submission = parseWithZod(form, { schema: NewEntry });
  return asActor(actor, async (tx) => {
    const { enterprise: { id } } = await requireEnterprise(tx, actor, params.id, "report");
    if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
    const recorded = await recordEntry(tx, actor, id, submission.value);
    if (recorded.ok) throw redirect(`/usaha/${id}/harian?bulan=${monthOf(submission.value.entryOn)}`, { status: 303, headers: { "Set-Cookie": flash("enterprises:flash.entry") } });
    return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(recorded.reason) }) }, { status: 422 });
  });
}

export default function NewEntryPage() {
  const { enterprise, month, today, values } = useLoaderData<typeof loader>();
  const { t } = useTranslation("enterprises");
  return (
    <EnterprisePage enterprise={enterprise} title={t("day.write")}>
      <EntryForm values={values} today={today} backTo={`/usaha/${enterprise.id}/harian?bulan=${month}`} save={t("day.save")} answer={useActionData<RecordAnswer>()} />
    </EnterprisePage>
  );
}
