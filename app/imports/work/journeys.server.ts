import { uuidv7 } from "uuidv7";
import { formerValues, wasOnce } from "~/access/former-values.server";
import type { Conflict } from "~/access/record-batch.server";
import type { Tx } from "~/db/db.server";
import { editJourney } from "~/journeys/edit-journey.server";
import { editPlacement } from "~/journeys/edit-placement.server";
import { EditPlacement, NewJourney, NewPlacement } from "~/journeys/journey.schema";
import { knownJourneys, latestPlacements, type KnownJourney, type KnownPlacement } from "~/journeys/known-journeys.server";
import { moveJourney } from "~/journeys/move-journey.server";
import { openJourneys } from "~/journeys/open-journeys.server";
import { addPlacement } from "~/journeys/placements.server";
import { readJourneyRow, type JourneyRow } from "../rows/journey-row";
import { sayConflict } from "./conflict";
import type { Differences } from "./differences";
import { groupBy, isIn, settle, type Entry } from "./entry";
import { contractContent, contractDifferences, isRenewal, isUnproven, journeyDifferences, sameJourney, stageShown } from "./journey-differences";
import { HEADERS, sayJourney } from "./journey-messages";
import type { KindWork } from "./kind-work";
import { isOwnRecord } from "./person-differences.server";
import type { Run } from "./run";
import { snapshots } from "./snapshots.server";
import { travellersOf, type Traveller } from "./travellers.server";
import { Villages } from "./villages.server";

type Met = { entry: Entry<JourneyRow>; traveller: Traveller };
type Former = (entity: "journey" | "placement") => (field: string, value: unknown) => boolean;

/** Journeys: opened for who has none of that departure, brought up to date for who has. */
export class JourneysWork implements KindWork<JourneyRow> {
  private readonly villages: Villages;

  constructor(private readonly run: Run) {
    this.villages = new Villages(run);
  }

  read = readJourneyRow;

  async apply(tx: Tx, entries: readonly Entry<JourneyRow>[]): Promise<void> {
    const villages = await this.villages.locate(tx, entries, ({ village }) => village);
    const located = entries.filter(isIn).flatMap((entry) => {
      const village = villages.get(entry);
      return village ? [{ entry, village }] : [];
    });
    const travellers = await travellersOf(tx, this.run, located);
    const met = located.flatMap(({ entry }): Met[] => {
      const traveller = travellers.get(entry);
      return traveller && isIn(entry) ? [{ entry, traveller }] : [];
    });
    const known = await knownJourneys(tx, { ids: met.flatMap(({ entry }) => entry.row.id ?? []), personIds: met.map(({ traveller }) => traveller.personId) });
    const contracts = await latestPlacements(tx, known.map(({ id }) => id));
    const former = { journey: await formerValues(tx, "journey", older(known)), placement: await formerValues(tx, "placement", older([...contracts.values()])) };
    const byPerson = groupBy(known, ({ personId }) => personId);
    const fresh: Met[] = [];
    for (const one of met) {
      const journey = this.journeyOf(one, known, byPerson.get(one.traveller.personId) ?? []);
      if (journey) await this.change(tx, one.entry, journey, contracts.get(journey.id) ?? null, (entity) => (field, value) => wasOnce(former[entity], entity === "journey" ? journey.id : (contracts.get(journey.id)?.id ?? ""), field, value));
      else if (isIn(one.entry)) fresh.push(one);
    }
    // What a row opens may close the journey from which the person came home, so each person's are opened one by one.
    const ofPerson = [...groupBy(fresh, ({ traveller }) => traveller.personId).values()];
    for (let turn = 0; ofPerson.some((journeys) => journeys.length > turn); turn += 1) await this.open(tx, ofPerson.flatMap((journeys) => journeys[turn] ?? []));
  }

  private journeyOf({ entry: { row, reading }, traveller }: Met, known: readonly KnownJourney[], own: readonly KnownJourney[]): KnownJourney | null {
    if (!row.id) return sameJourney(row, own);
    const journey = known.find(({ id }) => id === row.id) ?? null;
    if (journey === null) reading.say("id_unknown", "id");
    else if (journey.personId !== traveller.personId) reading.say("id_mismatch", "id", { field: "nama" });
    else return journey;
    return null;
  }

  private async open(tx: Tx, fresh: readonly Met[]): Promise<void> {
    const standing = await knownJourneys(tx, { ids: [], personIds: fresh.map(({ traveller }) => traveller.personId) });
    const before = await snapshots(tx, "journey", standing.filter(({ closedOn }) => closedOn === null).map(({ id }) => id));
    const rows = fresh.map(({ entry: { row }, traveller }) => newJourney(row, traveller.personId));
    const answers = await openJourneys(tx, this.run.actor, rows, this.run.origin);
    fresh.forEach(({ entry }, at) => {
      const [answer, row] = [answers[at], rows[at]];
      if (!answer?.ok || !row) return answer && !answer.ok && sayJourney(entry.reading, answer.reason);
      for (const warning of answer.value.warnings) entry.reading.say(warning, null);
      this.run.writes.created("journey", answer.value.id);
      if (row.placement) this.run.writes.created("placement", row.placement.id);
      const { closed } = answer.value;
      if (closed !== null) this.run.writes.add({ entity: "journey", id: closed, versionAfter: Number((before.get(closed) as { version?: number } | undefined)?.version ?? 0) + 1, before: before.get(closed) });
      settle(entry, "create");
    });
  }

  private async change(tx: Tx, entry: Entry<JourneyRow>, journey: KnownJourney, contract: KnownPlacement | null, former: Former): Promise<void> {
    const { row, reading } = entry;
    const own = isOwnRecord(row);
    const facts = journeyDifferences(row, journey, { isOwnRecord: own, wasOnce: former("journey") });
    const terms = contractDifferences(row, contract, { isOwnRecord: own, wasOnce: former("placement") });
    const isMoved = row.status !== journey.status && (own || !former("journey")("status", row.status));
    const kept = [...facts.kept, ...terms.kept, ...(row.status !== journey.status && !isMoved ? ["status"] : [])];
    if (kept.length > 0) reading.say("newer_kept", null, { fields: kept.join(", ") });
    if (isUnproven(row, journey)) reading.say("stated_procedural_without_evidence", "status_prosedural");
    const changes = { ...(isMoved ? { status: [stageShown(journey.status), stageShown(row.status)] as [ReturnType<typeof stageShown>, ReturnType<typeof stageShown>] } : {}), ...facts.changes, ...terms.changes };
    if (Object.keys(changes).length === 0) return settle(entry, "unchanged");
    const before = (await snapshots(tx, "journey", [journey.id])).get(journey.id);
    await this.edit(tx, entry, journey, facts, isMoved);
    if (isIn(entry) && isMoved) await this.move(tx, entry, journey);
    await this.writeContract(tx, entry, journey, contract, terms);
    const after = (await snapshots(tx, "journey", [journey.id])).get(journey.id);
    this.run.writes.add({ entity: "journey", id: journey.id, versionAfter: Number(after?.version ?? journey.version), before });
    settle(entry, "update", changes);
  }

  private async edit(tx: Tx, { row, reading }: Entry<JourneyRow>, journey: KnownJourney, { values }: Differences, isMoved: boolean): Promise<void> {
    const { returnedOn, ...others } = values;
    // The step to `pulang` sets the day of return itself.
    const wanted = isMoved && row.status === "pulang" ? others : { ...others, ...(returnedOn === undefined ? {} : { returnedOn }) };
    if (Object.keys(wanted).length === 0) return;
    const edited = await editJourney(tx, this.run.actor, { id: journey.id, version: row.version ?? journey.version, ...wanted });
    if (edited.ok) journey.version = edited.value.version;
    else if (edited.reason.code === "conflict") sayConflict(reading, edited.reason as Conflict, HEADERS);
    else sayJourney(reading, edited.reason);
  }

  private async move(tx: Tx, { row, reading }: Entry<JourneyRow>, journey: KnownJourney): Promise<void> {
    const to = row.status ?? journey.status;
    if (to === "meninggal") return reading.say("opens_with_death", "status");
    const happenedOn = to === "pulang" || to === "selesai" ? row.returnedOn : to === "bekerja" ? row.departedOn : null;
    if (!happenedOn) return reading.say("step_date_missing", to === "bekerja" ? "tanggal_berangkat" : to === "pulang" || to === "selesai" ? "tanggal_pulang" : "status");
    const moved = await moveJourney(tx, this.run.actor, { id: journey.id, version: journey.version, to, happenedOn, reason: null, eventId: uuidv7() });
    if (!moved.ok) sayJourney(reading, moved.reason, { from: stageShown(journey.status), to: stageShown(to) });
  }

  private async writeContract(tx: Tx, { row, reading }: Entry<JourneyRow>, journey: KnownJourney, contract: KnownPlacement | null, { values }: Differences): Promise<void> {
    if (Object.keys(values).length === 0) return;
    if (contract === null || isRenewal(row, contract)) {
      const placement = NewPlacement.parse({ ...contractContent(row, journey, null), id: uuidv7(), journeyId: journey.id, isRenewal: contract !== null });
      const added = await addPlacement(tx, this.run.actor, placement, this.run.origin);
      if (!added.ok) return sayJourney(reading, added.reason);
      for (const warning of added.value.warnings) reading.say(warning, null);
      return this.run.writes.created("placement", placement.id);
    }
    const before = (await snapshots(tx, "placement", [contract.id])).get(contract.id);
    const emptied = Object.fromEntries(Object.entries(values).filter(([field, value]) => value === null && field !== "wageMinor"));
    const wage = values.wageMinor === null ? { wage: null, wageCurrency: null } : {};
    const edited = await editPlacement(tx, this.run.actor, EditPlacement.parse({ ...contractContent(row, journey, contract), ...emptied, ...wage, id: contract.id, version: contract.version }));
    if (!edited.ok) {
      if (edited.reason.code === "conflict") sayConflict(reading, edited.reason as Conflict, HEADERS);
      else sayJourney(reading, edited.reason);
      return;
    }
    for (const warning of edited.value.warnings) reading.say(warning, null);
    if (edited.value.changed.length > 0) this.run.writes.add({ entity: "placement", id: contract.id, versionAfter: edited.value.version, before });
  }
}

const older = (records: readonly { id: string; version: number }[]): string[] => records.filter(({ version }) => version > 1).map(({ id }) => id);

function newJourney(row: JourneyRow, personId: string): NewJourney {
  const hasContract = Boolean(row.jobTitle ?? row.companyName ?? row.employerName ?? row.contractStart ?? row.contractEnd ?? row.wageMinor);
  const content = contractContent(row, null, null);
  return NewJourney.parse({
    id: uuidv7(), personId,
    status: row.status,
    country: row.country,
    scheme: row.scheme ?? "tidak_diketahui",
    sector: row.sector ?? "tidak_diketahui",
    departedOn: row.departedOn ?? null,
    returnedOn: row.returnedOn ?? null,
    statedProcedural: row.procedural ?? null,
    evidenceSource: row.source ?? null,
    note: row.note ?? null,
    placement: hasContract ? { id: uuidv7(), ...content } : null,
  });
}
