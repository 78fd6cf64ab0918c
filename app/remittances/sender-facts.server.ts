import { sql } from "drizzle-orm";
import { unwaited, type Tx } from "~/db/db.server";
import { uuidList } from "~/db/uuid-list.server";
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

/**
 * Facts of the households that exist and that the actor may see, by id. With `lock` nobody else writes about these
 * families until the transaction ends, so that two phones cannot answer the same question at once; a household the
 * actor may not write to is then left out as well. One that was merged into another meanwhile answers with the other's
 * facts, `id` included: what is recorded of it belongs there.
 */
export async function senderFacts(tx: Tx, ids: readonly string[], lock: boolean): Promise<Map<string, SenderFacts>> {
  if (ids.length === 0) return new Map();
  const found = unwaited(tx.execute<{ id: string; regionCode: string }>(sql`
    select id, region_code as "regionCode" from households where id = ${uuidList(ids)} and deleted_at is null order by id ${lock ? sql`for no key update` : sql``}`).execute());
  const [known, places, travelled] = await Promise.all([found, placesOf(tx, ids), journeysOf(tx, ids)]);
  const facts = new Map<string, SenderFacts>(known.map((household) => [household.id, { ...household, places: places.get(household.id) ?? [], journeys: [] }]));
  for (const { household, departed, returned, ...journey } of travelled) facts.get(household)?.journeys.push({ ...journey, departedOn: departed, returnedOn: returned });
  for (const id of new Set(ids.filter((one) => !facts.has(one)))) {
    const kept = await keptHousehold(tx, id);
    const ofKept = kept === null ? undefined : (await senderFacts(tx, [kept], lock)).get(kept);
    if (ofKept) facts.set(id, ofKept).set(ofKept.id, ofKept);
  }
  return facts;
}

type Travelled = { id: string; household: string; country: string | null; sex: string | null; departed: PlainDate | null; returned: PlainDate | null };

function journeysOf(tx: Tx, householdIds: readonly string[]) {
  return tx.execute<Travelled>(sql`
    select j.id, j.household_id as household, j.country, p.sex, j.departed_on::text as departed, j.returned_on::text as returned
    from journeys j join persons p on p.id = j.person_id
    where j.household_id = ${uuidList(householdIds)} and j.deleted_at is null
      and (j.departed_on is not null or j.status in ('bekerja', 'cuti', 'perpanjang', 'bermasalah', 'hilang_kontak', 'repatriasi', 'pulang'))
    order by j.household_id, j.id`);
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
