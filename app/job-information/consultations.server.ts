import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { persons } from "~/db/schema/households";
import { consultations } from "~/db/schema/job-information";
import { homeCodeOf } from "~/households/village-on.server";
import type { PlainDate } from "~/shared/dates";
import { vacanciesOf, vacancyById, companyOf } from "~/vacancies/vacancies.server";
import { licenceCheck, shownCheck } from "~/vacancies/vacancy-rules";
import type { LicenceCheck } from "~/vacancies/codes";
import type { DeclineReason, Outcome, Topic } from "./codes";

const columns = {
  id: consultations.id, householdId: consultations.householdId, regionCode: consultations.regionCode, homeCode: homeCodeOf(consultations.householdId), personId: consultations.personId, heldOn: consultations.heldOn,
  topic: sql<Topic>`${consultations.topic}`, outcome: sql<Outcome>`${consultations.outcome}`, reason: sql<DeclineReason | null>`${consultations.reason}`, vacancyId: consultations.vacancyId,
  followUpOn: consultations.followUpOn, note: consultations.note, officerId: consultations.officerId, version: consultations.version,
};

/** One consultation; undefined where the actor sees none of that id. */
export async function consultationById(tx: Tx, id: string) {
  const [row] = await tx
    .select({ ...columns, name: persons.fullName, officer: sql<string | null>`app_user_name(${consultations.officerId})` })
    .from(consultations)
    .innerJoin(persons, eq(persons.id, consultations.personId))
    .where(and(eq(consultations.id, id), isNull(consultations.deletedAt)));
  return row;
}
export type Consultation = NonNullable<Awaited<ReturnType<typeof consultationById>>>;

/** The same row without names, held until the transaction ends. */
export async function lockedConsultation(tx: Tx, id: string) {
  const [row] = await tx.select(columns).from(consultations).where(and(eq(consultations.id, id), isNull(consultations.deletedAt))).for("update");
  return row;
}

export type ListedConsultation = { id: string; name: string; heldOn: PlainDate; topic: Topic; outcome: Outcome; reason: DeclineReason | null; followUpOn: PlainDate | null };

/** A family's consultations, the latest first; what was noted stays on the consultation's own page. */
export function consultationsOf(tx: Tx, householdId: string): Promise<ListedConsultation[]> {
  return tx
    .select({ id: columns.id, name: persons.fullName, heldOn: columns.heldOn, topic: columns.topic, outcome: columns.outcome, reason: columns.reason, followUpOn: columns.followUpOn })
    .from(consultations)
    .innerJoin(persons, eq(persons.id, consultations.personId))
    .where(and(eq(consultations.householdId, householdId), isNull(consultations.deletedAt)))
    .orderBy(desc(consultations.heldOn), desc(consultations.id))
    .limit(100);
}

export type FollowUp = { id: string; householdId: string; name: string; heldOn: PlainDate; topic: Topic; followUpOn: PlainDate | null; withdrawn: boolean };
const LISTED = 100;

/**
 * People of a village who think it over and have not come again, whoever is due first on top; `total` counts all of them. A
 * vacancy they asked about whose company's licence was taken away is told.
 */
export async function followUps(tx: Tx, regionCode: string): Promise<{ rows: FollowUp[]; total: number }> {
  const rows = await tx.execute<FollowUp & { total: number }>(sql`
    select k.id, k.household_id as "householdId", p.full_name as name, k.held_on::text as "heldOn", k.topic, k.follow_up_on::text as "followUpOn",
      coalesce(c.status in ('dicabut', 'skors'), false) as withdrawn, count(*) over ()::int as total
    from consultations k join persons p on p.id = k.person_id and p.deleted_at is null left join vacancies v on v.id = k.vacancy_id left join placement_companies c on c.id = v.company_id
    where p.region_code = ${regionCode} and k.deleted_at is null and k.outcome = 'pikir_dulu'
      and not exists (select from consultations l where l.person_id = k.person_id and l.deleted_at is null and (l.held_on, l.id) > (k.held_on, k.id))
      and not exists (select from journeys j where j.person_id = k.person_id and j.deleted_at is null and coalesce(j.registered_on, j.departed_on) >= k.held_on)
    order by k.follow_up_on nulls last, k.held_on, k.id limit ${LISTED}`);
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

export type AskedVacancy = { id: string; title: string; check: LicenceCheck };

/** A village's vacancies that somebody may ask about, with how each licence stands on a day. */
export async function askedVacancies(tx: Tx, regionCode: string, today: PlainDate): Promise<AskedVacancy[]> {
  return (await vacanciesOf(tx, regionCode))
    .filter(({ state, validUntil }) => state !== "ditutup" && validUntil >= today)
    .map((vacancy) => ({ id: vacancy.id, title: vacancy.title, check: shownCheck({ ...vacancy, company: companyOf(vacancy) }, today) }));
}

/** The vacancy somebody asked about, with how its licence stands today; null where none is told or it is not the actor's to see. */
export async function vacancyAsked(tx: Tx, vacancyId: string | null, today: PlainDate): Promise<AskedVacancy | null> {
  const vacancy = vacancyId === null ? undefined : await vacancyById(tx, vacancyId);
  return vacancy ? { id: vacancy.id, title: vacancy.title, check: licenceCheck(vacancy.country, companyOf(vacancy), today) } : null;
}
