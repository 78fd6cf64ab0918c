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

/**
 * A household by id, with a village: its own, or that of a record of its. `homeCode` is where it lives now, for a record of
 * an earlier village; null where that is not told.
 */
export type OfHousehold = { id: string; regionCode: string; homeCode?: string | null };

/**
 * The same for one household: a mentor and the family reach it by its id, whatever the area. A record is reached from its
 * own village and from the one where the family lives now.
 */
export function canReadHousehold(actor: Actor, household: OfHousehold): boolean {
  return inEither(actor, "people:read", household) || actor.households.includes(household.id);
}

export function canWriteHousehold(actor: Actor, household: OfHousehold): boolean {
  const isMentor = actor.roles.includes("pendamping") && actor.households.includes(household.id);
  return inEither(actor, "people:write", household) || isMentor;
}

/** A family tells a month's figures of its own money itself; of everything else it reads. */
export function canReportMoney(actor: Actor, household: OfHousehold): boolean {
  return canWriteHousehold(actor, household) || (actor.roles.includes("keluarga") && actor.households.includes(household.id));
}

function inEither(actor: Actor, capability: Capability, { regionCode, homeCode }: OfHousehold): boolean {
  return can(actor, capability, regionCode) || (homeCode != null && can(actor, capability, homeCode));
}
