import type { Random } from "../demo/random";
import { dayText } from "./calendar";
import { allot, chanceOf } from "./chance";
import { migrantOf, type Migrant } from "./migrants";
import type { Sizes } from "./sizes";
import { lastMonthOf, type Village } from "./villages";

/** A sending: a migrant's money of a month, so often. */
export type Sending = { month: number; migrant: Migrant; times: number };
export type Home = {
  nth: number;
  village: Village;
  /** Code it lives under since `movedOn`, and the one before; `before` null: it never moved. */
  code: string;
  before: string | null;
  movedOn: string;
  joinedIn: number;
  joinedOn: string;
  migrants: Migrant[];
  /** Members beside the head and the migrants. */
  others: number;
  sendings: Sending[];
  /** Months confirmed as ones in which nothing came. */
  without: number[];
};

export type Homes = { length: number; at(nth: number): Home };

/** Members abroad and others of a household before the totals are met. */
const ABROAD = { "0": 44, "1": 48, "2": 8 };
const OTHERS = { "0": 18, "1": 30, "2": 30, "3": 15, "4": 7 };
/** Neighbours in the order of loading come from all over both provinces, as records do that arrive day by day. */
const STRIDE = 7_919;
/** Shares of what is not recorded and of months without money (domain handbook §7.4); first and last months mostly bring none. */
const UNRECORDED = 0.05;
const WITHOUT = 0.08;
const WITHOUT_AT_EDGE = 0.8;
const MOVED = 0.015;

/**
 * All households of a world, each made when it is asked for and the same whenever it is asked for. Only four numbers a
 * household are kept: how many members and sendings the exact totals leave to it.
 */
export function homesOf(villages: readonly Village[], sizes: Sizes): Homes {
  const { households } = sizes;
  const inVillage = allot(households, villages.map(({ weight }) => weight));
  const villageAt = new Uint16Array(households);
  for (let village = 0, first = 0; village < villages.length; first += inVillage[village]!, village++) villageAt.fill(village, first, first + inVillage[village]!);
  const abroad = allot(sizes.migrants, drawn(households, (random) => Number(random.weighted(ABROAD))));
  const others = allot(sizes.persons - households - sizes.migrants, drawn(households, (random) => (random.next(), Number(random.weighted(OTHERS)))));
  const unlimited = (nth: number) => homeAt(villages, villageAt[(nth * STRIDE) % households]!, nth, abroad[nth]!, others[nth]!);
  const sendings = allot(sizes.remittances / sizes.transfersPerSending, Uint16Array.from({ length: households }, (_, nth) => unlimited(nth).sendings.length));
  return {
    length: households,
    at: (nth) => {
      const home = unlimited(nth);
      return { ...home, sendings: limited(home.sendings, sendings[nth]!) };
    },
  };
}

const drawn = (households: number, draw: (random: Random) => number) => Uint8Array.from({ length: households }, (_, nth) => draw(chanceOf(nth, "size")));

function homeAt(villages: readonly Village[], index: number, nth: number, abroad: number, others: number): Home {
  const village = villages[index]!;
  const random = chanceOf(nth, "away");
  const migrants = Array.from({ length: abroad }, () => migrantOf(random, village));
  const joinedIn = joinedOf(random, village, migrants);
  const joinedOn = dayText(joinedIn, random.int(1, 28));
  const place = placeOf(villages, index, nth);
  if (place.movedOn <= joinedOn) place.before = null;
  const home: Home = { nth, village, ...place, joinedIn, joinedOn, migrants, others, sendings: [], without: [] };
  addMonths(random, home);
  return home;
}

function placeOf(villages: readonly Village[], index: number, nth: number): Pick<Home, "code" | "before" | "movedOn"> {
  const { code, oldCode } = villages[index]!;
  const random = chanceOf(nth, "place");
  const movedOn = dayText(random.int(6, 54), 1);
  const renamed = oldCode === null ? 1 : random.next();
  if (renamed < 0.5) return { code: oldCode!, before: null, movedOn };
  if (renamed < 0.75) return { code, before: oldCode, movedOn };
  const neighbour = villages[(index + random.int(1, 40)) % villages.length]!.code;
  return { code, before: random.chance(MOVED) && neighbour !== code ? neighbour : null, movedOn };
}

/** The code a record of that day carries. */
export const codeOn = ({ code, before, movedOn }: Home, day: string): string => (before !== null && day < movedOn ? before : code);

/** Most families are known before somebody leaves, some are found with a member abroad already. */
function joinedOf(random: Random, village: Village, migrants: readonly Migrant[]): number {
  const first = Math.min(...migrants.map(({ leftIn }) => leftIn ?? Infinity));
  if (first === Infinity) return random.int(-8, 40);
  return random.chance(0.12) ? Math.min(lastMonthOf(village), first + random.int(1, 3)) : first - random.int(2, 12);
}

function addMonths(random: Random, { village, migrants, joinedIn, sendings, without }: Home): void {
  for (let month = Math.max(0, joinedIn); month <= lastMonthOf(village); month++) {
    const away = migrants.filter(({ leftIn, backIn }) => leftIn !== null && leftIn <= month && month <= (backIn ?? month));
    if (away.length === 0 || random.chance(UNRECORDED + village.extraUnknown)) continue;
    const senders = away.filter(({ leftIn, backIn }) => !random.chance(month === leftIn || month === backIn ? WITHOUT_AT_EDGE : WITHOUT));
    for (const migrant of senders) sendings.push({ month, migrant, times: 1 });
    if (senders.length === 0) without.push(month);
  }
}

/** As many sendings as the total leaves: some are not on record, or some months have another. */
function limited(sendings: readonly Sending[], most: number): Sending[] {
  const times = allot(most, sendings.map(() => 1));
  return sendings.map((sending, index) => ({ ...sending, times: times[index]! })).filter(({ times }) => times > 0);
}
