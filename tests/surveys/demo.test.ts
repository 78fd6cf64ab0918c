import { expect, it } from "vitest";
import { monthlyExpense, NOTHING_SAID, readingOf, type Answers } from "~/surveys/answers";
import { surveysOf } from "../../seeds/demo/surveys";
import { emptyWorld, tableColumns, type World } from "../../seeds/demo/world";

const HOME = { id: "018f6a4e-8c1b-7d2a-9e3f-1a2b3c4d5e6f", code: "35.04.05.2002", programme: true, extraUnknown: 0, lombok: false, migrants: [] };
const names = (table: keyof World) => tableColumns[table].split(", ");
const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function aWorld(): World {
  const world = emptyWorld();
  const reading = (at: number, asOf: string, expense: number | null) => {
    const row = { id: `018f6a4e-0000-7000-8000-0000000000${10 + at}`, household_id: HOME.id, region_code: HOME.code, as_of: asOf, liquid_savings_idr: 5_000_000, expense_idr: expense, debt_service_idr: 400_000, income_remit_idr: 2_000_000, income_local_idr: 700_000, income_enterprise_idr: 0, debt_interest_idr: 60_000, debt_principal_idr: 340_000, pays_on_time: "ya", insured: null, records_kept: "kadang", goal_set: "ya", emergency_capacity: "sulit" };
    world.finance_snapshots.push(names("finance_snapshots").map((name) => (row as Record<string, string | number | null>)[name] ?? null));
  };
  reading(0, "2023-06-15", 2_730_000);
  reading(1, "2023-12-15", null);
  // Not the day of a round.
  reading(2, "2024-02-10", 3_000_000);
  surveysOf(world, HOME);
  return world;
}

it("a demo family's interviews say what its readings say, group by group, and the same on every machine", () => {
  const world = aWorld();
  expect(aWorld()).toEqual(world);
  const linked = world.finance_snapshots.map((row) => row[names("finance_snapshots").indexOf("survey_response_id")]);
  expect(linked.map((id) => id !== null)).toEqual([true, true, false]);
  const responses = world.survey_responses.filter((row) => row[names("survey_responses").indexOf("state")] === "selesai");
  expect(responses).toHaveLength(2);
  const answersOf = (row: (typeof responses)[number]): Answers => {
    const told = Object.fromEntries(names("survey_responses").map((name, at) => [camel(name), row[at] ?? null]));
    const list = (text: unknown) => String(text).slice(1, -1).split(",").filter(Boolean);
    const bigs = Object.fromEntries(Object.entries(told).filter(([name, value]) => name.endsWith("Idr") && value !== null).map(([name, value]) => [name, BigInt(Number(value))]));
    return { ...NOTHING_SAID, ...told, ...bigs, perYear: list(told.perYear), refused: list(told.refused) } as Answers;
  };
  const [base, r06] = responses.map(answersOf);
  expect(readingOf(base!)).toMatchObject({ expenseIdr: 2_730_000n, debtServiceIdr: 400_000n, debtInterestIdr: 60_000n, incomeRemitIdr: 2_000_000n, liquidSavingsIdr: 5_000_000n, recordsKept: "kadang" });
  expect(monthlyExpense(r06!)).toBeNull();
});
