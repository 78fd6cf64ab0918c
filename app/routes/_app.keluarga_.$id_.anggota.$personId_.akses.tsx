import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { familyAccountOf, giveFamilyCode } from "~/access/family-access.server";
import { FamilyCode } from "~/access/FamilyCode";
import { DAYS_VALID } from "~/access/invitations.server";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { HouseholdPage } from "~/households/HouseholdPage";
import { headOf, requireKeptSheet, requireMember } from "~/households/require-sheet.server";
import { getFixedT } from "~/i18n/i18n.server";
import { Card } from "~/ui/Card";
import { SubmitButton } from "~/ui/SubmitButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "access")];
  const { household, person } = await asActor(actor, async (tx) => {
    const sheet = await requireKeptSheet(tx, actor, params.id);
    return { household: headOf(actor, sheet), person: await requireMember(tx, sheet.id, params.personId) };
  });
  return { title: `${t("familyCode.give")} · Desa Produktif`, household, name: person.fullName, account: await familyAccountOf(person.id) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const person = await asActor(actor, async (tx) => {
    const sheet = await requireKeptSheet(tx, actor, params.id);
    return requireMember(tx, sheet.id, params.personId);
  });
  const given = await giveFamilyCode(actor, person);
  if (!given.ok) throw new Response(null, { status: 403 });
  return data({ ...given.value, days: DAYS_VALID }, { headers: { "Cache-Control": "no-store" } });
}

export default function FamilyAccessPage() {
  const { household, name, account } = useLoaderData<typeof loader>();
  const given = useActionData<typeof action>();
  const { t } = useTranslation("access");
  return (
    <HouseholdPage household={household} title={t("familyCode.give")} intro={name}>
      {given ? <FamilyCode {...given} /> : null}
      <Card title={t(account?.hasPassword ? "familyCode.has" : "familyCode.hasNot")}>
        <p>{t(account?.hasPassword ? "familyCode.hasText" : "familyCode.hasNotText", { login: account?.login ?? "" })}</p>
        <Form method="post" className="no-print mt-4">
          <SubmitButton variant={given ? "secondary" : "primary"}>{t(given ? "familyCode.again" : "familyCode.make")}</SubmitButton>
        </Form>
      </Card>
    </HouseholdPage>
  );
}
