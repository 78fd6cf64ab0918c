import { expect } from "vitest";
import { asActor, asSystem, type Tx } from "~/db/db.server";
import { computeIndicators } from "~/indicators/engine.server";
import { finishFigures } from "~/indicators/rollups/refresh.server";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { LATER, world } from "./world";

/* A figure is counted once and answered from what was counted until anything it is made of changes. */

// The tests share a database, so that each has a regency of its own.
const [SOON, CHANGED, THEIRS] = [{ regency: "35.01", village: "35.01.01.2001" }, { regency: "35.02", village: "35.02.01.2001" }, { regency: "35.03", village: "35.03.01.2001" }] as const;
type Query = Partial<Parameters<typeof computeIndicators>[1]>;

/** The figures with how many statements they took. */
async function ask(region: string, { area = region, ...query }: Query & { area?: string } = {}) {
  let statements = 0;
  const { rows } = await asActor(anActor({ role: "perencana", area }), (tx) => {
    const counting = new Proxy(tx, {
      get: (target, name) => {
        const value = Reflect.get(target, name, target) as unknown;
        if (typeof value !== "function") return value;
        if (name === "execute" || name === "select") statements++;
        return value.bind(target);
      },
    }) as Tx;
    return computeIndicators(counting, { region, from: "2024-01", to: "2024-12", ids: ["R01", "X02", "F02"], now: LATER, ...query });
  });
  return { rows, statements, of: Object.fromEntries(rows.map((row) => [row.indicator, row.value])) };
}

dbTest("the second asker is answered from what the first has counted, with one statement", async ({ sql }) => {
  const make = world(sql);
  await make.sent(await make.family(SOON.village), { month: "2024-03", idr: 1_500_000 });
  await finishFigures();
  const [first, second] = [await ask(SOON.regency), await ask(SOON.regency)];
  expect(first.of.R01).toBe(1_500_000);
  expect(second.rows).toEqual(first.rows);
  expect([first.statements > 3, second.statements]).toEqual([true, 1]);
  expect(() => (first.rows as unknown[]).push(1)).toThrow(TypeError);
});

dbTest("after every kind of change it is counted anew", async ({ sql }) => {
  const make = world(sql);
  const family = await make.family(CHANGED.village);
  await make.sent(family, { month: "2024-03", idr: 1_500_000 });
  await finishFigures();
  expect((await ask(CHANGED.regency)).of).toEqual({ R01: 1_500_000, X02: null, F02: null });

  await sql`update remittances set received_idr = 2000000 where household_id = ${family.id}`;
  await finishFigures();
  expect((await ask(CHANGED.regency)).of.R01).toBe(2_000_000);

  await make.snapshot(family, "2024-12-01", { balance: 6_000_000, expense: 2_000_000, remit: 0, local: 1_000_000 });
  await finishFigures();
  expect((await ask(CHANGED.regency)).of.F02).toBe(6);

  await sql`update regions set population = 500, population_year = 2024 where code = ${CHANGED.village}`;
  expect((await ask(CHANGED.regency)).of.X02).toBe(2);
  await sql`insert into region_programmes (region_code, population, population_year) values (${CHANGED.village}, 1000, 2024)`;
  expect((await ask(CHANGED.regency)).of.X02).toBe(1);

  await sql`delete from remittances where household_id = ${family.id}`;
  await finishFigures();
  expect((await ask(CHANGED.regency)).of.R01).toBeNull();
});

dbTest("nobody is answered with what was counted for others, nor with what was never kept", async ({ sql }) => {
  const make = world(sql);
  await make.sent(await make.family(THEIRS.village), { month: "2024-03", idr: 1_500_000 });
  await finishFigures();
  expect((await ask(THEIRS.regency)).of.R01).toBe(1_500_000);
  // Whoever asks past the routes is still shown nothing of an area that is not theirs.
  expect((await ask(THEIRS.regency, { area: "52.02" })).of.R01).toBeNull();
  expect((await ask(THEIRS.regency, { to: "2024-02" })).of.R01).toBeNull();

  const undone = asSystem("a change that is rolled back", async (tx) => {
    await tx.execute("update rollup.state set version = version + 1");
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect((await ask(THEIRS.regency)).statements).toBe(1);
});
