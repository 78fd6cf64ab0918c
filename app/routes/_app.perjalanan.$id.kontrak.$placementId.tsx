import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { PLACEMENT_LISTS } from "~/journeys/code-lists";
import { ContractForm } from "~/journeys/ContractForm";
import { contractMessage, contractValues } from "~/journeys/contract-form.server";
import { editPlacement } from "~/journeys/edit-placement.server";
import { fieldErrors } from "~/journeys/form-refusals.server";
import { EditPlacement } from "~/journeys/journey.schema";
import { requireContract } from "~/journeys/require-journey.server";
import { shownConflict } from "~/households/shown-conflict.server";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "journeys")];
  const { journey, contract } = await asActor(actor, (tx) => requireContract(tx, actor, params));
  const { id, householdId, householdLabel } = journey;
  return { title: `${t("contract.editTitle")} · Desa Produktif`, journey: { id, householdId, householdLabel }, values: contractValues(contract) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const submission = parseWithZod(form, { schema: EditPlacement.omit({ id: true }) });
  return asActor(actor, async (tx) => {
    const { journey, contract } = await requireContract(tx, actor, params);
    if (submission.status !== "success") return data({ result: submission.reply() }, { status: 422 });
    const edited = await editPlacement(tx, actor, { ...submission.value, id: contract.id });
    if (edited.ok) throw redirect(`/perjalanan/${journey.id}`, { status: 303, headers: { "Set-Cookie": flash(contractMessage(edited.value.warnings)) } });
    if (edited.reason.code === "conflict") {
      const place = { lang, regionCode: journey.regionCode, lists: PLACEMENT_LISTS, currency: contract.wageCurrency ?? undefined };
      return data({ result: submission.reply(), conflict: shownConflict(edited.reason, place) }, { status: 409 });
    }
    const { contractStart, contractEnd } = submission.value;
    return data({ result: submission.reply({ fieldErrors: fieldErrors(edited.reason, { lang, today: journey.today, dates: { contractStart, contractEnd } }) }) }, { status: 422 });
  });
}

export default function EditContractPage() {
  const { t } = useTranslation("journeys");
  const { journey, values } = useLoaderData<typeof loader>();
  const answer = useActionData<RecordAnswer>();
  const crumbs = [{ label: journey.householdLabel, to: `/keluarga/${journey.householdId}` }, { label: t("title"), to: `/perjalanan/${journey.id}` }, { label: t("contract.editTitle") }];
  return (
    <Page width="narrow" title={t("contract.editTitle")} intro={t("contract.intro")} crumbs={crumbs}>
      <ContractForm journeyId={journey.id} values={values} answer={answer} />
    </Page>
  );
}
