import { sql } from "drizzle-orm";
import { can } from "~/access/capabilities";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { uuidList } from "~/db/uuid-list.server";
import { notSame } from "~/households/not-same.server";
import { ok, refused, type Result } from "~/shared/result";
import { differing, HOUSEHOLD_FIELDS, PERSON_FIELDS, type HouseholdField, type PersonField, type Values } from "./fields";
import type { HouseholdPlan, OpenRefusal, PersonPlan } from "./merge";
import {
  headQuestion, journeyBlocks, journeyQuestions, moneyQuestions, pairBlocks, pairQuestions, pairsOf, type Block, type Choices, type PersonFacts,
} from "./questions";
import { recordsOf, stateOf, type Records } from "./records.server";
import { sideOf } from "./sides.server";

type Asked = { keptId: string; mergedId: string; choices: Choices };
/** With `lock` nothing of either record changes until the transaction ends. */
type How = { lock: boolean };
type Standing = { id: string; householdId: string; regionCode: string; isGone: boolean; isMerged: boolean };

/** What has to be decided before household `mergedId` becomes part of `keptId`, as far as `choices` go. */
export async function householdPlan(tx: Tx, actor: Actor, { keptId, mergedId, choices }: Asked, { lock }: How): Promise<Result<{ plan: HouseholdPlan; records: Records }, OpenRefusal>> {
  const records = await recordsOf(tx, [keptId, mergedId], lock);
  const refusal = openRefusal(actor, keptId, mergedId, await standing(tx, "household", [keptId, mergedId]));
  if (refusal) return refused(refusal);
  const [a, b] = [sideOf(records, keptId), sideOf(records, mergedId)];
  const pairQuestionsAsked = pairQuestions(a, b);
  const pairs = pairsOf(pairQuestionsAsked, choices);
  const journeys = journeyQuestions(a.journeys, b.journeys, pairs);
  return ok({
    records,
    plan: {
      a, b, state: stateOf(records), notSame: await notSame(tx, "household", keptId, mergedId),
      fields: differing(Object.keys(HOUSEHOLD_FIELDS) as HouseholdField[], a.values, mapped(b.values, pairs)),
      questions: [...pairQuestionsAsked, ...headQuestion(a, b, pairs), ...journeys, ...moneyQuestions(a, b)],
      blocks: [...pairBlocks(a.members, b.members, pairs), ...journeyBlocks(journeys, choices, [...a.transfers, ...b.transfers])],
    },
  });
}

/** Who cares for the money may be the same person under another record. */
const mapped = (values: Values<HouseholdField>, pairs: ReadonlyMap<string, string>): Values<HouseholdField> =>
  ({ ...values, caretakerPersonId: pairs.get(String(values.caretakerPersonId)) ?? values.caretakerPersonId });

/** The same for two records of one person, in one household or two. */
export async function personPlan(tx: Tx, actor: Actor, { keptId, mergedId, choices }: Asked, { lock }: How): Promise<Result<{ plan: PersonPlan; records: Records }, OpenRefusal>> {
  const before = await standing(tx, "person", [keptId, mergedId]);
  const records = await recordsOf(tx, [...new Set(before.map(({ householdId }) => householdId))], lock);
  const refusal = openRefusal(actor, keptId, mergedId, lock ? await standing(tx, "person", [keptId, mergedId]) : before);
  if (refusal) return refused(refusal);
  const sideWith = (personId: string) => sideOf(records, before.find(({ id }) => id === personId)?.householdId ?? "");
  const [a, b] = [sideWith(keptId), sideWith(mergedId)];
  const [kept, merged] = [a.members.find(({ id }) => id === keptId), b.members.find(({ id }) => id === mergedId)];
  // Moved between the look and the lock: whoever asks again finds them.
  if (!kept || !merged) return refused({ code: "not_found" });
  const pairs = new Map([[mergedId, keptId]]);
  const journeys = journeyQuestions(a.journeys, b.journeys, pairs);
  return ok({
    records,
    plan: {
      a, b, kept, merged, state: stateOf(records), notSame: await notSame(tx, "person", keptId, mergedId),
      fields: differing(personFieldsOf(a.id === b.id), kept.values, merged.values),
      questions: journeys,
      blocks: [...pairBlocks([kept], [merged], pairs), ...journeyBlocks(journeys, choices, [...a.transfers, ...b.transfers]), ...moneyElsewhere(kept, merged, b)],
    },
  });
}

/** A place in a family is that of the family: across two households the kept one stands. */
export const personFieldsOf = (isOneHousehold: boolean): PersonField[] =>
  (Object.keys(PERSON_FIELDS) as PersonField[]).filter((field) => field !== "memberRole" || isOneHousehold);

/** Money sent home by a journey belongs to the household that received it, which has to become one with the other first. */
function moneyElsewhere(kept: PersonFacts, merged: PersonFacts, b: HouseholdPlan["b"]): Block[] {
  if (kept.householdId === merged.householdId) return [];
  const own = new Set(b.journeys.filter(({ personId }) => personId === merged.id).map(({ id }) => id));
  const hasSent = b.transfers.some(({ journeyId }) => journeyId !== null && own.has(journeyId));
  return hasSent ? [{ code: "money_elsewhere", householdId: kept.householdId, otherId: merged.householdId }] : [];
}

async function standing(tx: Tx, entity: "household" | "person", ids: readonly string[]): Promise<Standing[]> {
  const table = sql.identifier(`${entity}s`);
  const household = entity === "household" ? sql`id` : sql`household_id`;
  const rows = await tx.execute<Standing>(sql`
    select id, ${household} as "householdId", region_code as "regionCode", deleted_at is not null as "isGone", merged_into is not null as "isMerged"
    from ${table} where id = ${uuidList(ids)}`);
  return [...rows];
}

function openRefusal(actor: Actor, keptId: string, mergedId: string, found: readonly Standing[]): OpenRefusal | null {
  if (found.some(({ regionCode }) => !can(actor, "people:write", regionCode))) return { code: "forbidden" };
  if (keptId === mergedId || found.length !== 2) return { code: "not_found" };
  if (found.some(({ isMerged }) => isMerged)) return { code: "merged_already" };
  return found.some(({ isGone }) => isGone) ? { code: "not_found" } : null;
}
