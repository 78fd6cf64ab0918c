import { and, asc, eq, sql } from "drizzle-orm";
import { can } from "~/access/capabilities";
import { openIdentifier, sealIdentifier } from "~/access/protected-identifiers.server";
import { mayStillSend } from "~/access/public-forms.server";
import { audit } from "~/access/record-change.server";
import { systemActor, type Actor } from "~/db/actor";
import { asSystem, type Tx } from "~/db/db.server";
import { mentoringRequests } from "~/db/schema/mentoring";
import { regions } from "~/db/schema/regions";
import { createFamily } from "~/households/create-family.server";
import { NewFamily } from "~/households/household.schema";
import { timeZoneOf } from "~/regions/time-zone";
import { dateIn, firstDay, monthOf } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import type { RequestState, Track } from "./codes";
import { enrol, type EnrolRefusal } from "./enrol.server";
import type { AcceptRequest, DeclineRequest, MentoringRequest } from "./mentoring.schema";

/** The words of the public page that somebody agreed to. */
export const CONSENT_VERSION = "pendampingan-1";
const MOST_A_DAY = 40;

export type RequestRefusal = { code: "village_unknown" } | { code: "too_many" } | { code: "id_taken" };

/** Takes a request from somebody without an account. The same id again is success: whoever pressed twice asked once. */
export function submitRequest(request: MentoringRequest, address: string): Promise<Result<{ village: string }, RequestRefusal>> {
  return asSystem("somebody asks for a mentor on the public page", async (tx) => {
    const [village] = await tx.select({ name: regions.name, level: regions.level }).from(regions).where(and(eq(regions.code, request.regionCode), sql`${regions.validTo} is null`));
    if (!village || !["desa", "kelurahan"].includes(village.level)) return refused({ code: "village_unknown" });
    const { phone, agreed: _, returnMonth, ...content } = request;
    const sealed = phone === null ? null : sealIdentifier("phone", phone);
    if (!(await mayStillSend(tx, "pendampingan", address, MOST_A_DAY))) return refused({ code: "too_many" });
    const rows = await tx
      .insert(mentoringRequests)
      .values({
        ...content, returnMonth: returnMonth && firstDay(returnMonth), consentVersion: CONSENT_VERSION,
        phoneCipher: sealed?.cipher ?? null, phoneIndex: sealed?.index ?? null, phoneLast4: sealed?.last4 ?? null,
      })
      .onConflictDoNothing()
      .returning({ id: mentoringRequests.id });
    if (rows.length === 1) await audit(tx, systemActor("public page"), { action: "create", entity: "mentoring_request", entityId: request.id, regionCode: request.regionCode, detail: { version: 1 } });
    else if (!(await isSame(tx, request))) return refused({ code: "id_taken" });
    return ok({ village: village.name });
  });
}

async function isSame(tx: Tx, { id, fullName, regionCode }: MentoringRequest): Promise<boolean> {
  const [row] = await tx.select({ fullName: mentoringRequests.fullName, regionCode: mentoringRequests.regionCode }).from(mentoringRequests).where(eq(mentoringRequests.id, id));
  return row?.fullName === fullName && row.regionCode === regionCode;
}

const columns = {
  id: mentoringRequests.id, regionCode: mentoringRequests.regionCode, fullName: mentoringRequests.fullName, phoneLast4: mentoringRequests.phoneLast4, track: sql<Track>`${mentoringRequests.track}`,
  returnMonth: mentoringRequests.returnMonth, country: mentoringRequests.country, note: mentoringRequests.note, status: sql<RequestState>`${mentoringRequests.status}`,
  createdAt: mentoringRequests.createdAt, version: mentoringRequests.version, enrolmentId: mentoringRequests.enrolmentId,
};

const shown = ({ createdAt, returnMonth, ...row }: Awaited<ReturnType<typeof rowsOf>>[number]) => ({ ...row, returnMonth: returnMonth && monthOf(returnMonth), askedOn: dateIn(timeZoneOf(row.regionCode), createdAt) });
const rowsOf = (tx: Tx) => tx.select(columns).from(mentoringRequests);

/** Requests that wait for an answer in an area, those waiting longest first; only of villages whose people the actor sees. */
export async function openRequests(tx: Tx, area: string) {
  const within = area === "ID" ? sql`true` : sql`(${mentoringRequests.regionCode} = ${area} or starts_with(${mentoringRequests.regionCode}, ${`${area}.`}))`;
  const rows = await rowsOf(tx).where(and(eq(mentoringRequests.status, "baru"), within)).orderBy(asc(mentoringRequests.createdAt), asc(mentoringRequests.id)).limit(100);
  return rows.map(shown);
}

export async function requestById(tx: Tx, id: string) {
  const [row] = await rowsOf(tx).where(eq(mentoringRequests.id, id));
  return row && shown(row);
}
export type ShownRequest = NonNullable<Awaited<ReturnType<typeof requestById>>>;

export type DecisionRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "decided_already" } | EnrolRefusal;

/** Takes the person who asked into mentoring, from the day of the asking; whoever is not recorded yet becomes a family of their own. */
export async function acceptRequest(tx: Tx, actor: Actor, id: string, { version, enrolmentId, ...who }: AcceptRequest): Promise<Result<{ enrolmentId: string }, DecisionRefusal>> {
  const request = await undecided(tx, actor, id, version);
  if (!request.ok) return request.reason.code === "decided_already" && request.reason.enrolmentId === enrolmentId ? ok({ enrolmentId }) : refused(request.reason);
  const personId = who.personId === "baru" ? await newFamily(tx, actor, request.value, who) : who.personId;
  const enrolled = await enrol(tx, actor, { id: enrolmentId, personId, track: request.value.track, enrolledOn: request.value.askedOn, plannedMonths: 12 });
  if (!enrolled.ok) return enrolled;
  await decide(tx, actor, request.value, { status: "diterima", enrolmentId });
  return ok({ enrolmentId });
}

async function newFamily(tx: Tx, actor: Actor, { regionCode, fullName }: ShownRequest, { householdId, newPersonId }: Omit<AcceptRequest, "version" | "enrolmentId">): Promise<string> {
  const family = NewFamily.parse({
    id: householdId, regionCode, label: fullName, head: { id: newPersonId, fullName, memberRole: "lainnya", nikState: "belum", confirmedDuplicate: true },
  });
  const created = await createFamily(tx, actor, family);
  if (!created.ok) throw new Error(`a family for a request was refused: ${created.reason.reason.code}`);
  return newPersonId;
}

/** Says that nothing comes of a request, and why. */
export async function declineRequest(tx: Tx, actor: Actor, id: string, { version, reason }: DeclineRequest): Promise<Result<true, DecisionRefusal>> {
  const request = await undecided(tx, actor, id, version);
  if (!request.ok) return request;
  await decide(tx, actor, request.value, { status: "ditolak", reason });
  return ok(true);
}

/** The phone number in full for who keeps the village's records, so that whoever asked can be called; the audit log says so. */
export async function phoneOfRequest(tx: Tx, actor: Actor, id: string): Promise<Result<string, { code: "not_found" } | { code: "forbidden" } | { code: "no_number" }>> {
  const [row] = await tx.select({ regionCode: mentoringRequests.regionCode, cipher: mentoringRequests.phoneCipher }).from(mentoringRequests).where(eq(mentoringRequests.id, id));
  if (!row) return refused({ code: "not_found" });
  if (!can(actor, "people:write", row.regionCode)) return refused({ code: "forbidden" });
  if (row.cipher === null) return refused({ code: "no_number" });
  await audit(tx, actor, { action: "reveal", entity: "mentoring_request", entityId: id, regionCode: row.regionCode, detail: { identifier: "phone", reason: "pendaftaran" } });
  return ok(openIdentifier("phone", row.cipher));
}

type Undecided = { code: "not_found" } | { code: "forbidden" } | { code: "decided_already"; enrolmentId: string | null };

async function undecided(tx: Tx, actor: Actor, id: string, version: number): Promise<Result<ShownRequest, Undecided>> {
  const [row] = await rowsOf(tx).where(eq(mentoringRequests.id, id)).for("update");
  if (!row) return refused({ code: "not_found" });
  if (!can(actor, "people:write", row.regionCode)) return refused({ code: "forbidden" });
  return row.status === "baru" && row.version === version ? ok(shown(row)) : refused({ code: "decided_already", enrolmentId: row.enrolmentId });
}

async function decide(tx: Tx, actor: Actor, { id, regionCode, version }: ShownRequest, answer: { status: RequestState; enrolmentId?: string; reason?: string }): Promise<void> {
  await tx.update(mentoringRequests).set({ ...answer, version: version + 1, decidedAt: new Date(), decidedBy: actor.userId }).where(eq(mentoringRequests.id, id));
  await audit(tx, actor, { action: "update", entity: "mentoring_request", entityId: id, regionCode, detail: { version: version + 1, fields: Object.keys(answer) } });
}
