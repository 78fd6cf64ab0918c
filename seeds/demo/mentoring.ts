import { MILESTONES, SESSION_TOPICS, type EnrolmentState } from "~/mentoring/codes";
import { sessionsPlanned } from "~/mentoring/rhythm";
import { codesOf } from "~/shared/codes";
import { addDays, addMonths } from "~/shared/dates";
import { Random } from "./random";
import { HOME_VILLAGE } from "./villages";
import { type DemoHousehold, LAST_DAY, SOURCE, type World } from "./world";

/** Mentoring began with the programme. */
const SINCE = "2023-07-01";
const HOMEWORK = ["Catat belanja setiap malam", "Sisihkan Rp 20.000 setiap hari pasar", "Hitung modal dan harga jual", "Tanyakan syarat NIB di kantor desa", "Bicarakan tujuan dengan keluarga", "Buka rekening terpisah"];
const GOALS = ["Modal kolam lele", "Warung di depan rumah", "Biaya sekolah anak", "Dana darurat tiga bulan", "Melunasi utang", "Mesin jahit"];

/** Chance of its own for what belongs to a record, so that nothing else of the world depends on it. */
const chanceOf = (id: string) => new Random(Number.parseInt(id.slice(-8), 16));

/** Most returnees of programme villages are mentored from some months after their return; a few wait to be confirmed. */
export function mentoringOf(world: World, home: DemoHousehold): void {
  if (!home.programme) return;
  for (const { journeyId, returnedOn } of home.migrants) {
    if (returnedOn === null) continue;
    const random = chanceOf(`${journeyId.slice(0, -1)}7`);
    if (!random.chance(0.65)) continue;
    const enrolledOn = addDays(returnedOn < SINCE ? SINCE : returnedOn, random.int(5, 240));
    const personId = String(world.journeys.find(([id]) => id === journeyId)?.[1]);
    if (enrolledOn <= LAST_DAY) mentoring(world, random, home, personId, enrolledOn);
  }
}

function mentoring(world: World, random: Random, home: DemoHousehold, personId: string, enrolledOn: string): void {
  const [id, ends] = [random.uuid(), addMonths(enrolledOn, 12)];
  const last: EnrolmentState = ends > LAST_DAY ? random.weighted({ berjalan: 88, jeda: 5, berhenti: 5, berangkat_lagi: 2 }) : random.weighted({ berjalan: 35, berhenti: 35, berangkat_lagi: 20, pindah: 10 });
  const until = ends > LAST_DAY ? LAST_DAY : ends;
  const begun = addDays(enrolledOn, random.int(7, 21));
  const steps: [EnrolmentState, string][] = [["daftar", enrolledOn], ["asesmen", enrolledOn], ["berjalan", begun], ...(last === "berjalan" ? [] : [[last, until] as [EnrolmentState, string]])].filter(([, on]) => String(on) <= LAST_DAY) as [EnrolmentState, string][];
  const [status, since] = steps.at(-1)!;
  world.mentoring_enrolments.push([id, personId, home.id, home.code, "purna", enrolledOn, 12, status, since, SOURCE, `${enrolledOn}T03:00:00Z`, `${since}T03:00:00Z`, steps.length]);
  steps.forEach(([to, on], index) => world.mentoring_steps.push([random.uuid(), id, index === 0 ? null : steps[index - 1]![0], to, on, to === "berhenti" || to === "jeda" ? "Menurut keluarga" : null, `${on}T0${3 + index}:00:00Z`]));
  if (begun > LAST_DAY) return;
  const income = random.int(20, 50) * 100_000;
  const goals = [{ title: random.pick(GOALS), amountIdr: String(random.int(20, 150) * 100_000), dueOn: addMonths(begun, random.int(4, 14)) }];
  world.mentoring_plans.push([random.uuid(), id, JSON.stringify(goals), Math.round(income * 0.6), Math.round(income * 0.1), Math.round(income * 0.2), Math.round(income * 0.1), random.pick([10, 15, 20]), random.chance(0.7), SOURCE, `${begun}T03:00:00Z`]);
  meetings(world, random, id, sessionsPlanned(enrolledOn, 12).filter((day) => day > begun && day <= until));
  for (const code of codesOf(MILESTONES)) {
    const on = addDays(begun, random.int(30, 330));
    if (on <= until && random.chance(0.3)) world.mentoring_milestones.push([random.uuid(), id, code, on, SOURCE, `${on}T03:00:00Z`]);
  }
}

function meetings(world: World, random: Random, enrolmentId: string, days: readonly string[]): void {
  const held = days.filter(() => random.chance(0.8));
  held.forEach((day, index) => {
    const topics = codesOf(SESSION_TOPICS).filter((topic) => topic !== "lainnya" && random.chance(0.25));
    const homework = random.pick(HOMEWORK);
    world.mentoring_sessions.push([
      random.uuid(), enrolmentId, day, random.weighted({ kunjungan: 70, kelompok: 15, telepon: 15 }), random.int(3, 9) * 10, `{${topics.join(",")}}`, index === 0 ? null : random.weighted({ ya: 50, sebagian: 35, tidak: 15 }),
      homework, held[index + 1] ?? addDays(day, 14), SOURCE, `${day}T10:00:00Z`,
    ]);
  });
}

/** People who asked on the public page and wait for the coordinator of the home village. */
export function waitingRequests(world: World, random: Random): void {
  for (const [name, track, country, on] of [["Sri Wahyuni", "purna", "TW", "2025-12-20"], ["Bambang Hariyanto", "calon_pulang", "MY", "2025-12-28"]] as const) {
    world.mentoring_requests.push([random.uuid(), HOME_VILLAGE, name, track, country, "pendampingan-1", `${on}T08:00:00Z`]);
  }
}
