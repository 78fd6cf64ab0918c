import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { answered, readNewTransfer, refusalErrors, typedValues } from "~/remittances/remittance-form.server";
import type { FormErrors, TransferValues } from "~/remittances/form-values";
import { markMonth } from "~/remittances/mark-month.server";
import { NoTransferButton } from "~/remittances/NoTransferButton";
import { recordRemittance } from "~/remittances/record-remittances.server";
import { NotSaved, RemittanceForm } from "~/remittances/RemittanceForm";
import { monthState } from "~/remittances/remittances.server";
import { requireHousehold } from "~/remittances/require-household.server";
import { shownQuestions } from "~/remittances/shown-questions.server";
import { TransferQuestions, type ShownQuestion } from "~/remittances/TransferQuestions";
import { newTransferForm } from "~/remittances/transfer-choices.server";
import { useDraft } from "~/remittances/use-draft";
import type { Language } from "~/shared/codes";
import { isMonth, monthOf } from "~/shared/dates";
import { flash } from "~/ui/flash.server";
import { UnsentNote } from "~/ui/form/UnsentNote";
import { Page } from "~/ui/Page";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, lang, t] = [await requireActor(request), await langOf(request), await getFixedT(request, "remittances")];
  return asActor(actor, async (tx) => {
    const { id, label, regionCode, today } = await requireHousehold(tx, actor, params.id, "write");
    const { values, choices, last, offers } = await newTransferForm(tx, { householdId: id, today, id: uuidv7(), lang });
    const month = monthOf(today);
    const { state, transfers } = await monthState(tx, { householdId: id, month });
    const repeats = last && { on: last.dated };
    return { title: `${t("new.title")} · Desa Produktif`, userId: actor.userId ?? "", household: { id, label, regionCode }, today, month: { month, state, transfers }, values, choices, offers, repeats };
  });
}

type Refused = { values: TransferValues; errors: FormErrors; questions: ShownQuestion[]; isUnsent: boolean };

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const intent = form.get("intent");
  return asActor(actor, async (tx) => {
    const { id } = await requireHousehold(tx, actor, params.id, "write");
    if (intent === "tanpa" || intent === "batal_tanpa") return changeMonth(tx, actor, { householdId: id, form, lang });
    const values = typedValues(form);
    const read = readNewTransfer(values, id, answered(form));
    if (!read.ok) return data<Refused>({ values, errors: read.reason, questions: [], isUnsent: false }, { status: 422 });
    const answer = await recordRemittance(tx, actor, read.value);
    if (answer.ok) throw redirect(`/kiriman/${answer.value.id}?baru=1${remarks(answer.value.warnings)}`, { status: 303 });
    if (answer.reason.code === "forbidden" || answer.reason.code === "household_unknown") throw new Response(null, { status: 403 });
    const questions = answer.reason.code === "ask" ? shownQuestions(answer.reason.questions, read.value, lang) : [];
    return data<Refused>({ values, errors: refusalErrors(answer.reason, lang) ?? {}, questions, isUnsent: false }, { status: questions.length > 0 ? 409 : 422 });
  });
}

/** What the next page should remark on, as codes. */
const remarks = (warnings: readonly { code: string }[]) => (warnings.length > 0 ? `&ingat=${warnings.map(({ code }) => code).join(",")}` : "");

type Opened = Parameters<Parameters<typeof asActor>[1]>[0];

async function changeMonth(tx: Opened, actor: Awaited<ReturnType<typeof requireActor>>, { householdId, form, lang }: { householdId: string; form: FormData; lang: Language }): Promise<never> {
  const month = form.get("bulan");
  if (!isMonth(month)) throw new Response(null, { status: 400 });
  const message = await markMonth(tx, actor, { intent: form.get("intent"), householdId, month, lang });
  if (message === null) throw new Response(null, { status: 403 });
  throw redirect(`/keluarga/${householdId}/uang`, { status: 303, headers: { "Set-Cookie": flash(message.key, message.facts, message.tone) } });
}

/** Without signal the form stays as it is and says that nothing is stored; it can be sent again as it stands. */
export async function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  const form = await request.clone().formData();
  try {
    return await serverAction<typeof action>();
  } catch (error) {
    if (error instanceof Response || isRouteErrorResponse(error)) throw error;
    const values = Object.fromEntries([...form].filter(([, value]) => typeof value === "string")) as TransferValues;
    return Response.json({ values, errors: {}, questions: [], isUnsent: true } satisfies Refused, { status: 503 });
  }
}

export default function NewRemittancePage() {
  const { t } = useTranslation("remittances");
  const format = useFormat();
  const { userId, household, today, month, values, choices, offers, repeats } = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>() as Refused | undefined;
  const draft = useDraft(userId, household.id, values, refusal === undefined);
  const shown = refusal && !refusal.isUnsent ? refusal.values : draft.values;
  const cancelTo = `/keluarga/${household.id}/uang`;
  return (
    <Page
      width="narrow"
      title={t("new.title")}
      crumbs={[{ label: household.label, to: `/keluarga/${household.id}` }, { label: t("new.title") }]}
      intro={repeats ? t("new.repeats", { on: format.date(repeats.on) }) : t("new.first")}
    >
      {refusal?.isUnsent ? <NotSaved /> : null}
      <RemittanceForm
        key={`${shown.id}-${draft.state === "restored"}-${refusal && !refusal.isUnsent ? "again" : ""}`}
        values={shown}
        errors={refusal?.errors ?? {}}
        choices={choices}
        today={today}
        offers={offers}
        isNew
        cancelTo={cancelTo}
        onTyping={draft.keep}
        questions={refusal && refusal.questions.length > 0 ? <TransferQuestions questions={refusal.questions} cancelTo={cancelTo} /> : undefined}
        note={<UnsentNote state={draft.state} onDiscard={draft.discard} />}
      />
      <NoTransferButton householdId={household.id} {...month} />
    </Page>
  );
}
