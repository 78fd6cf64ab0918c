import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { can } from "~/access/capabilities";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import { askedVacancies, followUps } from "~/job-information/consultations.server";
import { lastBatches } from "~/job-information/contacts.server";
import { FunnelCard } from "~/job-information/FunnelCard";
import { cohorts, contactsByMedium, declineReasons, infoReach, stepTimes } from "~/job-information/job-figures.server";
import { OpenTasks } from "~/job-information/OpenTasks";
import { ReachCard } from "~/job-information/ReachCard";
import { removeContacts } from "~/job-information/record-contacts.server";
import { referralState } from "~/job-information/referral-states";
import { openReferrals } from "~/job-information/referrals.server";
import { areaHead, requireVillage } from "~/regions/listed-area.server";
import { timeZoneOf } from "~/regions/time-zone";
import { addToMonth, monthOf, todayIn } from "~/shared/dates";
import { isUuid } from "~/shared/uuid";
import { Alert } from "~/ui/Alert";
import { flash } from "~/ui/flash.server";
import { LinkButton } from "~/ui/LinkButton";
import { Page } from "~/ui/Page";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireVillage(actor, "people:read", params.code);
  const [lang, t] = [await langOf(request), await getFixedT(request, "jobs")];
  return asActor(actor, async (tx) => {
    const today = todayIn(timeZoneOf(code), new Date());
    const month = monthOf(today);
    const [year, all] = [{ area: code, from: addToMonth(month, -11), to: month }, { area: code, from: "2000-01", to: month }];
    const open = await openReferrals(tx, code);
    return {
      title: `${t("title")} · Desa Produktif`,
      code,
      canWrite: can(actor, "people:write", code),
      ...(await areaHead(tx, actor, code, { lang, page: "informasi" })),
      referrals: { total: open.total, rows: open.rows.map((referral) => ({ id: referral.id, name: referral.name, target: referral.target, sentOn: referral.sentOn, state: referralState(referral, today) })) },
      followUps: await followUps(tx, code),
      withdrawn: (await askedVacancies(tx, code, today)).some(({ check }) => check === "ditolak"),
      funnel: { cohorts: (await cohorts(tx, all, today)).reverse(), times: await stepTimes(tx, all, today), reasons: await declineReasons(tx, all) },
      reach: { reach: await infoReach(tx, year), media: await contactsByMedium(tx, year), last: await lastBatches(tx, code) },
    };
  });
}

/** Takes back what was written down together. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const code = requireVillage(actor, "people:write", params.code);
  const form = await request.formData();
  const batchId = String(form.get("batchId") ?? "");
  if (form.get("intent") !== "hapus" || !isUuid(batchId)) return data(null, { status: 400 });
  const removed = await asActor(actor, (tx) => removeContacts(tx, actor, code, batchId));
  if (!removed.ok) throw new Response(null, { status: 403 });
  throw redirect(`/wilayah/${code}/informasi`, { status: 303, headers: { "Set-Cookie": flash("jobs:flash.removed") } });
}

export default function VillageJobInformation() {
  const { code, place, crumbs, canWrite, referrals, followUps: waiting, withdrawn, funnel, reach } = useLoaderData<typeof loader>();
  const { t } = useTranslation("jobs");
  return (
    <Page
      title={t("title")}
      intro={place}
      crumbs={[...crumbs, { label: t("title") }]}
      actions={
        <>
          {canWrite ? <LinkButton to={`/wilayah/${code}/informasi/catat`}><Plus aria-hidden="true" className="size-5" />{t("tell")}</LinkButton> : null}
          {canWrite ? <LinkButton variant="secondary" to={`/wilayah/${code}/keluarga`}>{t("consult")}</LinkButton> : null}
          <LinkButton variant="secondary" to={`/wilayah/${code}/lowongan`}>{t("board")}</LinkButton>
        </>
      }
    >
      {withdrawn ? <Alert tone="bad" title={t("withdrawn")}>{t("withdrawnHelp")}</Alert> : null}
      <OpenTasks referrals={referrals} followUps={waiting} />
      <FunnelCard {...funnel} />
      <ReachCard {...reach} canWrite={canWrite} />
    </Page>
  );
}
