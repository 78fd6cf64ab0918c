import { runway } from "~/finance/runway";
import type { Tx } from "~/db/db.server";
import type { PlainDate } from "~/shared/dates";
import { enrolmentsOf, planOf, sessionsOf } from "./enrolments.server";
import { isOpenState } from "./enrolment-states";
import { zoneFactsOn } from "./zone-facts";
import { zoneRecords } from "./zone-records.server";
import { zoneOf } from "./zones";

export type NextStep = "figures" | "homework" | "plan" | "calculate";

/** What a family sees of itself first: its three numbers, one next step, and when it meets its mentor. */
export async function ownHome(tx: Tx, householdId: string, today: PlainDate) {
  const [records, enrolments] = await Promise.all([zoneRecords(tx, [householdId]), enrolmentsOf(tx, householdId)]);
  const { facts, missing, asOf } = zoneFactsOn(records.get(householdId)!, today);
  const open = enrolments.find(({ status }) => isOpenState(status));
  const [plan, sessions] = open ? [await planOf(tx, open.id), await sessionsOf(tx, open.id)] : [undefined, []];
  const isCurrent = zoneOf(facts).zone !== "abu";
  const homework = sessions[0]?.homework ?? null;
  const step: NextStep = !isCurrent ? "figures" : homework ? "homework" : open && !plan ? "plan" : "calculate";
  return { facts, missing, asOf, isCurrent, lasts: runway(facts), enrolment: open ?? null, goals: plan?.goals ?? [], nextOn: sessions[0]?.nextOn ?? null, homework, step };
}
export type OwnHome = Awaited<ReturnType<typeof ownHome>>;
