import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Pencil, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { enterprisesOf } from "~/enterprises/enterprises.server";
import { EnterpriseSection } from "~/enterprises/EnterpriseSection";
import { FinanceSection } from "~/finance/FinanceSection";
import { financeSection } from "~/finance/finance-section.server";
import { ConsentSummary } from "~/households/ConsentSummary";
import { consentsOf, livedIn, membersOf } from "~/households/household-detail.server";
import { gapsOf, purposesOf, revealable, shownMembers, todayOf } from "~/households/household-page.server";
import { HouseholdFacts } from "~/households/HouseholdFacts";
import { HouseholdPage } from "~/households/HouseholdPage";
import { otherPhones } from "~/households/merged.server";
import { MemberTable } from "~/households/MemberTable";
import { headOf, requireSheet } from "~/households/require-sheet.server";
import { readReveal, revealFromForm } from "~/households/reveal-form.server";
import { RevealCard, type Revealed, type RevealRefused } from "~/households/RevealCard";
import { maskedLast4 } from "~/households/form-values.server";
import { fixedT, langOf } from "~/i18n/i18n.server";
import { consultationsOf } from "~/job-information/consultations.server";
import { JobSection } from "~/job-information/JobSection";
import { referralState } from "~/job-information/referral-states";
import { referralsOf } from "~/job-information/referrals.server";
import { JourneySection } from "~/journeys/JourneySection";
import { journeySection } from "~/journeys/journey-section.server";
import { memberJourney } from "~/journeys/member-journey";
import { journeysOf } from "~/journeys/journeys.server";
import { enrolmentsOf } from "~/mentoring/enrolments.server";
import { MentoringSection } from "~/mentoring/MentoringSection";
import { MergedFrom } from "~/merging/MergedFrom";
import { mergesInto } from "~/merging/merge-result.server";
import { moneySummary } from "~/remittances/money-summary.server";
import { MoneySection } from "~/remittances/MoneySection";
import { surveyState } from "~/surveys/survey-page.server";
import { SurveySection } from "~/surveys/SurveySection";
import { timeZoneOf } from "~/regions/time-zone";
import { dateIn } from "~/shared/dates";
import { Alert } from "~/ui/Alert";
import { Card } from "~/ui/Card";
import { LinkButton } from "~/ui/LinkButton";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, lang] = [await requireActor(request), await langOf(request)];
  const t = fixedT(lang, "households");
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "read");
    const today = todayOf(sheet);
    const [members, consents, lived, journeys] = [await membersOf(tx, sheet.id), await consentsOf(tx, sheet.id), await livedIn(tx, sheet.id), await journeysOf(tx, sheet.id)];
    const household = headOf(actor, sheet);
    const purposes = purposesOf(consents);
    return {
      title: `${t("page.title")} · Desa Produktif`,
      household,
      facts: { ...sheet, kk: maskedLast4(sheet.kkLast4), kkLast4: undefined, caretakerName: members.find(({ id }) => id === sheet.caretakerPersonId)?.fullName ?? null, updatedOn: dateIn(timeZoneOf(sheet.regionCode), sheet.updatedAt) },
      earlier: lived.filter(({ regionTo }) => regionTo !== null),
      members: shownMembers(members, today, (personId) => memberJourney(journeys, personId, lang)),
      gaps: gapsOf(sheet, members, purposes),
      purposes,
      money: await moneySummary(tx, { householdId: sheet.id, today, lang }),
      journeys: await journeySection(tx, actor, sheet),
      finance: await financeSection(tx, sheet.id, today),
      enterprises: await enterprisesOf(tx, sheet.id),
      enrolments: await enrolmentsOf(tx, sheet.id),
      surveys: await surveyState(tx, sheet, today),
      consultations: await consultationsOf(tx, sheet.id),
      referrals: (await referralsOf(tx, sheet.id)).map((referral) => ({ id: referral.id, name: referral.name, target: referral.target, sentOn: referral.sentOn, state: referralState(referral, today) })),
      merges: household.canKeep ? await mergesInto(tx, sheet.id) : [],
      reveal: household.canWrite
        ? [
            ...revealable(sheet, members).map(({ value, kind, name }) => ({ value, label: name ? t(`reveal.${kind}`, { name }) : t("reveal.kk") })),
            ...(await otherPhones(tx, sheet.id)).map(({ id, fullName }) => ({ value: `phone:${id}`, label: t("reveal.otherPhone", { name: fullName }) })),
          ]
        : [],
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const form = await request.formData();
  return asActor(actor, async (tx) => {
    const { id } = await requireSheet(tx, actor, params.id, "write");
    if (form.get("intent") !== "lihat") throw new Response(null, { status: 400 });
    const read = readReveal(form);
    if (!read.ok) return data<{ refused: RevealRefused; revealed?: undefined }>({ refused: read.reason }, { status: 422 });
    const revealed: Revealed = await revealFromForm(tx, actor, id, read.value);
    return data<{ revealed: Revealed; refused?: undefined }>({ revealed }, { headers: { "Cache-Control": "no-store" } });
  });
}

export default function HouseholdOverview() {
  const { household, facts, earlier, members, gaps, purposes, money, journeys, finance, enterprises, enrolments, surveys, consultations, referrals, merges, reveal } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["households", "merging"]);
  const base = `/keluarga/${household.id}`;
  const { canWrite } = household;
  return (
    <HouseholdPage
      household={household}
      intro={household.village}
      withTabs
      actions={
        canWrite ? (
          <LinkButton to={`${base}/ubah`} variant="secondary">
            <Pencil aria-hidden="true" className="size-5" />
            {t("household.edit")}
          </LinkButton>
        ) : undefined
      }
    >
      {gaps.length > 0 && canWrite ? (
        <Alert tone="info" title={t("page.gaps")}>
          {gaps.map((gap) => t(`gap.${gap}`)).join(" · ")}
        </Alert>
      ) : null}
      <Card
        title={t("page.members")}
        flush
        action={
          canWrite ? (
            <LinkButton to={`${base}/anggota/baru`} variant="quiet">
              <Plus aria-hidden="true" className="size-5" />
              {t("person.new")}
            </LinkButton>
          ) : undefined
        }
      >
        <MemberTable members={members} householdId={household.id} canWrite={canWrite} />
      </Card>
      <MoneySection householdId={household.id} money={money} canWrite={canWrite} />
      <JourneySection householdId={household.id} journeys={journeys} />
      <FinanceSection householdId={household.id} finance={finance} canWrite={canWrite} />
      <EnterpriseSection householdId={household.id} enterprises={enterprises} canWrite={canWrite} />
      <SurveySection householdId={household.id} surveys={surveys} />
      <JobSection householdId={household.id} consultations={consultations} referrals={referrals} canWrite={canWrite} />
      <MentoringSection householdId={household.id} enrolments={enrolments} canWrite={canWrite} />
      <RevealCard choices={reveal} revealed={answer?.revealed} refused={answer?.refused} />
      <div className="grid gap-6 lg:grid-cols-2">
        <Card title={t("page.facts")}>
          <HouseholdFacts facts={facts} earlier={earlier} />
          {household.canKeep ? (
            <p className="no-print flex flex-wrap gap-x-4 pt-3">
              <Link to={`${base}/pendamping`} className="link tap">
                {t("mentor.title")}
              </Link>
              <Link to={`${base}/pindah`} className="link tap">
                {t("move.title")}
              </Link>
              <Link to={`/wilayah/${household.regionCode}/mungkin-sama?jenis=keluarga&untuk=${household.id}`} className="link tap">
                {t("merging:link.household")}
              </Link>
            </p>
          ) : null}
        </Card>
        <Card
          title={t("consent.title")}
          action={
            <LinkButton to={`${base}/persetujuan`} variant="quiet">
              {t(canWrite ? "consent.manage" : "consent.read")}
            </LinkButton>
          }
        >
          <ConsentSummary purposes={purposes} />
        </Card>
      </div>
      <MergedFrom merges={merges} />
    </HouseholdPage>
  );
}
