import { can } from "~/access/capabilities";
import type { Tx } from "~/db/db.server";
import { personsByNik } from "~/households/matches.server";
import { activitiesNamed, bringDays, bringSeats, seatsOf, type BroughtSeat, type NamedActivity, type NamedParticipant } from "~/learning/bring-seats.server";
import { ATTENDANCE } from "~/learning/codes";
import { timeZoneOf } from "~/regions/time-zone";
import { label } from "~/shared/codes";
import { formatDate, todayIn, type PlainDate } from "~/shared/dates";
import { searchKey } from "~/shared/text";
import { isUuid } from "~/shared/uuid";
import { readAttendanceRow, type AttendanceRow } from "../rows/attendance-row";
import { isIn, settle, type Entry } from "./entry";
import type { KindWork } from "./kind-work";
import { numberIn } from "./known-families.server";
import { contentId } from "./record-id.server";
import type { Run } from "./run";
import { snapshots } from "./snapshots.server";
import { Villages, type Village } from "./villages.server";

type Seats = Awaited<ReturnType<typeof seatsOf>>;
type Wanted = { entry: Entry<AttendanceRow>; wanted: BroughtSeat; from: string | null; heldOn: PlainDate | null };
type Found = { entry: Entry<AttendanceRow>; activity: NamedActivity };

/**
 * Attendance lists: who was at which meeting of a recorded activity, of those who take part in it. Neither the activity
 * nor the person is ever one of several. What somebody recorded is not written over by a list; only a file that was
 * exported and mended may change a seat, from the version that it shows.
 */
export class AttendanceWork implements KindWork<AttendanceRow> {
  private readonly villages: Villages;
  /** The row by which each seat was said in this file. */
  private readonly said = new Map<string, number>();

  constructor(private readonly run: Run) {
    this.villages = new Villages(run);
  }

  read = readAttendanceRow;

  async apply(tx: Tx, entries: readonly Entry<AttendanceRow>[]): Promise<void> {
    const found = await this.activities(tx, entries);
    const known = await seatsOf(tx, found.map(({ activity }) => activity.id));
    const byNik = await personsByNik(tx, found.flatMap(({ entry }) => numberIn(entry.row.nik) ?? []));
    const seats = found.flatMap(({ entry, activity }) => this.seat(entry, activity, known, byNik) ?? []);
    const before = await snapshots(tx, "attendance", seats.filter(({ wanted }) => wanted.seenVersion > 0).map(({ wanted }) => wanted.id));
    await this.days(tx, seats);
    const written = new Map((await bringSeats(tx, this.run.actor, seats.map(({ wanted }) => wanted), this.run.origin)).map(({ id, version }) => [id, version]));
    for (const { entry, wanted, from } of seats) {
      const versionAfter = written.get(wanted.id);
      if (versionAfter === undefined) {
        entry.reading.say("stale", "status");
        continue;
      }
      this.run.writes.add({ entity: "attendance", id: wanted.id, versionAfter, before: before.get(wanted.id) ?? null });
      const shown = (code: string) => ({ id: label(ATTENDANCE, code, "id"), en: label(ATTENDANCE, code, "en") });
      settle(entry, from === null ? "create" : "update", from === null ? null : { status: [shown(from), shown(wanted.status)] });
    }
  }

  /** A meeting without a day gets that of the first row that tells it. */
  private async days(tx: Tx, seats: readonly { wanted: BroughtSeat; heldOn: PlainDate | null }[]): Promise<void> {
    const days = new Map<string, PlainDate>();
    for (const { wanted: { sessionId }, heldOn } of seats) if (heldOn !== null && !days.has(sessionId)) days.set(sessionId, heldOn);
    const before = await snapshots(tx, "activity_session", days.keys());
    const written = await bringDays(tx, this.run.actor, [...days].map(([sessionId, heldOn]) => ({ sessionId, heldOn })));
    for (const { id, version } of written) this.run.writes.add({ entity: "activity_session", id, versionAfter: version, before: before.get(id) ?? null });
  }

  private async activities(tx: Tx, entries: readonly Entry<AttendanceRow>[]): Promise<Found[]> {
    const placed = entries.filter((entry) => isIn(entry) && (entry.row.village.by !== "nothing" || this.run.village !== null));
    const villages = await this.villages.locate(tx, placed, ({ village }) => village);
    const named = entries.filter(isIn);
    const all = named.flatMap(({ row }) => row.activity ?? []);
    const known = await activitiesNamed(tx, { ids: all.filter(isUuid), names: all.filter((name) => !isUuid(name)) });
    const meetings = await seatsOf(tx, known.map(({ id }) => id));
    return named.flatMap((entry): Found[] => {
      const activity = chosen(entry, known.filter((one) => isMeant(one, entry.row)), villages.get(entry) ?? null, meetings.sessions);
      if (activity !== null && !can(this.run.actor, "people:write", activity.regionCode)) entry.reading.say("forbidden", null);
      else if (activity?.cancelledOn) entry.reading.say("activity_cancelled", "kegiatan");
      else if (activity !== null) return [{ entry, activity }];
      return [];
    });
  }

  private seat(entry: Entry<AttendanceRow>, activity: NamedActivity, known: Seats, byNik: Awaited<ReturnType<typeof personsByNik>>): Wanted | null {
    const { row, reading, line } = entry;
    const session = sessionOf(entry, known.sessions.filter(({ activityId }) => activityId === activity.id));
    const participant = participantOf(entry, known.participants.filter(({ activityId }) => activityId === activity.id), byNik);
    if (!session || !participant || !row.status) return null;
    const heldOn = dayOf(entry, activity, session, this.run.now);
    if (!isIn(entry)) return null;
    const key = `${session.id} ${participant.id}`;
    const first = this.said.get(key) ?? line;
    this.said.set(key, first);
    if (first !== line) return reading.say("seat_twice", "status", { line: first }), null;
    const there = known.seats.find(({ sessionId, participantId }) => sessionId === session.id && participantId === participant.id) ?? null;
    if (row.id && row.id !== there?.id) return reading.say("id_mismatch", "id", { field: "sesi" }), null;
    if (row.status === "tidak_dicatat" || row.status === there?.status) return settle(entry, "unchanged"), null;
    const isRecorded = there !== null && there.status !== "tidak_dicatat";
    if (isRecorded && !(row.id && row.version)) return reading.say("seat_differs", "status", { recorded: { id: label(ATTENDANCE, there.status, "id"), en: label(ATTENDANCE, there.status, "en") } }), null;
    if (isRecorded && row.version !== there.version) return reading.say("stale", "status"), null;
    const id = there?.id ?? contentId("attendance", [session.id, participant.id, this.run.origin.importId]);
    if (session.heldOn === null && heldOn === null) reading.say("session_day_unknown", null);
    return { entry, heldOn, from: there?.status ?? null, wanted: { id, activityId: activity.id, regionCode: activity.regionCode, sessionId: session.id, participantId: participant.id, status: row.status, seenVersion: there?.version ?? 0 } };
  }
}

const isMeant = ({ id, title }: NamedActivity, { activity }: AttendanceRow): boolean => id === activity?.toLowerCase() || searchKey(title) === searchKey(activity ?? "");

/** The one activity that fits the row's name, day and village; says so where it is none or several. */
function chosen({ row, reading }: Entry<AttendanceRow>, named: readonly NamedActivity[], village: Village | null, sessions: Seats["sessions"]): NamedActivity | null {
  const there = named.filter(({ regionCode }) => village === null || regionCode === village.code || regionCode === village.currentCode);
  const on = row.on;
  const fitting = on ? there.filter(({ id, startOn, endOn }) => (startOn <= on && on <= (endOn ?? startOn)) || sessions.some((one) => one.activityId === id && one.heldOn === on)) : there;
  const [activity = null, ...others] = fitting;
  if (others.length > 0) reading.say("activity_ambiguous", "kegiatan", { count: others.length + 1 });
  else if (activity === null) reading.say("activity_unknown", "kegiatan", { where: there.length > 0 ? { id: " pada tanggal ini", en: " on this day" } : village === null ? "" : { id: " di desa ini", en: " in this village" } });
  return others.length > 0 ? null : activity;
}

/** The meeting of its number; without one the only meeting, or the only one held that day. */
function sessionOf({ row, reading }: Entry<AttendanceRow>, sessions: Seats["sessions"]): Seats["sessions"][number] | null {
  if (row.session !== null) {
    const session = sessions.find(({ number }) => number === row.session);
    if (!session) reading.say("session_unknown", "sesi", { number: row.session });
    return session ?? null;
  }
  const held = sessions.length === 1 ? sessions : sessions.filter(({ heldOn }) => row.on && heldOn === row.on);
  if (held.length !== 1) reading.say("session_needed", "sesi", { count: sessions.length });
  return held.length === 1 ? (held[0] ?? null) : null;
}

/**
 * The day a row says its meeting was held. A day that begins the activity may stand for the activity and says so only of the
 * first meeting; an activity of one day needs none. Null where the row does not tell. Says what is in the future or recorded otherwise.
 */
function dayOf({ row, reading }: Entry<AttendanceRow>, { startOn, endOn, regionCode }: NamedActivity, { number, heldOn }: Seats["sessions"][number], now: Date): PlainDate | null {
  const today = todayIn(timeZoneOf(regionCode), now);
  const told = row.on && (number === 1 || row.on !== startOn) ? row.on : (endOn ?? startOn) === startOn ? startOn : null;
  if (startOn > today || (told !== null && told > today)) reading.say("date_in_future", row.on && row.on > today ? "tanggal" : "kegiatan");
  else if (heldOn !== null && row.on && row.on !== startOn && row.on !== heldOn) reading.say("session_day_differs", "tanggal", { number, day: { id: formatDate(heldOn, "id"), en: formatDate(heldOn, "en") } });
  return told;
}

/** By NIK, else by a name that one participant bears alone. A number that is somebody else's is never overlooked for a name. */
function participantOf({ row, reading }: Entry<AttendanceRow>, all: readonly NamedParticipant[], byNik: Awaited<ReturnType<typeof personsByNik>>): NamedParticipant | null {
  const nik = numberIn(row.nik);
  const person = nik === null ? undefined : byNik.get(nik);
  if (person) {
    const participant = all.find(({ personId }) => personId === person.id);
    if (!participant) reading.say("not_taking_part", "nik");
    else if (row.name && searchKey(row.name) !== participant.searchName && all.some(({ searchName }) => searchName === searchKey(row.name ?? ""))) reading.say("participant_differs", "nama");
    else return participant;
    return null;
  }
  // A number nobody is recorded with is not that of a participant who has one.
  const named = row.name ? all.filter(({ searchName, hasNik }) => searchName === searchKey(row.name ?? "") && !(nik !== null && hasNik)) : [];
  if (named.length > 1) reading.say("participant_ambiguous", "nama", { count: named.length });
  else if (named.length === 0) reading.say("not_taking_part", row.name ? "nama" : "nik");
  return named.length === 1 ? (named[0] ?? null) : null;
}
