import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { factorSetUp } from "~/access/factor-pages.server";
import { FactorSetUpForm } from "~/access/FactorSetUpForm";
import { endHalf, halfSignedIn } from "~/access/half-sign-in.server";
import { RecoveryCodes } from "~/access/RecoveryCodes";
import { requireSameOrigin } from "~/access/same-origin.server";
import { confirmSetUp } from "~/access/second-factor.server";
import { enter, secondStep } from "~/access/sign-in.server";
import { getFixedT } from "~/i18n/i18n.server";
import { safeReturnPath } from "~/i18n/preference.server";
import { Card } from "~/ui/Card";
import { flash } from "~/ui/flash.server";
import { LinkButton } from "~/ui/LinkButton";
import { PublicShell } from "~/ui/PublicShell";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** Roles that see much are led here by their first password, and reach nothing else before a second factor is set up. */
export async function loader({ request }: LoaderFunctionArgs) {
  const half = await halfSignedIn(request);
  if (!half) throw startAgain();
  const t = await getFixedT(request, "access");
  return data(
    { title: `${t("factor.setUpTitle")} · Desa Produktif`, back: new URL(request.url).searchParams.get("kembali"), setUp: (await secondStep(half.userId)) === "/masuk/pasang" ? factorSetUp(half) : null },
    { headers: { "Cache-Control": "no-store" } },
  );
}

type Answer = { error?: string; codes?: string[]; to?: string };

export async function action({ request }: ActionFunctionArgs) {
  requireSameOrigin(request);
  const half = await halfSignedIn(request);
  if (!half) throw startAgain();
  if ((await secondStep(half.userId)) !== "/masuk/pasang") throw redirect("/masuk/kode", { status: 303 });
  const form = await request.formData();
  const codes = await confirmSetUp(half.userId, half.visit, String(form.get("kode") ?? ""));
  if (codes === null) return data<Answer>({ error: "access:factor.wrong" }, { status: 400 });
  const headers = new Headers([["Set-Cookie", await enter(request, half.userId, { how: "code" })], ["Set-Cookie", endHalf(request)], ["Cache-Control", "no-store"]]);
  const back = form.get("kembali");
  return data<Answer>({ codes, to: typeof back === "string" && back !== "" ? safeReturnPath(back) : "/beranda" }, { headers });
}

/** After the codes were shown the page has done its work; loading it again would only lead away from them. */
export const shouldRevalidate = () => false;

const startAgain = () => redirect("/masuk", { status: 303, headers: { "Set-Cookie": flash("access:factor.tooLate", {}, "info") } });

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
