import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { requireActor } from "~/access/require-actor.server";
import { asActor } from "~/db/db.server";
import { ENTERPRISE_LISTS } from "~/enterprises/code-lists";
import { DEBT_LISTS, HABITS } from "~/finance/code-lists";
import { historyPage } from "~/households/history-page.server";
import { HistoryList } from "~/households/HistoryList";
import { HouseholdPage } from "~/households/HouseholdPage";
import { headOf, requireSheet } from "~/households/require-sheet.server";
import { JOB_LISTS } from "~/job-information/code-lists";
import { HOUSEHOLD_LISTS, type ListsOf } from "~/households/value-text";
import { getFixedT, langOf } from "~/i18n/i18n.server";
import * as journeys from "~/journeys/codes";
import { MENTORING_LISTS } from "~/mentoring/code-lists";
import { CHANNELS, EVIDENCES, USE_CATEGORIES } from "~/remittances/codes";
import { COUNTRIES } from "~/shared/countries";
import { SURVEY_LISTS } from "~/surveys/questions";
import { EmptyState } from "~/ui/EmptyState";

/** The codes of every kind of record a household's history may speak of. */
const LISTS: ListsOf = {
  ...HOUSEHOLD_LISTS,
  journey: {
    status: journeys.JOURNEY_STATES, returnsTo: journeys.JOURNEY_STATES, proceduralStatus: journeys.PROCEDURAL_STATUSES, scheme: journeys.SCHEMES, sector: journeys.SECTORS,
    entry: journeys.JOURNEY_ENTRIES, nonProceduralEvidence: journeys.NON_PROCEDURAL_EVIDENCES, evidenceSource: journeys.JOURNEY_SOURCES, country: COUNTRIES,
  },
  placement: {
    country: COUNTRIES, sector: journeys.SECTORS, formality: journeys.FORMALITIES, employerType: journeys.EMPLOYER_TYPES, wagePeriod: journeys.WAGE_PERIODS, costFinancing: journeys.COST_FINANCINGS,
  },
  document: { type: journeys.DOCUMENT_TYPES, status: journeys.DOCUMENT_STATUSES },
  remittance: { channel: CHANNELS, evidence: EVIDENCES },
  remittance_use: { category: USE_CATEGORIES },
  debt: DEBT_LISTS,
  finance_snapshot: HABITS,
  survey_response: SURVEY_LISTS,
  ...MENTORING_LISTS,
  ...ENTERPRISE_LISTS,
  ...JOB_LISTS,
};

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [actor, language, t] = [await requireActor(request), await langOf(request), await getFixedT(request, "households")];
  const before = z.uuid().safeParse(new URL(request.url).searchParams.get("sebelum")).data;
  return asActor(actor, async (tx) => {
    const sheet = await requireSheet(tx, actor, params.id, "read");
    const { entries, next } = await historyPage(tx, { householdId: sheet.id, regionCode: sheet.regionCode, before, language, lists: LISTS });
    return { title: `${t("history.title")} · Desa Produktif`, household: headOf(actor, sheet), entries, next, isFirst: before === undefined };
  });
}

export default function HistoryPage() {
  const { t } = useTranslation("households");
  const { household, entries, next, isFirst } = useLoaderData<typeof loader>();
  return (
    <HouseholdPage household={household} title={t("history.title")} intro={t("history.intro")} withTabs>
      {entries.length === 0 ? <EmptyState title={t("history.empty")} /> : <HistoryList entries={entries} next={next} isFirst={isFirst} />}
    </HouseholdPage>
  );
}
