import { expect, vi } from "vitest";
import { indicatorsFor, run } from "~/indicators/indicators-cli.server";
import { dbTest } from "../db";
import { anAccount } from "../factories/sign-in";
import { world } from "./world";

const spring = { from: "2024-03", to: "2024-04" };
const KEYS = ["denominator", "eligible", "group", "high", "indicator", "known", "low", "n", "numerator", "period", "region", "unit", "value"];

dbTest("answers in the promised JSON: area, period, group and full precision", async ({ sql }) => {
  const { family, sent } = world(sql);
  const village = "35.10.01.2001";
  const [one, two, three] = [await family(village), await family(village), await family(village)];
  await sent(one, { month: "2024-03", idr: 1_000_000 });
  await sent(two, { month: "2024-03", idr: 1_000_000, channel: "pos" });
  await sent(three, { month: "2024-03", idr: 1_000_001 });

  const log = vi.spyOn(console, "log").mockImplementation(() => {}); // why: the answer is what is printed
  expect(await run({ region: "3510012001", ...spring, id: ["R01", "remit_mean_hh"], json: true })).toBe(0);
  const answer = JSON.parse(String(log.mock.calls[0]![0]));
  log.mockRestore();
  expect(Object.keys(answer).sort()).toEqual(["asOf", "rows"]);
  expect(answer.rows.map((row: { indicator: string }) => row.indicator)).toEqual(["R01", "R02"]);
  expect(Object.keys(answer.rows[0]).sort()).toEqual(KEYS);
  expect(answer.rows[0]).toMatchObject({ region: village, period: "2024-03/2024-04", group: null, unit: "Rp", value: 3_000_001 });
  expect(answer.rows[1].value).toBeCloseTo(1_000_000.3333, 3);

  const months = await indicatorsFor({ region: village, ...spring, by: "month", id: ["R01"] });
  expect(months.ok && months.value.rows.map(({ period, group }) => [period, group])).toEqual([["2024-03", null], ["2024-04", null]]);
  const channels = await indicatorsFor({ region: village, ...spring, by: "channel", id: ["R01"] });
  expect(channels.ok && channels.value.rows.map(({ group, value }) => [group, value])).toEqual([["bank", 2_000_001], ["pos", 1_000_000]]);
  const villages = await indicatorsFor({ region: "35.10.01", level: "desa", ...spring, id: ["R01"] });
  expect(villages.ok && villages.value.rows.length).toBeGreaterThan(3);
});

dbTest("works with the rights of an account, and refuses what is not theirs", async () => {
  const { login } = await anAccount({ grants: [{ role: "perencana", areaCode: "35" }] });
  const own = await indicatorsFor({ region: "35", ...spring, id: ["R01"], as: login });
  expect(own.ok).toBe(true);
  for (const region of ["52", "ID", "52.03.09.2001"]) {
    expect((await indicatorsFor({ region, ...spring, as: login })).ok, region).toBe(false);
  }
  expect(await indicatorsFor({ region: "35", ...spring, as: "nobody" })).toMatchObject({ ok: false, reason: expect.stringContaining("nobody") });
});

dbTest("says what is wrong with a question", async () => {
  const wrong = [{ region: "3504010001" }, { level: "dusun" }, { from: "2024-05" }, { by: "age" }, { id: ["R99"] }];
  for (const part of wrong) expect((await indicatorsFor({ region: "35", ...spring, ...part })).ok, JSON.stringify(part)).toBe(false);
});

dbTest("a retired code answers for the area it counts in today", async () => {
  const answer = await indicatorsFor({ region: "52.03.09.2001", ...spring, id: ["R01"] });
  expect(answer.ok && answer.value.rows[0]!.region).toBe("52.03.21.2001");
});
