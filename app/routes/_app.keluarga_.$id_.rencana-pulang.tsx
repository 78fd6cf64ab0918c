import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { uuidv7 } from "uuidv7";
import { requireActor } from "~/access/require-actor.server";
import { asActor, type Tx } from "~/db/db.server";
import { KeepPlan } from "~/finance/KeepPlan";
import { AMOUNTS, countedFrom, type PlanForm, readPlan, valuesOf } from "~/finance/plan-form";
import { KEEP, ReturnPlanCalculator } from "~/finance/ReturnPlanCalculator";
import { NewSavedPlan } from "~/finance/saved-plan.schema";
import { SavedPlanList } from "~/finance/SavedPlanList";
import { keepPlan, savedPlansOf } from "~/finance/saved-plans.server";
import { HouseholdPage } from "~/households/HouseholdPage";
import { headOf, requireSheet } from "~/households/require-sheet.server";
import { errorKey } from "~/i18n/error-key";
import { getFixedT } from "~/i18n/i18n.server";
import { type RecordedPlan, recordedPlan } from "~/mentoring/recorded-plan";
import { zoneRecords } from "~/mentoring/zone-records.server";
import { timeZoneOf } from "~/regions/time-zone";
import { dateIn, type PlainDate, todayIn } from "~/shared/dates";
import { Alert } from "~/ui/Alert";
import { flash } from "~/ui/flash.server";
import { useFormat } from "~/ui/use-format";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, t] = [await requireActor(request), await getFixedT(request, "plan")];
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "read");
    const zone = timeZoneOf(sheet.regionCode);
    const today = todayIn(zone, new Date());
    const { saved, opened, start } = await startOf(tx, sheet.id, request, today);
    const plans = saved.map(({ keptAt, ...one }) => ({ ...one, keptOn: dateIn(zone, keptAt) }));
    return { title: `${t("own.title")} · Desa Produktif`, household: headOf(actor, sheet), today, start, opened: opened && { id: opened.id, on: dateIn(zone, opened.keptAt) }, plans, newId: uuidv7() };
  });
}

/** Where the calculation begins: with the figures recorded, or with a kept one of the same family. */
async function startOf(tx: Tx, householdId: string, request: Request, today: PlainDate) {
  const [records, saved] = [await zoneRecords(tx, [householdId]), await savedPlansOf(tx, householdId)];
  const asked = new URL(request.url).searchParams.get("simpanan");
  const opened = asked === null ? null : saved.find(({ id }) => id === asked);
  if (opened === undefined) throw new Response(null, { status: 404 });
  const start: Omit<RecordedPlan, "boxes"> & { boxes: RecordedPlan["boxes"] | null } = opened
    ? { values: valuesOf(opened.plan), boxes: null, counted: { balanceIdr: opened.plan.balanceIdr, on: opened.startsOn } }
    : recordedPlan(records.get(householdId)!, today);
  return { saved, opened, start };
}

type Answer = { read: PlanForm; title: string; error?: string };

export async function action({ request, params }: ActionFunctionArgs) {
  const [actor, form] = [await requireActor(request), await request.formData()];
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "report");
    const read = readPlan(form, AMOUNTS);
    const answer: Answer = { read, title: String(form.get("title") ?? "").slice(0, 200) };
    if (form.get("intent") !== KEEP || read.plan === null) return data<Answer>(answer, { status: read.plan ? 200 : 422 });
    const named = NewSavedPlan.safeParse({ id: form.get("id"), title: form.get("title") });
    if (!named.success) return data<Answer>({ ...answer, error: named.error.issues[0]?.message ?? errorKey("ui:form.unexplained") }, { status: 422 });
    const today = todayIn(timeZoneOf(sheet.regionCode), new Date());
    const { start } = await startOf(tx, sheet.id, request, today);
    const kept = await keepPlan(tx, actor, sheet, { ...named.data, startsOn: countedFrom(read.plan, start.counted, today), plan: read.plan });
    if (kept.ok) throw redirect(`/keluarga/${sheet.id}/rencana-pulang?simpanan=${kept.value.id}`, { status: 303, headers: { "Set-Cookie": flash("plan:own.kept") } });
    if (kept.reason.code === "forbidden") throw new Response(null, { status: 403 });
    return data<Answer>({ ...answer, error: errorKey("plan:own.idTaken") }, { status: 409 });
  });
}

/** "How long will my money last?" on a family's own records, to be changed, kept, opened again, printed and shared. */
export default function OwnReturnPlanPage() {
  const { household, today, start, opened, plans, newId } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const { t } = useTranslation("plan");
  const format = useFormat();
  const base = `/keluarga/${household.id}/rencana-pulang`;
  const sent = answer?.read ?? readPlan(new Map(Object.entries(start.values)), AMOUNTS);
  const notes = start.boxes
    ? Object.fromEntries(AMOUNTS.flatMap((name) => {
        const { on, isOld } = start.boxes![name];
        if (on) return [[name, t(isOld ? "own.ofOld" : "own.of", { on: format.date(on) })]];
        return start.values[name] === "" ? [[name, t("own.ask")]] : [];
      }))
    : {};
  return (
    <HouseholdPage household={household} title={t("title")} intro={t("own.intro")}>
      {opened ? <Alert tone="info" title={t("own.opened", { on: format.date(opened.on) })}><Link className="link tap" to={base}>{t("own.fromRecords")}</Link></Alert> : null}
      <ReturnPlanCalculator
        key={newId} sent={answer ? sent : { ...sent, errors: {} }} today={today} needed={AMOUNTS} notes={notes} counted={start.counted}
        action={opened ? `${base}?simpanan=${opened.id}` : base}
      >
        {household.canReport ? <KeepPlan id={newId} title={answer?.title ?? ""} error={answer?.error} /> : null}
      </ReturnPlanCalculator>
      <SavedPlanList householdId={household.id} plans={plans} />
    </HouseholdPage>
  );
}
