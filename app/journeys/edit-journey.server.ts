import { canWriteHousehold } from "~/access/capabilities";
import { pendingChanges, type Conflict } from "~/access/record-batch.server";
import { changedFields } from "~/access/record-change.server";
import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import type { Edited } from "~/households/edit-household.server";
import { timeZoneOf } from "~/regions/time-zone";
import { todayIn } from "~/shared/dates";
import { ok, refused, type Result } from "~/shared/result";
import type { EditJourney } from "./journey.schema";
import { lockedJourney, writeJourney } from "./locked-journey.server";
import { contractProblems, type ContractProblem } from "./placement-checks";
import { derivedStatus } from "./procedural.server";

export type JourneyEditRefusal = { code: "not_found" } | { code: "forbidden" } | { code: "date_in_future" } | { code: ContractProblem } | Conflict;
/** Only the fields given are touched; null empties one. The state moves by steps, never here. */
export type JourneyEdit = Pick<EditJourney, "id" | "version"> & Partial<Omit<EditJourney, "id" | "version">>;

const EVIDENCE = ["registeredOn", "evidenceSource", "nonProceduralEvidence", "departedOn"];

/** Edits a journey's facts from the version that was seen. Taking evidence away takes back the status it carried. */
export async function editJourney(tx: Tx, actor: Actor, { id, version, resolved, ...wanted }: JourneyEdit): Promise<Result<Edited, JourneyEditRefusal>> {
  const journey = await lockedJourney(tx, id);
  if (!journey) return refused({ code: "not_found" });
  if (!canWriteHousehold(actor, { ...journey, id: journey.householdId })) return refused({ code: "forbidden" });
  const pending = await pendingChanges(tx, { entity: "journey", id, version, resolved }, journey, wanted);
  if (!pending.ok) return pending;
  const fields = Object.keys(pending.value);
  if (fields.length === 0) return ok({ version: journey.version, changed: [] });
  const values = Object.fromEntries(Object.entries(wanted).filter(([field]) => fields.includes(field)));
  const after = { ...journey, ...values };
  const today = todayIn(timeZoneOf(journey.regionCode), new Date());
  if ([after.departedOn, after.returnedOn, after.registeredOn].some((date) => date !== null && date > today)) return refused({ code: "date_in_future" });
  const [problem] = contractProblems({ startOn: null, endOn: null, previousEndOn: null, departedOn: after.departedOn, returnedOn: after.returnedOn });
  if (problem) return refused({ code: problem });
  const touchesEvidence = fields.some((field) => EVIDENCE.includes(field));
  const status = { proceduralStatus: touchesEvidence ? await derivedStatus(tx, after) : journey.proceduralStatus };
  const written = await writeJourney(tx, actor, journey, { ...values, ...status }, { ...pending.value, ...changedFields(journey, status) });
  return ok({ version: written, changed: fields });
}
