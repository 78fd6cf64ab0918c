import { Random } from "./random";
import { HOME_VILLAGE, type DemoVillage } from "./villages";
import { type DemoHousehold, LAST_MONTH, monthsBetween, SOURCE, type World } from "./world";

const SINCE = "2025-01";
const DUES = 50_000;
type Person = { id: string; name: string };

/** Programme villages save together in a group, and the home village also has an arisan (handbook §4.14). */
export function savingsOf(world: World, village: DemoVillage, homes: readonly DemoHousehold[]): void {
  if (!village.programme) return;
  const random = new Random((Number(village.code.replaceAll(".", "")) % 1_000_003) + 7);
  const adults = homes.flatMap(({ id }) => world.persons.filter((row) => row[1] === id && row[5] !== "anak").slice(0, 1)).map(([id, , , name]) => ({ id: String(id), name: String(name) }));
  if (adults.length < 20) return;
  savingGroup(world, random, village.code, pick(random, adults, 18));
  if (village.code === HOME_VILLAGE) arisan(world, random, village.code, pick(random, adults, 12));
}

const pick = (random: Random, from: readonly Person[], count: number): Person[] => {
  const left = [...from];
  return Array.from({ length: count }, () => left.splice(random.int(0, left.length - 1), 1)[0]!);
};

function group(world: World, random: Random, code: string, people: readonly Person[], { name, kind, dues }: { name: string; kind: string; dues: number }) {
  const id = random.uuid();
  world.savings_groups.push([id, code, name, kind, null, "2024-12-15", dues, SOURCE, "2024-12-15T03:00:00Z"]);
  const members = people.map((person) => {
    const member = random.uuid();
    world.savings_members.push([member, id, person.id, person.name, "2024-12-15"]);
    return member;
  });
  const meet = (heldOn: string) => {
    const meeting = random.uuid();
    world.savings_meetings.push([meeting, id, heldOn]);
    const pay = (member: string, kind: string, amount: number, loan: string | null = null) => world.savings_entries.push([random.uuid(), id, member, meeting, loan, heldOn, kind, amount, SOURCE, `${heldOn}T08:00:00Z`]);
    const come = (member: string): boolean => {
      const status = random.weighted({ hadir: 82, izin: 9, sakit: 4, alpa: 5 });
      world.savings_attendance.push([meeting, member, id, status]);
      return status === "hadir";
    };
    return { pay, come };
  };
  return { id, members, meet };
}

function savingGroup(world: World, random: Random, code: string, people: readonly Person[]): void {
  const { id, members, meet } = group(world, random, code, people, { name: "Kelompok Simpan Melati (contoh)", kind: "kelompok_simpan", dues: DUES });
  // Two members borrow from March on, one of whom stops repaying in summer.
  const loans = [members[2]!, members[5]!].map((member, index) => ({ loan: random.uuid(), member, principal: 1_000_000, lastPaid: index === 0 ? "2025-12" : "2025-07" }));
  for (const { loan, member, principal } of loans) world.savings_loans.push([loan, id, member, "2025-03-10", principal, 10, 100, SOURCE, "2025-03-10T08:00:00Z"]);
  for (const month of monthsBetween(SINCE, LAST_MONTH)) {
    const { pay, come } = meet(`${month}-10`);
    for (const member of members) {
      if (month === SINCE) pay(member, "pokok", 100_000);
      if (come(member)) pay(member, "wajib", DUES);
      if (random.chance(0.2)) pay(member, "sukarela", random.int(1, 6) * 25_000);
    }
    for (const { loan, member, principal, lastPaid } of loans) {
      if (month <= "2025-03" || month > lastPaid) continue;
      pay(member, "angsuran", principal / 10, loan);
      pay(member, "jasa", principal / 100, loan);
    }
  }
}

/** Twelve members, and each month one of them gets what all paid in. */
function arisan(world: World, random: Random, code: string, people: readonly Person[]): void {
  const { members, meet } = group(world, random, code, people, { name: "Arisan RT 03 (contoh)", kind: "arisan", dues: 100_000 });
  monthsBetween(SINCE, LAST_MONTH).forEach((month, turn) => {
    const { pay, come } = meet(`${month}-05`);
    for (const member of members) {
      come(member);
      pay(member, "wajib", 100_000);
    }
    pay(members[turn]!, "penarikan", 100_000 * members.length);
  });
}
