import type { SubmissionResult } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { createFamily } from "~/households/create-family.server";
import { FamilyForm } from "~/households/FamilyForm";
import type { FormRefusal } from "~/households/form-questions";
import { householdRefusal, personRefusal } from "~/households/form-refusals.server";
import { NewFamily } from "~/households/household.schema";
import { VillageChoice } from "~/households/VillageChoice";
import { villageToWriteIn } from "~/households/village-choice.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { flash } from "~/ui/flash.server";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "households")];
  const title = `${t("new.title")} · Desa Produktif`;
  return asActor(actor, async (tx) => {
    const place = await villageToWriteIn(tx, actor, new URL(request.url).searchParams.get("desa"));
    if ("choices" in place) return { title, village: null, choices: place.choices };
    const defaultValue = { id: uuidv7(), head: { id: uuidv7(), memberRole: "kepala", education: "tidak_diketahui", marital: "tidak_diketahui" } } as const;
    return { title, village: place.village, choices: [], defaultValue, constraint: getZodConstraint(NewFamily) };
  });
}

type Answer = { result: SubmissionResult; refusal?: FormRefusal };

export async function action({ request }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const place = await asActor(actor, (tx) => villageToWriteIn(tx, actor, new URL(request.url).searchParams.get("desa")));
  if (!("village" in place)) throw new Response(null, { status: 400 });
  const { code: regionCode } = place.village;
  form.set("regionCode", regionCode);
  const submission = parseWithZod(form, { schema: NewFamily });
  if (submission.status !== "success") return data<Answer>({ result: submission.reply() }, { status: 422 });
  const family = submission.value;
  const created = await asActor(actor, (tx) => createFamily(tx, actor, family));
  if (created.ok) throw redirect(`/keluarga/${created.value.id}`, { status: 303, headers: { "Set-Cookie": flash("households:flash.created") } });
  const { part, reason } = created.reason;
  const here = { lang, regionCode };
  const refusal = part === "household" ? householdRefusal(reason, here) : personRefusal(reason, { ...here, typed: family.head, prefix: "head." });
  return data<Answer>({ result: submission.reply({ fieldErrors: refusal.errors }), refusal }, { status: refusal.question ? 409 : 422 });
}

export default function NewFamilyPage() {
  const { t } = useTranslation("households");
  const { village, choices, defaultValue, constraint } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  if (!village || !defaultValue || !constraint) {
    return (
      <Page title={t("new.title")} intro={t("new.whichVillage")} width="narrow">
        <VillageChoice choices={choices} />
      </Page>
    );
  }
  const list = `/wilayah/${village.code}/keluarga`;
  return (
    <Page title={t("new.title")} intro={village.name} crumbs={[{ label: `${t("list.title")} ${village.name}`, to: list }, { label: t("new.title") }]} width="narrow">
      <FamilyForm defaultValue={defaultValue} constraint={constraint} result={answer?.result} refusal={answer?.refusal} cancelTo={list} />
    </Page>
  );
}
