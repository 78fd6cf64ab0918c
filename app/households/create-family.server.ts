import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { ok, refused, type Result } from "~/shared/result";
import { addPerson, type PersonRefusal } from "./add-persons.server";
import { createHousehold, type Created, type HouseholdRefusal } from "./create-households.server";
import type { NewFamily } from "./household.schema";

export type FamilyRefusal = { part: "household"; reason: HouseholdRefusal } | { part: "head"; reason: PersonRefusal };

class Undone extends Error {
  constructor(readonly refusal: FamilyRefusal) {
    super("undo the savepoint");
  }
}

/** A household with its first member: both or neither. The same delivery again is success. */
export async function createFamily(tx: Tx, actor: Actor, { head, ...household }: NewFamily): Promise<Result<Created, FamilyRefusal>> {
  try {
    return await tx.transaction(async (inner) => {
      const created = await createHousehold(inner, actor, household);
      if (!created.ok) throw new Undone({ part: "household", reason: created.reason });
      const added = await addPerson(inner, actor, { ...head, householdId: household.id });
      if (!added.ok) throw new Undone({ part: "head", reason: added.reason });
      return ok(created.value);
    });
  } catch (error) {
    if (error instanceof Undone) return refused(error.refusal);
    throw error;
  }
}
