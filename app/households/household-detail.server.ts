import { and, asc, desc, eq, isNull, ne, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { changes } from "~/db/schema/access";
import { consents, householdRegions, households, persons } from "~/db/schema/households";
import { regions } from "~/db/schema/regions";
import type { Education, HouseholdStatus, MaritalStatus, MemberRole, Sex } from "./codes";
import { missingFacts, type MissingFact } from "./person-checks";

/** A household's sheet, without any number in full; undefined where the actor sees none of that id. */
export async function householdSheet(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      id: households.id,
      regionCode: households.regionCode,
      village: regions.name,
      label: households.label,
      kkLast4: households.kkLast4,
      size: households.size,
      dependantsUnder18: households.dependantsUnder18,
      elderly60plus: households.elderly60plus,
      caretakerPersonId: households.caretakerPersonId,
      mentorId: households.mentorId,
      mentorName: sql<string | null>`app_user_name(${households.mentorId})`,
      status: sql<HouseholdStatus>`${households.status}`,
      address: households.address,
      note: households.note,
      version: households.version,
      updatedAt: households.updatedAt,
      updatedBy: sql<string | null>`app_user_name(${households.updatedBy})`,
    })
    .from(households)
    .innerJoin(regions, eq(regions.code, households.regionCode))
    .where(and(eq(households.id, id), isNull(households.deletedAt)));
  return row;
}
export type HouseholdSheet = NonNullable<Awaited<ReturnType<typeof householdSheet>>>;

const memberColumns = {
  id: persons.id,
  householdId: persons.householdId,
  regionCode: persons.regionCode,
  fullName: persons.fullName,
  memberRole: sql<MemberRole>`${persons.memberRole}`,
  sex: sql<Sex | null>`${persons.sex}`,
  birthDate: persons.birthDate,
  birthYear: persons.birthYear,
  nikLast4: persons.nikLast4,
  phoneLast4: persons.phoneLast4,
  education: sql<Education>`${persons.education}`,
  marital: sql<MaritalStatus>`${persons.marital}`,
  literacy: persons.literacy,
  preferredContact: persons.preferredContact,
  note: persons.note,
  version: persons.version,
};

export type Member = Awaited<ReturnType<typeof memberRows>>[number] & { missing: MissingFact[] };

function memberRows(tx: Tx, householdId: string) {
  return tx
    .select(memberColumns)
    .from(persons)
    .where(and(eq(persons.householdId, householdId), isNull(persons.deletedAt)))
    .orderBy(sql`case ${persons.memberRole} when 'kepala' then 0 when 'pasangan' then 1 when 'orang_tua' then 2 when 'anak' then 3 else 4 end`, asc(persons.birthYear), asc(persons.id))
    .limit(60);
}

/** The members, head first, each with what the record still lacks. */
export async function membersOf(tx: Tx, householdId: string): Promise<Member[]> {
  const rows = await memberRows(tx, householdId);
  return rows.map((row) => ({ ...row, missing: missingFacts({ ...row, hasNik: row.nikLast4 !== null }) }));
}

export async function personById(tx: Tx, id: string): Promise<(Member & { householdLabel: string }) | undefined> {
  const [row] = await tx
    .select({ ...memberColumns, householdLabel: households.label })
    .from(persons)
    .innerJoin(households, eq(households.id, persons.householdId))
    .where(and(eq(persons.id, id), isNull(persons.deletedAt)));
  return row ? { ...row, missing: missingFacts({ ...row, hasNik: row.nikLast4 !== null }) } : undefined;
}

/** Consents of a household, the latest first, withdrawn ones included. */
export function consentsOf(tx: Tx, householdId: string) {
  return tx
    .select({
      id: consents.id,
      personId: consents.personId,
      purpose: consents.purpose,
      basis: consents.basis,
      textVersion: consents.textVersion,
      givenOn: consents.givenOn,
      givenHow: consents.givenHow,
      withdrawnOn: consents.withdrawnOn,
      version: consents.version,
    })
    .from(consents)
    .where(eq(consents.householdId, householdId))
    .orderBy(desc(consents.givenOn), desc(consents.id))
    .limit(100);
}

/** Where the household lived, latest first; one row for those that never moved. */
export function livedIn(tx: Tx, householdId: string) {
  return tx
    .select({ regionCode: householdRegions.regionCode, village: regions.name, regionFrom: householdRegions.regionFrom, regionTo: householdRegions.regionTo })
    .from(householdRegions)
    .innerJoin(regions, eq(regions.code, householdRegions.regionCode))
    .where(eq(householdRegions.householdId, householdId))
    .orderBy(desc(householdRegions.regionFrom))
    .limit(20);
}

// A family merged away may have lived in a village that is not the reader's: the merge itself is theirs to know of.
const withMerged = (householdId: string) => sql`
  with recursive part as (
    select ${householdId}::uuid as id
    union select merged.id from part cross join lateral (
      select h.id from households h where h.merged_into = part.id
      union all select m.merged_id from merges m where m.household_id = part.id and m.entity = 'household' and m.undone_at is null) merged)
  select id from part`;

export type HistoryEntry = {
  id: string;
  entity: string;
  entityId: string;
  kind: string;
  fields: Record<string, [unknown, unknown]>;
  changedAt: string;
  changedBy: string | null;
};

/**
 * What changed in a household and everything that belongs to it, newest first, also in those that became part of it;
 * `before` is the id to go on from. Of records that only went over with a merge, the merge itself tells.
 */
export async function historyOf(tx: Tx, householdId: string, { limit = 30, before }: { limit?: number; before?: string | undefined } = {}): Promise<HistoryEntry[]> {
  const rows = await tx
    .select({
      id: changes.id,
      entity: changes.entity,
      entityId: changes.entityId,
      kind: changes.kind,
      fields: changes.fields,
      changedAt: changes.changedAt,
      changedBy: sql<string | null>`app_user_name(${changes.changedBy})`,
    })
    .from(changes)
    .where(and(sql`${changes.householdId} in (${withMerged(householdId)})`, ne(changes.kind, "moved"), before ? sql`${changes.id} < ${before}::uuid` : undefined))
    .orderBy(desc(changes.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, fields: row.fields as HistoryEntry["fields"], changedAt: row.changedAt.toISOString() }));
}
