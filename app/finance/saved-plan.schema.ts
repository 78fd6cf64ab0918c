import { z } from "zod";
import { optionalLine } from "~/shared/schema-fields";
import { MOST_IDR, MOST_MONTHS, WISHES } from "./plan-form";

const amount = z.number().int().min(0).max(MOST_IDR);
const months = z.number().int().min(0).max(MOST_MONTHS);

/** A plan as it is kept: all that an answer is counted from. */
export const KeptPlan = z.object({
  balanceIdr: amount,
  expenseIdr: amount,
  localIncomeIdr: amount,
  remittanceIdr: amount,
  remittanceStopsIn: months.nullable(),
  instalments: z.array(z.object({ monthlyIdr: amount, months: months.nullable() })).max(1),
  oneOffs: z.array(z.object({ name: z.enum(WISHES), amountIdr: amount, inMonths: months })).max(WISHES.length),
});

export const NewSavedPlan = z.object({ id: z.uuid(), title: optionalLine(80) });
export type NewSavedPlan = z.output<typeof NewSavedPlan>;
