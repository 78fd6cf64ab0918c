import { sql as q } from "drizzle-orm";
import { expect } from "vitest";
import { publicActor, type Actor } from "~/db/actor";
import { asActor, asSystem } from "~/db/db.server";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { aHousehold, SISTER_VILLAGE, VILLAGE } from "../factories/households";

// why: every transaction of this file runs on the same connection, so that what one leaves behind the next would see
process.env.DESA_POOL = "1";

const planner = anActor({ role: "perencana", area: "35" });
const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
const none: Actor = { ...publicActor };

type Seen = { backend: number; households: number; counted: number; areas: string };
const see = (actor: Actor): Promise<Seen> =>
  asActor(actor, async (tx) => {
    const [row] = await tx.execute<Seen>(q`select pg_backend_pid() as backend,
      (select count(*)::int from households) as households, (select count(*)::int from facts.households) as counted,
      current_setting('app.people_areas') || current_setting('app.number_areas') as areas`);
    return row!;
  });

dbTest("C115: on one connection nobody inherits from the request before, whoever it was and however it ended", async ({ sql }) => {
  for (const regionCode of [VILLAGE, VILLAGE, SISTER_VILLAGE]) await aHousehold(sql, { regionCode });
  const expected = { planner: [0, 3], none: [0, 0], coordinator: [2, 2] };
  const inTurn = async () => {
    const seen = [await see(planner), await see(none), await see(coordinator), await see(none)];
    expect(seen.map(({ households, counted }) => [households, counted])).toEqual([expected.planner, expected.none, expected.coordinator, expected.none]);
    expect(seen[1]!.areas).toBe("");
    return seen.map(({ backend }) => backend);
  };
  const backends = await inTurn();

  const failing: [string, () => Promise<unknown>][] = [
    ["a failed statement", () => asActor(planner, (tx) => tx.execute(q`select 1/0`))],
    ["a thrown error", () => asActor(coordinator, async () => { throw new Error("di tengah"); })],
    ["a refused write", () => asActor(coordinator, (tx) => tx.execute(q`insert into households (id, region_code, label, search_label) values (gen_random_uuid(), ${SISTER_VILLAGE}, 'x', 'x')`))],
    ["a job of the system", () => asSystem("a failing job", (tx) => tx.execute(q`select 1/0`))],
    ["a statement cut off by its time", () => asActor(planner, async (tx) => { await tx.execute(q`set local statement_timeout = 20`); await tx.execute(q`select pg_sleep(1)`); })],
  ];
  for (const [what, fail] of failing) {
    await expect(fail(), what).rejects.toThrow();
    const after = await see(none);
    expect([after.households, after.counted, after.areas], what).toEqual([0, 0, ""]);
    backends.push(...(await inTurn()));
  }
  expect(new Set(backends).size).toBe(1);

  const together = await Promise.all([planner, none, coordinator, none, coordinator, planner].map(see));
  expect(together.map(({ households, counted }) => [households, counted])).toEqual([[0, 3], [0, 0], [2, 2], [0, 0], [2, 2], [0, 3]]);
});
