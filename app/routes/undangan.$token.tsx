import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { FirstPassword } from "~/access/account.schema";
import { addressGroup } from "~/access/client-address";
import { beginHalf } from "~/access/half-sign-in.server";
import { acceptInvitation, invitationByToken, whyClosed } from "~/access/invitations.server";
import { PasswordField } from "~/access/PasswordField";
import { passwordMessage } from "~/access/password-messages";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "~/access/password-rules";
import { requireSameOrigin } from "~/access/same-origin.server";
import { enter, secondStep } from "~/access/sign-in.server";
import type { SignInAttempt } from "~/access/throttle.server";
import { getFixedT } from "~/i18n/i18n.server";
import { Card } from "~/ui/Card";
import { EmptyState } from "~/ui/EmptyState";
import { FormErrors } from "~/ui/form/FormErrors";
import { LinkButton } from "~/ui/LinkButton";
import { PublicShell } from "~/ui/PublicShell";
import { SubmitButton } from "~/ui/SubmitButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }, { name: "referrer", content: "no-referrer" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const t = await getFixedT(request, "access");
  const title = `${t("invitation.title")} · Desa Produktif`;
  const invitation = await invitationByToken(params.token ?? "");
  if (!invitation) return data({ title, invitation: null, gone: await whyClosed(params.token ?? "") }, { status: 404 });
  return data({ title, gone: null, invitation: { name: invitation.name, login: invitation.login, purpose: invitation.purpose } });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  requireSameOrigin(request);
  const submission = parseWithZod(await request.formData(), { schema: FirstPassword });
  if (submission.status !== "success") return data(submission.reply({ hideFields: ["password"] }), { status: 400 });
  const accepted = await acceptInvitation(params.token ?? "", submission.value.password);
  if (accepted.ok) throw await afterPassword({ request, login: accepted.value.login, address: addressGroup(context?.clientAddress) }, accepted.value.userId);
  // The page itself then says why the link is closed.
  if (accepted.reason === "gone") return data(submission.reply({ hideFields: ["password"] }), { status: 404 });
  return data(submission.reply({ fieldErrors: { password: [passwordMessage(accepted.reason)] }, hideFields: ["password"] }), { status: 400 });
}

/** In, or on to the second step where the account has one or needs one. */
async function afterPassword(attempt: SignInAttempt, userId: string) {
  const next = await secondStep(userId);
  const cookies = next === null ? await enter(attempt, userId, "link") : [await beginHalf(attempt.request, userId)];
  return redirect(next ?? "/beranda", { status: 303, headers: cookies.map((cookie): [string, string] => ["Set-Cookie", cookie]) });
}

export default function InvitationPage() {
  const { t } = useTranslation("access");
  const { invitation, gone } = useLoaderData<typeof loader>();
  return (
    <PublicShell>
      <div className="mx-auto w-full max-w-md grow px-4 py-8 sm:py-14">
        {invitation ? (
          <>
            <h1 className="text-2xl font-bold text-balance sm:text-3xl">{t(`invitation.${invitation.purpose}`, { name: invitation.name })}</h1>
            <p className="mb-6 mt-2 text-muted">{t("invitation.intro")}</p>
            <Card>
              <PasswordForm login={invitation.login} />
            </Card>
          </>
        ) : (
          <>
            <h1 className="sr-only">{t("invitation.title")}</h1>
            <EmptyState title={t("invitation.goneTitle")} action={<LinkButton to="/masuk">{t("signIn.button")}</LinkButton>}>
              {t(`invitation.gone.${gone ?? "unknown"}`)}
            </EmptyState>
          </>
        )}
      </div>
    </PublicShell>
  );
}

function PasswordForm({ login }: { login: string }) {
  const { t } = useTranslation("access");
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<FirstPassword>({
    id: "undangan",
    lastResult,
    constraint: { password: { required: true, minLength: SHORTEST_PASSWORD, maxLength: LONGEST_PASSWORD } },
  });
  return (
    <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate} className="space-y-5">
      <FormErrors formId={form.id} errors={form.allErrors} labels={{ password: t("newPassword") }} />
      <div>
        <p className="font-medium">{t("login")}</p>
        <p className="text-lg select-all">{login}</p>
        <input type="hidden" name="username" autoComplete="username" value={login} readOnly />
      </div>
      <PasswordField field={fields.password} label={t("newPassword")} hint={t("passwordHint", { least: SHORTEST_PASSWORD })} autoComplete="new-password" />
      <SubmitButton size="large" className="w-full">
        {t("invitation.button")}
      </SubmitButton>
    </Form>
  );
}
