import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { addressGroup } from "~/access/client-address";
import { CodeField } from "~/access/CodeField";
import { changeFactor, type FactorRefusal } from "~/access/change-factor.server";
import { factorSetUp } from "~/access/factor-pages.server";
import { FactorSetUpForm } from "~/access/FactorSetUpForm";
import { ownAccount } from "~/access/own-account.server";
import { PasswordField } from "~/access/PasswordField";
import { RecoveryCodes } from "~/access/RecoveryCodes";
import { requireActor } from "~/access/require-actor.server";
import { factorState } from "~/access/second-factor.server";
import { currentSession } from "~/access/sessions.server";
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
  const setUp = state.confirmedOn === null ? factorSetUp({ userId: account.id, login: account.login, visit: await visitOf(request) }) : null;
  return data({ title: `${t("factor.card")} · Desa Produktif`, setUp, isOn: state.confirmedOn !== null, left: state.recoveryLeft, isRequired: state.isRequired }, { headers: { "Cache-Control": "no-store" } });
}

type Answer = { intent?: string; codes?: string[]; errors?: Record<string, string[]> };

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const account = await asActor(actor, (tx) => ownAccount(tx, actor));
  const form = await request.formData();
  const intent = String(form.get("intent"));
  if (!["confirm", "codes", "off"].includes(intent)) throw new Response(null, { status: 400 });
  const typed = { code: String(form.get("kode") ?? ""), password: String(form.get("sandi") ?? ""), visit: await visitOf(request) };
  const done = await changeFactor(account, intent as "confirm" | "codes" | "off", typed, request, addressGroup(context?.clientAddress));
  if (!done.ok) return data<Answer>({ intent, errors: errorsOf(done.reason) }, { status: done.reason.code === "wait" ? 429 : 400 });
  if (intent === "off") throw redirect("/masuk", { status: 303, headers: { "Set-Cookie": flash("access:factor.removed") } });
  return data<Answer>({ codes: done.value ?? [] }, { headers: { "Cache-Control": "no-store" } });
}

const visitOf = async (request: Request) => (await currentSession(request))?.visit ?? "";

function errorsOf(reason: FactorRefusal): Record<string, string[]> {
  if (reason.code === "wait") return { "": [errorKey("access:signIn.wait", { count: reason.seconds })] };
  if (reason.code === "required") return { "": ["access:factor.mustStay"] };
  return reason.code === "wrong_password" ? { sandi: ["access:account.wrongCurrent"] } : { kode: ["access:factor.wrong"] };
}

export default function SecondFactorPage() {
  const { t } = useTranslation("access");
  const { setUp, left, isRequired } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const crumbs = [{ label: t("account.title"), to: "/akun" }, { label: t("factor.card") }];
  const errorsFor = (intent: string) => (answer?.intent === intent ? (answer.errors ?? {}) : {});
  return (
    <Page title={t("factor.card")} intro={t("factor.pageIntro")} crumbs={crumbs} width="narrow">
      {answer?.codes ? <RecoveryCodes codes={answer.codes} to="/akun" /> : null}
      {setUp && !answer?.codes ? (
        <Card title={t("factor.setUpTitle")}>
          <FactorSetUpForm setUp={setUp} error={errorsFor("confirm").kode?.[0]} withPassword={{ error: errorsFor("confirm").sandi?.[0], other: errorsFor("confirm")[""]?.[0] }} />
        </Card>
      ) : null}
      {!setUp && !answer?.codes ? (
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
      ) : null}
    </Page>
  );
}

/** Password and code once more, for what would lock the owner out or let a stranger stay. */
function FactorForm({ intent, label, errors }: { intent: "codes" | "off"; label: string; errors: Record<string, string[]> }) {
  const { t } = useTranslation("access");
  return (
    <Form method="post" id={intent} className="space-y-5">
      <FormErrors formId={intent} errors={errors} labels={{ sandi: t("currentPassword"), kode: t("factor.code") }} />
      <PasswordField field={{ ...plainField("sandi", "", `${intent}-sandi`), errors: errors.sandi, required: true }} label={t("currentPassword")} autoComplete="current-password" />
      <CodeField id={`${intent}-kode`} label={t("factor.code")} error={errors.kode?.[0]} recovery />
      <SubmitButton name="intent" value={intent} variant={intent === "off" ? "secondary" : undefined}>
        {label}
      </SubmitButton>
    </Form>
  );
}
