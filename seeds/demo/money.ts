import { minorPerUnit } from "~/shared/currencies";
import type { Random } from "./random";
import { habitsOf, returnReadings } from "./readings";
import { type DemoHousehold, type DemoMigrant, FIRST_MONTH, type FxRates, LAST_MONTH, monthsBetween, rateOf, SOURCE, unknownHere, type World } from "./world";

/** 1 Syawal, domain handbook X08. */
const LEBARAN = ["2021-05-13", "2022-05-02", "2023-04-22", "2024-04-10", "2025-03-31"];
/** Cost of a channel as a share of the amount sent, and its share of transfers (domain handbook §7.4). */
const CHANNELS = {
  bank: { cost: 0.022, east: 48, lombok: 35 },
  mto: { cost: 0.029, east: 27, lombok: 18 },
  pos: { cost: 0.031, east: 8, lombok: 35 },
  ewallet: { cost: 0.016, east: 7, lombok: 4 },
  hand_carried: { cost: 0, east: 6, lombok: 5 },
  informal: { cost: 0.01, east: 3, lombok: 2 },
  tidak_diketahui: { cost: 0.02, east: 1, lombok: 1 },
};
const weights = (area: "east" | "lombok") => Object.fromEntries(Object.entries(CHANNELS).map(([channel, of]) => [channel, of[area]])) as Record<keyof typeof CHANNELS, number>;
/** Pooled shares in percent; the first year abroad pays debts first. */
const USES = { konsumsi: 48, pendidikan: 12, kesehatan: 4, rumah: 12, utang_penempatan: 4, utang_lain: 4, tabungan: 5, usaha: 3, tanah_emas_ternak: 2, hajatan_sosial: 1 };
/** Months from the start of the programme until its effect is full. */
const RAMP_MONTHS = 18;

/** Everything about a household's money, month by month. */
export function moneyOf(world: World, random: Random, home: DemoHousehold, rates: FxRates): void {
  for (const [index, month] of monthsBetween(FIRST_MONTH, LAST_MONTH).entries()) {
    const abroad = home.migrants.filter((migrant) => migrant.departedOn.slice(0, 7) < month && (migrant.returnedOn ?? "9999") > `${month}-28`);
    if (abroad.length === 0 || unknownHere(random, home, 0.06)) continue;
    const received = abroad.reduce((sum, migrant) => sum + transfer(world, random, home, migrant, month, rates), 0);
    if (received === 0) world.no_transfer_months.push([random.uuid(), home.id, home.code, `${month}-01`, SOURCE, stamp(month, 28), stamp(month, 28)]);
    else if (!unknownHere(random, home, 0.1)) uses(world, random, home, abroad[0] as DemoMigrant, month, index, received);
  }
  snapshots(world, random, home);
}

const stamp = (month: string, day: number) => `${month}-${String(Math.min(day, 28)).padStart(2, "0")}T10:00:00Z`;
const monthsAbroad = (migrant: DemoMigrant, month: string) =>
  (Number(month.slice(0, 4)) - Number(migrant.departedOn.slice(0, 4))) * 12 + Number(month.slice(5)) - Number(migrant.departedOn.slice(5, 7));

/** One transfer in the month, or none; answers with the rupiah that arrived after the cash-out fee. */
function transfer(world: World, random: Random, home: DemoHousehold, migrant: DemoMigrant, month: string, rates: FxRates): number {
  if (random.chance(0.08)) return 0;
  const reference = rateOf(rates, migrant.currency, month);
  if (reference === null) return 0;
  const start = monthsAbroad(migrant, month) <= 6 ? 0.55 : 1;
  const season = 1 + 0.5 * lebaranShare(month) + (month.endsWith("-07") ? 0.15 : 0);
  const channel = random.weighted(weights(home.lombok ? "lombok" : "east"));
  const cost = Math.max(0, CHANNELS[channel].cost + random.normal(0, 0.008));
  const applied = Math.round(reference * (1 - cost * 0.6) * 100) / 100;
  const unit = reference > 1000 ? 10 : reference > 50 ? 1_000 : 10_000;
  const sent = Math.max(unit, Math.round((migrant.monthlyIdr * start * season * random.logNormal(1, 0.12)) / applied / unit) * unit);
  const received = Math.round(sent * applied);
  const digits = minorPerUnit(migrant.currency as never);
  const day = random.int(1, 27);
  const on = `${month}-${String(day).padStart(2, "0")}`;
  const knowsFee = !unknownHere(random, home, 0.08);
  const knowsRate = !unknownHere(random, home, 0.05);
  const receiveFee = channel === "pos" || channel === "mto" ? random.pick([0, 0, 10_000, 15_000]) : 0;
  world.remittances.push([random.uuid(), home.id, home.code, migrant.journeyId, migrant.country, migrant.sex, on, on, migrant.currency, sent * digits, knowsFee ? Math.round(sent * cost * 0.4 * digits) : null, knowsFee ? receiveFee : null, knowsRate ? applied : null, reference, "fx_monthly", `${month}-01`, received, channel, random.weighted({ struk: 40, mutasi: 25, foto: 10, pengakuan: 20, catatan_keluarga: 5 }), SOURCE, stamp(month, day + 1), stamp(month, day + 1)]);
  return received - (knowsFee ? receiveFee : 0);
}

/** For each month the share of its 28 window days, of those in the four weeks before a Lebaran. */
const LEBARAN_SHARES = new Map<string, number>();
for (const lebaran of LEBARAN) {
  for (let back = 1; back <= 28; back++) {
    const month = new Date(Date.parse(lebaran) - back * 86_400_000).toISOString().slice(0, 7);
    LEBARAN_SHARES.set(month, (LEBARAN_SHARES.get(month) ?? 0) + 1 / 28);
  }
}
export const lebaranShare = (month: string) => LEBARAN_SHARES.get(month) ?? 0;

function uses(world: World, random: Random, home: DemoHousehold, migrant: DemoMigrant, month: string, index: number, received: number): void {
  const ramp = home.programme ? Math.min(1, Math.max(0, index - 6) / RAMP_MONTHS) : 0;
  const inDebt = migrant.placementDebtIdr > 0 && monthsAbroad(migrant, month) <= 12;
  const shares: Record<string, number> = { ...USES, utang_penempatan: inDebt ? 28 : 1, konsumsi: (inDebt ? 30 : 50) - 6 * ramp, tabungan: 5 + 5 * ramp, usaha: 3 + 3 * ramp, rumah: 12 - 2 * ramp };
  if (unknownHere(random, home, 0.04)) shares.tidak_diketahui = 25;
  const drawn = Object.entries(shares).map(([category, share]) => [category, share * (category === "konsumsi" ? 1 : random.logNormal(1, 0.5)) * (random.chance(0.75) || category === "konsumsi" ? 1 : 0)] as const);
  const total = drawn.reduce((sum, [, weight]) => sum + weight, 0);
  let left = received;
  for (const [category, weight] of drawn) {
    const amount = category === "konsumsi" ? 0 : Math.floor(((weight / total) * received) / 10_000) * 10_000;
    left -= amount;
    if (amount > 0) use(world, random, home, month, category, amount);
  }
  if (left > 0) use(world, random, home, month, "konsumsi", left);
}

function use(world: World, random: Random, home: DemoHousehold, month: string, category: string, amount: number): void {
  const productive = category === "tanah_emas_ternak" ? random.chance(0.4) : null;
  world.remittance_uses.push([random.uuid(), home.id, home.code, `${month}-01`, category, amount, productive, null, SOURCE, stamp(month, 28), stamp(month, 28)]);
}

/** The household's own figures every half year, and its debts as they stand at the end. */
function snapshots(world: World, random: Random, home: DemoHousehold): void {
  const asked = home.programme ? 0.85 : 0.4;
  let savings = random.int(0, 80) * 100_000;
  for (const month of ["2023-06", "2023-12", "2024-06", "2024-12", "2025-06", "2025-12"]) {
    savings = Math.max(0, savings + random.int(home.programme ? -8 : -15, home.programme ? 35 : 20) * 100_000);
    if (!random.chance(asked) || unknownHere(random, home, 0)) continue;
    const abroad = home.migrants.some((migrant) => migrant.departedOn.slice(0, 7) < month && (migrant.returnedOn ?? "9999") > `${month}-28`);
    const remit = abroad ? Math.round((home.migrants[0]?.monthlyIdr ?? 0) / 10_000) * 10_000 : 0;
    const instalment = random.chance(0.4) ? random.int(2, 14) * 100_000 : 0;
    const maybe = (value: number) => (unknownHere(random, home, 0.06) ? null : value);
    const [id, kept, spent, paid] = [random.uuid(), maybe(savings), maybe(random.int(18, 48) * 100_000), maybe(instalment)];
    world.finance_snapshots.push([id, home.id, home.code, `${month}-15`, kept, spent, paid, remit, maybe(random.int(0, 24) * 100_000), random.chance(0.3) ? random.int(0, 18) * 100_000 : 0, instalment === 0 ? 0 : instalment * random.int(3, 20), SOURCE, stamp(month, 16), stamp(month, 16), ...habitsOf(id, paid, home.programme)]);
  }
  returnReadings(world, home);
  for (const migrant of home.migrants) {
    if (migrant.placementDebtIdr === 0) continue;
    const paid = monthsAbroad(migrant, LAST_MONTH) >= 13;
    world.debts.push([random.uuid(), home.id, home.code, random.weighted({ kur: 30, keluarga: 25, rentenir: 12, koperasi: 13, p3mi_agen: 20 }), "penempatan", migrant.placementDebtIdr, paid ? 0 : Math.round(migrant.placementDebtIdr / 2), "tidak_diketahui", null, Math.round(migrant.placementDebtIdr / 12), "bulan", migrant.departedOn, paid ? "lunas" : random.weighted({ lancar: 85, menunggak_1_30: 10, lebih_90: 5 }), SOURCE, stamp(migrant.departedOn.slice(0, 7), 20)]);
  }
}
