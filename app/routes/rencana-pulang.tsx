import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { hasDemoData } from "~/access/demo-data.server";
import { optionalActor } from "~/access/require-actor.server";
import { type PlanForm, readPlan } from "~/finance/plan-form";
import { ReturnPlanAnswer } from "~/finance/ReturnPlanAnswer";
import { ReturnPlanForm } from "~/finance/ReturnPlanForm";
import { getFixedT } from "~/i18n/i18n.server";
import { todayIn } from "~/shared/dates";
import { Page } from "~/ui/Page";
import { PublicShell } from "~/ui/PublicShell";
import { SubmitButton } from "~/ui/SubmitButton";

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

const ANSWER = "jawaban";
const EMPTY: PlanForm = { values: {}, errors: {}, plan: null };

/** "How long will my money last?": open to anybody, counted while one types, also without a signal. */
export default function ReturnPlanPage() {
  const { today, demo, signedIn } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>() ?? EMPTY;
  const [typed, setTyped] = useState<PlanForm | null>(null);
  const [isAsked, setAsked] = useState(false);
  const { t } = useTranslation("plan");
  // With scripts nothing is sent. What is wrong is told when somebody asks for the answer, and no more once it is mended.
  const [plan, errors] = typed ? [typed.plan, isAsked ? typed.errors : EMPTY.errors] : [sent.plan, sent.errors];
  const ask = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readPlan(new FormData(event.currentTarget));
    setTyped(read);
    setAsked(true);
    // On a phone the answer stands below the boxes.
    if (read.plan) requestAnimationFrame(() => document.getElementById(ANSWER)?.focus());
  };
  return (
    <PublicShell demo={demo} signInLink={!signedIn}>
      <Page title={t("title")} intro={t("intro")} width="narrow">
        <Form method="post" action={`/rencana-pulang#${ANSWER}`} noValidate data-keeps-unsent className="space-y-4" onInput={(event) => setTyped(readPlan(new FormData(event.currentTarget)))} onSubmit={ask}>
          <ReturnPlanForm values={sent.values} errors={errors} />
          <SubmitButton>{t("submit")}</SubmitButton>
        </Form>
        {plan ? (
          <div id={ANSWER} tabIndex={-1} className="space-y-4 outline-none">
            <ReturnPlanAnswer plan={plan} today={today} />
          </div>
        ) : <p className="text-muted">{t("answer.waiting")}</p>}
        <p className="text-muted">{t("private")}</p>
      </Page>
    </PublicShell>
  );
}
