import { and, asc, inArray, isNull, sql } from "drizzle-orm";
import { unwaited, type Tx } from "~/db/db.server";
import { households, persons } from "~/db/schema/households";
import { journeys } from "~/db/schema/journeys";
import { keptHousehold } from "~/households/merged.server";
import { placesOf, villageOn, type Places } from "~/households/village-on.server";
import type { PlainDate } from "~/shared/dates";

/** What the rules of a transfer need to know of the family: where it lived when, and who of it was abroad. */
export type SenderJourney = {
  id: string;
  country: string | null;
  sex: string | null;
  departedOn: PlainDate | null;
  returnedOn: PlainDate | null;
};
export type SenderFacts = {
  id: string;
  regionCode: string;
  /** Places of the past, oldest first; empty for a family that never moved. */
  places: Places;
  journeys: SenderJourney[];
};

/** A list of ids as one parameter, however long. */
export const uuidList = (ids: Iterable<string>) => sql`any(${`{${[...new Set(ids)].join(",")}}`}::uuid[])`;

/**
 * Facts of the households that exist and that the actor may see, by id. With `lock` nobody else writes about these
 * families until the transaction ends, so that two phones cannot answer the same question at once; a household the
 * actor may not write to is then left out as well. One that was merged into another meanwhile answers with the other's
 * facts, `id` included: what is recorded of it belongs there.
 */
export async function senderFacts(tx: Tx, ids: readonly string[], lock: boolean): Promise<Map<string, SenderFacts>> {
  if (ids.length === 0) return new Map();
  const query = tx
    .select({ id: households.id, regionCode: households.regionCode })
    .from(households)
    .where(and(sql`${households.id} = ${uuidList(ids)}`, isNull(households.deletedAt)))
    .orderBy(asc(households.id));
  const found = unwaited((lock ? query.for("no key update") : query).execute());
  const [known, places, travelled] = await Promise.all([found, placesOf(tx, ids), journeysOf(tx, ids)]);
  const facts = new Map<string, SenderFacts>(known.map((household) => [household.id, { ...household, places: places.get(household.id) ?? [], journeys: [] }]));
  for (const { householdId, ...journey } of travelled) facts.get(householdId)?.journeys.push(journey);
  for (const id of new Set(ids.filter((one) => !facts.has(one)))) {
    const kept = await keptHousehold(tx, id);
    const ofKept = kept === null ? undefined : (await senderFacts(tx, [kept], lock)).get(kept);
    if (ofKept) facts.set(id, ofKept).set(ofKept.id, ofKept);
  }
  return facts;
}

function journeysOf(tx: Tx, householdIds: readonly string[]) {
  return tx
    .select({
      id: journeys.id, householdId: journeys.householdId, country: journeys.country, sex: persons.sex,
      departedOn: journeys.departedOn, returnedOn: journeys.returnedOn,
    })
    .from(journeys)
    .innerJoin(persons, sql`${persons.id} = ${journeys.personId}`)
    .where(
      and(
        sql`${journeys.householdId} = ${uuidList(householdIds)}`,
        isNull(journeys.deletedAt),
        sql`(${journeys.departedOn} is not null or ${inArray(journeys.status, ["bekerja", "cuti", "perpanjang", "bermasalah", "hilang_kontak", "repatriasi", "pulang"])})`,
      ),
    )
    .orderBy(asc(journeys.householdId), asc(journeys.id));
}

/** The village in which the family lived on a day: where no place is written for it, the present one. */
export function regionOn({ places, regionCode }: SenderFacts, day: PlainDate): string {
  return villageOn(places, day, regionCode);
}

/** The family's only journey that was abroad on a day; null when there is none, or more than one. */
export function onlyJourneyOn({ journeys: all }: SenderFacts, day: PlainDate): SenderJourney | null {
  const abroad = all.filter(({ departedOn, returnedOn }) => (departedOn === null || departedOn <= day) && (returnedOn === null || day <= returnedOn));
  return abroad.length === 1 ? (abroad[0] ?? null) : null;
}
