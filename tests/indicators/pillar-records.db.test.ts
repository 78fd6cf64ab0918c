import { describe, expect } from "vitest";
import { asActor } from "~/db/db.server";
import { fixedT } from "~/i18n/i18n.server";
import { recordsBehind } from "~/indicators/records.server";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { pillarWorld } from "./pillar-world";
import { figure, LATER, world } from "./world";

/* The records behind the figures of the pillars: as many known as a figure counts, as many missing as it misses. */
const VILLAGE = "35.08.02.2001";
const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
const [FROM, TO] = ["2024-01", "2024-12"] as const;

const arranged = dbTest.extend<{ village: void }>({
  village: [async ({ sql }, use) => {
    const [make, pillar] = [world(sql), pillarWorld(sql)];
    const [taken] = await sql`select 1 from households where region_code = ${VILLAGE}`;
    if (!taken) {
      const held = await pillar.activity(VILLAGE, { startOn: "2024-03-05", sessions: 2 });
      for (let at = 0; at < 12; at++) {
        const family = await make.family(VILLAGE, at % 3 === 0 ? [{ returnedOn: "2024-02-10" }] : [{}]);
        const [who] = await sql<{ id: string }[]>`select person_id as id from journeys where id = ${family.journeys[0]!}`;
        await make.snapshot(family, "2024-12-10", {}, at % 4 === 0 ? {} : { recordsKept: at % 2 ? "ya" : "kadang" });
        await pillar.takesPart(held, who!.id, ["hadir", at % 2 ? "hadir" : null], at % 3 ? { pre: 50, post: 80 } : {});
        const enrolment = await pillar.enrolment(family, who!.id, at % 2 ? "2023-06-01" : "2024-03-01", [["asesmen", "2024-03-02"]]);
        await pillar.met(enrolment, "2024-04-01");
        await pillar.zones(enrolment, "2024-01", ["merah", "merah", "merah", "merah", "merah", "merah", at % 3 ? "kuning" : "abu"]);
        const shop = await pillar.enterprise(family, { startedOn: "2024-01-10", closedOn: at === 11 ? "2024-06-01" : null });
        await pillar.book(shop, "2024-01", Array.from({ length: at < 6 ? 12 : 5 }, () => 1_000));
        await pillar.permit(shop, "nib", "ada");
        await pillar.debt(family, at % 5 ? 4_000_000 : null, at % 2 ? "lancar" : "31_60");
      }
    }
    await use();
  }, { auto: true }],
});

const records = (id: string) => asActor(coordinator, (tx) => recordsBehind(tx, { id, region: VILLAGE, from: FROM, to: TO, filter: "semua", group: {}, page: 1, now: LATER }, fixedT("id", "indicators"), "id"));

describe("the records behind a figure of the pillars", () => {
  for (const id of ["E04", "E05", "M01", "M02", "M03", "M05", "B05", "B06"]) {
    arranged(`${id}: as many known as the figure counts, as many missing as it misses`, async () => {
      const { n, known, eligible } = await figure(id, VILLAGE, FROM, TO);
      const found = (await records(id))!;
      expect(n).toBeGreaterThan(0);
      expect(found.counts).toEqual({ semua: n + (eligible! - known!), tahu: n, belum: eligible! - known! });
      for (const { household, to, values } of found.rows) {
        expect(household!.to).toMatch(/^\/keluarga\//);
        expect(to).toMatch(/^\/(keluarga|pendampingan|usaha|perjalanan)\//);
        expect(values).toHaveLength(found.columns.length);
      }
    });
  }

  arranged("B01, B02 and B03: each enterprise once, with its own page", async () => {
    for (const id of ["B01", "B02", "B03"]) {
      const found = (await records(id))!;
      expect([id, found.counts.semua], id).toEqual([id, id === "B03" ? 11 : 12]);
      expect(new Set(found.rows.map(({ to }) => to)).size).toBe(found.rows.length);
    }
    expect((await records("B02"))!.counts).toEqual({ semua: 12, tahu: 6, belum: 6 });
  });

  arranged("E01 to E03: each class by its title", async () => {
    for (const [id, values] of [["E01", ["18", "18", "24"]], ["E02", ["8", "30,0"]], ["E03", ["4", "12"]]] as const) {
      const { rows } = (await records(id))!;
      expect(rows).toMatchObject([{ household: { name: "Kelas Uji", to: expect.stringMatching(/^\/kegiatan\//) as string }, values, state: "tahu" }]);
    }
  });

  arranged("name nobody to whoever has another village", async () => {
    const neighbour = anActor({ role: "koordinator_desa", area: "35.08.02.2002" });
    for (const id of ["E01", "E05", "M05", "B05", "B06"]) {
      const found = await asActor(neighbour, (tx) => recordsBehind(tx, { id, region: VILLAGE, from: FROM, to: TO, filter: "semua", group: {}, page: 1, now: LATER }, fixedT("id", "indicators"), "id"));
      expect(found!.rows).toEqual([]);
    }
  });
});
