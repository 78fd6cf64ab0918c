import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { uuidList } from "~/db/uuid-list.server";
import { tableOf } from "./records.server";
import type { Entity } from "./tables";

/*
 * The single steps of a merge, each one statement. Versions are not counted here: whatever a merge changed gets its next
 * version once, at the end.
 */
type Home = { id: string; regionCode: string };

/** The village in which the household that stands lived on a day: a record counts where its family lived then. */
const villageAt = (home: Home, day: SQL): SQL => sql`coalesce((
  select r.region_code from household_regions r
  where r.household_id = ${home.id} and r.region_from <= ${day} and (r.region_to is null or ${day} < r.region_to)
  order by r.region_from desc limit 1), ${home.regionCode})`;

/** The day by which each kind of record has its village; of the others it is where the household lives now. */
const DAYS: Partial<Record<Entity, SQL>> = {
  journey: sql`t.opened_on`,
  placement: sql`(select j.opened_on from journeys j where j.id = t.journey_id)`,
  document: sql`(select j.opened_on from journeys j where j.id = t.journey_id)`,
  remittance: sql`coalesce(t.received_on, t.sent_on)`,
  no_transfer_month: sql`t.month`,
  remittance_use: sql`t.month`,
  finance_snapshot: sql`t.as_of`,
  mentoring_enrolment: sql`t.enrolled_on`,
  survey_response: sql`t.interview_on`,
  info_contact: sql`t.contacted_on`,
  consultation: sql`t.held_on`,
  referral: sql`t.sent_on`,
};

/** Brings records to a household and to the village where it lived on their day. */
export async function bringTo(tx: Tx, home: Home, entity: Entity, which: SQL): Promise<void> {
  const day = DAYS[entity];
  await tx.execute(sql`
    update ${tableOf(entity)} t set household_id = ${home.id}, region_code = ${day ? villageAt(home, day) : sql`${home.regionCode}`} where ${which}`);
}

export const HANGING: readonly Entity[] = [
  "person", "consent", "journey", "placement", "document", "remittance", "no_transfer_month", "remittance_use", "debt", "finance_snapshot", "mentoring_enrolment", "data_request", "enterprise", "survey_response",
  "info_contact", "consultation", "referral", "saved_plan",
];

/** Takes records out that tell again what another tells, or what turned out not to be so. */
export async function setAside(tx: Tx, entity: Entity, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.execute(sql`update ${tableOf(entity)} set deleted_at = now() where id = ${uuidList(ids)} and deleted_at is null`);
}

/** Gives a record the values of another in these columns. */
export async function takeColumns(tx: Tx, entity: "household" | "person", to: string, from: string, columns: readonly string[]): Promise<void> {
  if (columns.length === 0) return;
  const names = (of: SQL) => sql.join(columns.map((column) => sql`${of}${sql.identifier(column)}`), sql`, `);
  await tx.execute(sql`update ${tableOf(entity)} t set (${names(sql``)}) = (select ${names(sql`b.`)} from ${tableOf(entity)} b where b.id = ${from}) where t.id = ${to}`);
}

/** One of two journeys that were one: what came from the other came from this one. */
export async function joinJourneys(tx: Tx, stays: string, goes: string): Promise<void> {
  await tx.execute(sql`update remittances set journey_id = ${stays} where journey_id = ${goes}`);
  await setAside(tx, "journey", [goes]);
}

/**
 * A family answers a round once: of two responses to one round a finished one stands before one that is not, else that of
 * the record that is kept. The reading of the other stays, as one that somebody took on its day.
 */
export async function joinResponses(tx: Tx, kept: string, merged: string): Promise<void> {
  await tx.execute(sql`
    with twice as (
      select case when b.state = 'selesai' and a.state <> 'selesai' then a.id else b.id end as id
      from survey_responses a join survey_responses b on b.round = a.round and b.deleted_at is null
      where a.household_id = ${kept} and a.deleted_at is null and b.household_id = ${merged}
    ), gone as (update survey_responses set deleted_at = now() where id in (select id from twice) returning id)
    update finance_snapshots set survey_response_id = null where survey_response_id in (select id from gone)`);
}

const underWay = (of: SQL): SQL => sql`${of}.status in ('daftar', 'asesmen', 'berjalan', 'jeda')`;

/** Whatever hangs on one record of a person hangs on the other from now on, and the first points there. */
export async function joinPersons(tx: Tx, kept: string, merged: string, columns: readonly string[]): Promise<void> {
  await tx.execute(sql`update persons set deleted_at = now(), merged_into = ${kept} where id = ${merged}`);
  await takeColumns(tx, "person", kept, merged, columns);
  await tx.execute(sql`update journeys set person_id = ${kept} where person_id = ${merged}`);
  await tx.execute(sql`update consents set person_id = ${kept} where person_id = ${merged}`);
  // One mentoring under way is enough: the one of the record that stands goes on.
  await tx.execute(sql`
    update mentoring_enrolments e set deleted_at = now() where e.person_id = ${merged} and e.deleted_at is null and ${underWay(sql`e`)}
      and exists (select from mentoring_enrolments k where k.person_id = ${kept} and k.deleted_at is null and ${underWay(sql`k`)})`);
  await tx.execute(sql`update mentoring_enrolments set person_id = ${kept} where person_id = ${merged}`);
  await tx.execute(sql`update survey_responses set respondent_person_id = ${kept} where respondent_person_id = ${merged}`);
  // Who was told twice at one meeting, under two names, was told once.
  await tx.execute(sql`
    update info_contacts c set deleted_at = now() where c.person_id = ${merged} and c.deleted_at is null
      and exists (select from info_contacts k where k.person_id = ${kept} and k.batch_id = c.batch_id and k.deleted_at is null)`);
  for (const table of ["info_contacts", "consultations", "referrals"]) await tx.execute(sql`update ${sql.identifier(table)} set person_id = ${kept} where person_id = ${merged}`);
  await tx.execute(sql`update enterprises set owner_person_id = ${kept} where owner_person_id = ${merged}`);
  await tx.execute(sql`
    update households h set caretaker_person_id = p.id from persons p
    where h.caretaker_person_id = ${merged} and p.id = ${kept} and p.household_id = h.id`);
  await tx.execute(sql`
    update journeys j set seq = n.seq
    from (select id, row_number() over (order by opened_on, id)::int as seq from journeys where person_id = ${kept} and deleted_at is null) n
    where j.id = n.id and j.seq <> n.seq`);
}
