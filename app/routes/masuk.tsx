import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { addressGroup } from "~/access/client-address";
import { hasDemoData } from "~/access/demo-data.server";
import { PasswordField } from "~/access/PasswordField";
import { optionalActor } from "~/access/require-actor.server";
import { requireSameOrigin } from "~/access/same-origin.server";
import { signIn } from "~/access/sign-in.server";
import { SignIn } from "~/access/sign-in.schema";
import { getFixedT, LANGUAGE_COOKIE } from "~/i18n/i18n.server";
import { readPreference, rememberPreference, safeReturnPath } from "~/i18n/preference.server";
import { Card } from "~/ui/Card";
import { errorKey } from "~/i18n/error-key";
import { FormErrors } from "~/ui/form/FormErrors";
import { TextField } from "~/ui/form/TextField";
import { PublicShell } from "~/ui/PublicShell";
import { SubmitButton } from "~/ui/SubmitButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const back = new URL(request.url).searchParams.get("kembali");
  if (await optionalActor(request)) throw redirect(back ? safeReturnPath(back) : "/beranda");
  const t = await getFixedT(request, "access");
  return { title: `${t("signIn.title")} · Desa Produktif`, back, demo: await hasDemoData(), constraint: getZodConstraint(SignIn) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  requireSameOrigin(request);
  const form = await request.formData();
  const submission = parseWithZod(form, { schema: SignIn });
  if (submission.status !== "success") return data(submission.reply({ hideFields: ["password"] }), { status: 400 });
  const result = await signIn(submission.value, request, addressGroup(context?.clientAddress));
  if (!result.ok) {
    const wait = result.reason.code === "wait" ? result.reason.seconds : null;
    const message = wait === null ? "access:signIn.wrong" : errorKey("access:signIn.wait", { count: wait });
    const headers: HeadersInit = wait === null ? {} : { "Retry-After": String(wait) };
    return data(submission.reply({ formErrors: [message], hideFields: ["password"] }), { status: wait === null ? 400 : 429, headers });
  }
  const headers = new Headers(result.value.cookies.map((cookie): [string, string] => ["Set-Cookie", cookie]));
  if (readPreference(request, LANGUAGE_COOKIE) === null) headers.append("Set-Cookie", rememberPreference(LANGUAGE_COOKIE, result.value.locale));
  const back = form.get("kembali");
  const to = typeof back === "string" && back !== "" ? safeReturnPath(back) : null;
  const { next } = result.value;
  throw redirect(next === null ? (to ?? "/beranda") : to === null ? next : `${next}?${new URLSearchParams({ kembali: to })}`, { status: 303, headers });
}

export default function SignInPage() {
  const { t } = useTranslation("access");
  const { constraint, back, demo } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<SignIn>({ id: "masuk", lastResult, constraint });
  return (
    <PublicShell demo={demo} signInLink={false}>
      <div className="mx-auto w-full max-w-md grow px-4 py-8 sm:py-14">
        <h1 className="mb-6 text-2xl font-bold sm:text-3xl">{t("signIn.title")}</h1>
        <Card>
          <Form method="post" id={form.id} onSubmit={form.onSubmit} noValidate={form.noValidate} className="space-y-5">
            <FormErrors formId={form.id} errors={form.allErrors} labels={{ login: t("login"), password: t("password") }} />
            {back ? <input type="hidden" name="kembali" value={back} /> : null}
            <TextField
              field={fields.login}
              label={t("login")}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              optional={false}
            />
            <PasswordField field={fields.password} label={t("password")} autoComplete="current-password" />
            <SubmitButton size="large" className="w-full">
              {t("signIn.button")}
            </SubmitButton>
          </Form>
        </Card>
        <p className="mt-6">
          <Link to="/masuk/keluarga" className="link tap">{t("familyCode.link")}</Link>
        </p>
        <p className="mt-2 text-muted">{t("signIn.help")}</p>
      </div>
    </PublicShell>
  );
}
