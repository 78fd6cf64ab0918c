import type { CopyValue } from "~/db/copy-rows.server";
import { Random } from "./random";
import { type DemoHousehold, LAST_DAY, SOURCE, unknownHere, type World } from "./world";

/** Chance of its own for what belongs to a record, so that nothing else of the world depends on it. */
const chanceOf = (id: string) => new Random(Number.parseInt(id.slice(-8), 16));

/** What a reading says of interest and habits, and that it is of no interview yet: the last eight columns. Whoever takes part in the programme was asked more often. */
export function habitsOf(readingId: string, instalment: number | null, programme: boolean): CopyValue[] {
  const random = chanceOf(readingId);
  const interest = instalment === null || random.chance(0.15) ? null : Math.round(instalment * (0.1 + random.next() * 0.2));
  const asked = <Answer extends string>(weights: Record<Answer, number>) => (random.chance(programme ? 0.1 : 0.4) ? null : random.weighted(weights));
  return [
    interest, interest === null || instalment === null ? null : instalment - interest,
    asked({ ya: 55, kadang: 30, tidak: 15 }), asked({ ya: 30, sebagian: 40, tidak: 30 }), asked({ ya: programme ? 35 : 12, kadang: 30, tidak: 45 }),
    asked({ ya: 30, belum_jelas: 40, tidak: 30 }), asked({ mudah: 25, sulit: 50, tidak: 25 }), null,
  ];
}

/** Days after a return on which the family was asked what is left of the savings. */
const ASKED_AFTER = [10, 120, 240, 350];

/** The year after each return: in some families the money is gone before it ends, mentored ones keep more of it. */
export function returnReadings(world: World, home: DemoHousehold): void {
  const taken = new Set(world.finance_snapshots.filter(([, household]) => household === home.id).map(([, , , day]) => day));
  for (const { journeyId, returnedOn } of home.migrants) {
    if (returnedOn === null) continue;
    const random = chanceOf(journeyId);
    if (unknownHere(random, home, home.programme ? 0.1 : 0.3)) continue;
    const expense = random.int(22, 48) * 100_000;
    let savings = random.int(10, 90) * 1_000_000;
    for (const days of ASKED_AFTER) {
      const asOf = later(returnedOn, days);
      if (asOf > LAST_DAY || taken.has(asOf)) continue;
      taken.add(asOf);
      const id = random.uuid();
      world.finance_snapshots.push([id, home.id, home.code, asOf, savings, expense, 0, 0, random.int(0, 20) * 100_000, 0, 0, SOURCE, `${asOf}T10:00:00Z`, `${asOf}T10:00:00Z`, ...habitsOf(id, 0, home.programme)]);
      savings = Math.max(0, savings - Math.round((expense * random.int(home.programme ? 5 : 15, home.programme ? 50 : 90)) / 10));
    }
  }
}

const later = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
