import { DECLINE_REASONS, TOPICS } from "~/job-information/codes";
import { codesOf } from "~/shared/codes";
import { addDays } from "~/shared/dates";
import { Random } from "./random";
import type { DemoVillage } from "./villages";
import { type DemoHousehold, LAST_DAY, SOURCE, type World } from "./world";

/** Job information began with the programme. */
const SINCE = "2023-07-01";
const OLDEST_CHILD = 2006;

type Meeting = { batchId: string; on: string };
type Whose = { personId: string; home: DemoHousehold };

/**
 * Who was told in programme villages, who came to talk it over, and where they were sent: those who left since were told and
 * registered before, as their journeys say; others mostly did not go on. A meeting has counted heads beside its names.
 */
export function jobInformationOf(world: World, village: DemoVillage, homes: readonly DemoHousehold[]): void {
  if (!village.programme) return;
  const random = new Random((Number(village.code.replaceAll(".", "")) % 1_000_003) + 9);
  const meetings = meetingsOf(world, random, village.code);
  const byId = new Map(homes.map((home) => [home.id, home]));
  const journeys = new Map(world.journeys.map(([id, personId]) => [id, String(personId)]));
  const left = new Map(homes.flatMap(({ migrants }) => migrants.map(({ journeyId, departedOn }) => [journeys.get(journeyId) ?? "", departedOn])));
  for (const [id, householdId, , , , role, , , born] of world.persons) {
    const [personId, home] = [String(id), byId.get(String(householdId))];
    if (!home) continue;
    const departedOn = left.get(personId);
    if (departedOn !== undefined) migrant(world, random, { personId, home }, departedOn);
    else if (role !== "anak" || (typeof born === "number" && born < OLDEST_CHILD)) stays(world, random, { personId, home }, meetings);
  }
}

function meetingsOf(world: World, random: Random, code: string): Meeting[] {
  const meetings: Meeting[] = [];
  for (let on = addDays(SINCE, random.int(10, 60)); on <= LAST_DAY; on = addDays(on, random.int(70, 110))) {
    const batchId = random.uuid();
    meetings.push({ batchId, on });
    world.info_contacts.push([random.uuid(), batchId, null, code, null, random.int(15, 60), random.weighted<string>({ t: 50, f: 20, "": 30 }) || null, on, "sosialisasi", SOURCE, `${on}T05:00:00Z`]);
  }
  return meetings;
}

/** Somebody who left: told, mostly counselled, and registered as the journey says. */
function migrant(world: World, random: Random, whose: Whose, departedOn: string): void {
  const on = addDays(departedOn, -(random.chance(0.1) ? random.int(200, 260) : random.int(130, 178)));
  if (on < SINCE || !random.chance(0.8)) return;
  told(world, random, whose, { on, batchId: random.uuid() }, random.weighted({ kunjungan: 60, wa_grup: 40 }));
  if (!random.chance(0.8)) return;
  const talked = addDays(on, random.int(4, 35));
  const sent = random.chance(0.6);
  consulted(world, random, whose, { on: talked, outcome: sent ? "rujuk" : "lanjut_daftar" });
}

/** Somebody who has not left: many are told, some come, few go on. */
function stays(world: World, random: Random, whose: Whose, meetings: readonly Meeting[]): void {
  if (meetings.length === 0 || !random.chance(0.38)) return;
  const meeting = random.pick(meetings);
  told(world, random, whose, meeting, "sosialisasi");
  if (!random.chance(0.4)) return;
  const on = addDays(meeting.on, random.int(2, 60));
  if (on <= LAST_DAY) consulted(world, random, whose, { on, outcome: random.weighted({ tidak_lanjut: 45, pikir_dulu: 38, rujuk: 17 }) });
}

function told(world: World, random: Random, { personId, home }: Whose, { batchId, on }: Meeting, medium: string): void {
  world.info_contacts.push([random.uuid(), batchId, home.id, home.code, personId, null, null, on, medium, SOURCE, `${on}T05:00:00Z`]);
}

function consulted(world: World, random: Random, { personId, home }: Whose, { on, outcome }: { on: string; outcome: string }): void {
  const id = random.uuid();
  const reason = outcome === "tidak_lanjut" ? random.weighted(Object.fromEntries(codesOf(DECLINE_REASONS).map((code, index) => [code, 10 - index]))) : null;
  const again = outcome === "pikir_dulu" && random.chance(0.7) ? addDays(on, random.int(14, 45)) : null;
  world.consultations.push([id, home.id, home.code, personId, on, random.pick(codesOf(TOPICS)), outcome, reason, again, SOURCE, `${on}T06:00:00Z`]);
  if (outcome !== "rujuk") return;
  const status = random.weighted({ selesai: 70, diterima: 12, kembali: 8, dikirim: 10 });
  const since = status === "dikirim" ? on : addDays(on, random.int(2, 25));
  const isKnown = since <= LAST_DAY;
  world.referrals.push([random.uuid(), home.id, home.code, personId, id, random.weighted({ ltsa: 40, disnaker_kab: 30, blk: 12, bank_kur: 8, puskesmas: 5, lbh: 5 }), on, isKnown ? status : "dikirim", isKnown ? since : on, SOURCE, `${on}T06:05:00Z`]);
}
