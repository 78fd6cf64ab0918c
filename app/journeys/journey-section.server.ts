import type { Actor } from "~/db/actor";
import type { Tx } from "~/db/db.server";
import { canWriteHousehold } from "~/access/capabilities";
import { membersOf } from "~/households/household-detail.server";
import { journeysOf } from "./journeys.server";

/**
 * A household's journeys for its page, those still open first, and the members who could start one: nobody twice, and
 * nobody who has died.
 */
export async function journeySection(tx: Tx, actor: Actor, household: { id: string; regionCode: string }) {
  const rows = await journeysOf(tx, household.id);
  const canWrite = canWriteHousehold(actor, household);
  const isTaken = (personId: string) => rows.some((row) => row.personId === personId && (row.status === "meninggal" || (row.closedOn === null && row.status !== "pulang")));
  const members = canWrite ? await membersOf(tx, household.id) : [];
  return {
    // Whether somebody left without procedure is shown on the journey's own page alone.
    rows: rows.map(({ id, personName, status, country, departedOn, returnedOn, closedOn, contractEnd }) => ({ id, personName, status, country, departedOn, returnedOn, closedOn, contractEnd })),
    starters: members.filter(({ id }) => !isTaken(id)).map(({ id, fullName }) => ({ id, name: fullName })),
  };
}
export type JourneySectionFacts = Awaited<ReturnType<typeof journeySection>>;
