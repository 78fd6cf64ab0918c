import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import type postgres from "postgres";
import { action, loader } from "~/routes/_app.wilayah.$code.kiriman";
import { computeIndicators } from "~/indicators/engine.server";
import { finishFigures } from "~/indicators/rollups/refresh.server";
import { asSystem } from "~/db/db.server";
import { dbTest } from "../db";
import { askPage } from "../factories/ask-page";
import { aFamily } from "../factories/remittance";
import { messageOf, roleOn } from "./pages";

type Headers = Record<string, string>;
const list = (code: string, headers: Headers, query = "") => askPage(loader, `/wilayah/${code}/kiriman${query}`, { headers, params: { code } });

/** A village of its own for each test: lists hold everything of an area. */
const villages = ["35.05.02.2001", "35.05.02.2002", "35.05.02.2003", "35.05.02.2004", "35.05.02.2005", "35.05.02.2006", "35.05.02.2007", "35.05.02.2008"];
const aVillage = (): string => villages.pop()!;

async function transfers(sql: postgres.Sql, family: { householdId: string; regionCode: string }, rows: { on: string; idr: number | null; channel?: string; country?: string }[]) {
  for (const { on, idr, channel = "bank", country = "HK" } of rows) {
    await sql`insert into remittances (id, household_id, region_code, country, received_on, currency, received_idr, channel)
      values (${uuidv7()}, ${family.householdId}, ${family.regionCode}, ${country}, ${on}, 'IDR', ${idr}, ${channel})`;
  }
}

describe("the transfers of an area", () => {
  dbTest("have their count and sum for the filter, whatever page is shown (C147), newest first and each once", async ({ sql }) => {
    const village = aVillage();
    const [lina, family] = [await roleOn("koordinator_desa", village), await aFamily({ regionCode: village })];
    const days = Array.from({ length: 107 }, (_, index) => ({ on: `2024-0${1 + (index % 9)}-${String(1 + (index % 28)).padStart(2, "0")}`, idr: 1_000_000 }));
    await transfers(sql, family, days);
    await transfers(sql, family, Array.from({ length: 13 }, (_, index) => ({ on: `2024-03-${10 + index}`, idr: 750_000, channel: "pos" })));
    await transfers(sql, family, [{ on: "2024-03-11", idr: null }, { on: "2024-03-12", idr: 400_000, channel: "goods" }]);
    expect((await list(village, lina, "?saluran=pos")).data).toMatchObject({ totals: { count: 13, receivedIdr: 9_750_000n, unknown: 0, goods: 0 }, next: null, rows: { length: 13 } });
    const seen: { id: string; dated: string }[] = [];
    let after = "";
    do {
      const { data } = await list(village, lina, `?setelah=${after}`);
      expect(data.totals).toEqual({ count: 122, receivedIdr: 116_750_000n, unknown: 1, goods: 1 });
      seen.push(...data.rows);
      after = data.next ?? "";
    } while (after);
    expect(seen.map(({ dated }) => dated)).toEqual(seen.map(({ dated }) => dated).sort().reverse());
    expect(new Set(seen.map(({ id }) => id)).size).toBe(122);
  });

  dbTest("are cut by month, country and family; what the address does not know is left out (C137)", async ({ sql }) => {
    const village = aVillage();
    const [lina, siti, darto] = [await roleOn("koordinator_desa", village), await aFamily({ regionCode: village, label: "Keluarga Bu Siti" }), await aFamily({ regionCode: village, label: "Keluarga Pak Darto" })];
    await transfers(sql, siti, [{ on: "2024-03-31", idr: 1 }, { on: "2024-04-01", idr: 2, country: "TW" }]);
    await transfers(sql, darto, [{ on: "2024-04-30", idr: 4 }]);
    const sumOf = async (query: string) => Number((await list(village, lina, query)).data.totals.receivedIdr);
    expect([await sumOf(""), await sumOf("?bulan=2024-03"), await sumOf("?bulan=2024-04"), await sumOf("?negara=TW"), await sumOf("?keluarga=dart"), await sumOf("?bulan=2024-04&keluarga=siti")]).toEqual([7, 1, 6, 2, 4, 2]);
    expect(await sumOf("?bulan=april&saluran=x'--&negara=%3B&setelah=drop&urut=password_hash")).toBe(7);
  });

  dbTest("are the coordinator's of that village and of nobody who only sees numbers", async () => {
    const village = aVillage();
    const family = await aFamily({ regionCode: village });
    const of = async (role: Parameters<typeof roleOn>[0], area: string) => (await list(village, await roleOn(role, area))).status;
    expect([await of("koordinator_desa", village), await of("koordinator_desa", aVillage()), await of("perencana", "35.05"), await of("kepala_desa", village)]).toEqual([200, 404, 403, 403]);
    const mark = async (role: Parameters<typeof roleOn>[0], area: string) =>
      (await askPage(action, "/x", { headers: await roleOn(role, area), params: { code: village }, form: { intent: "tanpa", keluarga: family.householdId, bulan: "2024-03" } })).status;
    expect([await mark("perencana", "35.05"), await mark("koordinator_desa", aVillage())]).toEqual([403, 404]);
  });
});

dbTest("families not heard of in a month are those the dashboard counts as not known (C109), until each is asked", async ({ sql }) => {
  const village = aVillage();
  const lina = await roleOn("koordinator_desa", village);
  const [sent, asked, quiet, home] = [await aFamily({ regionCode: village }), await aFamily({ regionCode: village }), await aFamily({ regionCode: village }), await aFamily({ regionCode: village, returnedOn: "2024-01-05" })];
  await transfers(sql, sent, [{ on: "2024-03-10", idr: 1_000_000 }]);
  await transfers(sql, quiet, [{ on: "2024-03-10", idr: 500_000, channel: "goods" }]);
  const month = async () => (await list(village, lina, "?bulan=2024-03")).data.month;
  const families = (rows: { id: string }[]) => rows.map(({ id }) => id).sort();
  const unknown = async () => {
    await finishFigures();
    const { rows } = await asSystem("figures for a test", (tx) => computeIndicators(tx, { region: village, from: "2024-03", to: "2024-03", ids: ["R01"], now: new Date("2024-06-01T03:00:00Z") }));
    return (rows[0]?.eligible ?? 0) - (rows[0]?.known ?? 0);
  };
  expect(families((await month()).missing)).toEqual([asked.householdId, quiet.householdId].sort());
  expect([(await month()).missingCount, await unknown()]).toEqual([2, 2]);
  const mark = (intent: string, householdId: string) => askPage(action, `/wilayah/${village}/kiriman?bulan=2024-03`, { headers: lina, params: { code: village }, form: { intent, keluarga: householdId, bulan: "2024-03" } });
  const marked = await mark("tanpa", asked.householdId);
  expect([marked.status, marked.to, messageOf(marked)]).toEqual([303, `/wilayah/${village}/kiriman?bulan=2024-03`, "remittances:flash.none_recorded"]);
  expect(await month()).toMatchObject({ missing: [{ id: quiet.householdId, senders: ["Rina Contoh"] }], missingCount: 1, none: [{ id: asked.householdId }] });
  expect(await unknown()).toBe(1);
  await mark("batal_tanpa", asked.householdId);
  expect([(await month()).missingCount, await unknown()]).toEqual([2, 2]);
  expect(families((await month()).missing)).not.toContain(home.householdId);
  expect(messageOf(await mark("tanpa", sent.householdId))).toBe("remittances:flash.transfers_exist");
  expect((await mark("tanpa", uuidv7())).status).toBe(404);
});
