import { describe, expect } from "vitest";
import { uuidv7 } from "uuidv7";
import { asActor } from "~/db/db.server";
import { closeDebt, editDebt, recordDebt } from "~/finance/debts.server";
import { recordFinanceSnapshot } from "~/finance/finance-snapshots.server";
import { FinanceSnapshot, NewDebt } from "~/finance/finance.schema";
import { dbTest } from "../db";
import { anActor } from "../factories/actors";
import { aHousehold, SISTER_VILLAGE, VILLAGE } from "../factories/households";

const coordinator = anActor({ role: "koordinator_desa", area: VILLAGE });
const ofSister = anActor({ role: "koordinator_desa", area: SISTER_VILLAGE });

describe("debts", () => {
  dbTest("are recorded once, edited from the version seen, and closed with nothing owed", async ({ sql }) => {
    const { id: householdId } = await aHousehold(sql);
    const debt = NewDebt.parse({ id: uuidv7(), householdId, lenderType: "kur", purpose: "penempatan", principalIdr: "30 juta", outstandingIdr: "12.500.000", ratePercentYear: "6", status: "lancar" });
    const record = () => asActor(coordinator, (tx) => recordDebt(tx, coordinator, debt));
    expect(await record()).toMatchObject({ ok: true, value: { repeated: false } });
    expect(await record()).toMatchObject({ ok: true, value: { repeated: true } });
    const edit = (facts: object, version: number) => asActor(coordinator, (tx) => editDebt(tx, coordinator, { id: debt.id, version, ...facts }));
    expect(await edit({ outstandingIdr: 11_000_000n }, 1)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await edit({ outstandingIdr: 10_000_000n }, 1)).toMatchObject({
      reason: { code: "conflict", fields: [{ field: "outstandingIdr", base: "12500000", mine: "10000000", theirs: "11000000" }] },
    });
    const close = { id: debt.id, version: 2, status: "lunas" as const, endOn: "2025-06-01" };
    expect(await asActor(coordinator, (tx) => closeDebt(tx, coordinator, close))).toMatchObject({ ok: true });
    const [row] = await sql`select principal_idr::text, outstanding_idr::text, rate_bp_year, status from debts where id = ${debt.id}`;
    expect(row).toEqual({ principal_idr: "30000000", outstanding_idr: "0", rate_bp_year: 600, status: "lunas" });
  });

  dbTest("are refused for the next village, and when more than twice the loan is owed", async ({ sql }) => {
    const { id: householdId } = await aHousehold(sql);
    const debt = NewDebt.parse({ id: uuidv7(), householdId, lenderType: "rentenir", purpose: "konsumsi", principalIdr: "1.000.000", outstandingIdr: "12.000.000", status: "lancar" });
    expect(await asActor(ofSister, (tx) => recordDebt(tx, ofSister, debt))).toEqual({ ok: false, reason: { code: "not_found" } });
    expect(await asActor(coordinator, (tx) => recordDebt(tx, coordinator, debt))).toEqual({ ok: false, reason: { code: "owes_more_than_twice" } });
  });
});

describe("a day's figures", () => {
  dbTest("keep unknown apart from zero, and two people's different figures merge (C091)", async ({ sql }) => {
    const { id: householdId } = await aHousehold(sql);
    const write = (facts: object) =>
      asActor(coordinator, (tx) => recordFinanceSnapshot(tx, coordinator, FinanceSnapshot.parse({ id: uuidv7(), householdId, asOf: "2025-06-30", ...facts })));
    expect(await write({})).toEqual({ ok: false, reason: { code: "nothing_known" } });
    expect(await write({ expenseIdr: "3.200.000", debtServiceIdr: "0" })).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await write({ expenseIdr: "3.500.000", debtServiceIdr: "0", version: 1 })).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await write({ expenseIdr: "2.900.000", debtServiceIdr: "0", version: 1 })).toMatchObject({
      reason: { code: "conflict", fields: [{ field: "expenseIdr", base: "3200000", mine: "2900000", theirs: "3500000" }] },
    });
    expect(await write({ expenseIdr: "3.200.000", debtServiceIdr: "0", liquidSavingsIdr: "5 juta", version: 1 })).toMatchObject({ ok: true, value: { version: 3 } });
    const [row] = await sql`select expense_idr::text, debt_service_idr::text, liquid_savings_idr::text, income_local_idr from finance_snapshots where household_id = ${householdId}`;
    expect(row).toEqual({ expense_idr: "3500000", debt_service_idr: "0", liquid_savings_idr: "5000000", income_local_idr: null });
  });
});
