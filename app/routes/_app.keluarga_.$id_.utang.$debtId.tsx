import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { CloseDebtForm } from "~/finance/CloseDebtForm";
import { DEBT_LISTS } from "~/finance/code-lists";
import { type DebtAnswer, DebtForm } from "~/finance/DebtForm";
import { debtValues, loanOf, realRateOf } from "~/finance/debt-values";
import { closeDebt, debtById, editDebt } from "~/finance/debts.server";
import { CloseDebt, EditDebt } from "~/finance/finance.schema";
import { fieldErrors } from "~/finance/form-refusals.server";
import { LoanCalendar } from "~/finance/LoanCalendar";
import { HouseholdPage } from "~/households/HouseholdPage";
import { headOf, requireSheet } from "~/households/require-sheet.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { shownConflict } from "~/households/shown-conflict.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { Alert } from "~/ui/Alert";
import { flash } from "~/ui/flash.server";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "finance")];
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "write");
    const debt = await debtById(tx, sheet.id, params.debtId);
    if (!debt) throw new Response(null, { status: 404 });
    const isClosed = debt.status === "lunas" || debt.status === "dihapus";
    return { title: `${t("debt.editTitle")} · Desa Produktif`, household: headOf(actor, sheet), today: todayIn(timeZoneOf(sheet.regionCode), new Date()), values: debtValues(debt), realRate: realRateOf(debt), loan: loanOf(debt), outstandingIdr: debt.outstandingIdr === null ? null : Number(debt.outstandingIdr), isClosed };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const intent = form.get("intent") === "close" ? "close" : "edit";
  const submission = intent === "close" ? parseWithZod(form, { schema: CloseDebt.omit({ id: true }) }) : parseWithZod(form, { schema: EditDebt.omit({ id: true }) });
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "write");
    const debt = await debtById(tx, sheet.id, params.debtId);
    if (!debt) throw new Response(null, { status: 404 });
    if (submission.status !== "success") return data({ intent, result: submission.reply() }, { status: 422 });
    const wanted = { ...submission.value, id: debt.id };
    const answer = intent === "close" ? await closeDebt(tx, actor, wanted as CloseDebt) : await editDebt(tx, actor, wanted as EditDebt);
    if (answer.ok) throw redirect(`/keluarga/${sheet.id}`, { status: 303, headers: { "Set-Cookie": flash(`finance:flash.${intent === "close" ? "closed" : "debt"}`) } });
    if (answer.reason.code === "conflict") {
      return data({ intent, result: submission.reply(), conflict: shownConflict(answer.reason, { lang, regionCode: sheet.regionCode, lists: DEBT_LISTS }) }, { status: 409 });
    }
    return data({ intent, result: submission.reply({ fieldErrors: fieldErrors(answer.reason) }) }, { status: 422 });
  });
}

export default function EditDebtPage() {
  const { t } = useTranslation("finance");
  const format = useFormat();
  const { household, today, values, realRate, loan, outstandingIdr, isClosed } = useLoaderData<typeof loader>();
  const answer = useActionData<DebtAnswer>();
  return (
    <HouseholdPage household={household} title={t("debt.editTitle")} intro={t("debt.intro")}>
      {realRate === null ? null : <Alert tone="info" title={t("debt.realRate", { flat: values.ratePercentYear, real: format.percent(realRate) })}>{t("debt.realRateHelp")}</Alert>}
      {isClosed ? null : <LoanCalendar loan={loan} outstandingIdr={outstandingIdr} realRate={realRate} today={today} />}
      <DebtForm values={values} today={today} backTo={`/keluarga/${household.id}`} answer={answer?.intent === "close" ? undefined : answer} />
      {isClosed ? null : <CloseDebtForm version={values.version ?? ""} today={today} answer={answer?.intent === "close" ? answer : undefined} />}
    </HouseholdPage>
  );
}
