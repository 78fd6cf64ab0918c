import type { SubmissionResult } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { editHousehold } from "~/households/edit-household.server";
import type { FormRefusal } from "~/households/form-questions";
import { householdRefusal } from "~/households/form-refusals.server";
import { householdValues, maskedLast4 } from "~/households/form-values.server";
import { membersOf } from "~/households/household-detail.server";
import { EditHousehold } from "~/households/household.schema";
import { HouseholdForm } from "~/households/HouseholdForm";
import { HouseholdPage } from "~/households/HouseholdPage";
import { headOf, requireSheet } from "~/households/require-sheet.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { flash } from "~/ui/flash.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "households")];
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "write");
    const members = await membersOf(tx, sheet.id);
    return {
      title: `${t("household.edit")} · Desa Produktif`,
      household: headOf(actor, sheet),
      defaultValue: householdValues(sheet),
      storedKk: maskedLast4(sheet.kkLast4),
      members: members.map(({ id, fullName }) => ({ id, name: fullName })),
      constraint: getZodConstraint(EditHousehold),
    };
  });
}

type Answer = { result: SubmissionResult; refusal?: FormRefusal };

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  return asActor(actor, async (tx) => {
    const { id, regionCode } = await requireSheet(tx, actor, params.id, "write");
    form.set("id", id);
    const submission = parseWithZod(form, { schema: EditHousehold });
    if (submission.status !== "success") return data<Answer>({ result: submission.reply() }, { status: 422 });
    const edited = await editHousehold(tx, actor, submission.value);
    if (edited.ok) throw redirect(`/keluarga/${id}`, { status: 303, headers: { "Set-Cookie": flash(edited.value.changed.length > 0 ? "households:flash.saved" : "households:flash.unchanged") } });
    const names = Object.fromEntries((await membersOf(tx, id)).map((member) => [member.id, member.fullName]));
    const refusal = householdRefusal(edited.reason, { lang, regionCode, names });
    return data<Answer>({ result: submission.reply({ fieldErrors: refusal.errors }), refusal }, { status: refusal.conflict ? 409 : 422 });
  });
}

export default function EditHouseholdPage() {
  const { t } = useTranslation("households");
  const { household, defaultValue, storedKk, members, constraint } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  return (
    <HouseholdPage household={household} title={t("household.edit")}>
      <HouseholdForm
        defaultValue={defaultValue}
        constraint={constraint}
        result={answer?.result}
        refusal={answer?.refusal}
        storedKk={storedKk}
        members={members}
        cancelTo={`/keluarga/${household.id}`}
      />
    </HouseholdPage>
  );
}
