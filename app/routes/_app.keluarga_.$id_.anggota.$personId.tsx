import type { SubmissionResult } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { editPerson } from "~/households/edit-person.server";
import type { FormRefusal } from "~/households/form-questions";
import { personRefusal } from "~/households/form-refusals.server";
import { maskedLast4, personValues } from "~/households/form-values.server";
import { EditPerson } from "~/households/household.schema";
import { HouseholdPage } from "~/households/HouseholdPage";
import { PersonForm } from "~/households/PersonForm";
import { headOf, requireMember, requireSheet } from "~/households/require-sheet.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { flash } from "~/ui/flash.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "households")];
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "write");
    const person = await requireMember(tx, sheet.id, params.personId);
    return {
      title: `${t("person.edit")} · Desa Produktif`,
      household: headOf(actor, sheet),
      name: person.fullName,
      personId: person.id,
      defaultValue: personValues(person),
      stored: { nik: maskedLast4(person.nikLast4), phone: maskedLast4(person.phoneLast4) },
      constraint: getZodConstraint(EditPerson),
    };
  });
}

type Answer = { result: SubmissionResult; refusal?: FormRefusal };

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "write");
    const { id } = await requireMember(tx, sheet.id, params.personId);
    form.set("id", id);
    const submission = parseWithZod(form, { schema: EditPerson });
    if (submission.status !== "success") return data<Answer>({ result: submission.reply() }, { status: 422 });
    const edited = await editPerson(tx, actor, submission.value);
    if (edited.ok) throw redirect(`/keluarga/${sheet.id}`, { status: 303, headers: { "Set-Cookie": flash(edited.value.changed.length > 0 ? "households:flash.saved" : "households:flash.unchanged") } });
    const refusal = personRefusal(edited.reason, { lang, regionCode: sheet.regionCode, typed: submission.value });
    return data<Answer>({ result: submission.reply({ fieldErrors: refusal.errors }), refusal }, { status: refusal.question || refusal.conflict ? 409 : 422 });
  });
}

export default function EditPersonPage() {
  const { t } = useTranslation(["households", "merging"]);
  const { household, personId, name, defaultValue, stored, constraint } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as Answer | undefined;
  return (
    <HouseholdPage household={household} title={t("person.edit")} intro={name}>
      <PersonForm defaultValue={defaultValue} constraint={constraint} result={answer?.result} refusal={answer?.refusal} stored={stored} cancelTo={`/keluarga/${household.id}`} />
      {household.canKeep ? (
        <p className="no-print">
          <Link to={`/wilayah/${household.regionCode}/mungkin-sama?untuk=${personId}`} className="link tap">
            {t("merging:link.person")}
          </Link>{" "}
          <Link to={`/keluarga/${household.id}/anggota/${personId}/akses`} className="link tap">
            {t("ownData.code")}
          </Link>
        </p>
      ) : null}
    </HouseholdPage>
  );
}
