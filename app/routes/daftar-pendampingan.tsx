import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { addressGroup } from "~/access/client-address";
import { hasDemoData } from "~/access/demo-data.server";
import { optionalActor } from "~/access/require-actor.server";
import { requireSameOrigin } from "~/access/same-origin.server";
import { publicActor } from "~/db/actor";
import { asActor } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { fieldErrors } from "~/mentoring/form-refusals.server";
import { MentoringRequestForm } from "~/mentoring/mentoring.schema";
import { type RequestAnswer, RequestForm } from "~/mentoring/RequestForm";
import { submitRequest } from "~/mentoring/requests.server";
import { resolveVillage } from "~/regions/resolve-village.server";
import { Alert } from "~/ui/Alert";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { PublicShell } from "~/ui/PublicShell";

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getFixedT(request, "mentoring");
  const isSent = new URL(request.url).searchParams.has("terkirim");
  return { title: `${t("ask.title")} · Desa Produktif`, lead: t("ask.intro"), isSent, newId: uuidv7(), demo: await hasDemoData(), signedIn: (await optionalActor(request)) !== null };
}

export async function action({ request, context }: ActionFunctionArgs) {
  requireSameOrigin(request);
  const submission = parseWithZod(await request.formData(), { schema: MentoringRequestForm });
  if (submission.status !== "success") return data<RequestAnswer>({ result: submission.reply() }, { status: 422 });
  const { place, regionCode, ...asked } = submission.value;
  const village = await asActor(publicActor, (tx) => resolveVillage(tx, regionCode ?? place));
  if (!village.ok) {
    const { reason } = village;
    const [field, choices] = reason.code === "choose" ? ["regionCode", reason.found] : ["place", []];
    return data<RequestAnswer>({ result: submission.reply({ fieldErrors: { [field as string]: [`mentoring:error.village_${reason.code}`] } }), choices: choices as RequestAnswer["choices"] }, { status: 422 });
  }
  const sent = await submitRequest({ ...asked, regionCode: village.value.code }, addressGroup(context?.clientAddress));
  if (sent.ok) throw redirect("/daftar-pendampingan?terkirim", { status: 303 });
  return data<RequestAnswer>({ result: submission.reply({ fieldErrors: fieldErrors(sent.reason) }) }, { status: sent.reason.code === "too_many" ? 429 : 422 });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }, { name: "description", content: page?.lead }];

/** Anybody asks for a mentor here; a coordinator of the village confirms it. */
export default function AskForMentor() {
  const { isSent, newId, demo, signedIn } = useLoaderData<typeof loader>();
  const answer = useActionData<RequestAnswer>();
  const { t } = useTranslation("mentoring");
  return (
    <PublicShell demo={demo} signInLink={!signedIn}>
      <Page title={t("ask.title")} intro={isSent ? undefined : t("ask.intro")} width="narrow">
        {isSent ? (
          <Alert tone="good" title={t("ask.sent")} live actions={<LinkButton to="/rencana-pulang">{t("ask.toPlan")}</LinkButton>}>{t("ask.sentNext")}</Alert>
        ) : (
          <RequestForm newId={newId} answer={answer} />
        )}
      </Page>
    </PublicShell>
  );
}
