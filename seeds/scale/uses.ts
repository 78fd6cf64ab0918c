import type { Random } from "../demo/random";
import { habitsOf } from "../demo/readings";
import { SOURCE } from "../demo/world";
import { dayText, stampOf } from "./calendar";
import { chanceOf } from "./chance";
import { codeOn, type Home } from "./homes";
import type { MoneyMaking } from "./money";
import type { Known } from "./people";
import { lastMonthOf } from "./villages";

/** Families are asked about the use of one month in three, so that there are fewer uses than transfers to tell of. */
export const USES_EVERY = 3;
/** Pooled shares in percent, and what a programme village gains and loses within 18 months (domain handbook §7.4). */
const USES = { konsumsi: 48, pendidikan: 12, kesehatan: 4, rumah: 12, utang_penempatan: 9, utang_lain: 4, tabungan: 5, usaha: 3, tanah_emas_ternak: 2, hajatan_sosial: 1 };
const EFFECT: Partial<Record<keyof typeof USES, number>> = { tabungan: 5, usaha: 3, konsumsi: -6, rumah: -2 };
const RAMP_MONTHS = 18;
const IN_DEBT = 28;
const MONTHS_IN_DEBT = 12;
/** Chance that a category is named at all. */
const NAMED = 0.55;
const LENDERS = { kur: 30, keluarga: 25, rentenir: 12, koperasi: 13, p3mi_agen: 20 };
const LATE = { lancar: 85, menunggak_1_30: 10, lebih_90: 5 };

export function addUses({ world, ids }: MoneyMaking, random: Random, home: Home, known: Known, month: number, received: number): void {
  const day = dayText(month, 28);
  const code = codeOn(home, day);
  const use = (category: string, amount: number) =>
    world.remittance_uses.push([ids.of("remittance_uses"), known.id, code, dayText(month, 1), category, amount, category === "tanah_emas_ternak" ? random.chance(0.4) : null, null, SOURCE, stampOf(day), stampOf(day)]);
  const shares = sharesOf(random, home, month);
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  let left = received;
  for (const [category, share] of shares) {
    const amount = category === "konsumsi" ? 0 : Math.floor(((share / total) * received) / 10_000) * 10_000;
    left -= amount;
    if (amount > 0) use(category, amount);
  }
  if (left > 0) use("konsumsi", left);
}

function sharesOf(random: Random, { village, migrants }: Home, month: number): [string, number][] {
  const ramp = village.programmeFrom === null ? 0 : Math.min(1, Math.max(0, month - village.programmeFrom) / RAMP_MONTHS);
  const inDebt = migrants.some(({ leftIn, debtIdr }) => debtIdr > 0 && leftIn !== null && leftIn <= month && month - leftIn <= MONTHS_IN_DEBT);
  const shares: [string, number][] = random.chance(0.04 + village.extraUnknown) ? [["tidak_diketahui", 25]] : [];
  for (const [category, pooled] of Object.entries(USES) as [keyof typeof USES, number][]) {
    if (category !== "konsumsi" && !random.chance(NAMED)) continue;
    const share = category === "utang_penempatan" ? (inDebt ? IN_DEBT : 1) : pooled + ramp * (EFFECT[category] ?? 0);
    shares.push([category, category === "konsumsi" ? share : (share / NAMED) * random.logNormal(1, 0.5)]);
  }
  return shares;
}

/** A third of the families is asked for its own figures, now and then at the end of a quarter; and debts as they stand. */
export function addFinance(making: MoneyMaking, home: Home, known: Known): void {
  const random = chanceOf(home.nth, "finance");
  const { village, joinedIn, migrants } = home;
  if (random.chance(village.programmeFrom === null ? 0.3 : 0.6)) {
    for (let month = 2; month <= lastMonthOf(village); month += 3) {
      if (month > joinedIn && random.chance(0.3)) addSnapshot(making, random, home, known, month);
    }
  }
  for (const { debtIdr, leftIn, leftOn } of migrants) if (debtIdr > 0 && leftIn !== null) addDebt(making, random, home, known, debtIdr, leftOn!, lastMonthOf(village) - leftIn > MONTHS_IN_DEBT);
}

function addSnapshot({ world, ids }: MoneyMaking, random: Random, home: Home, known: Known, month: number): void {
  const day = dayText(month, 28);
  const away = home.migrants.find(({ leftIn, backIn }) => leftIn !== null && leftIn < month && month <= (backIn ?? month));
  const maybe = (value: number) => (random.chance(0.06 + home.village.extraUnknown) ? null : value);
  const instalment = random.chance(0.4) ? random.int(2, 14) * 100_000 : 0;
  const [id, savings, expense, paid] = [ids.of("finance_snapshots"), maybe(random.int(0, 120) * 100_000), maybe(random.int(18, 48) * 100_000), maybe(instalment)];
  world.finance_snapshots.push([id, known.id, codeOn(home, day), day, savings, expense, paid,
    Math.round((away?.monthlyIdr ?? 0) / 10_000) * 10_000, maybe(random.int(0, 24) * 100_000), random.chance(0.3) ? random.int(0, 18) * 100_000 : 0, instalment * random.int(3, 20), SOURCE, stampOf(day), stampOf(day), ...habitsOf(id, paid, home.village.programmeFrom !== null)]);
}

function addDebt({ world, ids }: MoneyMaking, random: Random, home: Home, known: Known, principal: number, startOn: string, paid: boolean): void {
  world.debts.push([ids.of("debts"), known.id, codeOn(home, startOn), random.weighted(LENDERS), "penempatan", principal, paid ? 0 : Math.round(principal / 2), "tidak_diketahui", null,
    Math.round(principal / 12), "bulan", startOn, paid ? "lunas" : random.weighted(LATE), SOURCE, stampOf(startOn)]);
}
