import postgres from "postgres";
import { copyRows } from "~/db/copy-rows.server";
import { closeZoneMonths } from "~/mentoring/close-months.server";
import { finishFigures } from "~/indicators/rollups/refresh.server";
import { activitiesOf } from "./activities";
import { demoAccounts } from "./accounts";
import { addAccounts, withIds } from "./add-accounts";
import { enterprisesOf } from "./enterprises";
import { jobInformationOf } from "./job-information";
import { marketOf } from "./market";
import { mentoringOf, waitingRequests } from "./mentoring";
import { moneyOf } from "./money";
import { peopleOf } from "./people";
import { Random } from "./random";
import { savingsOf } from "./savings";
import { addStories } from "./stories";
import { PROGRAMME_START, roundsOf, surveysOf } from "./surveys";
import { vacanciesOf } from "./vacancies";
import { demoVillages, HOME_VILLAGE } from "./villages";
import { emptyWorld, tableColumns, type World } from "./world";

const SEED = 79_000;
const MENTOR_EVERY = 4;

/**
 * Loads the demo world (domain handbook §7.4) in one transaction: invented people and amounts in 28 villages over
 * 36 months, and an account a role; then the figures, through the program's own door to DATABASE_URL. Answers false, and changes nothing, where any account or household exists.
 */
export async function seedDemo(url: string): Promise<boolean> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [taken] = await client`select 1 from users union all select 1 from households limit 1`;
    if (taken) return false;
    const rates = new Map((await client<{ key: string; rate: string }[]>`select currency || ' ' || to_char(month, 'YYYY-MM') as key, idr_per_unit as rate from fx_rates`).map((row) => [row.key, Number(row.rate)]));
    const random = new Random(SEED);
    const accounts = withIds(demoAccounts, random);
    const mentorId = accounts.find(({ role }) => role === "pendamping")?.id ?? null;
    const world = buildWorld(random, rates, mentorId);
    await client.begin(async (tx) => {
      await addAccounts(tx, accounts, random, "2023-01-01");
      await copyRows(tx, "region_programmes (region_code, is_kantong, kantong_basis, programme_status, programme_start, population, population_year, perdes_status, is_demo)", demoVillages.map((village) => [village.code, true, "program", village.programme ? "aktif" : "belum", village.programme ? PROGRAMME_START : null, random.int(2500, 7500), 2025, village.programme ? "ditetapkan" : "tidak_ada", true]));
      for (const [table, columns] of Object.entries(tableColumns)) await copyRows(tx, `${table} (${columns})`, world[table as keyof World]);
      await tx`insert into audit_log (actor_kind, action, entity, detail) values ('system', 'seed', 'demo', ${tx.json({ seed: SEED, households: world.households.length })})`;
    });
    await client`analyze`;
    await finishFigures();
    await closeZoneMonths();
    return true;
  } finally {
    await client.end();
  }
}

/** The whole world from a seed; the same rows on every machine but for the sealed identifiers' nonces. */
function buildWorld(random: Random, rates: ReadonlyMap<string, number>, mentorId: string | null): World {
  const world = emptyWorld();
  for (const village of demoVillages) {
    const homes = peopleOf(world, random, village);
    for (const home of homes) moneyOf(world, random, home, rates);
    for (const home of homes) mentoringOf(world, home);
    for (const home of homes) enterprisesOf(world, home);
    for (const home of homes) surveysOf(world, home);
    roundsOf(world, village);
    activitiesOf(world, village, homes);
    jobInformationOf(world, village, homes);
    savingsOf(world, village, homes);
  }
  addStories(world, random);
  waitingRequests(world, random);
  vacanciesOf(world, random);
  marketOf(world);
  assignMentor(world, mentorId);
  return world;
}

/** The demo mentor follows some families of the home village. */
function assignMentor(world: World, mentorId: string | null): void {
  const mentorColumn = tableColumns.households.split(", ").indexOf("mentor_id");
  world.households.filter((row) => row[1] === HOME_VILLAGE).forEach((row, index) => {
    if (index % MENTOR_EVERY === 0) row[mentorColumn] = mentorId;
  });
}
