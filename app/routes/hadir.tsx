import { parseWithZod } from "@conform-to/zod/v4";
import type { SubmissionResult } from "@conform-to/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { addressGroup } from "~/access/client-address";
import { hasDemoData } from "~/access/demo-data.server";
import { optionalActor } from "~/access/require-actor.server";
import { requireSameOrigin } from "~/access/same-origin.server";
import { getFixedT } from "~/i18n/i18n.server";
import { readCookie } from "~/i18n/preference.server";
import { useLang } from "~/i18n/use-lang";
import { ArrivalNote } from "~/learning/ArrivalNote";
import { arrivalOfTicket, arrivalState, arriveAtDoor, takeTest, ticketFor } from "~/learning/arrive.server";
import { ArriveForm } from "~/learning/ArriveForm";
import { readDoorCode } from "~/learning/door-code";
import { ArriveAtDoor } from "~/learning/door.schema";
import { questionFamily } from "~/learning/question-bank";
import type { Answers, AskedQuestion } from "~/learning/questions";
import { TestForm } from "~/learning/TestForm";
import { Alert } from "~/ui/Alert";
import { Page } from "~/ui/Page";
import { PublicShell } from "~/ui/PublicShell";

const TICKET = "hadir";
const ticketCookie = (request: Request, value: string, seconds: number) =>
  `${TICKET}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${new URL(request.url).protocol === "https:" ? "; Secure" : ""}`;
const HALF_A_DAY = 12 * 60 * 60;

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await getFixedT(request, "learning");
  const arrivalId = arrivalOfTicket(readCookie(request, TICKET));
  const arrival = arrivalId === null ? null : await arrivalState(arrivalId);
  const family = arrival?.test?.state === "open" ? questionFamily(arrival.test.family) : null;
  const questions: AskedQuestion[] = (family?.questions ?? []).map(({ ask, choices }) => ({ ask, choices }));
  const code = readDoorCode(new URL(request.url).searchParams.get("kode") ?? "") ?? "";
  const page = { title: `${t("arrive.title")} · Desa Produktif`, arrival, test: family && { title: family.title, questions }, code, newId: uuidv7(), demo: await hasDemoData(), signedIn: (await optionalActor(request)) !== null };
  return data(page, { headers: { "Cache-Control": "no-store" } });
}

type Answer = { result?: SubmissionResult; missing?: number[]; answers?: Answers; problem?: "error.too_often" | "error.test_ended" };

export async function action({ request, context }: ActionFunctionArgs) {
  requireSameOrigin(request);
  const form = await request.formData();
  const address = addressGroup(context?.clientAddress);
  if (form.get("intent") === "lain") throw redirect("/hadir", { status: 303, headers: { "Set-Cookie": ticketCookie(request, "", 0) } });
  if (form.get("intent") === "tes") {
    const arrivalId = arrivalOfTicket(readCookie(request, TICKET));
    if (arrivalId === null) throw redirect("/hadir", { status: 303 });
    const answers: Answers = Object.fromEntries([...form].flatMap(([name, value]) => (/^q\d{1,2}$/.test(name) ? [[name.slice(1), String(value)]] : [])));
    const taken = await takeTest(arrivalId, answers, address);
    if (taken.ok) throw redirect("/hadir", { status: 303 });
    if (taken.reason.code === "unanswered") return data<Answer>({ missing: taken.reason.questions, answers }, { status: 422 });
    return data<Answer>({ answers, problem: taken.reason.code === "too_many" ? "error.too_often" : "error.test_ended" }, { status: taken.reason.code === "too_many" ? 429 : 422 });
  }
  const submission = parseWithZod(form, { schema: ArriveAtDoor });
  if (submission.status !== "success") return data<Answer>({ result: submission.reply() }, { status: 422 });
  const arrived = await arriveAtDoor(submission.value, address);
  if (arrived.ok) throw redirect("/hadir", { status: 303, headers: { "Set-Cookie": ticketCookie(request, ticketFor(arrived.value.id), HALF_A_DAY) } });
  const { code } = arrived.reason;
  const errors: Record<string, string[]> = code === "code_unknown" ? { kode: ["learning:error.code_unknown"] } : { "": [`learning:error.${code === "too_many" ? "too_often" : "arrive_again"}`] };
  return data<Answer>({ result: submission.reply({ fieldErrors: errors }) }, { status: code === "too_many" ? 429 : 422 });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** Anybody in the room says here that she is there, by the code at the door, and takes the test. */
export default function ArrivePage() {
  const { arrival, test, code, newId, demo, signedIn } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const { t } = useTranslation("learning");
  const lang = useLang();
  return (
    <PublicShell demo={demo} signInLink={!signedIn}>
      <Page title={t("arrive.title")} intro={arrival ? undefined : t("arrive.intro")} width="narrow">
        {answer?.problem ? <Alert tone="bad" live>{t(answer.problem)}</Alert> : null}
        {arrival ? <ArrivalNote {...arrival} /> : <ArriveForm key={newId} newId={newId} code={code} result={answer?.result} />}
        {arrival && test ? <TestForm key={answer?.missing?.join() ?? ""} title={test.title[lang]} questions={test.questions} answers={answer?.answers ?? {}} missing={answer?.missing ?? []} /> : null}
      </Page>
    </PublicShell>
  );
}
