import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import type { PlainDate } from "~/shared/dates";
import { byUrgency, type CaseFacts, type Urgency } from "./caseload";
import type { EnrolmentState, Track } from "./codes";
import { zoneFactsOn } from "./zone-facts";
import { zoneRecords } from "./zone-records.server";
import { zoneOf, type ZoneGround } from "./zones";

export type Case = CaseFacts & {
  id: string;
  fullName: string;
  village: string;
  track: Track;
  because: ZoneGround[];
  urgency: Urgency;
  homework: string | null;
  mentorName: string | null;
  /** The oldest of the figures the zone stands on; null where none was told. */
  figuresOn: PlainDate | null;
};

const MOST = 500;

/** The open mentorings of an area, or with null of the families one reaches by name, in the order in which they need somebody. */
export async function caseload(tx: Tx, { area, households, today }: { area: string | null; households: readonly string[]; today: PlainDate }): Promise<Case[]> {
  const where = area === null ? sql`e.household_id::text = any (${sql.param([...households])}::text[])` : withinArea(area);
  const rows = await tx.execute<Omit<Case, "zone" | "because" | "urgency" | "figuresOn"> & { householdId: string; state: EnrolmentState }>(sql`
    select e.id, e.household_id as "householdId", p.full_name as "fullName", r.name as village, e.track, e.status as state, e.enrolled_on::text as "enrolledOn",
      s.held_on::text as "lastHeldOn", s.next_on::text as "nextOn", s.homework, app_user_name(h.mentor_id) as "mentorName"
    from mentoring_enrolments e join persons p on p.id = e.person_id join households h on h.id = e.household_id join regions r on r.code = h.region_code
    left join lateral (select held_on, next_on, homework from mentoring_sessions s where s.enrolment_id = e.id and s.deleted_at is null order by held_on desc, id desc limit 1) s on true
    where e.deleted_at is null and e.status in ('daftar', 'asesmen', 'berjalan', 'jeda') and ${where} order by e.id limit ${MOST}`);
  const records = await zoneRecords(tx, rows.map(({ householdId }) => householdId));
  return byUrgency([...rows].map(({ householdId, ...row }) => {
    const { facts, asOf } = zoneFactsOn(records.get(householdId)!, today);
    return { ...row, ...zoneOf(facts), figuresOn: asOf };
  }), today);
}

const withinArea = (area: string): SQL => (area === "ID" ? sql`true` : sql`(h.region_code = ${area} or starts_with(h.region_code, ${`${area}.`}))`);
