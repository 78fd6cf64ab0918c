import { desc, eq } from "drizzle-orm";
import { canWriteHousehold } from "~/access/capabilities";
import { createdAs, createdFields } from "~/access/record-batch.server";
import { recordChange } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { persons } from "~/db/schema/households";
import { journeys, placements } from "~/db/schema/journeys";
import type { Created } from "~/households/create-households.server";
import { placesOf, villageOn } from "~/households/village-on.server";
import { FIELD_ENTRY, type Origin } from "~/shared/origin";
import { ok, refused, type Result } from "~/shared/result";
import type { NewPlacement } from "./journey.schema";
import { lockedJourney } from "./locked-journey.server";
import type { JourneyWarning } from "./open-journeys.server";
import { ageAtStart, contractProblems, type ContractProblem } from "./placement-checks";
import { companiesByName, placementRow, type WageRefusal } from "./placement-row.server";

export type PlacementRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "id_taken" } | { code: "too_young" } | { code: ContractProblem } | WageRefusal;
export type AddedPlacement = Created & { warnings: JourneyWarning[] };

/** Records a contract of a journey; a renewal is one more, beginning at most 31 days before the one before it ends. */
export async function addPlacement(tx: Tx, actor: Actor, placement: NewPlacement, origin: Origin = FIELD_ENTRY): Promise<Result<AddedPlacement, PlacementRefusal>> {
  const journey = await lockedJourney(tx, placement.journeyId);
  if (!journey) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { ...journey, id: journey.householdId })) return refused({ code: "forbidden" });
  const content = { ...placement, id: undefined };
  const same = await createdAs(tx, "placement", new Map([[placement.id, content]]));
  if (same.has(placement.id)) return ok({ id: placement.id, version: 1, repeated: true, warnings: [] });
  const [previous] = await tx
    .select({ contractEnd: placements.contractEnd })
    .from(placements)
    .where(eq(placements.journeyId, journey.id))
    .orderBy(desc(placements.contractEnd), desc(placements.id))
    .limit(1);
  const [problem] = contractProblems({
    startOn: placement.contractStart,
    endOn: placement.contractEnd,
    previousEndOn: placement.isRenewal ? (previous?.contractEnd ?? null) : null,
    departedOn: null,
    returnedOn: null,
  });
  if (problem) return refused({ code: problem });
  const [person] = await tx.select({ birthDate: persons.birthDate, birthYear: persons.birthYear }).from(persons).where(eq(persons.id, journey.personId));
  const age = person ? ageAtStart(person, placement.contractStart) : "unknown";
  if (age === "too_young") return refused({ code: "too_young" });
  const { journeyId, isRenewal, ...fields } = placement;
  const companies = await companiesByName(tx, placement.companyName === null ? [] : [placement.companyName]);
  const places = (await placesOf(tx, [journey.householdId])).get(journey.householdId);
  const homeCode = journey.homeCode ?? journey.regionCode;
  const regionCode = placement.contractStart === null ? homeCode : villageOn(places, placement.contractStart, homeCode);
  const keeping = { journeyId, isRenewal, householdId: journey.householdId, regionCode, ...origin, createdBy: actor.userId, updatedBy: actor.userId };
  const made = placementRow(fields, keeping, companies);
  if (!made.ok) return made;
  const rows = await tx.insert(placements).values(made.value.row).onConflictDoNothing().returning({ id: placements.id });
  if (rows.length === 0) return refused({ code: "id_taken" });
  const known = { country: journey.country ?? placement.country, sector: journey.sector === "tidak_diketahui" ? placement.sector : journey.sector };
  await tx.update(journeys).set(known).where(eq(journeys.id, journey.id));
  await recordChange(tx, actor, { entity: "placement", entityId: placement.id, householdId: journey.householdId, regionCode, version: 1, kind: "create", fields: createdFields(content) });
  const warnings: JourneyWarning[] = [...made.value.warnings, ...(age === "year_only" ? (["age_by_year_only"] as const) : [])];
  return ok({ id: placement.id, version: 1, repeated: false, warnings });
}
