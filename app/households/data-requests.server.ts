import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import { canReportMoney, canWriteHousehold } from "~/access/capabilities";
import { createdAs, createdFields } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { dataRequests, households } from "~/db/schema/households";
import { ok, refused, type Result } from "~/shared/result";
import type { DataRequestKind, DataRequestState } from "./codes";
import type { Created } from "./create-households.server";
import type { AnswerDataRequest, NewDataRequest } from "./household.schema";
import { homeCodeOf } from "./village-on.server";

/** A wish about one's own records is answered within 3 × 24 hours, Sundays included (Law 27/2022). */
const HOURS_TO_ANSWER = 72;

export type DataRequestRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "id_taken" } | { code: "answered_already" };

/** Somebody of a family, or whoever writes for them, asks about the records held. The same id with the same content is success. */
export async function askAboutData(tx: Tx, actor: Actor, { id, householdId, kind, wish }: NewDataRequest): Promise<Result<Created, DataRequestRefusal>> {
  const [household] = await tx.select({ id: households.id, regionCode: households.regionCode }).from(households).where(eq(households.id, householdId));
  if (!household) return refused({ code: "not_found" });
  if (!canReportMoney(actor, household)) return refused({ code: "forbidden" });
  const content = { householdId, kind, wish };
  const rows = await tx
    .insert(dataRequests)
    .values({ ...content, id, regionCode: household.regionCode, dueAt: sql`now() + make_interval(hours => ${HOURS_TO_ANSWER})`, createdBy: actor.userId, updatedBy: actor.userId })
    .onConflictDoNothing()
    .returning({ id: dataRequests.id });
  if (rows.length === 0) {
    const same = await createdAs(tx, "data_request", new Map([[id, content]]));
    return same.has(id) ? ok({ id, version: 1, repeated: true }) : refused({ code: "id_taken" });
  }
  await recordChange(tx, actor, { entity: "data_request", entityId: id, householdId, regionCode: household.regionCode, version: 1, kind: "create", fields: createdFields(content) });
  return ok({ id, version: 1, repeated: false });
}

/** Says what became of a wish. */
export async function answerDataRequest(tx: Tx, actor: Actor, id: string, { version, status, answer }: AnswerDataRequest): Promise<Result<true, DataRequestRefusal>> {
  const [row] = await tx
    .select({ householdId: dataRequests.householdId, regionCode: dataRequests.regionCode, homeCode: homeCodeOf(dataRequests.householdId), status: dataRequests.status, version: dataRequests.version })
    .from(dataRequests)
    .where(eq(dataRequests.id, id))
    .for("update");
  if (!row) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { ...row, id: row.householdId })) return refused({ code: "forbidden" });
  if (row.status !== "baru" || row.version !== version) return refused({ code: "answered_already" });
  await tx
    .update(dataRequests)
    .set({ status, answer, answeredAt: new Date(), answeredBy: actor.userId, version: version + 1, updatedAt: new Date(), updatedBy: actor.userId })
    .where(eq(dataRequests.id, id));
  await recordChange(tx, actor, { entity: "data_request", entityId: id, householdId: row.householdId, regionCode: row.regionCode, version: version + 1, kind: "update", fields: { status: ["baru", status], answer: [null, answer] } });
  return ok(true);
}

function rowsWhere(tx: Tx, where: SQL | undefined) {
  return tx
    .select({
      id: dataRequests.id, householdId: dataRequests.householdId, household: households.label, kind: sql<DataRequestKind>`${dataRequests.kind}`, wish: dataRequests.wish,
      status: sql<DataRequestState>`${dataRequests.status}`, answer: dataRequests.answer, dueAt: dataRequests.dueAt, createdAt: dataRequests.createdAt, version: dataRequests.version, regionCode: households.regionCode,
    })
    .from(dataRequests)
    .innerJoin(households, eq(households.id, dataRequests.householdId))
    .where(where)
    .orderBy(asc(dataRequests.dueAt), asc(dataRequests.id))
    .limit(100);
}

/** A family's own wishes, oldest first. */
export const dataRequestsOf = (tx: Tx, householdId: string) => rowsWhere(tx, eq(dataRequests.householdId, householdId));

/** Wishes that wait in an area, whichever is due first on top; only of families the actor may see. */
export function openDataRequests(tx: Tx, area: string) {
  const within = area === "ID" ? sql`true` : sql`(${households.regionCode} = ${area} or starts_with(${households.regionCode}, ${`${area}.`}))`;
  return rowsWhere(tx, and(eq(dataRequests.status, "baru"), within));
}
export type ShownDataRequest = Awaited<ReturnType<typeof dataRequestsOf>>[number];
