import { createHash } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import type { CopyValue } from "~/db/copy-rows.server";
import { emptyWorld, monthsBetween } from "../../seeds/demo/world";
import { allot, Ids } from "../../seeds/scale/chance";
import { homesOf } from "../../seeds/scale/homes";
import { moneyOf } from "../../seeds/scale/money";
import { addPeople, Serials } from "../../seeds/scale/people";
import { addFinance } from "../../seeds/scale/uses";
import { villagesFrom } from "../../seeds/scale/villages";
import { testKeys } from "../test-keys";

beforeAll(() => void Object.assign(process.env, testKeys));

const CODES = ["35.04.05.2001", "35.04.05.2002", "35.05.09.2002", "52.03.01.2005"].map((code) => ({ code, oldCode: null })).concat({ code: "52.03.21.2001", oldCode: "52.03.09.2001" } as never);
const SMALL = { households: 60, persons: 200, migrants: 40, remittances: 400, transfersPerSending: 1 };
const rates = new Map(["HKD", "TWD", "JPY", "MYR", "SGD", "KRW", "BND", "SAR", "AED"].map((currency, nth) => [currency, monthsBetween("2021-01", "2025-12").map((_, month) => 100 + nth * 900 + month)]));

function rowsOf(sizes: typeof SMALL): Record<string, CopyValue[][]> {
  const making = { world: emptyWorld(), ids: new Ids(), niks: new Serials(), cards: new Serials(), mentorId: null, rates, transfersPerSending: sizes.transfersPerSending };
  const homes = homesOf(villagesFrom(CODES), sizes);
  for (let nth = 0; nth < homes.length; nth++) {
    const known = addPeople(making, homes.at(nth));
    addFinance(making, homes.at(nth), known);
    making.world.remittances.push(...moneyOf(making, homes.at(nth), known));
  }
  return making.world;
}

/** Sealed identifiers differ by their nonces, also from themselves. */
const sumOf = (rows: Record<string, CopyValue[][]>) =>
  createHash("sha256").update(JSON.stringify(rows, (_, value: unknown) => ((value as { type?: string } | null)?.type === "Buffer" ? "sealed" : value))).digest("hex");

it("the same sizes give the same rows, ids among them, each time", () => {
  expect(sumOf(rowsOf(SMALL))).toBe(sumOf(rowsOf(SMALL)));
});

it("has exactly as many of everything as the sizes say", () => {
  const rows = rowsOf(SMALL);
  const counts = ["households", "persons", "journeys", "remittances"].map((table) => rows[table]?.length);
  expect(counts).toEqual([SMALL.households, SMALL.persons, SMALL.migrants, SMALL.remittances]);
});

it("ten times the transfers come to the same families in the same months", () => {
  const [few, many] = [rowsOf(SMALL), rowsOf({ ...SMALL, remittances: SMALL.remittances * 10, transfersPerSending: 10 })];
  const months = ({ remittances }: Record<string, CopyValue[][]>) => new Set(remittances!.map((row) => `${row[1] as string} ${String(row[7]).slice(0, 7)}`));
  expect(many.remittances).toHaveLength(SMALL.remittances * 10);
  expect(months(many)).toEqual(months(few));
  expect(many.persons!.map(([id]) => id)).toEqual(few.persons!.map(([id]) => id));
});

it("no number of a person and of a family card comes twice", () => {
  for (const [table, column] of [["persons", 10], ["households", 5]] as const) {
    const sealed = rowsOf(SMALL)[table]!.flatMap((row) => (row[column] ? [(row[column] as Buffer).toString("hex")] : []));
    expect(sealed.length).toBeGreaterThan(SMALL.households / 2);
    expect(new Set(sealed).size).toBe(sealed.length);
  }
});

it("nothing of a family is written before it joined, and nobody is away after the last month", () => {
  const homes = homesOf(villagesFrom(CODES), SMALL);
  const all = Array.from({ length: homes.length }, (_, nth) => homes.at(nth));
  expect(all.flatMap((home) => home.sendings.filter(({ month }) => month < home.joinedIn || month > 59))).toEqual([]);
  expect(all.some(({ before }) => before !== null)).toBe(true);
  expect(all.filter(({ before, movedOn, joinedOn }) => before !== null && movedOn <= joinedOn)).toEqual([]);
});

it("shares a total out whole and exactly", () => {
  expect([...allot(10, [1, 1, 1])].reduce((sum, share) => sum + share, 0)).toBe(10);
  expect([...allot(7, [0, 3, 0, 4])]).toEqual([0, 3, 0, 4]);
  expect([...allot(5, [0, 0])]).toEqual([0, 0]);
});
