import { expect } from "vitest";
import { roundHalfAway } from "~/shared/numbers";
import { dbTest } from "../db";
import { figure, rowsOf, world } from "./world";

/* Handbook §5.2 F01 and F04–F06, §5.8 X02 and X08: the worked examples, and what they say of the unknown. */
const thousand = (amount: number) => amount * 1_000;
const juta = (amount: number) => Math.round(amount * 1_000_000);

dbTest("savings rate (F01): 17.0 %, in cash 10.6 %; negative is real, without income there is none", async ({ sql }) => {
  const { family, snapshot } = world(sql);
  const village = "35.04.05.2001";
  const example = { remit: thousand(3_500), local: thousand(1_200), expense: thousand(3_850), debt: thousand(350), interest: thousand(50) };
  await snapshot(await family(village), "2024-09-15", example);
  expect((await figure("F01", village, "2024-09")).value).toBeCloseTo((800 / 4_700) * 100, 9);
  expect((await figure("F01b", village, "2024-09")).value).toBeCloseTo((500 / 4_700) * 100, 9);

  const spending = "35.04.05.2003";
  await snapshot(await family(spending), "2024-09-15", { local: juta(2), expense: juta(3) });
  await snapshot(await family(spending), "2024-09-15", { local: 0, expense: juta(3) });
  await snapshot(await family(spending), "2024-09-15", { local: juta(2), expense: juta(1), debt: thousand(100) });
  expect(await figure("F01", spending, "2024-09")).toMatchObject({ value: -50, known: 1, eligible: 2 });
  expect(await figure("F01b", spending, "2024-09")).toMatchObject({ value: (-50 + 45) / 2, known: 2, eligible: 2 });
});

dbTest("emergency fund (F04): 9 of 30, 5 unknown", async ({ sql }) => {
  const { family, snapshot } = world(sql);
  const village = "35.04.05.2004";
  for (let at = 0; at < 35; at++) {
    const balance = at < 9 ? juta(3) : at < 30 ? juta(3) - 1 : null;
    await snapshot(await family(village, []), "2024-09-15", { balance, expense: juta(1), debt: juta(9) });
  }
  const share = await figure("F04", village, "2024-09");
  expect(share).toMatchObject({ value: 30, numerator: 9, denominator: 30, known: 30, eligible: 35 });
  expect(share.low).not.toBeNull();
});

dbTest("financial health (F06): 64.3 of seven things known, none of five", async ({ sql }) => {
  const { family, snapshot } = world(sql);
  const village = "35.04.05.2005";
  // Spends less than income 100, pays on time 50, fund 0, instalments 100, insured 100, keeps records 50, a goal unknown, a million in a week 50.
  const money = { balance: thousand(100), local: juta(3), expense: juta(2), debt: thousand(100) };
  await snapshot(await family(village), "2024-09-15", money, { paysOnTime: "kadang", insured: "ya", recordsKept: "kadang", emergencyCapacity: "sulit" });
  expect((await figure("F06", village, "2024-09")).value).toBeCloseTo(450 / 7, 9);
  await snapshot(await family(village), "2024-09-15", money, { paysOnTime: "ya", insured: "ya" });
  await snapshot(await family(village), "2024-09-15", { balance: null, expense: null }, { paysOnTime: "ya", insured: "ya", goalSet: "ya", recordsKept: "ya" });
  expect(await figure("F06", village, "2024-09")).toMatchObject({ known: 1, eligible: 3, unit: "score" });
});

dbTest("money gone (F05): 12 followed, 7 of them gone; the others beside it", async ({ sql }) => {
  const { family, journey, snapshot } = world(sql);
  const village = "35.04.06.2001";
  const back = async (readings: Record<string, number>, country = "MY") => {
    const home = await family(village, [{ returnedOn: "2024-02-10", country }]);
    for (const [asOf, balance] of Object.entries(readings)) await snapshot(home, asOf, { balance: juta(balance), expense: juta(3) });
    return home;
  };
  for (let at = 0; at < 7; at++) await back({ "2024-02-20": 60, "2024-08-15": 2.9, "2024-11-15": 30 }, at < 4 ? "MY" : "HK");
  for (let at = 0; at < 5; at++) await back({ "2024-02-20": 9, "2024-08-15": 3, "2024-11-15": 7 });
  await back({ "2024-02-20": 8.9 });
  await back({ "2024-03-15": 60, "2024-11-15": 20 });
  await back({ "2024-02-20": 60, "2024-08-15": 40 });
  const again = await back({ "2024-02-20": 60, "2024-11-15": 1 });
  await sql`update journeys set status = 'selesai', closed_on = '2024-05-01' where household_id = ${again.id}`;
  await sql`insert into journeys (id, person_id, household_id, region_code, status, procedural_status, country, opened_on, departed_on)
    select gen_random_uuid(), person_id, household_id, region_code, 'bekerja', 'tidak_diketahui', 'MY', '2024-05-01', '2024-06-01' from journeys where household_id = ${again.id}`;
  await journey(await family(village, []), { returnedOn: "2024-03-10" });

  const share = await figure("F05", village, "2025-02");
  expect(share).toMatchObject({ numerator: 7, denominator: 12, n: 12, known: 12, eligible: 15 });
  expect([share.value, share.low, share.high].map((value) => roundHalfAway(value!, 1))).toEqual([58.3, 32, 80.7]);
  // Two left before their year was over: 14 at risk to begin with, 13 when the seven had used up theirs.
  const estimate = await figure("F05b", village, "2025-02");
  expect(estimate).toMatchObject({ n: 14, known: 14, eligible: 15 });
  expect(estimate.value).toBeCloseTo((7 / 13) * 100, 9);
  // Nobody's year is over in another month, and none before today.
  expect(await figure("F05", village, "2025-01")).toMatchObject({ value: null, eligible: 0 });
  expect(await figure("F05", village, "2025-02", "2025-02", { now: new Date("2025-02-08T03:00:00Z") })).toMatchObject({ value: null, eligible: 0 });
  const byCountry = await rowsOf({ region: village, from: "2025-02", to: "2025-02", by: "country", ids: ["F05"] });
  expect(byCountry.map(({ group, numerator, denominator }) => [group, numerator, denominator])).toEqual([["HK", 3, 3], ["MY", 4, 9]]);
});

dbTest("story 2: Pak Darto enters the denominator on 10 February 2026, without the event", async ({ sql }) => {
  const { family, snapshot } = world(sql);
  const village = "35.05.01.2001";
  const darto = await family(village, [{ returnedOn: "2025-02-10", country: "MY", sex: "L" }]);
  const readings: [string, number, number][] = [["2025-02-10", 60, 4.1], ["2025-05-10", 18.9, 5], ["2025-08-10", 14.1, 3.2], ["2025-11-10", 8.7, 3.2], ["2026-02-10", 7.8, 3.2], ["2026-05-10", 9, 3.2]];
  for (const [asOf, balance, expense] of readings) await snapshot(darto, asOf, { balance: juta(balance), expense: juta(expense) });
  const on = (day: string) => figure("F05", village, "2026-02", "2026-02", { now: new Date(`${day}T03:00:00Z`) });
  expect(await on("2026-02-09")).toMatchObject({ eligible: 0 });
  expect(await on("2026-02-10")).toMatchObject({ numerator: 0, denominator: 1, known: 1, eligible: 1, value: 0 });
});

dbTest("migrants of a thousand residents (X02): 31 of 4,120, and none where the residents are unknown", async ({ sql }) => {
  const { family, journey } = world(sql);
  const village = "35.04.06.2002";
  await sql`insert into region_programmes (region_code, population, population_year) values (${village}, 4120, 2024) on conflict (region_code) do update set population = 4120, population_year = 2024`;
  const home = await family(village, Array.from({ length: 31 }, () => ({ departedOn: "2024-01-15" })));
  await journey(home, { departedOn: "2024-01-15", returnedOn: "2024-06-30" });
  await journey(home, { departedOn: "2024-07-01" });
  const rate = await figure("X02", village, "2024-06");
  expect(rate).toMatchObject({ numerator: 31, denominator: 4120, n: 31, known: 1, eligible: 1 });
  expect([rate.value, rate.low, rate.high].map((value) => roundHalfAway(value!, 1))).toEqual([7.5, 5.1, 10.7]);
  expect(await figure("X02", village, "2024-07")).toMatchObject({ numerator: 32 });
  await sql`update region_programmes set population = null, population_year = null where region_code = ${village}`;
  await sql`update regions set population_year = null where code = ${village}`;
  expect(await figure("X02", village, "2024-06")).toMatchObject({ value: null, n: 0, known: 0, eligible: 1 });
  // Above the village only the residents of villages with records count.
  const next = "35.05.06.2002";
  await sql`insert into region_programmes (region_code, population, population_year) values (${next}, 1000, 2024) on conflict (region_code) do update set population = 1000, population_year = 2024`;
  await family(next);
  await family("35.05.06.2003");
  expect(await figure("X02", "35.05.06", "2024-06")).toMatchObject({ value: 1, numerator: 1, denominator: 1000, known: 1, eligible: 2 });
});

dbTest("Lebaran (X08): index 1.50, and growth 4.9 % from Lebaran to Lebaran, for a village and its regency alike", async ({ sql }) => {
  const { family, sent } = world(sql);
  const village = "35.04.06.2003";
  const home = await family(village);
  // 112 usual days before the four weeks of 2025, which begin on 3 March: sixteen weeks of 10 or so.
  for (let week = 0; week < 16; week++) await sent(home, { on: dayFrom("2024-11-11", 7 * week + 3), idr: juta(week < 8 ? 9 : 11) });
  for (const [on, idr] of [["2025-03-03", 32], ["2025-03-30", 28], ["2025-03-31", 50]] as const) await sent(home, { on, idr: juta(idr) });
  for (const area of [village, "35.04"]) {
    expect(await figure("X08", area, "2025-01", "2025-12")).toMatchObject({ value: 1.5, numerator: juta(15), denominator: juta(10), n: 2 });
    expect(await figure("X08b", area, "2025-01", "2025-12")).toMatchObject({ value: null });
  }
  await sent(home, { on: "2025-03-10", idr: juta(4) });
  await sent(home, { on: "2024-03-13", idr: juta(30) });
  await sent(home, { on: "2024-04-09", idr: juta(31) });
  await sent(home, { on: "2024-04-10", idr: juta(90) });
  for (const area of [village, "35.04"]) expect(roundHalfAway((await figure("X08b", area, "2025-01", "2025-12")).value!, 1)).toBe(4.9);
  expect(await figure("X08", village, "2025-04", "2025-12")).toMatchObject({ value: null, n: 0 });
});

const dayFrom = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

dbTest("apart by lender, provider, country and sex", async ({ sql }) => {
  const { family, sent, used, snapshot } = world(sql);
  const village = "35.04.06.2004";
  const [one, two] = [await family(village, [{ country: "HK", sex: "P" }]), await family(village, [{ country: "MY", sex: "L" }])];
  for (const [home, lenders] of [[one, ["kur", "rentenir"]], [two, ["kur"]]] as const) {
    await snapshot(home, "2024-09-15", { local: juta(2), debt: home === one ? juta(1) : thousand(500) });
    for (const lender of lenders) {
      await sql`insert into debts (id, household_id, region_code, lender_type, purpose, start_on, status) values (gen_random_uuid(), ${home.id}, ${village}, ${lender}, 'usaha', '2024-01-01', 'lancar')`;
    }
  }
  await sql`insert into debts (id, household_id, region_code, lender_type, purpose, start_on, end_on, status) values (gen_random_uuid(), ${two.id}, ${village}, 'gadai', 'usaha', '2024-01-01', '2024-09-01', 'lunas')`;
  const by = async (dimension: "lender" | "sex" | "provider" | "country", id: string, month = "2024-09") =>
    (await rowsOf({ region: village, from: month, to: month, by: dimension, ids: [id] })).map(({ group, value, n }) => [group, value, n]);
  expect(await by("lender", "F03")).toEqual([["kur", 37.5, 2], ["rentenir", 50, 1]]);
  expect(await by("sex", "F02")).toEqual([["L", null, 1], ["P", null, 1]]);

  await sent(one, { month: "2024-09", idr: juta(2), sent: 1_000, fee: 20, applied: 2_000, reference: 2_000 });
  await sql`update remittances set provider = ' Pos ' where household_id = ${one.id}`;
  await sent(two, { month: "2024-09", idr: juta(2), country: "MY" });
  await used(one, "2024-09", { usaha: juta(1), konsumsi: juta(1) });
  await used(two, "2024-09", { konsumsi: juta(2) });
  expect(await by("provider", "R05")).toEqual([["Pos", 2, 1], ["tidak_diketahui", null, 0]]);
  expect(await by("country", "R08")).toEqual([["HK", 50, 1], ["MY", 0, 1]]);
  expect(await figure("R01b", village, "2024-09")).toMatchObject({ value: 2, n: 2 });
  // The same from the sums of a regency; what came from two countries in one month is of several.
  await sent(one, { month: "2024-09", idr: juta(0.1), country: "SG" });
  const wide = await rowsOf({ region: "35.04", from: "2024-09", to: "2024-09", by: "country", ids: ["R08"] });
  expect(wide.filter(({ group }) => group === "MY" || group === "beberapa").map(({ group, value, n }) => [group, value, n])).toEqual([["MY", 0, 1], ["beberapa", 50, 1]]);
});
