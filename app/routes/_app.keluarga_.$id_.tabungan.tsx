import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { HABITS } from "~/finance/code-lists";
import { recordFinanceSnapshot, snapshotsOf } from "~/finance/finance-snapshots.server";
import { FinanceSnapshot } from "~/finance/finance.schema";
import { fieldErrors } from "~/finance/form-refusals.server";
import { snapshotValues } from "~/finance/snapshot-form.server";
import { SnapshotForm } from "~/finance/SnapshotForm";
import { SnapshotTable } from "~/finance/SnapshotTable";
import { HouseholdPage } from "~/households/HouseholdPage";
import { headOf, requireSheet } from "~/households/require-sheet.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { shownConflict } from "~/households/shown-conflict.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "finance")];
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "read");
    const today = todayIn(timeZoneOf(sheet.regionCode), new Date());
    const readings = await snapshotsOf(tx, sheet.id);
    const values = snapshotValues(readings, { asked: new URL(request.url).searchParams.get("tanggal"), today });
    return { title: `${t("snapshot.title")} · Desa Produktif`, household: headOf(actor, sheet), today, readings, values };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const submission = parseWithZod(form, { schema: FinanceSnapshot.omit({ householdId: true }) });
  return asActor(actor, async (tx) => {
    const { id: householdId, regionCode } = await requireSheet(tx, actor, params.id, "report");
    if (submission.status !== "success") return data({ result: submission.reply() }, { status: 422 });
    const recorded = await recordFinanceSnapshot(tx, actor, { ...submission.value, householdId });
    if (recorded.ok) throw redirect(`/keluarga/${householdId}/tabungan`, { status: 303, headers: { "Set-Cookie": flash("finance:flash.snapshot") } });
    if (recorded.reason.code === "conflict") {
      return data({ result: submission.reply(), conflict: shownConflict(recorded.reason, { lang, regionCode, lists: HABITS }) }, { status: 409 });
    }
    return data({ result: submission.reply({ fieldErrors: fieldErrors(recorded.reason) }) }, { status: 422 });
  });
}

export default function SavingsPage() {
  const { t } = useTranslation("finance");
  const { household, today, readings, values } = useLoaderData<typeof loader>();
  const answer = useActionData<RecordAnswer>();
  const canWrite = household.canReport;
  return (
    <HouseholdPage household={household} title={t("snapshot.title")} intro={canWrite ? t("snapshot.intro") : undefined}>
      {canWrite ? <SnapshotForm key={`${values.asOf}-${values.version}`} values={values} today={today} backTo={`/keluarga/${household.id}`} answer={answer} /> : null}
      <Card title={t("snapshot.earlier")} note={canWrite && readings.length > 0 ? t("snapshot.earlierNote") : undefined} flush>
        {readings.length > 0 ? <SnapshotTable rows={readings} canWrite={canWrite} /> : <EmptyState title={t("snapshot.none")} />}
      </Card>
    </HouseholdPage>
  );
}
