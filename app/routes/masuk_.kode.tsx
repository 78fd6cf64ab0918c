import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { addressGroup } from "~/access/client-address";
import { CodeField } from "~/access/CodeField";
import { halfSignedIn } from "~/access/half-sign-in.server";
import { requireSameOrigin } from "~/access/same-origin.server";
import { withoutHalf } from "~/access/without-half.server";
import { signInByCode } from "~/access/sign-in.server";
import { errorKey } from "~/i18n/error-key";
import { getFixedT, LANGUAGE_COOKIE } from "~/i18n/i18n.server";
import { readPreference, rememberPreference, safeReturnPath } from "~/i18n/preference.server";
import { Card } from "~/ui/Card";
import { FormErrors } from "~/ui/form/FormErrors";
import { PublicShell } from "~/ui/PublicShell";
import { SubmitButton } from "~/ui/SubmitButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const back = new URL(request.url).searchParams.get("kembali");
  if (!(await halfSignedIn(request))) throw await withoutHalf(request, back);
  const t = await getFixedT(request, "access");
  return { title: `${t("factor.title")} · Desa Produktif`, back };
}

export async function action({ request, context }: ActionFunctionArgs) {
  requireSameOrigin(request);
  const [half, form] = [await halfSignedIn(request), await request.formData()];
  if (!half) throw await withoutHalf(request, form.get("kembali"));
  const result = await signInByCode(half, String(form.get("kode") ?? ""), request, addressGroup(context?.clientAddress));
  if (!result.ok) {
    if (result.reason.code === "wrong") return data({ error: "access:factor.wrong" }, { status: 400 });
    const { seconds } = result.reason;
    return data({ error: errorKey("access:signIn.wait", { count: seconds }) }, { status: 429, headers: { "Retry-After": String(seconds) } });
  }
  const headers = new Headers(result.value.cookies.map((cookie): [string, string] => ["Set-Cookie", cookie]));
  if (readPreference(request, LANGUAGE_COOKIE) === null) headers.append("Set-Cookie", rememberPreference(LANGUAGE_COOKIE, result.value.locale));
  const back = form.get("kembali");
  throw redirect(typeof back === "string" && back !== "" ? safeReturnPath(back) : "/beranda", { status: 303, headers });
}

export default function SecondStepPage() {
  const { t } = useTranslation("access");
  const { back } = useLoaderData<typeof loader>();
  const error = useActionData<typeof action>()?.error;
  return (
    <PublicShell signInLink={false}>
      <div className="mx-auto w-full max-w-md grow px-4 py-8 sm:py-14">
        <h1 className="mb-2 text-2xl font-bold sm:text-3xl">{t("factor.title")}</h1>
        <p className="mb-6 text-muted">{t("factor.intro")}</p>
        <Card>
          <Form method="post" id="kode-masuk" className="space-y-5">
            <FormErrors formId="kode-masuk" errors={error ? { kode: [error] } : {}} labels={{ kode: t("factor.code") }} />
            {back ? <input type="hidden" name="kembali" value={back} /> : null}
            <CodeField label={t("factor.code")} error={error} recovery />
            <SubmitButton size="large" className="w-full">
              {t("signIn.button")}
            </SubmitButton>
          </Form>
        </Card>
        <p className="mt-6 text-muted">{t("factor.help")}</p>
        <p className="mt-3">
          <Link to="/masuk" className="link">
            {t("factor.other")}
          </Link>
        </p>
      </div>
    </PublicShell>
  );
}
