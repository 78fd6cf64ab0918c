import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { addressGroup } from "~/access/client-address";
import { factorSetUp } from "~/access/factor-pages.server";
import { FactorSetUpForm } from "~/access/FactorSetUpForm";
import { endHalf, halfSignedIn } from "~/access/half-sign-in.server";
import { RecoveryCodes } from "~/access/RecoveryCodes";
import { requireSameOrigin } from "~/access/same-origin.server";
import { confirmSetUp } from "~/access/second-factor.server";
import { enter, secondStep } from "~/access/sign-in.server";
import { withoutHalf } from "~/access/without-half.server";
import { getFixedT } from "~/i18n/i18n.server";
import { safeReturnPath } from "~/i18n/preference.server";
import { Card } from "~/ui/Card";
import { LinkButton } from "~/ui/LinkButton";
import { PublicShell } from "~/ui/PublicShell";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** Roles that see much are led here by their first password, and reach nothing else before a second factor is set up. */
export async function loader({ request }: LoaderFunctionArgs) {
  const [half, back] = [await halfSignedIn(request), new URL(request.url).searchParams.get("kembali")];
  if (!half) throw await withoutHalf(request, back);
  const t = await getFixedT(request, "access");
  return data(
    { title: `${t("factor.setUpTitle")} · Desa Produktif`, back, setUp: (await secondStep(half.userId)) === "/masuk/pasang" ? factorSetUp(half) : null },
    { headers: { "Cache-Control": "no-store" } },
  );
}

type Answer = { error?: string; codes?: string[]; to?: string };

export async function action({ request, context }: ActionFunctionArgs) {
  requireSameOrigin(request);
  const [half, form] = [await halfSignedIn(request), await request.formData()];
  if (!half) throw await withoutHalf(request, form.get("kembali"));
  if ((await secondStep(half.userId)) !== "/masuk/pasang") throw redirect("/masuk/kode", { status: 303 });
  const codes = await confirmSetUp(half.userId, half.visit, String(form.get("kode") ?? ""));
  if (codes === null) return data<Answer>({ error: "access:factor.wrong" }, { status: 400 });
  const cookies = [...(await enter({ request, login: half.login, address: addressGroup(context?.clientAddress) }, half.userId, "code")), endHalf(request)];
  const headers = new Headers([...cookies.map((cookie): [string, string] => ["Set-Cookie", cookie]), ["Cache-Control", "no-store"]]);
  const back = form.get("kembali");
  return data<Answer>({ codes, to: typeof back === "string" && back !== "" ? safeReturnPath(back) : "/beranda" }, { headers });
}

/** After the codes were shown the page has done its work; loading it again would only lead away from them. */
export const shouldRevalidate = () => false;

export default function SetUpPage() {
  const { t } = useTranslation("access");
  const { back, setUp } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  return (
    <PublicShell signInLink={false}>
      <div className="mx-auto w-full max-w-xl grow px-4 py-8 sm:py-14">
        <h1 className="mb-2 text-2xl font-bold sm:text-3xl">{t("factor.setUpTitle")}</h1>
        {answer?.codes ? (
          <RecoveryCodes codes={answer.codes} to={answer.to ?? "/beranda"} />
        ) : (
          <>
            <p className="mb-6 text-muted">{t("factor.required")}</p>
            <Card>{setUp ? <FactorSetUpForm setUp={setUp} error={answer?.error} back={back} /> : <LinkButton to="/masuk/kode">{t("factor.already")}</LinkButton>}</Card>
          </>
        )}
      </div>
    </PublicShell>
  );
}
