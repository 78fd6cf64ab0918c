import { uuidv7 } from "uuidv7";
import { NewHousehold, NewPerson } from "~/households/household.schema";
import { VILLAGE } from "./households";

/** What a form sends for a new household, parsed; a test names only what matters to it. */
export function newHousehold(facts: Record<string, unknown> = {}): NewHousehold {
  return NewHousehold.parse({ id: uuidv7(), regionCode: VILLAGE, label: "Keluarga Pak Wagiman", ...facts });
}

/** The same for a person: without NIK, as somebody chose. */
export function newPerson(householdId: string, facts: Record<string, unknown> = {}): NewPerson {
  const nikState = facts.nik ? "ada" : "belum";
  return NewPerson.parse({ id: uuidv7(), householdId, fullName: "Wagiman Setyo", memberRole: "lainnya", sex: "L", nikState, ...facts });
}
