import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { addressGroup } from "~/access/client-address";
import { hasDemoData } from "~/access/demo-data.server";
import { readFamilyCode } from "~/access/family-access.server";
import { invitationByToken } from "~/access/invitations.server";
import { mayStillSend } from "~/access/public-forms.server";
import { requireSameOrigin } from "~/access/same-origin.server";
import { asSystem } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { Card } from "~/ui/Card";
import { plainField } from "~/ui/form/field-facts";
import { TextField } from "~/ui/form/TextField";
import { PublicShell } from "~/ui/PublicShell";
import { SubmitButton } from "~/ui/SubmitButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getFixedT(request, "access");
  return { title: `${t("familyCode.title")} · Desa Produktif`, demo: await hasDemoData() };
}

const MOST_A_DAY = 60;

/** Leads to the page where a password is set; a wrong code and one that has ended are told alike. */
export async function action({ request, context }: ActionFunctionArgs) {
  requireSameOrigin(request);
  const typed = String((await request.formData()).get("kode") ?? "").slice(0, 40);
  const mayTry = await asSystem("count tries of family codes", (tx) => mayStillSend(tx, "kode", addressGroup(context?.clientAddress), MOST_A_DAY));
  if (!mayTry) return data({ typed, error: "access:familyCode.tooMany" }, { status: 429 });
  const code = readFamilyCode(typed);
  if (code === null || (await invitationByToken(code)) === null) return data({ typed, error: "access:familyCode.wrong" }, { status: 422 });
  throw redirect(`/undangan/${code}`, { status: 303 });
}

/** A family signs in for the first time with the code that the coordinator has given them. */
export default function FamilyCodePage() {
  const { demo } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("access");
  const field = { ...plainField("kode", answer?.typed), ...(answer ? { errors: [answer.error] } : {}) };
  return (
    <PublicShell demo={demo} signInLink={false}>
      <div className="mx-auto w-full max-w-md grow px-4 py-8 sm:py-14">
        <h1 className="mb-2 text-2xl font-bold sm:text-3xl">{t("familyCode.title")}</h1>
        <p className="mb-6 text-muted">{t("familyCode.intro")}</p>
        <Card>
          <Form method="post" noValidate className="space-y-5">
            <TextField field={field} label={t("familyCode.code")} hint={t("familyCode.hint")} autoComplete="one-time-code" autoCapitalize="characters" spellCheck={false} optional={false} />
            <SubmitButton size="large" className="w-full">{t("familyCode.button")}</SubmitButton>
          </Form>
        </Card>
        <p className="mt-6 text-muted">{t("familyCode.help")}</p>
      </div>
    </PublicShell>
  );
}
