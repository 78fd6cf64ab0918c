import type { Actor, Role } from "~/db/actor";
import { inAreas } from "./areas";

/**
 * What can be done, each on an area: read or write records of people, read numbers, bring files in, manage accounts
 * and areas. Row policies repeat the same areas in the database.
 */
export type Capability = "people:read" | "people:write" | "numbers:read" | "import:write" | "accounts:manage" | "audit:read" | "programme:write";
type Scope = "people" | "write" | "numbers" | "admin" | "households";

/** Which area lists a role's grant fills. A planner gets numbers and no people; a village head likewise. */
export const SCOPES_OF_ROLE: Record<Role, readonly Scope[]> = {
  administrator: ["admin", "numbers"],
  koordinator_desa: ["people", "write", "numbers"],
  pendamping: ["households"],
  kepala_desa: ["numbers"],
  perencana: ["numbers"],
  petugas_ltsa: ["numbers"],
  verifikator_instansi: [],
  keluarga: ["households"],
};

/** True when the actor holds `capability` for the whole of `code`; denies what it does not know. */
export function can(actor: Actor, capability: Capability, code: string): boolean {
  switch (capability) {
    case "people:read":
      return inAreas(code, actor.peopleAreas);
    case "people:write":
    case "import:write":
      return inAreas(code, actor.writeAreas);
    case "numbers:read":
      return inAreas(code, actor.numberAreas);
    case "accounts:manage":
    case "audit:read":
      return inAreas(code, actor.adminAreas);
    case "programme:write":
      return inAreas(code, actor.adminAreas) || inAreas(code, actor.writeAreas);
    default:
      return false;
  }
}

/** The same for one household: a mentor and the family reach it by its id, whatever the area. */
export function canReadHousehold(actor: Actor, household: { id: string; regionCode: string }): boolean {
  return can(actor, "people:read", household.regionCode) || actor.households.includes(household.id);
}

export function canWriteHousehold(actor: Actor, household: { id: string; regionCode: string }): boolean {
  const isMentor = actor.roles.includes("pendamping") && actor.households.includes(household.id);
  return can(actor, "people:write", household.regionCode) || isMentor;
}
