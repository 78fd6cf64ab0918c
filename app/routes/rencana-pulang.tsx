import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { hasDemoData } from "~/access/demo-data.server";
import { optionalActor } from "~/access/require-actor.server";
import { type PlanForm, readPlan } from "~/finance/plan-form";
import { ReturnPlanCalculator } from "~/finance/ReturnPlanCalculator";
import { getFixedT } from "~/i18n/i18n.server";
import { todayIn } from "~/shared/dates";
import { Page } from "~/ui/Page";
import { PublicShell } from "~/ui/PublicShell";

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getFixedT(request, "plan");
  return { title: `${t("title")} · Desa Produktif`, lead: t("intro"), today: todayIn("Asia/Jakarta", new Date()), demo: await hasDemoData(), signedIn: (await optionalActor(request)) !== null };
}

/** Without scripts the server counts and keeps nothing; amounts stand in no address. */
export async function action({ request }: ActionFunctionArgs) {
  const read = readPlan(await request.formData());
  return data(read, { status: read.plan ? 200 : 422 });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }, { name: "description", content: page?.lead }];

const EMPTY: PlanForm = { values: {}, errors: {}, plan: null };

/** "How long will my money last?": open to anybody, counted while one types, also without a signal. */
export default function ReturnPlanPage() {
  const { today, demo, signedIn } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>() ?? EMPTY;
  const { t } = useTranslation("plan");
  return (
    <PublicShell demo={demo} signInLink={!signedIn}>
      <Page title={t("title")} intro={t("intro")} width="narrow">
        <ReturnPlanCalculator sent={sent} today={today} action="/rencana-pulang" opensShared />
        <p className="text-muted">{t("private")}</p>
      </Page>
    </PublicShell>
  );
}
