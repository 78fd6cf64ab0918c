import { expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { journeySection } from "~/journeys/journey-section.server";
import { whereaboutsOn } from "~/journeys/journeys.server";
import { asActor } from "~/db/db.server";
import { loader } from "~/routes/_app.wilayah.$code.perjalanan";
import { addDays, todayIn } from "~/shared/dates";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { askPage } from "../factories/ask-page";
import { aHousehold, aPerson, SISTER_VILLAGE, VILLAGE } from "../factories/households";
import { aJourney } from "../factories/journeys";
import { signedIn } from "../factories/sign-in";

const today = todayIn("Asia/Jakarta", new Date());
const listFor = async (role: "koordinator_desa" | "perencana", code: string, query = "") => {
  const { headers } = await signedIn({ grants: [{ role, areaCode: VILLAGE }] });
  return askPage(loader, `/wilayah/${code}/perjalanan${query}`, { headers, params: { code } });
};

dbTest("a village's journeys are listed by phase, with contracts that end soon and reports that wait", async ({ sql }) => {
  const abroad = await aJourney(sql);
  const [preparing, returned] = [await aJourney(sql, { status: "dokumen", departedOn: null }), await aJourney(sql, { status: "pulang" })];
  await aJourney(sql, { regionCode: SISTER_VILLAGE });
  const contract = (journeyId: string, end: string) =>
    sql`insert into placements (id, journey_id, household_id, region_code, country, contract_end) select ${uuidv7()}, id, household_id, region_code, 'HK', ${end} from journeys where id = ${journeyId}`;
  await contract(abroad.id, addDays(today, 60));
  await contract(returned.id, addDays(today, 30));
  await sql`insert into journey_events (id, journey_id, household_id, region_code, from_status, to_status, happened_on, evidence)
    values (${uuidv7()}, ${abroad.id}, ${abroad.householdId}, ${VILLAGE}, 'bekerja', 'meninggal', '2025-03-01', '{"waits": true}')`;
  const { data } = await listFor("koordinator_desa", VILLAGE);
  expect(data.counts).toEqual({ all: 3, persiapan: 1, di_luar: 1, pulang: 1, selesai: 0, berakhir: 1, laporan: 1 });
  const ids = async (filter: string) => (await listFor("koordinator_desa", VILLAGE, `?tahap=${filter}`)).data.rows.map((row: { id: string }) => row.id);
  expect([await ids("persiapan"), await ids("berakhir"), await ids("laporan")]).toEqual([[preparing.id], [abroad.id], [abroad.id]]);
  expect(await ids("nama;drop table journeys")).toHaveLength(3);
  expect(JSON.stringify(data)).not.toContain("prosedural");
  expect([(await listFor("koordinator_desa", SISTER_VILLAGE)).status, (await listFor("perencana", VILLAGE)).status]).toEqual([404, 403]);
  expect((await askPage(loader, `/wilayah/${VILLAGE}/perjalanan`, { params: { code: VILLAGE } })).to).toMatch(/^\/masuk\?/);
});

dbTest("a household's page offers a journey to members who have none open, and to nobody who has died", async ({ sql }) => {
  const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
  const household = await aHousehold(sql);
  const member = async (fullName: string, status?: string) => {
    const { id } = await aPerson(sql, { householdId: household.id, fullName });
    if (status) await aJourney(sql, { personId: id, householdId: household.id, status });
    return id;
  };
  const [free, home] = [await member("Bu Free"), await member("Mbak Pulang", "pulang")];
  await member("Mas Kerja", "bekerja");
  await member("Almarhum Pak Karto", "meninggal");
  const section = await asActor(coordinator, (tx) => journeySection(tx, coordinator, household));
  expect(section.starters.map(({ id }) => id).sort()).toEqual([free, home].sort());
  expect(section.rows).toHaveLength(3);
  const reader = { ...coordinator, writeAreas: [] };
  expect((await asActor(reader, (tx) => journeySection(tx, reader, household))).starters).toEqual([]);
});

dbTest("whether somebody is away or back is told for any day", async ({ sql }) => {
  const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
  const { id, householdId } = await aJourney(sql, { departedOn: "2024-02-01", status: "pulang" });
  await sql`update journeys set returned_on = '2025-03-01' where id = ${id}`;
  const on = (day: string) => asActor(coordinator, (tx) => whereaboutsOn(tx, householdId, day));
  expect([await on("2024-01-31"), await on("2024-02-01"), await on("2025-03-01")]).toEqual([
    { isAway: false, hasReturned: false }, { isAway: true, hasReturned: false }, { isAway: false, hasReturned: true },
  ]);
});
