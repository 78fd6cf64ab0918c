import { describe, expect } from "vitest";
import { asActor } from "~/db/db.server";
import { fixedT } from "~/i18n/i18n.server";
import { recordsBehind, type Records } from "~/indicators/records.server";
import type { RecordFilter, RecordGroup } from "~/indicators/record-query";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { figure, LATER, rowsOf, world } from "./world";

const VILLAGE = "35.04.08.2001";
const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });

const arranged = dbTest.extend<{ village: void }>({
  village: [async ({ sql }, use) => {
    const { family, sent, nothing, used, snapshot } = world(sql);
    const [taken] = await sql`select 1 from households where region_code = ${VILLAGE}`;
    if (!taken) {
      for (let at = 0; at < 12; at += 1) {
        const one = await family(VILLAGE, [{ departedOn: at < 4 ? "2024-02-15" : "2020-01-15", country: at % 2 ? "TW" : "HK", procedural: at < 2 ? "prosedural" : at < 3 ? "non_prosedural" : "tidak_diketahui" }]);
        for (const month of ["01", "02", "03", "04", "05", "06", "07"].slice(0, 7 - (at % 3))) {
          await sent(one, { month: `2024-${month}`, idr: 3_000_000 + at * 100_000, channel: at % 5 === 0 ? "tidak_diketahui" : at % 4 === 0 ? "hand_carried" : "bank", country: at % 2 ? "TW" : "HK", sent: 1_500, fee: at % 3 ? 25 : null, applied: 2_020, reference: 2_060 });
        }
        await nothing(one, "2024-08");
        await used(one, "2024-03", { konsumsi: 2_500_000, usaha: at % 2 ? 700_000 : 0 });
        await used(one, "2024-04", { konsumsi: 100_000 });
        await snapshot(one, "2024-12-10", { balance: 9_000_000, expense: at % 3 ? 2_000_000 : null, local: 500_000, remit: 1_000_000 });
      }
    }
    await use();
  }, { auto: true }],
});

async function records(id: string, more: { filter?: RecordFilter; group?: RecordGroup; page?: number } = {}): Promise<Records | null> {
  const { filter = "semua", group = {}, page = 1 } = more;
  return asActor(coordinator, (tx) => recordsBehind(tx, { id, region: VILLAGE, from: "2024-01", to: "2024-12", filter, group, page, now: LATER }, fixedT("id", "indicators"), "id"));
}

describe("the records behind a figure are exactly those it is counted from (C109)", () => {
  for (const id of ["R01", "R02", "R03", "R05", "R06", "R07b", "R10", "F02", "F03", "I07", "R04"]) {
    arranged(`${id}: as many known as the figure counts, as many missing as it misses`, async () => {
      const { n, known, eligible } = await figure(id, VILLAGE, "2024-01", "2024-12");
      const { counts } = (await records(id))!;
      expect(n).toBeGreaterThan(0);
      expect(counts).toEqual({ semua: n + (eligible! - known!), tahu: n, belum: eligible! - known! });
    });
  }

  arranged("R08: months of a household are listed, those with too little recorded as missing", async () => {
    const { known, eligible } = await figure("R08", VILLAGE, "2024-01", "2024-12");
    expect((await records("R08"))!.counts).toEqual({ semua: eligible, tahu: known, belum: eligible! - known! });
  });

  arranged("R02b: only months in which something came", async () => {
    expect((await records("R02b", { filter: "tahu" }))!.counts.tahu).toBe((await figure("R02b", VILLAGE, "2024-01", "2024-12")).n);
  });

  arranged("a channel, a country and a use add up to their bar", async () => {
    for (const [by, id, code] of [["channel", "R01", "bank"], ["country", "R01", "TW"], ["use", "R08c", "usaha"]] as const) {
      const bar = (await rowsOf({ region: VILLAGE, by, ids: [id] })).find((row) => row.group === code)!;
      const { counts } = (await records(id, { group: { [by]: code } }))!;
      let sum = 0;
      for (let page = 1; sum === 0 || (page - 1) * 50 < counts.semua; page += 1) {
        const { rows } = (await records(id, { group: { [by]: code }, page }))!;
        sum += rows.reduce((total, { values }) => total + Number((values[0] ?? "").replace(/\D/g, "")), 0);
      }
      expect(sum, `${by} ${code}`).toBe(bar.numerator);
    }
  });
});

arranged("a page holds fifty, the count stays that of the whole filter (C147)", async () => {
  const first = (await records("R01"))!;
  const last = (await records("R01", { page: 99 }))!;
  expect(first.rows).toHaveLength(50);
  expect([last.counts, last.page]).toEqual([first.counts, Math.ceil(first.counts.semua / 50)]);
  expect(new Set([...first.rows, ...last.rows].map(({ id }) => id)).size).toBe(50 + last.rows.length);
});

arranged("nobody reads a household's record with the rights to numbers alone", async () => {
  const planner = anActor({ role: "perencana", area: "35.04" });
  const seen = await asActor(planner, (tx) => recordsBehind(tx, { id: "R01", region: VILLAGE, from: "2024-01", to: "2024-12", filter: "semua", group: {}, page: 1, now: LATER }, fixedT("id", "indicators"), "id"));
  expect(seen!.rows.every(({ household, to }) => household === null && to === null)).toBe(true);
  expect((await records("R01"))!.rows.every(({ household }) => household !== null)).toBe(true);
});
