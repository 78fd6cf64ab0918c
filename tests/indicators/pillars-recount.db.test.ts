import fc from "fast-check";
import type postgres from "postgres";
import { expect } from "vitest";
import { asSystem } from "~/db/db.server";
import { computeIndicators } from "~/indicators/engine.server";
import { finishFigures } from "~/indicators/rollups/refresh.server";
import { addDays, addToMonth } from "~/shared/dates";
import { dbTest } from "../db";
import { pillarWorld } from "./pillar-world";
import { RECOUNTED_IDS, recountPillars, type PlainClass, type PlainEnterprise, type PlainMentoring, type PlainWorld } from "./recount/pillars";

/*
 * Small worlds of classes, mentorings and enterprises, counted by the engine from its compact facts, and plainly from the
 * rules of single classes, people and enterprises: village by village, for the regency, in several periods.
 */
const REGENCY = "35.07";
const VILLAGES = ["35.07.01.2001", "35.07.01.2002", "35.07.02.2001"];
const PERIODS = [["2024-01", "2024-12"], ["2024-06", "2024-06"], ["2025-01", "2025-03"]] as const;
const NOW = new Date("2025-02-10T05:00:00Z");
const TODAY = "2025-02-10";

const village = fc.constantFrom(...VILLAGES);
const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays("2023-01-01", days));
const seat = fc.constantFrom("hadir", "hadir", "izin", "alpa", "tidak_dicatat") as fc.Arbitrary<PlainClass["learners"][number]["seats"][number]>;
const score = fc.option(fc.record({ score: fc.integer({ min: 0, max: 100 }), formFamily: fc.constantFrom("A", "A", "B") }), { nil: undefined });
const zone = fc.constantFrom("abu", "merah", "kuning", "biru", "hijau") as fc.Arbitrary<PlainMentoring["zones"][number]>;

const aClass: fc.Arbitrary<PlainClass> = fc.integer({ min: 1, max: 5 }).chain((sessions) => fc.record({
  village, heldOn: day, days: fc.nat(60), learners: fc.array(fc.record({ seats: fc.array(seat, { minLength: sessions, maxLength: sessions }), pre: score, post: score }), { maxLength: 6 }),
}).map(({ village: at, heldOn, days, learners }) => ({
  village: at, heldOn, endOn: addDays(heldOn, days), learners: learners.map(({ seats, pre, post }) => ({ seats, scores: { ...(pre ? { pre } : {}), ...(post ? { post } : {}) } })),
})));

const aMentoring: fc.Arbitrary<PlainMentoring> = fc.record({
  village, enrolledOn: day, waits: fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 4, maxLength: 4 }), reaches: fc.nat(4), pauses: fc.boolean(),
  end: fc.constantFrom("lulus", "berhenti", "berangkat_lagi", "pindah"), held: fc.array(fc.nat(400), { maxLength: 12 }), zones: fc.array(zone, { maxLength: 9 }),
}).map(({ village: at, enrolledOn, waits, reaches, pauses, end, held, zones }) => {
  const states = ["asesmen", "berjalan", pauses ? "jeda" : end, pauses ? "berjalan" : null].flatMap((state) => state ?? []).slice(0, reaches) as PlainMentoring["steps"][number]["to"][];
  let on = enrolledOn;
  const steps = states.map((to, index) => ({ to, on: (on = addDays(on, waits[index]!)) }));
  return { village: at, enrolledOn, steps: [{ to: "daftar", on: enrolledOn }, ...steps], held: [...new Set(held)].map((days) => addDays(enrolledOn, days)), zones };
});

const amount = fc.option(fc.integer({ min: -900, max: 2_000 }), { freq: 6 });
const anEnterprise: fc.Arbitrary<PlainEnterprise> = fc.record({
  village, startedOn: day, profits: fc.array(fc.option(amount, { freq: 5, nil: undefined }), { maxLength: 18 }), closedAfter: fc.option(fc.nat(700)), pausedAfter: fc.option(fc.nat(500), { freq: 2 }),
  permits: fc.array(fc.record({ state: fc.constantFrom("ada", "ada", "belum", "tidak_perlu", "tidak_diketahui"), expiresOn: fc.option(day) }), { maxLength: 6 }),
}).map(({ village: at, startedOn, profits, closedAfter, pausedAfter, permits }) => ({
  village: at, startedOn, closedOn: closedAfter === null ? null : addDays(startedOn, closedAfter), pausedSince: pausedAfter === null ? null : addDays(startedOn, pausedAfter),
  months: profits.flatMap((profit, index) => (profit === undefined ? [] : [{ month: addToMonth(startedOn.slice(0, 7), index), salesIdr: profit === null ? 1_000 : Math.max(0, profit), cogsIdr: profit === null ? null : Math.max(0, -profit), opexIdr: 0, interestIdr: 0 }])),
  permits: permits.map(({ state, expiresOn }) => ({ state: state as PlainEnterprise["permits"][number]["state"], expiresOn: state === "ada" ? expiresOn : null })), unasked: 6 - permits.length,
}));
const aWorld: fc.Arbitrary<PlainWorld> = fc.record({ classes: fc.array(aClass, { maxLength: 6 }), mentorings: fc.array(aMentoring, { maxLength: 8 }), enterprises: fc.array(anEnterprise, { maxLength: 10 }) });

const PERMITS = ["nib", "pirt", "halal", "bpom", "merek", "npwp"];
const TABLES = ["attendance", "test_scores", "activity_participants", "activity_sessions", "activities", "zone_snapshots", "mentoring_sessions", "mentoring_steps", "mentoring_enrolments", "enterprise_months", "enterprise_permits", "enterprises", "persons", "households"];

async function write(sql: postgres.Sql, world: PlainWorld): Promise<void> {
  const make = pillarWorld(sql);
  for (const table of TABLES) await sql`delete from ${sql(table)}`;
  const homes = await Promise.all(VILLAGES.map(async (region) => {
    const [row] = await sql<{ id: string }[]>`insert into households (id, region_code, label, search_label) values (gen_random_uuid(), ${region}, 'Keluarga Uji', 'keluarga uji') returning id`;
    return { id: row!.id, region };
  }));
  const homeIn = (region: string) => homes.find((home) => home.region === region)!;
  for (const { village: region, heldOn, endOn, learners } of world.classes) {
    const held = await make.activity(region, { startOn: heldOn, endOn, sessions: learners[0]?.seats.length ?? 1 });
    for (const { seats, scores: { pre, post } } of learners) {
      await make.takesPart(held, null, seats, { ...(pre ? { pre: pre.score, preForm: pre.formFamily } : {}), ...(post ? { post: post.score, postForm: post.formFamily } : {}) });
    }
  }
  for (const { village: region, enrolledOn, steps, held, zones } of world.mentorings) {
    const home = homeIn(region);
    const id = await make.enrolment(home, await make.person(home), enrolledOn, steps.slice(1).map(({ to, on }) => [to, on] as const));
    for (const on of held) await make.met(id, on);
    await make.zones(id, enrolledOn.slice(0, 7), zones);
  }
  for (const { village: region, startedOn, closedOn, pausedSince, months, permits } of world.enterprises) {
    const id = await make.enterprise(homeIn(region), { startedOn, closedOn, pausedSince });
    for (const { month, salesIdr, cogsIdr } of months) await make.book(id, month, [cogsIdr === null ? null : (salesIdr ?? 0) - cogsIdr]);
    for (const [index, { state, expiresOn }] of permits.entries()) await make.permit(id, PERMITS[index]!, state, expiresOn);
  }
}

const within = (world: PlainWorld, region: string): PlainWorld => ({
  classes: world.classes.filter((one) => one.village.startsWith(region)), mentorings: world.mentorings.filter((one) => one.village.startsWith(region)), enterprises: world.enterprises.filter((one) => one.village.startsWith(region)),
});

dbTest("figures of classes, mentorings and enterprises equal a plain recount in small worlds", async ({ sql }) => {
  await fc.assert(
    fc.asyncProperty(aWorld, async (world) => {
      await write(sql, world);
      await finishFigures();
      for (const [from, to] of PERIODS) {
        for (const region of [REGENCY, ...VILLAGES]) {
          const { rows } = await asSystem("figures beside a recount", (tx) => computeIndicators(tx, { region, from, to, ids: RECOUNTED_IDS, now: NOW }));
          const told = recountPillars(within(world, region), from, to, TODAY);
          for (const { indicator, value, n } of rows) {
            const plain = told[indicator]!;
            expect({ indicator, region, from, n, value: value === null ? null : Math.round(value * 1e6) / 1e6 }).toEqual({ indicator, region, from, n: plain.n, value: plain.value === null ? null : Math.round(plain.value * 1e6) / 1e6 });
          }
        }
      }
    }),
    { numRuns: 60 },
  );
}, 300_000);
