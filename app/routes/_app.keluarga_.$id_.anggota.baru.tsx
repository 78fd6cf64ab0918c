import type { SubmissionResult } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { addPerson } from "~/households/add-persons.server";
import type { FormRefusal } from "~/households/form-questions";
import { personRefusal } from "~/households/form-refusals.server";
import { NewPerson } from "~/households/household.schema";
import { HouseholdPage } from "~/households/HouseholdPage";
import { PersonForm } from "~/households/PersonForm";
import { headOf, requireSheet } from "~/households/require-sheet.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { flash } from "~/ui/flash.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "households")];
  const sheet = await asActor(actor, (tx) => requireSheet(tx, actor, params.id, "write"));
  const defaultValue = { id: uuidv7(), education: "tidak_diketahui", marital: "tidak_diketahui" } as const;
  return { title: `${t("person.new")} · Desa Produktif`, household: headOf(actor, sheet), defaultValue, constraint: getZodConstraint(NewPerson) };
}

type Answer = { result: SubmissionResult; refusal?: FormRefusal };

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  return asActor(actor, async (tx) => {
    const { id, regionCode } = await requireSheet(tx, actor, params.id, "write");
    form.set("householdId", id);
    const submission = parseWithZod(form, { schema: NewPerson });
    if (submission.status !== "success") return data<Answer>({ result: submission.reply() }, { status: 422 });
    const added = await addPerson(tx, actor, submission.value);
    if (added.ok) throw redirect(`/keluarga/${id}`, { status: 303, headers: { "Set-Cookie": flash("households:flash.personAdded") } });
    const refusal = personRefusal(added.reason, { lang, regionCode, typed: submission.value });
    return data<Answer>({ result: submission.reply({ fieldErrors: refusal.errors }), refusal }, { status: refusal.question ? 409 : 422 });
  });
}

export default function NewPersonPage() {
  const { t } = useTranslation("households");
  const { household, defaultValue, constraint } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  return (
    <HouseholdPage household={household} title={t("person.new")}>
      <PersonForm defaultValue={defaultValue} constraint={constraint} result={answer?.result} refusal={answer?.refusal} cancelTo={`/keluarga/${household.id}`} />
    </HouseholdPage>
  );
}
