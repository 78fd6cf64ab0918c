import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { type DebtAnswer, DebtForm, type DebtValues } from "~/finance/DebtForm";
import { recordDebt } from "~/finance/debts.server";
import { NewDebt } from "~/finance/finance.schema";
import { fieldErrors } from "~/finance/form-refusals.server";
import { HouseholdPage } from "~/households/HouseholdPage";
import { headOf, requireSheet } from "~/households/require-sheet.server";
import { getFixedT } from "~/i18n/i18n.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { flash } from "~/ui/flash.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "finance")];
  const sheet = await asActor(actor, (tx) => requireSheet(tx, actor, params.id, "write"));
  const values: DebtValues = { id: uuidv7(), status: "lancar", interestKind: "tidak_diketahui", instalmentPeriod: "bulan" };
  return { title: `${t("debt.newTitle")} · Desa Produktif`, household: headOf(actor, sheet), today: todayIn(timeZoneOf(sheet.regionCode), new Date()), values };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  const submission = parseWithZod(form, { schema: NewDebt.omit({ householdId: true }) });
  return asActor(actor, async (tx) => {
    const { id: householdId } = await requireSheet(tx, actor, params.id, "write");
    if (submission.status !== "success") return data({ result: submission.reply() }, { status: 422 });
    const recorded = await recordDebt(tx, actor, { ...submission.value, householdId });
    if (recorded.ok) throw redirect(`/keluarga/${householdId}`, { status: 303, headers: { "Set-Cookie": flash("finance:flash.debt") } });
    return data({ result: submission.reply({ fieldErrors: fieldErrors(recorded.reason) }) }, { status: 422 });
  });
}

export default function NewDebtPage() {
  const { t } = useTranslation("finance");
  const { household, today, values } = useLoaderData<typeof loader>();
  const answer = useActionData<DebtAnswer>();
  return (
    <HouseholdPage household={household} title={t("debt.newTitle")} intro={t("debt.intro")}>
      <DebtForm values={values} today={today} backTo={`/keluarga/${household.id}`} answer={answer} />
    </HouseholdPage>
  );
}
