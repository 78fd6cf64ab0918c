import { formerValues, wasOnce, type FormerValues } from "~/access/former-values.server";
import type { Conflict } from "~/access/record-batch.server";
import type { Tx } from "~/db/db.server";
import type { KnownHousehold } from "~/households/known-people.server";
import { personsByNik } from "~/households/matches.server";
import { CHANNELS, EVIDENCES } from "~/remittances/codes";
import { editRemittance, type EditRefusal } from "~/remittances/edit-remittance.server";
import { journeysOfSenders, transfersById, type KnownTransfer } from "~/remittances/known-money.server";
import { recordRemittances } from "~/remittances/record-remittances.server";
import { CONFIRMATIONS, EditRemittance, NewRemittance } from "~/remittances/remittance.schema";
import type { TransferRow } from "../rows/remittance-row";
import { sayConflict } from "./conflict";
import { codeIn, day, differences, money, plain, type Compared, type Differences } from "./differences";
import { settle, type Entry } from "./entry";
import { numberIn } from "./known-families.server";
import { isOwnRecord } from "./person-differences.server";
import { contentId } from "./record-id.server";
import type { Run } from "./run";
import { snapshots } from "./snapshots.server";
import { sayTransfer, sayWarnings } from "./transfer-messages";

type Home = { entry: Entry<TransferRow>; household: KnownHousehold };
/** undefined: the household's only journey abroad on that day. */
type Sent = Home & { id: string; journeyId: string | undefined };

/**
 * Transfers of a file. Without an id of its own a transfer is known by household, days and amounts, so that a file
 * brought twice is the same transfers; what else its row says (fee, channel, note) may then still change.
 */
export class Transfers {
  /** The first row of this file for each household, days and amounts, and those that say the same again, in their order. */
  private readonly firsts = new Map<string, number>();
  private readonly again = new Map<string, number[]>();

  constructor(private readonly run: Run) {}

  async apply(tx: Tx, homes: readonly Home[]): Promise<void> {
    const sent = await this.senders(tx, homes.map((home) => ({ ...home, id: this.idOf(home) })));
    const known = await transfersById(tx, sent.map(({ id }) => id));
    const former = await formerValues(tx, "remittance", [...known.values()].filter(({ version }) => version > 1).map(({ id }) => id));
    const fresh: Sent[] = [];
    for (const one of sent) {
      const there = known.get(one.id);
      if (there) await this.change(tx, one, there, former);
      else if (one.entry.row.id) one.entry.reading.say("id_unknown", "id");
      else fresh.push(one);
    }
    await this.record(tx, fresh);
  }

  private idOf({ entry: { row, line }, household }: Home): string {
    if (row.id) return row.id;
    const parts = [household.id, row.receivedOn ?? null, row.sentOn ?? null, row.currency, row.sentMinor ?? null, row.receivedIdr ?? null];
    const first = contentId("remittance", parts);
    const earliest = this.firsts.get(first);
    if (earliest === undefined) this.firsts.set(first, line);
    if (earliest === undefined || earliest === line) return first;
    const lines = this.again.get(first) ?? [];
    this.again.set(first, lines);
    if (!lines.includes(line)) lines.push(line);
    return contentId("remittance", [...parts, lines.indexOf(line) + 2]);
  }

  private async senders(tx: Tx, homes: readonly (Home & { id: string })[]): Promise<Sent[]> {
    const people = await personsByNik(tx, homes.flatMap(({ entry }) => numberIn(entry.row.sender) ?? []));
    const journeys = people.size === 0 ? [] : await journeysOfSenders(tx, [...people.values()].map(({ id }) => id));
    return homes.flatMap((home): Sent[] => {
      const nik = numberIn(home.entry.row.sender);
      if (nik === null) return [{ ...home, journeyId: undefined }];
      const on = home.entry.row.receivedOn ?? home.entry.row.sentOn ?? "";
      const own = journeys.filter(({ personId, householdId }) => personId === people.get(nik)?.id && householdId === home.household.id);
      const journey = own.find(({ departedOn, returnedOn }) => (departedOn === null || departedOn <= on) && (returnedOn === null || on <= returnedOn)) ?? own[0];
      if (journey) return [{ ...home, journeyId: journey.id }];
      home.entry.reading.say("sender_unknown", "nik_pengirim");
      return [];
    });
  }

  private async record(tx: Tx, fresh: readonly Sent[]): Promise<void> {
    const rows = fresh.map(({ entry: { row, reading }, household, id, journeyId }) => NewRemittance.parse({ id, householdId: household.id, journeyId, ...stated(row), confirmed: confirmedIn(reading) }));
    const answers = await recordRemittances(tx, this.run.actor, rows, { origin: this.run.origin, now: this.run.now });
    const cleared: string[] = [];
    fresh.forEach(({ entry, id }, at) => {
      const answer = answers[at];
      if (!answer?.ok) return answer && sayTransfer(entry.reading, answer.reason);
      sayWarnings(entry.reading, answer.value.warnings);
      settle(entry, answer.value.repeated ? "unchanged" : "create");
      if (!answer.value.repeated) this.run.writes.created("remittance", id);
      if (answer.value.clearedMonth !== null) cleared.push(answer.value.clearedMonth);
    });
    for (const [id, row] of cleared.length === 0 ? [] : await snapshots(tx, "no_transfer_month", cleared)) {
      const versionAfter = Number(row.version);
      this.run.writes.add({ entity: "no_transfer_month", id, versionAfter, before: { ...row, deleted_at: null, version: versionAfter - 1 } });
    }
  }

  private async change(tx: Tx, { entry, household, journeyId }: Sent, there: KnownTransfer, former: FormerValues): Promise<void> {
    const { row, reading } = entry;
    if (there.householdId !== household.id) return reading.say("id_mismatch", "id", { field: "keluarga" });
    if (there.deletedAt !== null) {
      reading.say("deleted_before", null);
      return settle(entry, "unchanged");
    }
    const { values, changes, kept } = transferDifferences(row, there, journeyId, former);
    if (kept.length > 0) reading.say("newer_kept", null, { fields: kept.join(", ") });
    if (Object.keys(values).length === 0) return settle(entry, "unchanged");
    const before = (await snapshots(tx, "remittance", [there.id])).get(there.id);
    const edit = EditRemittance.parse({
      ...there, appliedRate: there.rateDerived ? null : there.appliedRate, journeyId: undefined, ...values,
      id: there.id, version: row.version ?? there.version, confirmed: confirmedIn(reading),
    });
    const edited = await editRemittance(tx, this.run.actor, edit, this.run.now);
    if (!edited.ok) return sayEdit(reading, edited.reason);
    sayWarnings(reading, edited.value.warnings);
    if (!edited.value.changed) return settle(entry, "unchanged");
    this.run.writes.add({ entity: "remittance", id: there.id, versionAfter: edited.value.version, before });
    settle(entry, "update", changes);
  }
}

const confirmedIn = ({ confirmed }: Entry<unknown>["reading"]) => CONFIRMATIONS.filter((code) => confirmed.has(code));

function stated(row: TransferRow) {
  const { receivedOn, sentOn, currency, sentMinor, feeMinor, appliedRate, receivedIdr, receiveFeeIdr, channel, provider, evidence, note } = row;
  const known = { receivedOn, sentOn, sentMinor, feeMinor, appliedRate, receivedIdr, receiveFeeIdr, provider, evidence, purposeNote: note };
  return { ...Object.fromEntries(Object.entries(known).map(([field, value]) => [field, value ?? null])), currency, channel: channel ?? "tidak_diketahui" };
}

function transferDifferences(row: TransferRow, there: KnownTransfer, journeyId: string | undefined, former: FormerValues): Differences {
  const abroad = money(row.currency);
  const rupiah = money("IDR");
  const compared: Compared[] = [
    { field: "receivedOn", header: "tanggal_terima", current: there.receivedOn, said: row.receivedOn, shown: day },
    { field: "sentOn", header: "tanggal_kirim", current: there.sentOn, said: row.sentOn, shown: day },
    { field: "currency", header: "mata_uang", current: there.currency, said: row.isCurrencySaid ? row.currency : undefined },
    { field: "sentMinor", header: "jumlah_kirim", current: there.sentMinor, said: row.sentMinor, shown: abroad },
    { field: "feeMinor", header: "biaya", current: there.feeMinor, said: row.feeMinor, shown: abroad },
    { field: "appliedRate", header: "kurs", current: there.rateDerived ? null : there.appliedRate, said: row.appliedRate, shown: plain },
    { field: "receivedIdr", header: "jumlah_terima", current: there.receivedIdr, said: row.receivedIdr, shown: rupiah },
    { field: "receiveFeeIdr", header: "biaya_terima", current: there.receiveFeeIdr, said: row.receiveFeeIdr, shown: rupiah },
    { field: "channel", header: "saluran", current: there.channel, said: row.channel, emptied: "tidak_diketahui", shown: codeIn(CHANNELS) },
    { field: "provider", header: "penyedia", current: there.provider, said: row.provider },
    { field: "evidence", header: "bukti", current: there.evidence, said: row.evidence, shown: codeIn(EVIDENCES) },
    { field: "purposeNote", header: "catatan", current: there.purposeNote, said: row.note },
    { field: "journeyId", header: "nik_pengirim", current: there.journeyId, said: journeyId, shown: () => ({ id: "pengirim lain", en: "another sender" }) },
  ];
  return differences(compared, { isOwnRecord: isOwnRecord(row), wasOnce: (field, value) => wasOnce(former, there.id, field, value) });
}

const HEADERS: { readonly [field: string]: string } = {
  receivedOn: "tanggal_terima", sentOn: "tanggal_kirim", currency: "mata_uang", sentMinor: "jumlah_kirim", feeMinor: "biaya", appliedRate: "kurs",
  receivedIdr: "jumlah_terima", receiveFeeIdr: "biaya_terima", channel: "saluran", provider: "penyedia", evidence: "bukti", purposeNote: "catatan", journeyId: "nik_pengirim",
};

function sayEdit(reading: Entry<unknown>["reading"], refusal: EditRefusal): void {
  if (refusal.code === "conflict") sayConflict(reading, refusal as Conflict, HEADERS);
  else if (refusal.code === "remittance_unknown") reading.say("id_unknown", "id");
  else sayTransfer(reading, refusal);
}
