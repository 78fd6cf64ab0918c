import { beforeAll, describe, expect, it } from "vitest";
import postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { asActor } from "~/db/db.server";
import type { Actor } from "~/db/actor";
import { closeDebt, editDebt, recordDebt } from "~/finance/debts.server";
import { NewDebt } from "~/finance/finance.schema";
import { recordFinanceSnapshot } from "~/finance/finance-snapshots.server";
import { FinanceSnapshot } from "~/finance/finance.schema";
import { moveHousehold } from "~/households/move-household.server";
import { answerWithTextKeys } from "~/i18n/zod-messages.server";
import { undoImport } from "~/imports/end-import.server";
import { addPlacement } from "~/journeys/placements.server";
import { MoveJourney, NewPlacement } from "~/journeys/journey.schema";
import { moveJourney } from "~/journeys/move-journey.server";
import { openJourney } from "~/journeys/open-journeys.server";
import { recordRemittances } from "~/remittances/record-remittances.server";
import { action as start, loader as startForm } from "~/routes/_app.keluarga_.$id_.anggota.$personId_.perjalanan.baru";
import { loader as overview } from "~/routes/_app.keluarga_.$id._index";
import { action as takeStep, loader as journeyPage } from "~/routes/_app.perjalanan.$id._index";
import { saveResponse } from "~/surveys/save-response.server";
import { askPage } from "../factories/ask-page";
import { newJourney } from "../factories/journeys";
import { aTransfer } from "../factories/remittance";
import { signedIn } from "../factories/sign-in";
import { bring, csvFile } from "../imports/bring";
import { recordsAt, VILLAGES, type Records } from "./world";

/*
 * A family that moved in June 2025. Its records of before keep their village: they are read and written from the village
 * where the family lives now, and still read in the one they belong to, which sees nothing of what comes after.
 */
const MOVED_ON = "2025-06-01";
const [BEFORE, NOW] = [VILLAGES.own, VILLAGES.sister];

const sql = postgres(process.env.DATABASE_URL!, { max: 2, onnotice: () => {} });
type Signed = Awaited<ReturnType<typeof signedIn>>;
let [former, present, third]: Signed[] = [];
let district: Actor;

beforeAll(async () => {
  answerWithTextKeys();
  const coordinatorOf = (areaCode: string) => signedIn({ grants: [{ role: "koordinator_desa", areaCode }] });
  [former, present, third] = [await coordinatorOf(BEFORE), await coordinatorOf(NOW), await coordinatorOf(VILLAGES.neighbour)];
  district = (await coordinatorOf("35.04.05")).actor;
  return () => sql.end();
});

async function aMovedFamily(): Promise<Records> {
  const family = await recordsAt(sql, "own", null);
  const { householdId, journeyId } = family;
  await sql`insert into documents ${sql({ id: uuidv7(), journey_id: journeyId, household_id: householdId, region_code: BEFORE, type: "paspor" })}`;
  await sql`insert into changes ${sql({ id: uuidv7(), entity: "debt", entity_id: family.debtId, household_id: householdId, region_code: BEFORE, version: 1, kind: "create", fields: sql.json({}) })}`;
  const moved = await asActor(district, (tx) => moveHousehold(tx, district, { id: householdId, version: 1, toRegionCode: NOW, movedOn: MOVED_ON }));
  if (!moved.ok) throw new Error(moved.reason.code);
  return family;
}

/** Rows of each table that are about the family, as one sees them; with `region`, of one village alone. */
async function seen(by: Actor | null, householdId: string, region?: string): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'household_id' order by 1`;
  const statement = tables.map(({ name }) => `select '${name}' as name, count(*)::int as n from ${name} where household_id = '${householdId}'${region ? ` and region_code = '${region}'` : ""}`).join(" union all ");
  const rows = by === null ? await sql.unsafe(statement) : await asActor(by, (tx) => tx.execute(statement));
  return Object.fromEntries([...rows].map(({ name, n }) => [name, n]));
}

const regionsOf = async (table: string, ids: readonly string[]) => (await sql`select region_code from ${sql(table)} where id in ${sql(ids)} order by id`).map(({ region_code: code }) => code as string);

describe("the records of a family that moved", () => {
  it("are all there for the village it lives in, and those of before alone for the one it left", async () => {
    const { householdId } = await aMovedFamily();
    const everything = await seen(null, householdId);
    expect(Object.entries(everything).filter(([, count]) => count === 0)).toEqual([]);
    expect(await seen(present!.actor, householdId)).toEqual(everything);
    expect(await seen(former!.actor, householdId)).toEqual(await seen(null, householdId, BEFORE));
    for (const count of Object.values(await seen(third!.actor, householdId))) expect(count).toBe(0);
  });

  it("are worked with from there and stay in their village", async () => {
    const { householdId, journeyId, debtId, remittanceId } = await aMovedFamily();
    const step = MoveJourney.parse({ id: journeyId, version: 1, to: "pulang", happenedOn: "2025-07-01", reason: "", eventId: uuidv7() });
    const close = { id: debtId, version: 1, status: "lunas" as const, endOn: "2025-08-01" };
    const edit = { id: debtId, version: 1, collateral: "BPKB" };
    expect(await asActor(third!.actor, (tx) => moveJourney(tx, third!.actor, step))).toEqual({ ok: false, reason: { code: "not_found" } });
    expect(await asActor(third!.actor, (tx) => editDebt(tx, third!.actor, edit))).toEqual({ ok: false, reason: { code: "not_found" } });
    expect(await asActor(present!.actor, (tx) => moveJourney(tx, present!.actor, step))).toMatchObject({ ok: true, value: { status: "pulang" } });
    expect(await asActor(present!.actor, (tx) => closeDebt(tx, present!.actor, close))).toMatchObject({ ok: true });
    expect([...(await regionsOf("journeys", [journeyId])), ...(await regionsOf("debts", [debtId])), ...(await regionsOf("remittances", [remittanceId]))]).toEqual([BEFORE, BEFORE, BEFORE]);
    // The step was taken after the move: it is not the former village's to see.
    expect(await regionsOf("journey_events", [step.eventId])).toEqual([NOW]);
    const steps = await asActor(former!.actor, (tx) => tx.execute(`select from journey_events where id = '${step.eventId}'`));
    expect(steps).toHaveLength(0);
    // Nor can a record be carried to a village where the family never lived.
    const carried = asActor(present!.actor, (tx) => tx.execute(`update debts set region_code = '${VILLAGES.neighbour}' where id = '${debtId}'`));
    await expect(carried).rejects.toThrow();
    expect(await seen(former!.actor, householdId)).toEqual(await seen(null, householdId, BEFORE));
  });

  it("are new ones of the village of their day, whoever writes them", async () => {
    const { householdId, journeyId, personId } = await aMovedFamily();
    const { actor } = present!;
    const [late, after] = [aTransfer({ householdId, receivedOn: "2025-05-12", receivedIdr: 4_000_000n }), aTransfer({ householdId, receivedOn: "2025-07-12", receivedIdr: 4_100_000n })];
    const debt = NewDebt.parse({ id: uuidv7(), householdId, lenderType: "bank", purpose: "usaha", status: "lancar", outstandingIdr: "1000000" });
    const contract = (contractStart: string) => NewPlacement.parse({ id: uuidv7(), journeyId, country: "HK", contractStart });
    const [first, second] = [contract("2023-02-01"), contract("2025-07-01")];
    const reading = (asOf: string) => FinanceSnapshot.parse({ id: uuidv7(), householdId, asOf, liquidSavingsIdr: "1000" });
    const [spring, autumn] = [reading("2025-04-30"), reading("2025-09-30")];
    for (const code of [BEFORE, NOW]) await sql`insert into region_programmes (region_code, programme_start) values (${code}, '2025-01-01') on conflict (region_code) do update set programme_start = '2025-01-01'`;
    const interview = (round: "BASE" | "R06", interviewOn: string) =>
      ({ id: uuidv7(), householdId, round, version: 0, said: { interviewOn, mode: null, respondentPersonId: null, liquidSavingsIdr: 1_000n }, sections: ["wawancara", "tabungan"] as const, finishes: true });
    const [first6, base] = [interview("R06", "2025-09-29"), interview("BASE", "2025-04-29")];
    const past = newJourney(personId, { status: "selesai", departedOn: "2018-02-01", returnedOn: "2020-03-01" });
    const answers = await asActor(actor, async (tx) => [
      ...(await recordRemittances(tx, actor, [late, after])),
      await recordDebt(tx, actor, debt),
      await addPlacement(tx, actor, first), await addPlacement(tx, actor, second),
      await recordFinanceSnapshot(tx, actor, spring), await recordFinanceSnapshot(tx, actor, autumn),
      await openJourney(tx, actor, past),
      await saveResponse(tx, actor, base), await saveResponse(tx, actor, first6),
    ]);
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    expect(await regionsOf("remittances", [late.id, after.id])).toEqual([BEFORE, NOW]);
    expect(await regionsOf("placements", [first.id, second.id])).toEqual([BEFORE, NOW]);
    expect(await regionsOf("finance_snapshots", [spring.id, autumn.id])).toEqual([BEFORE, NOW]);
    expect([...(await regionsOf("survey_responses", [base.id])), ...(await regionsOf("survey_responses", [first6.id]))]).toEqual([BEFORE, NOW]);
    expect(await sql`select as_of::text, region_code from finance_snapshots where survey_response_id is not null and household_id = ${householdId} order by 1`)
      .toMatchObject([{ as_of: "2025-04-29", region_code: BEFORE }, { as_of: "2025-09-29", region_code: NOW }]);
    expect([...(await regionsOf("debts", [debt.id])), ...(await regionsOf("journeys", [past.id]))]).toEqual([NOW, BEFORE]);
    expect(await seen(former!.actor, householdId)).toEqual(await seen(null, householdId, BEFORE));
    // What counts where is a matter of the villages and not of who may look.
    const counted = await asActor(actor, (tx) => tx.execute<{ region_code: string }>(`select distinct region_code from facts.remittances where household_id = '${householdId}'`));
    expect([...counted]).toEqual([{ region_code: NOW }]);
  });

  it("are on the family's page, and a second journey is answered with the one that is open", async () => {
    const { householdId, personId, journeyId } = await aMovedFamily();
    const { headers } = present!;
    const page = await askPage(overview, `/keluarga/${householdId}`, { headers, params: { id: householdId } });
    expect(page.data.journeys).toMatchObject({ rows: [{ id: journeyId, status: "bekerja" }], starters: [] });
    expect(page.data.earlier).toMatchObject([{ regionCode: BEFORE, regionTo: MOVED_ON }]);
    const params = { id: householdId, personId };
    expect((await askPage(startForm, "/", { headers, params })).data).toMatchObject({ openJourneyId: journeyId });
    const begun = await askPage(start, "/", { headers, params, form: { id: uuidv7(), status: "minat" } });
    expect(begun.status).toBe(422);
    expect(JSON.stringify(begun.data.result.error)).toContain("open_journey_exists");
    const second = await asActor(present!.actor, (tx) => openJourney(tx, present!.actor, newJourney(personId)));
    expect(second).toEqual({ ok: false, reason: { code: "open_journey_exists", journeyId, status: "bekerja" } });
    const at = { params: { id: journeyId } };
    expect((await askPage(journeyPage, "/", { ...at, headers })).data).toMatchObject({ journey: { canWrite: true } });
    const stepped = await askPage(takeStep, "/", { ...at, headers, form: { intent: "step", eventId: uuidv7(), version: "1", to: "cuti", happenedOn: "2025-07-01" } });
    expect(stepped).toMatchObject({ status: 303, to: `/perjalanan/${journeyId}` });
    for (const other of [former!, third!]) {
      expect((await askPage(overview, "/", { headers: other.headers, params: { id: householdId } })).status).toBe(404);
      expect((await askPage(journeyPage, "/", { ...at, headers: other.headers })).status).toBe(404);
    }
  });

  it("go again when the file that brought them is taken back", async () => {
    const { householdId } = await aMovedFamily();
    const before = await seen(null, householdId, BEFORE);
    const file = csvFile("id_keluarga,tanggal_terima,mata_uang,jumlah_diterima", `${householdId},2025-02-03,IDR,1750000`, `${householdId},2025-08-03,IDR,1850000`);
    const brought = await bring(present!.actor, "remittances", file, { village: NOW });
    expect(brought.outcomes).toEqual({ 2: "create", 3: "create" });
    const stored = await sql`select region_code from remittances where import_id = ${brought.id} order by received_on`;
    expect(stored.map(({ region_code: code }) => code as string)).toEqual([BEFORE, NOW]);
    expect(await undoImport(present!.actor, brought.id)).toEqual({ ok: true, value: { records: 2 } });
    expect(await sql`select from remittances where import_id = ${brought.id}`).toHaveLength(0);
    expect(await seen(null, householdId, BEFORE)).toMatchObject({ remittances: before.remittances });
  });
});
