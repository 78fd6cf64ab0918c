import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { ENTERPRISE_LISTS } from "~/enterprises/code-lists";
import { EditEnterprise } from "~/enterprises/enterprise.schema";
import { EnterpriseForm } from "~/enterprises/EnterpriseForm";
import { EnterprisePage } from "~/enterprises/EnterprisePage";
import { fieldErrors } from "~/enterprises/form-refusals.server";
import { enterpriseValues } from "~/enterprises/form-values";
import { requireEnterprise } from "~/enterprises/require-enterprise.server";
import { editEnterprise } from "~/enterprises/save-enterprise.server";
import { membersOf } from "~/households/household-detail.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { shownConflict } from "~/households/shown-conflict.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "enterprises")];
  return asActor(actor, async (tx) => {
    const { enterprise } = await requireEnterprise(tx, actor, params.id, "write");
    const members = (await membersOf(tx, enterprise.householdId)).map(({ id, fullName }) => ({ id, name: fullName }));
    return { title: `${t("edit")} · Desa Produktif`, enterprise, members, today: todayIn(timeZoneOf(enterprise.regionCode), new Date()), values: enterpriseValues(enterprise) };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const submission = parseWithZod(form, { schema: EditEnterprise });
  return asActor(actor, async (tx) => {
    const { enterprise: { id, regionCode } } = await requireEnterprise(tx, actor, params.id, "write");
    if (submission.status !== "success") return data<RecordAnswer>({ result: submission.reply() }, { status: 422 });
    const edited = await editEnterprise(tx, actor, id, submission.value);
    if (edited.ok) throw redirect(`/usaha/${id}`, { status: 303, headers: { "Set-Cookie": flash("enterprises:flash.saved") } });
    if (edited.reason.code === "conflict") return data<RecordAnswer>({ result: submission.reply(), conflict: shownConflict(edited.reason, { lang, regionCode, lists: ENTERPRISE_LISTS.enterprise }) }, { status: 409 });
    return data<RecordAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(edited.reason) }) }, { status: 422 });
  });
}

export default function EditEnterprisePage() {
  const { t } = useTranslation("enterprises");
  const { enterprise, members, today, values } = useLoaderData<typeof loader>();
  return (
    <EnterprisePage enterprise={enterprise} title={t("edit")}>
      <EnterpriseForm key={values.version} values={values} members={members} isNew={false} today={today} backTo={`/usaha/${enterprise.id}`} answer={useActionData<RecordAnswer>()} />
    </EnterprisePage>
  );
}
