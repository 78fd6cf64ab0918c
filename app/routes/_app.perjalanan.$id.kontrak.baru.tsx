import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { ContractForm, type ContractValues } from "~/journeys/ContractForm";
import { contractMessage } from "~/journeys/contract-form.server";
import { fieldErrors } from "~/journeys/form-refusals.server";
import { NewPlacement } from "~/journeys/journey.schema";
import { placementsOf } from "~/journeys/journeys.server";
import { addPlacement } from "~/journeys/placements.server";
import { requireJourney } from "~/journeys/require-journey.server";
import { flash } from "~/ui/flash.server";
import type { RecordAnswer } from "~/ui/form/RecordForm";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

const isRenewalPage = (request: Request) => new URL(request.url).searchParams.get("perpanjangan") === "1";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "journeys")];
  const isRenewal = isRenewalPage(request);
  return asActor(actor, async (tx) => {
    const journey = await requireJourney(tx, actor, params.id, "write");
    const [last] = isRenewal ? await placementsOf(tx, journey.id, { showWage: true }) : [];
    const values: ContractValues = {
      id: uuidv7(), country: last?.country ?? journey.country ?? "", sector: last?.sector ?? journey.sector, costFinancing: "tidak_diketahui",
      ...(last ? { city: last.city ?? "", jobTitle: last.jobTitle ?? "", companyName: last.companyName ?? "", wageCurrency: last.wageCurrency ?? "", wagePeriod: last.wagePeriod ?? "" } : {}),
    };
    const heading = t(isRenewal ? "contract.newRenewalTitle" : "contract.newTitle");
    return { title: `${heading} · Desa Produktif`, heading, journey: { id: journey.id, householdId: journey.householdId, householdLabel: journey.householdLabel }, values };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, lang, form] = [await requireActor(request), await langOf(request), await request.formData()];
  const submission = parseWithZod(form, { schema: NewPlacement.omit({ journeyId: true, isRenewal: true }) });
  return asActor(actor, async (tx) => {
    const { id: journeyId, today } = await requireJourney(tx, actor, params.id, "write");
    if (submission.status !== "success") return data({ result: submission.reply() }, { status: 422 });
    const added = await addPlacement(tx, actor, { ...submission.value, journeyId, isRenewal: isRenewalPage(request) });
    if (added.ok) throw redirect(`/perjalanan/${journeyId}`, { status: 303, headers: { "Set-Cookie": flash(contractMessage(added.value.warnings)) } });
    const { contractStart, contractEnd } = submission.value;
    return data({ result: submission.reply({ fieldErrors: fieldErrors(added.reason, { lang, today, dates: { contractStart, contractEnd } }) }) }, { status: 422 });
  });
}

export default function NewContractPage() {
  const { t } = useTranslation("journeys");
  const { heading, journey, values } = useLoaderData<typeof loader>();
  const answer = useActionData<RecordAnswer>();
  const crumbs = [{ label: journey.householdLabel, to: `/keluarga/${journey.householdId}` }, { label: t("title"), to: `/perjalanan/${journey.id}` }, { label: heading }];
  return (
    <Page width="narrow" title={heading} intro={t("contract.intro")} crumbs={crumbs}>
      <ContractForm journeyId={journey.id} values={values} answer={answer} />
    </Page>
  );
}
