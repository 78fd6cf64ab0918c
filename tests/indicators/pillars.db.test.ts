import { describe, expect } from "vitest";
import { dbTest } from "../db";
import { pillarWorld } from "./pillar-world";
import { figure, rowsOf, world } from "./world";

/*
 * The handbook's examples of the pillars and of mentoring (§5.3, §5.6), written down as records and read through the
 * catalogue's engine. Each stands in a village of its own; days lie before LATER.
 */
const village = (number: number) => (number < 10 ? `35.05.01.200${number}` : `35.05.02.200${number - 9}`);
const times = <One>(count: number, make: (index: number) => Promise<One>): Promise<One[]> => Array.from({ length: count }).reduce<Promise<One[]>>(async (done, _, index) => [...(await done), await make(index)], Promise.resolve([]));
const near = (value: number | null, digits = 1) => (value === null ? null : Number(value.toFixed(digits)));

describe("education", () => {
  dbTest("E01: 51 of 68 recorded seats, four of 72 not recorded", async ({ sql }) => {
    const { activity, takesPart } = pillarWorld(sql);
    const held = await activity(village(1), { startOn: "2024-03-05", sessions: 4 });
    const seats = [...Array<string>(51).fill("hadir"), ...Array<string>(9).fill("izin"), ...Array<string>(8).fill("alpa"), ...Array<null>(4).fill(null)];
    await times(18, (index) => takesPart(held, null, seats.slice(index * 4, index * 4 + 4)));
    const e01 = await figure("E01", village(1), "2024-03");
    expect(e01).toMatchObject({ value: 75, numerator: 51, n: 68, known: 68, eligible: 72 });
    expect((await figure("E01", village(1), "2024-04")).n).toBe(0);
    const cancelled = await activity(village(1), { startOn: "2024-03-06", cancelledOn: "2024-03-06" });
    await takesPart(cancelled, null, ["alpa"]);
    expect((await figure("E01", village(1), "2024-03")).n).toBe(68);
  });

  dbTest("E02: pairs alone, 16.7 points and 0.345 of what there was to gain; E03: 12 of 16", async ({ sql }) => {
    const { activity, takesPart } = pillarWorld(sql);
    const ended = await activity(village(2), { startOn: "2024-03-05", endOn: "2024-04-02", sessions: 5 });
    const came = ["hadir", "hadir", "hadir", "hadir", "alpa"];
    for (const [pre, post] of [[40, 70], [55, 75], [60, 60], [undefined, 80]] as const) await takesPart(ended, null, came, { pre, post });
    await takesPart(ended, null, came, { pre: 10, post: 90, postForm: "B" });
    for (let more = 0; more < 7; more++) await takesPart(ended, null, came, { post: 80 });
    for (let none = 0; none < 4; none++) await takesPart(ended, null, ["hadir", "hadir", "hadir", "alpa", "alpa"], none === 0 ? { post: 90 } : {});
    await takesPart(ended, null, ["alpa", "izin"]);
    const [e02, e02b, e03] = await rowsOf({ region: village(2), from: "2024-04", to: "2024-04", ids: ["E02", "E02b", "E03"] });
    expect([near(e02!.value), e02!.n, e02!.eligible, near(e02b!.value, 3)]).toEqual([16.7, 3, 16, 0.345]);
    expect(e03).toMatchObject({ value: 75, numerator: 12, denominator: 16 });
    expect((await figure("E03", village(2), "2024-03")).n).toBe(0);
    // Not over yet on the day that counts.
    expect((await figure("E03", village(2), "2024-04", "2024-04", { now: new Date("2024-04-02T05:00:00Z") })).n).toBe(0);
  });

  dbTest("E04: families with somebody away and an adult who completed within a year", async ({ sql }) => {
    const [make, { activity, takesPart, person }] = [world(sql), pillarWorld(sql)];
    const held = await activity(village(3), { startOn: "2024-03-05" });
    const families = await times(6, () => make.family(village(3)));
    const home = await make.family(village(3), []);
    const seat = async (of: { id: string; region: string }, born: string | null, seatOf = "hadir") => takesPart(held, await person(of, { born }), [seatOf], { post: 60 });
    await seat(families[0]!, "1980-01-01");
    await seat(families[0]!, "1985-01-01");
    await seat(families[1]!, null);
    await seat(families[2]!, "2010-01-01");
    await seat(families[3]!, "1980-01-01", "alpa");
    await seat(home, "1980-01-01");
    expect(await figure("E04", village(3), "2024-03")).toMatchObject({ numerator: 2, denominator: 6 });
    expect(await figure("E04", village(3), "2025-02")).toMatchObject({ numerator: 2, denominator: 6 });
    expect(await figure("E04", village(3), "2025-04")).toMatchObject({ numerator: 0, denominator: 6 });
  });

  dbTest("E05: 18 of 40 keep records, nine sometimes, five were not asked", async ({ sql }) => {
    const make = world(sql);
    const answers = [...Array<string>(18).fill("ya"), ...Array<string>(9).fill("kadang"), ...Array<string>(13).fill("tidak"), ...Array<undefined>(5).fill(undefined)];
    for (const recordsKept of answers) await make.snapshot(await make.family(village(4)), "2024-06-20", {}, { recordsKept });
    expect(await figure("E05", village(4), "2024-06")).toMatchObject({ value: 45, numerator: 18, n: 40, known: 40, eligible: 45 });
    expect(await figure("E05b", village(4), "2024-06")).toMatchObject({ value: 22.5, numerator: 9 });
    expect(await figure("E05", village(4), "2024-12")).toMatchObject({ value: null, known: 0, eligible: 45 });
  });
});

describe("mentoring", () => {
  dbTest("M01: within six months of return, of those back for six months or already in mentoring", async ({ sql }) => {
    const [make, { enrolment }] = [world(sql), pillarWorld(sql)];
    const back = async (returnedOn: string, enrolledOn: string | null) => {
      const family = await make.family(village(5), [{ returnedOn }]);
      const [who] = await sql<{ id: string }[]>`select person_id as id from journeys where id = ${family.journeys[0]!}`;
      if (enrolledOn) await enrolment(family, who!.id, enrolledOn);
    };
    await back("2024-02-10", "2024-03-01");
    await back("2024-02-10", "2024-09-01");
    await back("2024-02-10", null);
    await back("2024-08-01", null);
    await back("2024-08-01", "2024-08-15");
    await back("2023-06-01", "2023-07-01");
    await back("2024-03-01", "2024-02-01");
    expect(await figure("M01", village(5), "2024-04", "2024-09")).toMatchObject({ numerator: 3, denominator: 5 });
    // Half a year later the one just back has waited long enough to count.
    expect(await figure("M01", village(5), "2024-08", "2025-02")).toMatchObject({ numerator: 3, denominator: 6 });
  });

  dbTest("M02: 14 of a cohort of 24, three left again, one moved and does not count", async ({ sql }) => {
    const [make, { person, enrolment }] = [world(sql), pillarWorld(sql)];
    const family = await make.family(village(6), []);
    const ends = [...Array<string>(14).fill("lulus"), ...Array<string>(5).fill("berhenti"), ...Array<string>(3).fill("berangkat_lagi"), "pindah", "berjalan", "berjalan"];
    for (const end of ends) await enrolment(family, await person(family), "2023-06-01", [["asesmen", "2023-06-08"], ["berjalan", "2023-06-15"], ...(end === "berjalan" ? [] : [[end, "2024-03-01"] as const])]);
    await enrolment(family, await person(family), "2024-05-01");
    expect(await figure("M02", village(6), "2024-06", "2024-12")).toMatchObject({ numerator: 14, denominator: 24 });
    expect(near((await figure("M02", village(6), "2024-12")).value)).toBe(58.3);
    expect(await figure("M02b", village(6), "2024-12")).toMatchObject({ numerator: 3, denominator: 24 });
    // Before its end the same cohort was still on its way; and two years on it is no cohort any more.
    expect(await figure("M02", village(6), "2023-12")).toMatchObject({ n: 0 });
    expect(await figure("M02", village(6), "2025-07")).toMatchObject({ numerator: 0, denominator: 1 });
  });

  dbTest("M03 and M04: eleven up, six the same, three down, four grey; shares that add to 100", async ({ sql }) => {
    const [make, { person, enrolment, zones }] = [world(sql), pillarWorld(sql)];
    const family = await make.family(village(7), []);
    const moves = [...Array<[string, string]>(11).fill(["merah", "kuning"]), ...Array<[string, string]>(6).fill(["kuning", "kuning"]), ...Array<[string, string]>(3).fill(["biru", "merah"]), ...Array<[string, string]>(4).fill(["merah", "abu"]), ["hijau", "hijau"] as [string, string]];
    for (const [first, sixth] of moves) {
      await zones(await enrolment(family, await person(family), "2024-01-10"), "2024-01", [first, first, first, first, first, first, sixth]);
    }
    const [m03, net] = await rowsOf({ region: village(7), from: "2024-07", to: "2024-07", ids: ["M03", "M03b"] });
    expect([near(m03!.value), m03!.n, m03!.eligible, near(net!.value)]).toEqual([55, 20, 24, 40]);
    const shares = await rowsOf({ region: village(7), from: "2024-07", to: "2024-07", by: "zone", ids: ["M04"] });
    expect(Object.fromEntries(shares.map(({ group, numerator }) => [group, numerator]))).toEqual({ merah: 3, kuning: 17, biru: 0, hijau: 1, abu: 4 });
    expect(shares.filter(({ group }) => group !== "abu").reduce((sum, { value }) => sum + value!, 0)).toBeCloseTo(100, 6);
    expect(shares.find(({ group }) => group === "abu")!.value).toBeCloseTo(16, 6);
  });

  dbTest("M05: 9 of 12 due and 6 of 4 make 87.5 %; a pause has none due", async ({ sql }) => {
    const [make, { person, enrolment, met }] = [world(sql), pillarWorld(sql)];
    const family = await make.family(village(8), []);
    const start = (on: string) => [["asesmen", on], ["berjalan", on]] as const;
    const first = await enrolment(family, await person(family), "2024-01-01", start("2024-01-01"));
    for (let day = 1; day <= 9; day++) await met(first, `2024-02-0${day}`);
    const second = await enrolment(family, await person(family), "2024-04-28", start("2024-04-28"));
    for (let day = 1; day <= 6; day++) await met(second, `2024-05-0${day}`);
    // On 31 May twelve of the first were due (four weekly, eight fortnightly), and four of the second.
    expect(await figure("M05", village(8), "2024-05")).toMatchObject({ n: 2 });
    expect((await figure("M05", village(8), "2024-05")).value).toBeCloseTo(87.5, 6);
    const paused = await enrolment(family, await person(family), "2024-01-01", [...start("2024-01-01"), ["jeda", "2024-01-10"]]);
    await met(paused, "2024-01-07");
    expect((await figure("M05", village(8), "2024-05")).value).toBeCloseTo((75 + 100 + 100) / 3, 6);
  });
});

describe("enterprises", () => {
  dbTest("B01: the handbook's eight enterprises", async ({ sql }) => {
    const [make, { enterprise, book }] = [world(sql), pillarWorld(sql)];
    const family = await make.family(village(9), []);
    // Months from the first sale to the closing, then to the last one on record. Cut-off in June 2026.
    for (const months of [3, 7, 14]) await enterprise(family, { startedOn: "2023-01-15", closedOn: `${2023 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-20` });
    for (const months of [6, 12, 20, 24, 30]) {
      const id = await enterprise(family, { startedOn: "2023-01-15" });
      await book(id, "2023-01", Array.from({ length: months + 1 }, () => 100));
    }
    const [twelve, six, twentyFour] = await rowsOf({ region: village(9), from: "2026-01", to: "2026-06", ids: ["B01", "B01b", "B01c"] });
    expect([near(twelve!.value), near(six!.value), near(twentyFour!.value)]).toEqual([72.9, 87.5, 54.7]);
    expect([six!.n, twelve!.n, twentyFour!.n]).toEqual([7, 5, 2]);
    // A pause that was declared is followed for as long as it is.
    await sql`update enterprises set paused_since = '2023-08-01' where household_id = ${family.id} and closed_on is null`;
    expect((await figure("B01c", village(9), "2026-01", "2026-06")).n).toBe(5);
  });

  dbTest("B02: the median change in rupiah, and in percent where there was a profit at first", async ({ sql }) => {
    const [make, { enterprise, book }] = [world(sql), pillarWorld(sql)];
    const family = await make.family(village(10), []);
    for (const [first, last] of [[800, 1_100], [500, 450], [-100, 300], [1_200, 1_500], [0, 250]] as const) {
      const id = await enterprise(family, { startedOn: "2024-01-10" });
      await book(id, "2024-01", [first, first, first, null, 1, undefined, 2, 3, last, last, last].map((profit) => (typeof profit === "number" ? profit * 1_000 : profit)));
    }
    const short = await enterprise(family, { startedOn: "2024-01-10" });
    await book(short, "2024-01", [1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await figure("B02", village(10), "2024-12")).toMatchObject({ value: 300_000, n: 5 });
    const share = await figure("B02b", village(10), "2024-12");
    expect([share.value, share.n]).toEqual([25, 3]);
    expect(await figure("B02", village(10), "2025-12")).toMatchObject({ value: null, n: 0 });
    // B05 in November: all but the short one have three of the last four months.
    expect(await figure("B05", village(10), "2024-11")).toMatchObject({ numerator: 5, denominator: 5, eligible: 6 });
  });

  dbTest("story 1: Ibu Siti's crisps", async ({ sql }) => {
    const [make, { enterprise, book }] = [world(sql), pillarWorld(sql)];
    const siti = await enterprise(await make.family(village(11)), { startedOn: "2025-04-05", kind: "makanan_olahan" });
    await book(siti, "2025-04", [200, 400, 550, 450, 700, 750, 750, 900, 1_100].map((thousands) => thousands * 1_000));
    const [b02, b02b, b05] = await rowsOf({ region: village(11), from: "2025-12", to: "2025-12", ids: ["B02", "B02b", "B05"] });
    expect([Math.round(b02!.value!), near(b02b!.value), b05!.numerator]).toEqual([533_333, 139.1, 1]);
    const byKind = await rowsOf({ region: village(11), from: "2025-12", to: "2025-12", by: "kind", ids: ["B05"] });
    expect(byKind.map(({ group, n }) => [group, n])).toEqual([["makanan_olahan", 1]]);
  });

  dbTest("B03: 15 of 24 permits; an expired one is needed and not held, one nobody asked about is not known", async ({ sql }) => {
    const [make, { enterprise, permit }] = [world(sql), pillarWorld(sql)];
    const family = await make.family(village(12), []);
    const held = { nib: 8, pirt: 4, halal: 3 };
    const needed = { nib: 10, pirt: 7, halal: 7 };
    await times(10, async (index) => {
      const id = await enterprise(family, { startedOn: "2024-01-10" });
      for (const code of ["nib", "pirt", "halal"] as const) {
        if (index < held[code]) await permit(id, code, "ada", "2025-01-31");
        else if (index < needed[code]) await permit(id, code, index % 2 === 0 ? "belum" : "diproses");
        else await permit(id, code, "tidak_perlu");
      }
      for (const code of ["bpom", "merek"]) await permit(id, code, "tidak_perlu");
    });
    expect(await figure("B03", village(12), "2024-12")).toMatchObject({ value: 62.5, numerator: 15, denominator: 24, n: 10, known: 24, eligible: 34 });
    expect(await figure("B03", village(12), "2025-02")).toMatchObject({ value: 0, denominator: 24 });
  });

  dbTest("B04: 36 worker-months are three full-time workers; B06: 180 of 225 million", async ({ sql }) => {
    const [make, { enterprise, book, debt }] = [world(sql), pillarWorld(sql)];
    const family = await make.family(village(13), []);
    const [three, one, unknown] = [await enterprise(family, { startedOn: "2024-01-10", workersPaid: 3 }), await enterprise(family, { startedOn: "2023-01-10", workersPaid: 1 }), await enterprise(family, { startedOn: "2024-12-01" })];
    await book(three, "2024-01", Array.from({ length: 8 }, () => 5));
    await book(one, "2024-01", Array.from({ length: 12 }, () => 5));
    await book(unknown, "2024-12", [5]);
    expect(await figure("B04", village(13), "2024-01", "2024-12")).toMatchObject({ value: 3, numerator: 36, n: 3, known: 20, eligible: 25 });
    for (const [owed, status, lender] of [[180_000_000, "lancar", "kur"], [45_000_000, "31_60", "bank"], [null, "lancar", "bank"], [7_000_000, "tidak_diketahui", "keluarga"], [9_000_000, "lunas", "kur"]] as const) await debt(family, owed, status, lender);
    expect(await figure("B06", village(13), "2024-12")).toMatchObject({ value: 80, n: 2, known: 2, eligible: 4 });
    const byLender = await rowsOf({ region: village(13), from: "2024-12", to: "2024-12", by: "lender", ids: ["B06"] });
    expect(byLender.map(({ group, value }) => [group, value])).toEqual([["bank", 0], ["keluarga", null], ["kur", 100]]);
  });
});
