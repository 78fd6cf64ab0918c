import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { findMatches } from "~/households/matches.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { useLang } from "~/i18n/use-lang";
import { REQUEST_STATES, TRACKS } from "~/mentoring/codes";
import { DecisionForm } from "~/mentoring/DecisionForm";
import { fieldErrors } from "~/mentoring/form-refusals.server";
import { AcceptRequest, DeclineRequest } from "~/mentoring/mentoring.schema";
import { requireRequest } from "~/mentoring/require-request.server";
import { acceptRequest, declineRequest, phoneOfRequest } from "~/mentoring/requests.server";
import { regionNames } from "~/regions/regions.server";
import { label } from "~/shared/codes";
import { COUNTRIES } from "~/shared/countries";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { Facts } from "~/ui/Facts";
import { flash } from "~/ui/flash.server";
import { Page } from "~/ui/Page";
import { SubmitButton } from "~/ui/SubmitButton";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, lang, t] = [await requireActor(request), await langOf(request), await getFixedT(request, "mentoring")];
  return asActor(actor, async (tx) => {
    const asked = await requireRequest(tx, actor, params.id);
    const [matches = []] = asked.status === "baru" ? await findMatches(tx, [{ fullName: asked.fullName, regionCode: asked.regionCode, nik: null, sex: null, birthDate: null, birthYear: null }]) : [];
    return {
      title: `${t("request.title")} · Desa Produktif`,
      asked,
      village: (await regionNames(tx, [asked.regionCode]))[asked.regionCode] ?? asked.regionCode,
      country: asked.country && label(COUNTRIES, asked.country, lang),
      candidates: matches.map(({ id, fullName, householdLabel, birthYear }) => ({ id, name: fullName, hint: [householdLabel, birthYear].filter(Boolean).join(" · ") })),
      ids: { enrolmentId: uuidv7(), householdId: uuidv7(), newPersonId: uuidv7() },
    };
  });
}

type Answer = { result?: SubmissionResult; intent?: string; phone?: string };

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  const intent = String(form.get("intent"));
  return asActor(actor, async (tx) => {
    const { id, regionCode } = await requireRequest(tx, actor, params.id);
    if (intent === "nomor") {
      const phone = await phoneOfRequest(tx, actor, id);
      if (!phone.ok) throw new Response(null, { status: phone.reason.code === "forbidden" ? 403 : 404 });
      return data<Answer>({ phone: phone.value }, { headers: { "Cache-Control": "no-store" } });
    }
    const wanted = intent === "terima" ? parseWithZod(form, { schema: AcceptRequest }) : parseWithZod(form, { schema: DeclineRequest });
    if (wanted.status !== "success") return data<Answer>({ result: wanted.reply(), intent }, { status: 422 });
    const decided = "reason" in wanted.value ? await declineRequest(tx, actor, id, wanted.value) : await acceptRequest(tx, actor, id, wanted.value);
    if (!decided.ok) return data<Answer>({ result: wanted.reply({ fieldErrors: fieldErrors(decided.reason) }), intent }, { status: 422 });
    const to = decided.value === true ? `/wilayah/${regionCode}/pendampingan` : `/pendampingan/${decided.value.enrolmentId}`;
    throw redirect(to, { status: 303, headers: { "Set-Cookie": flash(decided.value === true ? "mentoring:flash.declined" : "mentoring:flash.enrolled") } });
  });
}

export default function RequestPage() {
  const { asked, village, country, candidates, ids } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const { t } = useTranslation("mentoring");
  const lang = useLang();
  const format = useFormat();
  return (
    <Page title={t("request.title")} crumbs={[{ label: t("title"), to: `/wilayah/${asked.regionCode}/pendampingan` }, { label: t("request.title") }]} width="narrow">
      <Card title={asked.fullName} note={t("request.askedOn", { on: format.date(asked.askedOn) })}>
        <Facts
          items={[
            { term: t("ask.place"), value: village },
            { term: t("ask.track"), value: label(TRACKS, asked.track, lang) },
            { term: t("ask.country"), value: country },
            { term: t("ask.returnMonth"), value: asked.returnMonth && format.month(asked.returnMonth) },
            { term: t("ask.phone"), value: answer?.phone ?? (asked.phoneLast4 ? `•••• ${asked.phoneLast4}` : null) },
            { term: t("ask.note"), value: asked.note },
          ]}
        />
        {asked.phoneLast4 && !answer?.phone ? (
          <Form method="post" className="no-print mt-3">
            <input type="hidden" name="intent" value="nomor" />
            <SubmitButton variant="secondary" name="kirim" value="nomor">{t("request.showPhone")}</SubmitButton>
            <p className="mt-1 text-muted">{t("request.phoneNote")}</p>
          </Form>
        ) : null}
      </Card>
      {asked.status === "baru" ? (
        <DecisionForm version={asked.version} ids={ids} candidates={candidates} answer={answer?.result ? { result: answer.result, intent: answer.intent ?? "" } : undefined} />
      ) : (
        <Alert tone="info" title={label(REQUEST_STATES, asked.status, lang)} />
      )}
    </Page>
  );
}
