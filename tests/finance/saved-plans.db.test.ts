import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { asActor } from "~/db/db.server";
import type { Actor } from "~/db/actor";
import { planRunway, type ReturnPlan } from "~/finance/return-plan";
import { keepPlan, savedPlansOf } from "~/finance/saved-plans.server";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { aHousehold, SISTER_VILLAGE, VILLAGE } from "../factories/households";

const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
const neighbour = anActor({ role: "koordinator_desa", area: SISTER_VILLAGE });
const planner = anActor({ role: "perencana", area: "35" });
const familyOf = (householdId: string) => anActor({ role: "keluarga", area: VILLAGE, households: [householdId] });
const plan: ReturnPlan = {
  balanceIdr: 60_000_000, expenseIdr: 4_100_000, localIncomeIdr: 400_000, remittanceIdr: 2_000_000, remittanceStopsIn: 6,
  instalments: [{ monthlyIdr: 900_000, months: 10 }], oneOffs: [{ name: "kendaraan", amountIdr: 22_000_000, inMonths: 3 }],
};
const keep = (actor: Actor, householdId: string, facts: Partial<{ id: string; title: string | null; plan: ReturnPlan; regionCode: string }> = {}) =>
  asActor(actor, (tx) => keepPlan(tx, actor, { id: householdId, regionCode: facts.regionCode ?? VILLAGE }, { id: facts.id ?? uuidv7(), title: facts.title ?? null, startsOn: "2025-02-10", plan: facts.plan ?? plan }));
const kept = (actor: Actor, householdId: string) => asActor(actor, (tx) => savedPlansOf(tx, householdId));

describe("a calculation that is kept", () => {
  dbTest("is the family's and its mentor's to keep and open, with everything it was counted from", async ({ sql }) => {
    const { id: householdId } = await aHousehold(sql);
    const [family, mentor] = [familyOf(householdId), anActor({ role: "pendamping", area: VILLAGE, households: [householdId] })];
    for (const actor of [family, mentor, coordinator]) expect(await keep(actor, householdId, { title: "Kalau jadi beli motor" })).toMatchObject({ ok: true });
    const plans = await kept(family, householdId);
    expect(plans.map(({ title, startsOn }) => [title, startsOn])).toEqual(Array.from({ length: 3 }, () => ["Kalau jadi beli motor", "2025-02-10"]));
    expect(plans[0]!.plan).toEqual(plan);
    expect(planRunway(plans[0]!.plan)).toEqual(planRunway(plan));
    // A family's own word stands in its history too.
    expect(await sql`select kind from changes where entity = 'saved_plan' and household_id = ${householdId} `).toEqual(Array.from({ length: 3 }, () => ({ kind: "create" })));
  });

  dbTest("is nobody else's, also where the product forgets to ask", async ({ sql }) => {
    const [{ id: householdId }, { id: other }] = [await aHousehold(sql), await aHousehold(sql)];
    await keep(coordinator, householdId);
    for (const actor of [neighbour, planner, familyOf(other)]) {
      expect(await keep(actor, householdId)).toEqual({ ok: false, reason: { code: "forbidden" } });
      expect(await kept(actor, householdId)).toEqual([]);
      const forged = { ...actor, households: [householdId], roles: ["keluarga" as const] };
      await expect(asActor(actor, (tx) => keepPlan(tx, forged, { id: householdId, regionCode: VILLAGE }, { id: uuidv7(), title: null, startsOn: "2025-02-10", plan }))).rejects.toThrow();
    }
    expect(await sql`select count(*)::int as n from saved_plans where household_id = ${householdId}`).toEqual([{ n: 1 }]);
  });

  dbTest("sent twice is kept once, and with other figures is refused", async ({ sql }) => {
    const { id: householdId } = await aHousehold(sql);
    const id = uuidv7();
    for (const _ of [1, 2]) expect(await keep(coordinator, householdId, { id })).toEqual({ ok: true, value: { id } });
    expect(await keep(coordinator, householdId, { id, plan: { ...plan, balanceIdr: 1 } })).toEqual({ ok: false, reason: { code: "id_taken" } });
    await expect(sql`update saved_plans set inputs = '{}' where id = ${id}`).rejects.toThrow(/is not changed/);
    expect((await kept(coordinator, householdId)).map((one) => one.plan)).toEqual([plan]);
  });
});
