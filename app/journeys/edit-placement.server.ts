import { and, desc, eq, lt, ne } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { pendingChanges, type Conflict } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { persons } from "~/db/schema/households";
import { placements } from "~/db/schema/journeys";
import { ok, refused, type Result } from "~/shared/result";
import type { EditPlacement } from "./journey.schema";
import { lockedJourney, writeJourney } from "./locked-journey.server";
import { ageAtStart, contractProblems } from "./placement-checks";
import { companiesByName, placementRow, type PlacementWarning } from "./placement-row.server";
import type { PlacementRefusal } from "./placements.server";

export type PlacementEditRefusal = Exclude<PlacementRefusal, { code: "id_taken" }> | Conflict;
export type PlacementEdited = { version: number; changed: string[]; warnings: PlacementWarning[] };

const editable = {
  country: placements.country,
  city: placements.city,
  sector: placements.sector,
  formality: placements.formality,
  jobTitle: placements.jobTitle,
  employerName: placements.employerName,
  employerType: placements.employerType,
  companyId: placements.companyId,
  companyName: placements.companyName,
  contractStart: placements.contractStart,
  contractEnd: placements.contractEnd,
  wageMinor: placements.wageMinor,
  wageCurrency: placements.wageCurrency,
  wagePeriod: placements.wagePeriod,
  placementCostIdr: placements.placementCostIdr,
  costFinancing: placements.costFinancing,
  deductionMonths: placements.deductionMonths,
};
const FIELDS = Object.keys(editable) as (keyof typeof editable)[];

/**
 * Mends a contract from the version that was seen; both states come back when two people changed one field. The country
 * of the journey follows where it was this contract's.
 */
export async function editPlacement(tx: Tx, actor: Actor, { id, version, resolved, ...content }: EditPlacement): Promise<Result<PlacementEdited, PlacementEditRefusal>> {
  const current = await lockedPlacement(tx, id);
  const journey = current && (await lockedJourney(tx, current.journeyId));
  if (!current || !journey) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { ...journey, id: journey.householdId })) return refused({ code: "forbidden" });
  const { contractStart: startOn, contractEnd: endOn } = content;
  const previousEndOn = current.isRenewal && startOn !== null ? await endBefore(tx, { id, journeyId: journey.id, startOn }) : null;
  const [problem] = contractProblems({ startOn, endOn, previousEndOn, departedOn: null, returnedOn: null });
  if (problem) return refused({ code: problem });
  const [person] = await tx.select({ birthDate: persons.birthDate, birthYear: persons.birthYear }).from(persons).where(eq(persons.id, journey.personId));
  if (person && ageAtStart(person, startOn) === "too_young") return refused({ code: "too_young" });
  const companies = await companiesByName(tx, content.companyName === null ? [] : [content.companyName]);
  const made = placementRow({ id, ...content }, { journeyId: journey.id, householdId: journey.householdId, regionCode: journey.regionCode }, companies);
  if (!made.ok) return made;
  const wanted = Object.fromEntries(FIELDS.map((field) => [field, made.value.row[field] ?? null]));
  const { journeyId: _, isRenewal: _renewal, ...state } = current;
  const pending = await pendingChanges(tx, { entity: "placement", id, version, resolved }, state, wanted);
  if (!pending.ok) return pending;
  const changed = Object.keys(pending.value);
  if (changed.length === 0) return ok({ version: current.version, changed, warnings: [] });
  const next = current.version + 1;
  const rows = await tx
    .update(placements)
    .set({ ...Object.fromEntries(changed.map((field) => [field, wanted[field]])), version: next, updatedAt: new Date(), updatedBy: actor.userId })
    .where(and(eq(placements.id, id), eq(placements.version, current.version)))
    .returning({ id: placements.id });
  if (rows.length !== 1) throw new Error(`${rows.length} contracts written where one was meant`);
  await recordChange(tx, actor, { entity: "placement", entityId: id, householdId: journey.householdId, regionCode: journey.regionCode, version: next, kind: "update", fields: pending.value });
  if (changed.includes("country") && journey.country === current.country) {
    await writeJourney(tx, actor, journey, { country: content.country }, { country: [journey.country, content.country] });
  }
  return ok({ version: next, changed, warnings: made.value.warnings });
}

async function lockedPlacement(tx: Tx, id: string) {
  const [row] = await tx
    .select({ ...editable, journeyId: placements.journeyId, isRenewal: placements.isRenewal, version: placements.version })
    .from(placements)
    .where(eq(placements.id, id))
    .for("update");
  return row;
}

/** The last day of the contract that a renewal follows: the latest one that began before it. */
async function endBefore(tx: Tx, { id, journeyId, startOn }: { id: string; journeyId: string; startOn: string }): Promise<string | null> {
  const [row] = await tx
    .select({ contractEnd: placements.contractEnd })
    .from(placements)
    .where(and(eq(placements.journeyId, journeyId), ne(placements.id, id), lt(placements.contractStart, startOn)))
    .orderBy(desc(placements.contractStart), desc(placements.id))
    .limit(1);
  return row?.contractEnd ?? null;
}
