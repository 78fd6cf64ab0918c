import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { addressGroup } from "~/access/client-address";
import { CodeField } from "~/access/CodeField";
import { beginSetUp, changeFactor, finishSetUp, type FactorRefusal, type Owner } from "~/access/change-factor.server";
import { factorSetUp, type FactorSetUp } from "~/access/factor-pages.server";
import { FactorSetUpForm } from "~/access/FactorSetUpForm";
import { ownAccount } from "~/access/own-account.server";
import { PasswordField } from "~/access/PasswordField";
import { RecoveryCodes } from "~/access/RecoveryCodes";
import { requireActor } from "~/access/require-actor.server";
import { factorState } from "~/access/second-factor.server";
import { currentSession, endOtherSessions } from "~/access/sessions.server";
import { asActor } from "~/db/db.server";
import { errorKey } from "~/i18n/error-key";
import { getFixedT } from "~/i18n/i18n.server";
import { Card } from "~/ui/Card";
import { flash } from "~/ui/flash.server";
import { plainField } from "~/ui/form/field-facts";
import { FormErrors } from "~/ui/form/FormErrors";
import { Page } from "~/ui/Page";
import { SubmitButton } from "~/ui/SubmitButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const account = await asActor(actor, (tx) => ownAccount(tx, actor));
  const [t, state] = [await getFixedT(request, "access"), await factorState(account.id)];
  const { confirmedOn, recoveryLeft, isRequired } = state;
  return data({ title: `${t("factor.card")} · Desa Produktif`, isOn: confirmedOn !== null, left: recoveryLeft, isRequired }, NO_STORE);
}

const NO_STORE = { headers: { "Cache-Control": "no-store" } };
type Answer = { intent?: string; ticket?: string; setUp?: FactorSetUp; codes?: string[]; errors?: Record<string, string[]> };

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const account = await asActor(actor, (tx) => ownAccount(tx, actor));
  const form = await request.formData();
  const attempt = { login: account.login, address: addressGroup(context?.clientAddress), request };
  const owner: Owner = { account, visit: (await currentSession(request))?.visit ?? "", attempt };
  const [intent, code, password] = [form.get("intent"), String(form.get("kode") ?? ""), String(form.get("sandi") ?? "")];
  switch (intent) {
    case "begin": {
      const begun = await beginSetUp(owner, password);
      return begun.ok ? data(offer(account, begun.value), NO_STORE) : refusal(intent, begun.reason);
    }
    case "confirm":
      return confirm(owner, String(form.get("tiket") ?? ""), code);
    case "codes":
    case "off": {
      const done = await changeFactor(owner, intent, { code, password });
      if (!done.ok) return refusal(intent, done.reason);
      if (intent === "off") throw redirect("/masuk", { status: 303, headers: { "Set-Cookie": flash("access:factor.removed") } });
      return data<Answer>({ codes: done.value ?? [] }, NO_STORE);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

/** A first right code: from now on sessions are opened by a code too, so those opened without one end. */
async function confirm(owner: Owner, ticket: string, code: string) {
  const done = await finishSetUp(owner, ticket, code);
  if (done.ok) {
    await endOtherSessions(owner.attempt.request, owner.account.id, "code");
    return data<Answer>({ codes: done.value }, NO_STORE);
  }
  if (done.reason.code === "late") return refusal("begin", done.reason);
  return data<Answer>({ ...offer(owner.account, ticket), intent: "confirm", errors: errorsOf(done.reason) }, { status: 400, ...NO_STORE });
}

const offer = ({ id: userId, login }: { id: string; login: string }, ticket: string): Answer => ({ ticket, setUp: factorSetUp({ userId, login, visit: ticket }) });

const refusal = (intent: string, reason: FactorRefusal) => data<Answer>({ intent, errors: errorsOf(reason) }, { status: reason.code === "wait" ? 429 : 400 });

function errorsOf(reason: FactorRefusal): Record<string, string[]> {
  if (reason.code === "wait") return { "": [errorKey("access:signIn.wait", { count: reason.seconds })] };
  if (reason.code === "late") return { "": ["access:factor.setUpLate"] };
  if (reason.code === "required") return { "": ["access:factor.mustStay"] };
  return reason.code === "wrong_password" ? { sandi: ["access:account.wrongCurrent"] } : { kode: ["access:factor.wrong"] };
}

export default function SecondFactorPage() {
  const { t } = useTranslation("access");
  const { isOn, left, isRequired } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const crumbs = [{ label: t("account.title"), to: "/akun" }, { label: t("factor.card") }];
  const errorsFor = (intent: string) => (answer?.intent === intent ? (answer.errors ?? {}) : {});
  return (
    <Page title={t("factor.card")} intro={t("factor.pageIntro")} crumbs={crumbs} width="narrow">
      {answer?.codes ? (
        <RecoveryCodes codes={answer.codes} to="/akun" />
      ) : isOn ? (
        <>
          <Card title={t("factor.newCodes")} note={t("factor.left", { count: left })}>
            <FactorForm intent="codes" label={t("factor.newCodesButton")} errors={errorsFor("codes")} />
          </Card>
          {isRequired ? null : (
            <Card title={t("factor.turnOff")} note={t("factor.turnOffNote")}>
              <FactorForm intent="off" label={t("factor.turnOff")} errors={errorsFor("off")} />
            </Card>
          )}
        </>
      ) : (
        <Card title={t("factor.setUpTitle")} note={answer?.setUp ? undefined : t("factor.passwordFirst")}>
          {answer?.setUp ? (
            <FactorSetUpForm setUp={answer.setUp} ticket={answer.ticket} error={errorsFor("confirm").kode?.[0]} />
          ) : (
            <FactorForm intent="begin" label={t("factor.begin")} errors={errorsFor("begin")} />
          )}
        </Card>
      )}
    </Page>
  );
}

/** The password once more, and the code where there is one, for what would lock the owner out or let a stranger stay. */
function FactorForm({ intent, label, errors }: { intent: "begin" | "codes" | "off"; label: string; errors: Record<string, string[]> }) {
  const { t } = useTranslation("access");
  return (
    <Form method="post" id={intent} className="space-y-5">
      <FormErrors formId={intent} errors={errors} labels={{ sandi: t("currentPassword"), kode: t("factor.code") }} />
      <PasswordField field={{ ...plainField("sandi", "", `${intent}-sandi`), errors: errors.sandi, required: true }} label={t("currentPassword")} autoComplete="current-password" />
      {intent === "begin" ? null : <CodeField id={`${intent}-kode`} label={t("factor.code")} error={errors.kode?.[0]} recovery />}
      <SubmitButton name="intent" value={intent} variant={intent === "off" ? "secondary" : undefined}>
        {label}
      </SubmitButton>
    </Form>
  );
}
