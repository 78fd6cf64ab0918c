import { errorKey } from "~/i18n/error-key";
import { parseRupiah } from "~/shared/parse-amount";
import type { OneOff, ReturnPlan } from "./return-plan";

/** The boxes of "How long will my money last?", as they are sent, and the plan they tell. */
export const AMOUNTS = ["saldo", "belanja", "penghasilan", "kiriman", "cicilan"] as const;
export const WISHES = ["rumah", "hajatan", "kendaraan", "usaha"] as const;
export type Wish = (typeof WISHES)[number];
/** When the remittance stops: so many months from now, or never. */
export const STOPS = ["0", "3", "6", "12", "24", "terus"] as const;
const MOST_MONTHS = 240;
/** More than any family holds; sums of several stay whole numbers. */
const MOST_IDR = 1_000_000_000_000;

export type PlanForm = { values: Record<string, string>; errors: Record<string, string>; plan: ReturnPlan | null };

/** Reads what was typed. An empty box is nothing, so that a first answer needs two of them: what there is, and what is spent. */
export function readPlan(form: { get(name: string): unknown }): PlanForm {
  const [values, errors]: [Record<string, string>, Record<string, string>] = [{}, {}];
  const textOf = (name: string) => {
    const typed = form.get(name);
    values[name] = typeof typed === "string" ? typed.trim().slice(0, 40) : "";
    return values[name];
  };
  const amount = (name: string): number => {
    const text = textOf(name);
    const read = parseRupiah(text);
    if (!read.ok) errors[name] = errorKey(read.reason.code === "has_fraction" ? "plan:wholeRupiah" : `fields:${read.reason.code}`);
    else if ((read.value ?? 0n) > MOST_IDR) errors[name] = errorKey("fields:too_large");
    return read.ok ? Number(read.value ?? 0n) : 0;
  };
  const months = (name: string): number | null => {
    const text = textOf(name);
    if (text === "") return null;
    const count = /^\d{1,3}$/.test(text) ? Number(text) : null;
    if (count === null || count > MOST_MONTHS) errors[name] = errorKey("plan:monthsWrong", { most: MOST_MONTHS });
    return count;
  };
  const [balanceIdr, expenseIdr, localIncomeIdr, remittanceIdr, instalmentIdr] = AMOUNTS.map(amount) as [number, number, number, number, number];
  const stop = STOPS.find((one) => one === textOf("berhenti")) ?? "0";
  values.berhenti = stop;
  const instalmentMonths = months("cicilan_bulan");
  const oneOffs: OneOff[] = WISHES.map((name) => ({ name, amountIdr: amount(name), inMonths: months(`${name}_bulan`) ?? 0 }));
  for (const name of ["saldo", "belanja"]) if (values[name] === "") errors[name] = errorKey("ui:invalid.required");
  if (Object.keys(errors).length > 0) return { values, errors, plan: null };
  return {
    values, errors,
    plan: {
      balanceIdr, expenseIdr, localIncomeIdr, remittanceIdr, remittanceStopsIn: stop === "terus" ? null : Number(stop),
      instalments: instalmentIdr > 0 ? [{ monthlyIdr: instalmentIdr, months: instalmentMonths }] : [], oneOffs: oneOffs.filter((one) => one.amountIdr > 0),
    },
  };
}
