import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { households, persons } from "~/db/schema/households";
import { journeys } from "~/db/schema/journeys";
import { noTransferMonths, remittances } from "~/db/schema/remittances";
import { firstDay, type Month, type PlainDate } from "~/shared/dates";
import { regionOn, senderFacts } from "./sender-facts.server";

const dated = sql<PlainDate>`coalesce(${remittances.receivedOn}, ${remittances.sentOn})`;

/** What lists and pages show of a transfer. */
const shown = {
  id: remittances.id, version: remittances.version, householdId: remittances.householdId, regionCode: remittances.regionCode, journeyId: remittances.journeyId,
  country: remittances.country, senderRelation: remittances.senderRelation, sentOn: remittances.sentOn, receivedOn: remittances.receivedOn, dated,
  currency: remittances.currency, sentMinor: remittances.sentMinor, feeMinor: remittances.feeMinor, receiveFeeIdr: remittances.receiveFeeIdr,
  appliedRate: remittances.appliedRate, rateDerived: remittances.rateDerived, referenceRate: remittances.referenceRate, referenceMonth: remittances.referenceMonth,
  referenceSource: remittances.referenceSource, receivedIdr: remittances.receivedIdr, channel: remittances.channel, provider: remittances.provider,
  evidence: remittances.evidence, purposeNote: remittances.purposeNote, isException: remittances.isException,
};

/** The transfers of a household, newest first. */
export function transfersOf(tx: Tx, { householdId, month, limit = 50 }: { householdId: string; month?: Month; limit?: number }) {
  return tx
    .select(shown)
    .from(remittances)
    .where(and(eq(remittances.householdId, householdId), isNull(remittances.deletedAt), month ? eq(remittances.month, firstDay(month)) : undefined))
    .orderBy(desc(dated), desc(remittances.id))
    .limit(limit);
}
export type ShownTransfer = Awaited<ReturnType<typeof transfersOf>>[number];

/** One transfer with the label of its household; null when it does not exist, was deleted or is not the actor's to see. */
export async function transferById(tx: Tx, id: string) {
  const [row] = await tx
    .select({ ...shown, label: households.label, homeCode: households.regionCode, updatedAt: remittances.updatedAt, updatedBy: sql<string | null>`app_user_name(${remittances.updatedBy})` })
    .from(remittances)
    .innerJoin(households, eq(households.id, remittances.householdId))
    .where(and(eq(remittances.id, id), isNull(remittances.deletedAt)));
  return row ?? null;
}

/** The last transfer, whose values the next one is likely to repeat; null for a household without any. */
export async function lastTransfer(tx: Tx, householdId: string): Promise<ShownTransfer | null> {
  const [row] = await transfersOf(tx, { householdId, limit: 1 });
  return row ?? null;
}

export type Sender = { journeyId: string; name: string; country: string | null; departedOn: PlainDate | null; returnedOn: PlainDate | null };

/** Who of the household has been abroad, whoever is there now first; the names to choose a sender by. */
export async function sendersOf(tx: Tx, householdId: string): Promise<Sender[]> {
  return tx
    .select({ journeyId: journeys.id, name: persons.fullName, country: journeys.country, departedOn: journeys.departedOn, returnedOn: journeys.returnedOn })
    .from(journeys)
    .innerJoin(persons, eq(persons.id, journeys.personId))
    .where(
      and(
        eq(journeys.householdId, householdId), isNull(journeys.deletedAt),
        sql`(${journeys.departedOn} is not null or ${journeys.status} in ('bekerja', 'cuti', 'perpanjang', 'bermasalah', 'hilang_kontak', 'repatriasi', 'pulang'))`,
      ),
    )
    .orderBy(sql`${journeys.returnedOn} is not null`, desc(journeys.departedOn), asc(journeys.id))
    .limit(20);
}

export type TransferHousehold = { id: string; label: string; regionCode: string };

/** The household a transfer is written for, with its village today; null when it is not the actor's to see. */
export async function transferHousehold(tx: Tx, id: string, today: (regionCode: string) => PlainDate): Promise<TransferHousehold | null> {
  const facts = (await senderFacts(tx, [id], false)).get(id);
  if (!facts) return null;
  const [row] = await tx.select({ label: households.label }).from(households).where(eq(households.id, facts.id));
  return row ? { id: facts.id, label: row.label, regionCode: regionOn(facts, today(facts.regionCode)) } : null;
}

export type MonthState = "transfers" | "none" | "not_asked";

/** What is known of one household's month. */
export async function monthState(tx: Tx, { householdId, month }: { householdId: string; month: Month }): Promise<{ state: MonthState; transfers: number }> {
  const [row] = await tx.execute<{ transfers: number; marked: boolean }>(sql`
    select (select count(*)::int from remittances where household_id = ${householdId} and month = ${firstDay(month)} and deleted_at is null and channel <> 'goods') as transfers,
      exists (select from ${noTransferMonths} where household_id = ${householdId} and month = ${firstDay(month)} and deleted_at is null) as marked`);
  const transfers = row?.transfers ?? 0;
  return { transfers, state: transfers > 0 ? "transfers" : row?.marked ? "none" : "not_asked" };
}
