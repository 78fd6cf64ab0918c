import type { ActivityType } from "~/learning/codes";
import { addDays } from "~/shared/dates";
import { Random } from "./random";
import type { DemoVillage } from "./villages";
import { type DemoHousehold, LAST_DAY, SOURCE, type World } from "./world";

const TITLES: readonly [ActivityType, string][] = [["literasi_keuangan", "Kelas mengatur uang keluarga"], ["migrasi_aman", "Sosialisasi migrasi aman"], ["kewirausahaan", "Memulai usaha dari rumah"], ["pemasaran_digital", "Jualan lewat ponsel"], ["pengolahan", "Mengolah singkong dan pisang"]];

/** Classes that programme villages held, three or four a year, with who came and what they knew before and after. */
export function activitiesOf(world: World, village: DemoVillage, homes: readonly DemoHousehold[]): void {
  if (!village.programme) return;
  const random = new Random(Number(village.code.replaceAll(".", "")) % 1_000_003);
  const people = world.persons.filter(([, household, , , , role]) => role !== "anak" && homes.some(({ id }) => id === household)).map(([id]) => String(id));
  for (let startOn = addDays("2023-08-05", random.int(0, 60)); startOn <= LAST_DAY; startOn = addDays(startOn, random.int(80, 130))) {
    const [type, title] = random.pick(TITLES);
    course(world, random, village.code, { type, title, startOn, people });
  }
}

function course(world: World, random: Random, code: string, { type, title, startOn, people }: { type: ActivityType; title: string; startOn: string; people: readonly string[] }): void {
  const [id, meetings] = [random.uuid(), random.int(2, 4)];
  const days = Array.from({ length: meetings }, (_, index) => addDays(startOn, index * 7));
  world.activities.push([id, code, type === "migrasi_aman" ? "informasi_kerja" : "edukasi", type, title, startOn, days.at(-1), meetings * 3, random.int(20, 30), random.int(15, 90) * 100_000, random.weighted({ dana_desa: 50, apbd_kab: 25, apbd_prov: 25 }), SOURCE, `${startOn}T02:00:00Z`]);
  const sessions = days.map((day, index) => ({ id: random.uuid(), day, number: index + 1 }));
  for (const session of sessions) world.activity_sessions.push([session.id, id, session.number, session.day]);
  const learners = [...new Set(Array.from({ length: random.int(14, 28) }, () => random.pick(people)))];
  for (const personId of learners) {
    const participant = random.uuid();
    world.activity_participants.push([participant, id, personId]);
    for (const session of sessions) {
      const status = random.weighted({ hadir: 76, izin: 9, sakit: 4, alpa: 6, tidak_dicatat: 5 });
      if (status !== "tidak_dicatat") world.attendance.push([session.id, participant, status]);
    }
    const before = random.int(25, 65);
    if (random.chance(0.85)) world.test_scores.push([participant, "pre", "A", before]);
    if (random.chance(0.75)) world.test_scores.push([participant, "post", "A", Math.min(100, before + random.int(0, 35))]);
  }
}
