import fc from "fast-check";
import type postgres from "postgres";
import { expect } from "vitest";
import { asActor } from "~/db/db.server";
import { check } from "~/indicators/rollups/figures-check.server";
import { finishFigures } from "~/indicators/rollups/refresh.server";
import { undoMerge } from "~/merging/undo-merge.server";
import { dbTest } from "../db";
import { aHousehold, aPerson } from "../factories/households";
import { aJourney } from "../factories/journeys";
import { addRow, addTransfer, keeper, merge, recorded, setNumber, SISTER_VILLAGE, VILLAGE } from "./family";

/*
 * Whatever two families hold and whatever is answered: merging them loses no record, and undoing it gives back everything
 * as it was. Figures kept beside the records follow both ways.
 */
const village = fc.constantFrom(VILLAGE, SISTER_VILLAGE);
const month = fc.integer({ min: 1, max: 3 });
const one = fc.record({
  name: fc.constantFrom("Sri Wahyuni", "Sriwahyuni", "Budi Santoso", "Budi Santosa"), role: fc.constantFrom("kepala", "anak", "lainnya"),
  birthDate: fc.constantFrom("1990-03-12", "1991-03-12", null), sex: fc.constantFrom("L", "P", null), numbered: fc.boolean(),
  journey: fc.constantFrom("none", "open", "closed"),
});
const family = fc.record({
  village,
  members: fc.array(one, { minLength: 1, maxLength: 3 }),
  transfers: fc.array(fc.record({ month, day: fc.integer({ min: 1, max: 4 }), idr: fc.constantFrom(500_000, 750_000, null), byJourney: fc.boolean(), gone: fc.boolean() }), { maxLength: 4 }),
  none: fc.uniqueArray(month, { maxLength: 2 }),
  uses: fc.uniqueArray(fc.record({ month, category: fc.constantFrom("konsumsi", "usaha") }), { maxLength: 3, selector: ({ month: at, category }) => `${at} ${category}` }),
  snapshots: fc.uniqueArray(month, { maxLength: 2 }),
  debts: fc.integer({ min: 0, max: 2 }),
  address: fc.constantFrom("Dusun Krajan", null),
});
type Family = typeof family extends fc.Arbitrary<infer T> ? T : never;
let numbers = 0;

async function put(sql: postgres.Sql, facts: Family): Promise<{ id: string; people: string[] }> {
  const { id } = await aHousehold(sql, { regionCode: facts.village });
  await sql`update households set address = ${facts.address} where id = ${id}`;
  let hasHead = false;
  const [people, journeys]: [string[], string[]] = [[], []];
  for (const { name, role, birthDate, sex, numbered, journey } of facts.members) {
    const memberRole: string = role === "kepala" && hasHead ? "lainnya" : role;
    hasHead ||= memberRole === "kepala";
    const person = await aPerson(sql, { householdId: id, regionCode: facts.village, fullName: name, memberRole, birthDate, sex });
    people.push(person.id);
    if (numbered) await setNumber(sql, "nik", person.id, String(3_504_015_203_000_000 + (numbers += 1)));
    if (journey !== "none") journeys.push((await aJourney(sql, { personId: person.id, householdId: id, departedOn: "2024-01-01", closedOn: journey === "open" ? null : "2025-02-01", status: journey === "open" ? "bekerja" : "selesai" })).id);
  }
  for (const { month: at, day, idr, byJourney, gone } of facts.transfers) {
    await addTransfer(sql, id, { received_on: `2025-0${at}-0${day}`, received_idr: idr, journey_id: byJourney ? (journeys[0] ?? null) : null, deleted_at: gone ? "2025-06-01" : null });
  }
  for (const at of facts.none) await addRow(sql, "no_transfer_months", id, { month: `2025-0${at}-01` });
  // Beans share out nothing where nothing is known to have come, so that counting again changes no amount.
  for (const { month: at, category } of facts.uses) await addRow(sql, "remittance_uses", id, { month: `2025-0${at}-01`, category, amount_idr: 0, stated_idr: 0 });
  for (const at of facts.snapshots) await addRow(sql, "finance_snapshots", id, { as_of: `2025-0${at}-28`, expense_idr: at });
  for (let n = 0; n < facts.debts; n += 1) await addRow(sql, "debts", id, { lender_type: "bank", purpose: "usaha", principal_idr: 1_000_000, status: "lancar" });
  return { id, people };
}

const counts = async (sql: postgres.Sql) => (await sql`
  select (select count(*) from persons)::int as persons, (select count(*) from journeys)::int as journeys, (select count(*) from remittances)::int as remittances,
    (select count(*) from remittance_uses)::int as uses, (select count(*) from debts)::int as debts`)[0];

dbTest("a merge loses nothing and its undoing gives everything back", async ({ sql }) => {
  const seen = { merged: 0, refused: new Set<string>() };
  await fc.assert(fc.asyncProperty(family, family, fc.constantFrom("household" as const, "person" as const), fc.infiniteStream(fc.nat(5)), async (first, second, kind, picks) => {
    const [a, b] = [await put(sql, first), await put(sql, second)];
    const [keptId, mergedId] = kind === "household" ? [a.id, b.id] : [a.people[0]!, a.people[1] ?? b.people[0]!];
    const [before, count] = [await recorded(sql), await counts(sql)];
    const chosen = new Map<string, string>();
    const decide = ({ name, options }: { name: string; options: string[] }) => {
      if (!chosen.has(name)) chosen.set(name, options[Number(picks.next().value) % options.length]!);
      return chosen.get(name)!;
    };
    const merged = await merge(kind, keeper, { keptId, mergedId, decide });
    if (!merged.ok) {
      seen.refused.add(merged.reason.code);
      expect(await recorded(sql)).toEqual(before);
      return;
    }
    seen.merged += 1;
    expect(await counts(sql)).toEqual(count);
    expect(await sql`select id from remittances where household_id in (select id from households where merged_into is not null)`).toHaveLength(0);
    if (seen.merged % 10 === 0) await expectExactFigures();
    expect(await asActor(keeper, (tx) => undoMerge(tx, keeper, merged.value.id))).toMatchObject({ ok: true });
    expect(await recorded(sql)).toEqual(before);
  }), { numRuns: 60 });
  expect(seen.merged).toBeGreaterThan(10);
  expect(seen.refused).toContain("blocked");
  await expectExactFigures();
}, 240_000);

/** Figures kept beside the records are those a recount of the regency finds. */
async function expectExactFigures(): Promise<void> {
  await finishFigures();
  expect(await check({ region: "35.04" })).toMatchObject({ ok: true });
}
