import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { NewEnterprise } from "~/enterprises/enterprise.schema";
import { EnterpriseForm } from "~/enterprises/EnterpriseForm";
import { fieldErrors } from "~/enterprises/form-refusals.server";
import { enterpriseValues } from "~/enterprises/form-values";
import { recordEnterprise } from "~/enterprises/save-enterprise.server";
import { membersOf } from "~/households/household-detail.server";
import { HouseholdPage } from "~/households/HouseholdPage";
import { headOf, requireSheet } from "~/households/require-sheet.server";
import { getFixedT } from "~/i18n/i18n.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "enterprises")];
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "write");
    const members = (await membersOf(tx, sheet.id)).map(({ id, fullName }) => ({ id, name: fullName }));
    return { title: `${t("add")} · Desa Produktif`, household: headOf(actor, sheet), members, today: todayIn(timeZoneOf(sheet.regionCode), new Date()), values: enterpriseValues(undefined) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  const submission = parseWithZod(form, { schema: NewEnterprise.omit({ householdId: true }) });
  return asActor(actor, async (tx) => {
    const { id: householdId } = await requireSheet(tx, actor, params.id, "write");
    if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
    const recorded = await recordEnterprise(tx, actor, { ...submission.value, householdId });
    if (recorded.ok) throw redirect(`/usaha/${recorded.value.id}`, { status: 303, headers: { "Set-Cookie": flash("enterprises:flash.saved") } });
    return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(recorded.reason) }) }, { status: 422 });
  });
}

export default function NewEnterprisePage() {
  const { t } = useTranslation("enterprises");
  const { household, members, today, values } = useLoaderData<typeof loader>();
  return (
    <HouseholdPage household={household} title={t("add")}>
      <EnterpriseForm values={values} members={members} isNew today={today} backTo={`/keluarga/${household.id}`} answer={useActionData<RecordAnswer>()} />
    </HouseholdPage>
  );
}
