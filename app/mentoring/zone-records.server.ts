import { asc, sql } from "drizzle-orm";
import type { Tx } from "~/db/db.server";
import { uuidList } from "~/db/uuid-list.server";
import { awayPeriods } from "~/journeys/journeys.server";
import { moneyOfHouseholds } from "~/finance/finance-records.server";
import { mentoringEnrolments, mentoringSessions } from "~/db/schema/mentoring";
import type { ZoneRecords } from "./zone-facts";

/** All that the zones of these families are told from, by household; empty records for one without any. */
export async function zoneRecords(tx: Tx, householdIds: readonly string[]): Promise<Map<string, ZoneRecords>> {
  if (householdIds.length === 0) return new Map();
  const [money, away, balances] = await Promise.all([moneyOfHouseholds(tx, householdIds), awayPeriods(tx, householdIds), balancesOf(tx, householdIds)]);
  return new Map(householdIds.map((id) => [id, {
    readings: money.readings.get(id) ?? [],
    debts: money.debts.get(id) ?? [],
    away: away.get(id) ?? [],
    balances: balances.flatMap((one) => (one.householdId === id && one.savingsIdr !== null ? [{ on: one.heldOn, savingsIdr: Number(one.savingsIdr) }] : [])),
  }]));
}

function balancesOf(tx: Tx, householdIds: readonly string[]) {
  return tx
    .select({ householdId: mentoringEnrolments.householdId, heldOn: mentoringSessions.heldOn, savingsIdr: mentoringSessions.savingsIdr })
    .from(mentoringSessions)
    .innerJoin(mentoringEnrolments, sql`${mentoringEnrolments.id} = ${mentoringSessions.enrolmentId}`)
    .where(sql`${mentoringEnrolments.householdId} = ${uuidList(householdIds)} and ${mentoringSessions.savingsIdr} is not null and ${mentoringSessions.deletedAt} is null`)
    .orderBy(asc(mentoringSessions.heldOn));
}
