import { describe, expect } from "vitest";
import type postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { asActor, asSystem } from "~/db/db.server";
import { cohorts, infoReach, processTimes } from "~/job-information/job-figures.server";
import { pooled, stageShares } from "~/job-information/funnel";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { pillarWorld } from "./pillar-world";
import { figure, LATER, rowsOf, world, type Family } from "./world";

/* The handbook's examples of job information (§5.4) from records, beside what the village's own page tells of the same. */
const village = (number: number) => `35.09.01.200${number}`;
const TODAY = "2026-10-01";

function jobs(sql: postgres.Sql) {
  const told = async (of: Pick<Family, "id" | "region">, personId: string, on: string) => {
    await sql`insert into info_contacts (id, batch_id, household_id, region_code, person_id, contacted_on, medium) values (${uuidv7()}, ${uuidv7()}, ${of.id}, ${of.region}, ${personId}, ${on}, 'sosialisasi')`;
  };
  const heads = async (region: string, count: number, on: string) => {
    await sql`insert into info_contacts (id, batch_id, region_code, head_count, contacted_on, medium) values (${uuidv7()}, ${uuidv7()}, ${region}, ${count}, ${on}, 'radio')`;
  };
  const consulted = async (of: Pick<Family, "id" | "region">, personId: string, on: string) => {
    await sql`insert into consultations (id, household_id, region_code, person_id, held_on, topic, outcome) values (${uuidv7()}, ${of.id}, ${of.region}, ${personId}, ${on}, 'syarat', 'pikir_dulu')`;
  };
  const leaves = async (of: Pick<Family, "id" | "region">, personId: string, registeredOn: string | null, departedOn: string | null) => {
    await sql`insert into journeys (id, person_id, household_id, region_code, status, registered_on, country, opened_on, departed_on)
      values (${uuidv7()}, ${personId}, ${of.id}, ${of.region}, ${departedOn ? "bekerja" : "terdaftar"}, ${registeredOn}, 'TW', ${registeredOn ?? "2024-01-02"}, ${departedOn})`;
  };
  return { told, heads, consulted, leaves };
}

describe("job information", () => {
  dbTest("I01: 4 of 10 adults, each once; children, the old, unknown ages and counted heads apart", async ({ sql }) => {
    const [make, { person }, { told, heads }] = [world(sql), pillarWorld(sql), jobs(sql)];
    const family = await make.family(village(1), []);
    for (let at = 0; at < 10; at++) {
      const who = await person(family, { sex: at < 5 ? "P" : "L" });
      if (at < 4) await told(family, who, "2024-03-05");
      if (at === 0) await told(family, who, "2024-03-20");
      if (at === 5) await told(family, who, "2024-08-01");
    }
    for (const born of ["2010-01-01", "1950-01-01", null]) await told(family, await person(family, { born }), "2024-03-05");
    await heads(village(1), 40, "2024-03-05");
    expect(await figure("I01", village(1), "2024-03")).toMatchObject({ value: 40, numerator: 4, denominator: 10, known: 10, eligible: 11 });
    const bySex = await rowsOf({ region: village(1), from: "2024-03", to: "2024-03", by: "sex", ids: ["I01"] });
    expect(bySex.map(({ group, numerator, denominator }) => [group, numerator, denominator])).toEqual([["L", 0, 5], ["P", 4, 5]]);
    const page = await asSystem("beside the village's page", (tx) => infoReach(tx, { area: village(1), from: "2024-03", to: "2024-03" }));
    expect(page).toMatchObject({ reached: 4, adults: 10, ageUnknown: 1, heads: 40 });
  });

  dbTest("I02–I05: 24 reached, 9 consulted, 6 registered, 4 placed; who came further counts before, who is new does not count", async ({ sql }) => {
    const [make, { person }, { told, consulted, leaves }] = [world(sql), pillarWorld(sql), jobs(sql)];
    const family = await make.family(village(2), []);
    for (let at = 0; at < 24; at++) {
      const who = await person(family);
      await told(family, who, "2024-01-10");
      if (at < 9 && at !== 1) await consulted(family, who, "2024-02-01");
      if (at < 6) await leaves(family, who, at === 2 ? null : "2024-02-20", at < 4 ? "2024-05-20" : null);
      // After 180 days it is no more of this cohort.
      if (at === 20) await consulted(family, who, "2024-09-01");
    }
    await told(family, await person(family), "2026-08-01");
    const [i02, i03, i04, i05] = await rowsOf({ region: village(2), from: "2024-01", to: "2024-12", ids: ["I02", "I03", "I04", "I05"] });
    expect([i02, i03, i04, i05].map((row) => [row!.numerator, row!.denominator])).toEqual([[9, 24], [6, 9], [4, 6], [4, 24]]);
    const shares = stageShares(pooled(await asSystem("beside the village's page", (tx) => cohorts(tx, { area: village(2), from: "2024-01", to: "2024-12" }, TODAY))));
    expect([i02, i03, i04, i05].map((row) => row!.value)).toEqual([shares.I02, shares.I03, shares.I04, shares.I05].map((share) => share! * 100));
    expect(await figure("I02", village(2), "2024-01", "2026-09")).toMatchObject({ denominator: 24, known: 24, eligible: 25 });
    expect(await figure("I02", village(2), "2026-08")).toMatchObject({ value: null, known: 0, eligible: 1 });
  });

  dbTest("I06: median 90 days and nine of ten within 168; registration days not known apart", async ({ sql }) => {
    const [make, { person }, { leaves }] = [world(sql), pillarWorld(sql), jobs(sql)];
    const family = await make.family(village(3), []);
    for (const registered of ["2024-10-02", "2024-09-17", "2024-09-02", "2024-08-03", "2024-05-15"]) await leaves(family, await person(family), registered, "2024-12-01");
    await leaves(family, await person(family), null, "2024-12-01");
    await leaves(family, await person(family), "2024-11-01", null);
    const [i06, p90] = await rowsOf({ region: village(3), from: "2024-12", to: "2024-12", ids: ["I06", "I06b"] });
    expect(i06).toMatchObject({ value: 90, n: 5, known: 5, eligible: 6 });
    expect(p90!.value).toBe(168);
    expect(await asSystem("beside the village's page", (tx) => processTimes(tx, { area: village(3), from: "2024-12", to: "2024-12" }))).toMatchObject({ completed: 5, median: 90, p90: 168 });
  });

  dbTest("I09: all 19 published are checked; a licence that is taken away is seen at once", async ({ sql }) => {
    const company = uuidv7();
    await sql`insert into placement_companies (id, name, search_name, status) values (${company}, 'PT Uji', 'pt uji', 'aktif')`;
    for (let at = 0; at < 19; at++) {
      await sql`insert into vacancies (id, region_code, source, title, country, sector, valid_until, state, checked_on, checked_at, company_id)
        values (${uuidv7()}, ${village(4)}, 'p3mi', 'Perawat', 'TW', 'lainnya', '2099-01-01', 'terbit', '2024-06-01', now(), ${company})`;
    }
    await sql`insert into vacancies (id, region_code, source, title, country, sector, valid_until) values (${uuidv7()}, ${village(4)}, 'p3mi', 'Draf', 'TW', 'lainnya', '2099-01-01')`;
    expect(await figure("I09", village(4), "2024-06")).toMatchObject({ value: 100, numerator: 19, n: 19 });
    await sql`update placement_companies set status = 'dicabut' where id = ${company}`;
    expect(await figure("I09", village(4), "2024-06")).toMatchObject({ value: 0, numerator: 0, n: 19 });
  });

  dbTest("shows a planner of elsewhere nothing of it", async () => {
    const planner = anActor({ role: "perencana", area: "35.10" });
    for (const id of ["I01", "I02", "I06", "I09"]) {
      expect((await rowsOf({ region: village(1), from: "2024-01", to: "2024-12", ids: [id], now: LATER }, planner))[0]).toMatchObject({ n: 0, eligible: 0 });
    }
    expect(await asActor(planner, (tx) => infoReach(tx, { area: village(1), from: "2024-03", to: "2024-03" }))).toMatchObject({ adults: 0 });
  });
});
