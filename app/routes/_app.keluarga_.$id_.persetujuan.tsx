import type { SubmissionResult } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { CONSENT_TEXT_VERSION } from "~/households/codes";
import { consentErrors } from "~/households/consent-form.server";
import { ConsentForm } from "~/households/ConsentForm";
import { ConsentList } from "~/households/ConsentList";
import { giveConsent, withdrawConsent } from "~/households/consents.server";
import { consentsOf, membersOf } from "~/households/household-detail.server";
import { NewConsent, WithdrawConsent } from "~/households/household.schema";
import { todayOf } from "~/households/household-page.server";
import { HouseholdPage } from "~/households/HouseholdPage";
import { headOf, requireSheet } from "~/households/require-sheet.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { Card } from "~/ui/Card";
import { flash } from "~/ui/flash.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "households")];
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "read");
    const today = todayOf(sheet);
    const members = (await membersOf(tx, sheet.id)).map(({ id, fullName }) => ({ id, name: fullName }));
    return {
      title: `${t("consent.title")} · Desa Produktif`,
      household: headOf(actor, sheet),
      today,
      members,
      consents: (await consentsOf(tx, sheet.id)).map((consent) => ({ ...consent, person: members.find(({ id }) => id === consent.personId)?.name ?? null })),
      defaultValue: { id: uuidv7(), basis: "persetujuan", givenOn: today } as const,
      constraint: getZodConstraint(NewConsent),
    };
  });
}

type Answer = { result?: SubmissionResult; withdrawing?: { id: string; error: string } };

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  return asActor(actor, async (tx) => {
    const { id: householdId } = await requireSheet(tx, actor, params.id, "write");
    const back = (key: string) => redirect(`/keluarga/${householdId}/persetujuan`, { status: 303, headers: { "Set-Cookie": flash(key) } });
    if (form.get("intent") === "cabut") {
      const consent = (await consentsOf(tx, householdId)).find(({ id }) => id === form.get("id"));
      if (!consent) throw new Response(null, { status: 404 });
      const read = WithdrawConsent.safeParse({ id: consent.id, version: consent.version, withdrawnOn: form.get("withdrawnOn") });
      const answer = read.success ? await withdrawConsent(tx, actor, read.data) : null;
      if (answer?.ok) throw back("households:flash.consentWithdrawn");
      const error = answer ? (Object.values(consentErrors(answer.reason, lang)).flat()[0] ?? "") : "ui:invalid.date";
      return data<Answer>({ withdrawing: { id: consent.id, error } }, { status: 422 });
    }
    form.set("householdId", householdId);
    form.set("textVersion", CONSENT_TEXT_VERSION);
    const submission = parseWithZod(form, { schema: NewConsent });
    if (submission.status !== "success") return data<Answer>({ result: submission.reply() }, { status: 422 });
    const given = await giveConsent(tx, actor, submission.value);
    if (given.ok) throw back("households:flash.consentGiven");
    return data<Answer>({ result: submission.reply({ fieldErrors: consentErrors(given.reason, lang) }) }, { status: 422 });
  });
}

export default function ConsentPage() {
  const { t } = useTranslation("households");
  const { household, today, members, consents, defaultValue, constraint } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  return (
    <HouseholdPage household={household} title={t("consent.title")} intro={t("consent.intro")}>
      <Card title={t("consent.history")}>
        <ConsentList consents={consents} canWrite={household.canWrite} today={today} withdrawing={answer?.withdrawing} />
      </Card>
      {household.canWrite ? <ConsentForm key={consents.length} defaultValue={defaultValue} constraint={constraint} result={answer?.result} members={members} today={today} /> : null}
    </HouseholdPage>
  );
}
