import fc from "fast-check";
import type postgres from "postgres";
import { expect } from "vitest";
import { addToMonth, firstDay, lastDay, monthsBetween } from "~/shared/dates";
import { median } from "~/shared/numbers";
import { dbTest } from "../db";
import { rowsOf, world } from "./world";

/** Small invented worlds, counted once by the engine and once by hand, household by household and month by month. */
const VILLAGES = ["35.01.01.2001", "35.01.01.2002", "35.01.02.2001"];
const MONTHS = monthsBetween("2024-01", "2024-04");
const month = fc.constantFrom(...MONTHS);
const home = fc.record({
  village: fc.constantFrom(...VILLAGES),
  away: fc.array(fc.record({
    departed: fc.integer({ min: -3, max: 4 }), stays: fc.option(fc.integer({ min: 0, max: 5 })),
    procedural: fc.constantFrom("prosedural", "non_prosedural", "tidak_diketahui"),
  }), { maxLength: 2 }),
  sent: fc.array(fc.record({
    month, idr: fc.option(fc.integer({ min: 1, max: 9_000_000 }), { freq: 6 }),
    channel: fc.constantFrom("bank", "pos", "informal", "goods", "tidak_diketahui"),
  }), { maxLength: 5 }),
  none: fc.uniqueArray(month, { maxLength: 2 }),
});
type Home = typeof home extends fc.Arbitrary<infer T> ? T : never;

const departure = (away: Home["away"][number]) => `${addToMonth("2024-01", away.departed)}-15`;
const comingHome = (away: Home["away"][number]) => (away.stays === null ? null : `${addToMonth("2024-01", away.departed + away.stays)}-20`);

function recount(homes: readonly Home[]) {
  const amounts: number[] = [];
  let [total, known, eligible, formal, channelled] = [0, 0, 0, 0, 0];
  const departures = { prosedural: 0, non_prosedural: 0, tidak_diketahui: 0 };
  for (const one of homes) {
    for (const away of one.away) {
      if (departure(away) >= "2024-01-01" && departure(away) <= "2024-04-30") departures[away.procedural as keyof typeof departures]++;
    }
    for (const at of MONTHS) {
      const isEligible = one.away.some((away) => departure(away) <= lastDay(at) && (comingHome(away) ?? "9999") >= firstDay(at));
      const money = one.sent.filter((transfer) => transfer.month === at && transfer.channel !== "goods");
      const sum = money.reduce((all, { idr }) => all + (idr ?? 0), 0);
      const isKnown = money.length > 0 ? money.every(({ idr }) => idr !== null) : one.none.includes(at);
      total += sum;
      if (isKnown) amounts.push(sum);
      if (isEligible) eligible++;
      if (isEligible && isKnown) known++;
      for (const { idr, channel } of money) {
        if (channel !== "tidak_diketahui") channelled += idr ?? 0;
        if (channel === "bank" || channel === "pos") formal += idr ?? 0;
      }
    }
  }
  return { total, amounts, known, eligible, formal, channelled, departures };
}

async function write(sql: postgres.Sql, homes: readonly Home[]) {
  const { family, sent, nothing } = world(sql);
  for (const one of homes) {
    const journeys = one.away.map((away) => ({ departedOn: departure(away), procedural: away.procedural, ...(comingHome(away) ? { returnedOn: comingHome(away)! } : {}) }));
    const made = await family(one.village, journeys);
    for (const transfer of one.sent) await sent(made, transfer);
    for (const at of one.none) await nothing(made, at);
  }
}

async function clear(sql: postgres.Sql) {
  for (const table of ["remittances", "no_transfer_months", "journeys", "persons", "households"]) await sql`delete from ${sql(table)}`;
}

dbTest("figures equal a plain recount in any small world, for a village and for all above it", async ({ sql }) => {
  await fc.assert(
    fc.asyncProperty(fc.array(home, { minLength: 1, maxLength: 6 }), async (homes) => {
      await clear(sql);
      await write(sql, homes);
      for (const region of [VILLAGES[0]!, "35.01.01", "35.01"]) {
        const expected = recount(homes.filter(({ village }) => village === region || village.startsWith(`${region}.`)));
        const rows = await rowsOf({ region, from: "2024-01", to: "2024-04", ids: ["R01", "R02", "R03", "R07", "I07"] });
        const [r01, r02, r03, r07, i07] = rows;
        const { amounts, departures } = expected;
        expect(r01).toMatchObject({ n: amounts.length, known: expected.known, eligible: expected.eligible });
        expect(r01!.value ?? 0).toBe(expected.total);
        expect(r02!.value).toBe(amounts.length === 0 ? null : amounts.reduce((a, b) => a + b, 0) / amounts.length);
        expect(r03!.value).toBe(median(amounts));
        expect([r07!.numerator ?? 0, r07!.denominator ?? 0]).toEqual([expected.formal, expected.channelled]);
        expect([i07!.numerator ?? 0, i07!.denominator ?? 0, i07!.eligible]).toEqual([
          departures.prosedural, departures.prosedural + departures.non_prosedural, departures.prosedural + departures.non_prosedural + departures.tidak_diketahui,
        ]);
      }
    }),
    { numRuns: 15 },
  );
});
