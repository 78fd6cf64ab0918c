import { formerValues, wasOnce, type FormerValues } from "~/access/former-values.server";
import type { Conflict } from "~/access/record-batch.server";
import type { Tx } from "~/db/db.server";
import { editHousehold } from "~/households/edit-household.server";
import { editPerson, type PersonEdit } from "~/households/edit-person.server";
import type { KnownHousehold, KnownPerson } from "~/households/known-people.server";
import { isSameIdentifier } from "~/households/person-row.server";
import { maskAllButLast4, searchKey } from "~/shared/text";
import { readHouseholdRow, type HouseholdRow } from "../rows/household-row";
import { sayConflict } from "./conflict";
import { differences, type Differences } from "./differences";
import { isIn, settle, type Entry } from "./entry";
import { HouseholdSurvey } from "./household-survey";
import type { KindWork } from "./kind-work";
import { knownFamilies, numberIn } from "./known-families.server";
import { createPeople, sayPerson } from "./person-creations.server";
import { isOwnRecord, personDifferences } from "./person-differences.server";
import { placesOf, type Place } from "./place-in-family.server";
import type { Run } from "./run";
import { snapshots } from "./snapshots.server";
import { Villages } from "./villages.server";

/** Families and their people: each row is compared with what is recorded, then creates, changes or leaves a person. */
export class HouseholdsWork implements KindWork<HouseholdRow> {
  private readonly survey = new HouseholdSurvey();
  private readonly villages: Villages;
  /** The row by which each recorded person was already met in this file. */
  private readonly met = new Map<string, number>();

  constructor(private readonly run: Run) {
    this.villages = new Villages(run);
  }

  read = readHouseholdRow;

  look(entry: Pick<Entry<HouseholdRow>, "line" | "row">, content: string): void {
    this.survey.look(entry, content);
  }

  async apply(tx: Tx, entries: readonly Entry<HouseholdRow>[]): Promise<void> {
    for (const entry of entries) this.survey.judge(entry);
    const villages = await this.villages.locate(tx, entries, ({ village }) => village);
    const located = entries.filter(isIn).flatMap((entry) => {
      const village = villages.get(entry);
      return village ? [{ entry, village, row: entry.row }] : [];
    });
    const places = placesOf(located, await knownFamilies(tx, located)).filter(({ entry }) => isIn(entry));
    const recorded = places.filter((place): place is Recorded => place.person !== null && place.household !== null && this.meets(place.entry, place.person));
    const former = await formersOf(tx, recorded);
    for (const place of recorded) await this.change(tx, place, former);
    const fresh = places.filter(({ person }) => person === null);
    await createPeople(tx, this.run, fresh);
    for (const { entry, household } of fresh) if (household !== null && entry.outcome === "create") await this.completeHome(tx, entry, household, former);
  }

  private meets({ line, reading }: Entry<HouseholdRow>, { id }: KnownPerson): boolean {
    const before = this.met.get(id);
    if (before === undefined) this.met.set(id, line);
    const isFirst = before === undefined || before === line;
    if (!isFirst) reading.say("person_twice", null, { line: before });
    return isFirst;
  }

  private async change(tx: Tx, { entry, person, household }: Recorded, former: Formers): Promise<void> {
    const ofPerson = personDifferences(entry, person, former.person);
    const ofHome = homeDifferences(entry.row, household, former.household);
    const kept = [...ofPerson.kept, ...ofHome.kept];
    if (kept.length > 0) entry.reading.say("newer_kept", null, { fields: kept.join(", ") });
    if (!isIn(entry)) return;
    const changes = { ...ofHome.changes, ...ofPerson.changes };
    if (Object.keys(changes).length === 0) return settle(entry, "unchanged");
    await this.writeHome(tx, entry, household, ofHome);
    await this.writePerson(tx, entry, person, ofPerson);
    settle(entry, "update", changes);
  }

  /** A new member's row may name the household or its address, too. */
  private async completeHome(tx: Tx, entry: Entry<HouseholdRow>, household: KnownHousehold, former: Formers): Promise<void> {
    const { values } = homeDifferences(entry.row, household, former.household);
    const { kk: _kk, ...named } = values;
    await this.writeHome(tx, entry, household, { values: named });
  }

  private async writeHome(tx: Tx, { reading }: Entry<HouseholdRow>, household: KnownHousehold, { values }: Pick<Differences, "values">): Promise<void> {
    if (Object.keys(values).length === 0) return;
    const before = (await snapshots(tx, "household", [household.id])).get(household.id);
    const edited = await editHousehold(tx, this.run.actor, { id: household.id, version: household.version, ...values });
    if (!edited.ok) {
      const { reason } = edited;
      if (reason.code === "kk_used") reading.say("kk_used", "no_kk", { who: reason.label === null ? "" : ` (${reason.label})` });
      else reading.say(reason.code === "conflict" ? "stale" : "forbidden", null);
      return;
    }
    const { version } = edited.value;
    this.run.writes.add({ entity: "household", id: household.id, versionAfter: version, before });
    // The rows that follow compare with the household as it stands now.
    Object.assign(household, values, { version }, typeof values.label === "string" ? { searchLabel: searchKey(values.label) } : {});
    if (typeof values.kk === "string") Object.assign(household, { kkLast4: values.kk.slice(-4), kkIndex: null });
  }

  private async writePerson(tx: Tx, { row, reading }: Entry<HouseholdRow>, person: KnownPerson, { values }: Differences): Promise<void> {
    if (Object.keys(values).length === 0) return;
    const before = (await snapshots(tx, "person", [person.id])).get(person.id);
    const { nik, phone, ...content } = values;
    const edit: PersonEdit = {
      ...content,
      id: person.id,
      version: row.version ?? person.version,
      nikState: typeof nik === "string" ? "ada" : "tetap",
      nik: typeof nik === "string" ? nik : null,
      phone: typeof phone === "string" ? phone : null,
      removePhone: phone === null,
      confirmedDifference: reading.confirmed.has("nik_differs"),
    };
    const edited = await editPerson(tx, this.run.actor, edit);
    if (edited.ok) {
      if (edited.value.changed.length > 0) this.run.writes.add({ entity: "person", id: person.id, versionAfter: edited.value.version, before });
      return;
    }
    const { reason } = edited;
    if (reason.code === "conflict") sayConflict(reading, reason as Conflict, HEADERS);
    else if (reason.code === "not_found") reading.say("id_unknown", "id");
    else sayPerson(reading, reason);
  }
}

type Recorded = Place & { person: KnownPerson; household: KnownHousehold };
type Formers = { person: FormerValues; household: FormerValues };

async function formersOf(tx: Tx, places: readonly Recorded[]): Promise<Formers> {
  const changed = <T extends { id: string; version: number }>(records: readonly T[]) => records.filter(({ version }) => version > 1).map(({ id }) => id);
  return {
    person: await formerValues(tx, "person", changed(places.map(({ person }) => person))),
    household: await formerValues(tx, "household", changed(places.map(({ household }) => household))),
  };
}

const HEADERS: { readonly [field: string]: string } = {
  fullName: "nama", nik: "nik", memberRole: "hubungan", sex: "jenis_kelamin", birthDate: "tanggal_lahir", birthYear: "tahun_lahir",
  education: "pendidikan", marital: "status_kawin", phone: "telepon", note: "catatan",
};

/** What a row changes in its household: a card where none is known, and a name or address it gives. */
function homeDifferences(row: HouseholdRow, household: KnownHousehold, former: FormerValues): Differences {
  const kk = numberIn(row.kk);
  const isSameCard = kk === null || (household.kkIndex === null ? household.kkLast4 === kk.slice(-4) : isSameIdentifier("kk", household.kkIndex, kk));
  return differences(
    [
      { field: "kk", header: "no_kk", current: household.kkLast4, said: kk ?? undefined, isSame: isSameCard, shown: (value) => maskAllButLast4(String(value).padStart(16, "0")) },
      { field: "label", header: "keluarga", current: household.label, said: row.label ?? undefined, isSame: row.label === household.label || (!isOwnRecord(row) && [household.searchLabel, ...household.mergedLabels].includes(searchKey(row.label ?? ""))) },
      { field: "address", header: "alamat", current: household.address, said: row.address ?? undefined },
    ],
    { isOwnRecord: isOwnRecord(row), wasOnce: (field, value) => wasOnce(former, household.id, field, field === "kk" ? maskAllButLast4(String(value)) : value) },
  );
}
