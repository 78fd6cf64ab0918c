import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { can } from "~/access/capabilities";
import { coordinatorsOf } from "~/access/coordinators.server";
import { requireActor, requireCan } from "~/access/require-actor.server";
import type { Actor } from "~/db/actor";
import { asActor, type Tx } from "~/db/db.server";
import { getFixedT } from "~/i18n/i18n.server";
import { programmeSchema, type Programme } from "~/regions/programme.schema";
import { programmeOf, saveProgramme } from "~/regions/programme.server";
import { ProgrammeFacts } from "~/regions/ProgrammeFacts";
import { ProgrammeForm } from "~/regions/ProgrammeForm";
import { isVillageCode } from "~/regions/region-code";
import { breadcrumbs, listedPopulationOf, regionByCode } from "~/regions/regions.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { flash } from "~/ui/flash.server";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireReader(actor, params.code);
  const t = await getFixedT(request, "regions");
  const coordinators = await coordinatorsOf(code);
  return asActor(actor, async (tx) => {
    const { name } = await requireVillage(tx, code);
    const canEdit = can(actor, "programme:write", code);
    const isEdited = new URL(request.url).searchParams.has("ubah");
    if (isEdited && !canEdit) throw new Response(null, { status: 403 });
    const { basis, ...programme } = await programmeOf(tx, code);
    const crumbs = (await breadcrumbs(tx, code)).map((crumb) => ({ label: crumb.name, ...(can(actor, "numbers:read", crumb.code) ? { to: `/wilayah/${crumb.code}` } : {}) }));
    return {
      title: `${t("programme.title")} ${name} · Desa Produktif`,
      crumbs: [...crumbs, { label: t("programme.title") }],
      ...{ code, name, programme, basis, canEdit, isEdited, coordinators },
      listed: await listedPopulationOf(tx, code),
    };
  });
}

type Answer = { result?: SubmissionResult; conflict?: { stored: Programme; basis: string } };

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireReader(actor, params.code);
  requireCan(actor, "programme:write", code);
  const form = await request.formData();
  const submission = parseWithZod(form, { schema: programmeSchema(todayIn(timeZoneOf(code), new Date())) });
  if (submission.status !== "success") return data<Answer>({ result: submission.reply() }, { status: 400 });
  return asActor(actor, async (tx) => {
    await requireVillage(tx, code);
    const saved = await saveProgramme(tx, actor, code, submission.value, String(form.get("basis")));
    if (saved.ok) return redirect(`/wilayah/${code}/program`, { status: 303, headers: { "Set-Cookie": flash("regions:programme.saved") } });
    if (saved.reason.code === "forbidden") throw new Response(null, { status: 403 });
    const { basis, ...stored } = saved.reason.stored;
    return data<Answer>({ result: submission.reply({ formErrors: ["regions:programme.conflict"] }), conflict: { stored, basis } }, { status: 409 });
  });
}

/** Whoever sees the numbers or the people of a village sees its part in the programme. */
function requireReader(actor: Actor, code = ""): string {
  if (!isVillageCode(code)) throw new Response(null, { status: 404 });
  if (!can(actor, "people:read", code) && !can(actor, "programme:write", code)) requireCan(actor, "numbers:read", code);
  return code;
}

async function requireVillage(tx: Tx, code: string) {
  const region = await regionByCode(tx, code);
  if (region === null) throw new Response(null, { status: 404 });
  if (region.currentCode !== code) throw redirect(`/wilayah/${region.currentCode}/program`);
  return region;
}

export default function ProgrammePage() {
  const { t } = useTranslation("regions");
  const { code, name, crumbs, programme, basis, canEdit, isEdited, coordinators, listed } = useLoaderData<typeof loader>();
  const { result, conflict } = useActionData<Answer>() ?? {};
  const format = useFormat();
  const page = `/wilayah/${code}/program`;
  if (isEdited) {
    return (
      <Page title={`${t("programme.title")} ${name}`} intro={t("programme.intro")} crumbs={crumbs} width="narrow">
        {conflict ? (
          <Card title={t("programme.nowStored")}>
            <ProgrammeFacts programme={conflict.stored} listed={listed} />
          </Card>
        ) : null}
        <ProgrammeForm stored={programme} basis={conflict?.basis ?? basis} lastResult={result} back={page} />
      </Page>
    );
  }
  return (
    <Page
      title={`${t("programme.title")} ${name}`}
      intro={t("programme.intro")}
      crumbs={crumbs}
      actions={canEdit ? <LinkButton to={`${page}?ubah=1`}>{t("programme.edit")}</LinkButton> : null}
    >
      <Card title={t("programme.participation")}>
        <ProgrammeFacts programme={programme} listed={listed} />
      </Card>
      <Card title={t("programme.coordinators")}>
        {coordinators.length === 0 ? (
          <Alert tone="warn">{t("programme.noCoordinator")}</Alert>
        ) : (
          <ul className="space-y-2">
            {coordinators.map((person) => (
              <li key={person.name + person.since}>
                <span className="font-medium">{person.name}</span> <span className="text-muted">{t("programme.since", { on: format.date(person.since) })}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Page>
  );
}
