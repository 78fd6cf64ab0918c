import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { enterpriseMonths, enterprisePermits, enterprises } from "~/db/schema/enterprises";
import { homeCodeOf } from "~/households/village-on.server";
import { monthOf } from "~/shared/dates";
import { groupedBy } from "~/shared/grouped";
import type { BookMonth } from "./book";
import type { EnterpriseKind, KeptBy, Permit, PermitState } from "./codes";

const columns = {
  id: enterprises.id, householdId: enterprises.householdId, regionCode: enterprises.regionCode, homeCode: homeCodeOf(enterprises.householdId), ownerPersonId: enterprises.ownerPersonId, name: enterprises.name,
  kind: sql<EnterpriseKind>`${enterprises.kind}`, startedOn: enterprises.startedOn, capitalInitialIdr: enterprises.capitalInitialIdr, capitalSources: enterprises.capitalSources, workersFamily: enterprises.workersFamily,
  workersPaid: enterprises.workersPaid, pausedSince: enterprises.pausedSince, closedOn: enterprises.closedOn, closedReason: enterprises.closedReason, version: enterprises.version,
};

/** One enterprise; undefined where the actor sees none of that id. */
export async function enterpriseById(tx: Tx, id: string) {
  const [row] = await tx.select(columns).from(enterprises).where(and(eq(enterprises.id, id), isNull(enterprises.deletedAt)));
  return row;
}
export type Enterprise = NonNullable<Awaited<ReturnType<typeof enterpriseById>>>;

/** The same row, held until the transaction ends. */
export async function lockedEnterprise(tx: Tx, id: string) {
  const [row] = await tx.select(columns).from(enterprises).where(and(eq(enterprises.id, id), isNull(enterprises.deletedAt))).for("update");
  return row;
}

/** A family's enterprises by name. */
export function enterprisesOf(tx: Tx, householdId: string) {
  return tx.select(columns).from(enterprises).where(and(eq(enterprises.householdId, householdId), isNull(enterprises.deletedAt))).orderBy(asc(enterprises.name), asc(enterprises.id)).limit(50);
}

/** Enterprises of families that live in a village, by name, with the name of the family. */
export async function enterprisesIn(tx: Tx, regionCode: string) {
  return tx
    .select({ ...columns, household: sql<string>`(select h.label from households h where h.id = ${enterprises.householdId})` })
    .from(enterprises)
    .where(and(isNull(enterprises.deletedAt), sql`(select h.region_code from households h where h.id = ${enterprises.householdId}) = ${regionCode}`))
    .orderBy(asc(enterprises.name), asc(enterprises.id))
    .limit(500);
}

const numberOf = (amount: bigint | null): number | null => (amount === null ? null : Number(amount));
export type StoredMonth = BookMonth & { id: string; version: number; keptBy: KeptBy; stockEndIdr: number | null; recordQuality: string | null; ownerDrawIdr: number | null; principalIdr: number | null; cashEndIdr: number | null };

/** The books of these enterprises, by enterprise, newest month first. */
export async function booksOf(tx: Tx, ids: readonly string[]): Promise<Map<string, StoredMonth[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.select().from(enterpriseMonths).where(sql`${enterpriseMonths.enterpriseId} = any(${`{${ids.join(",")}}`}::uuid[])`).orderBy(desc(enterpriseMonths.month));
  const months = rows.map((row) => ({
    enterpriseId: row.enterpriseId, id: row.id, version: row.version, keptBy: row.keptBy as KeptBy, month: monthOf(row.month), salesIdr: numberOf(row.salesIdr), cogsIdr: numberOf(row.cogsIdr), opexIdr: numberOf(row.opexIdr), interestIdr: numberOf(row.interestIdr),
    ownerDrawIdr: numberOf(row.ownerDrawIdr), principalIdr: numberOf(row.principalIdr), stockEndIdr: numberOf(row.stockEndIdr), cashEndIdr: numberOf(row.cashEndIdr), recordQuality: row.recordQuality,
  }));
  return groupedBy(months, ({ enterpriseId }) => enterpriseId);
}

/** Permits that were asked about; of others nothing is known. */
export function permitsOf(tx: Tx, enterpriseId: string) {
  return tx
    .select({ permit: sql<Permit>`${enterprisePermits.permit}`, state: sql<PermitState>`${enterprisePermits.state}`, expiresOn: enterprisePermits.expiresOn })
    .from(enterprisePermits)
    .where(eq(enterprisePermits.enterpriseId, enterpriseId))
    .limit(20);
}
