import { errorKey } from "~/i18n/error-key";
import type { PlainDate } from "~/shared/dates";
import { groupDigits } from "~/shared/numbers";
import { parseRupiah } from "~/shared/parse-amount";
import type { OneOff, ReturnPlan } from "./return-plan";

/** The boxes of "How long will my money last?", as they are sent, and the plan they tell. */
export const AMOUNTS = ["saldo", "belanja", "penghasilan", "kiriman", "cicilan"] as const;
export type Amount = (typeof AMOUNTS)[number];
export const WISHES = ["rumah", "hajatan", "kendaraan", "usaha"] as const;
export type Wish = (typeof WISHES)[number];
/** When the remittance stops: so many months from now, or never. */
export const STOPS = ["0", "3", "6", "12", "24", "terus"] as const;
export const MOST_MONTHS = 240;
/** More than any family holds; sums of several stay whole numbers. */
export const MOST_IDR = 1_000_000_000_000;

export type PlanForm = { values: Record<string, string>; errors: Record<string, string>; plan: ReturnPlan | null };

/** What a first answer needs: what there is, and what is spent. */
const NEEDED: readonly Amount[] = ["saldo", "belanja"];

/** Reads what was typed. An empty box is nothing, unless it is one of those `needed`: of a family's own records nothing is guessed. */
export function readPlan(form: { get(name: string): unknown }, needed: readonly Amount[] = NEEDED): PlanForm {
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
  for (const name of needed) if (values[name] === "") errors[name] = errorKey("ui:invalid.required");
  if (Object.keys(errors).length > 0) return { values, errors, plan: null };
  return {
    values, errors,
    plan: {
      balanceIdr, expenseIdr, localIncomeIdr, remittanceIdr, remittanceStopsIn: stop === "terus" ? null : Number(stop),
      instalments: instalmentIdr > 0 ? [{ monthlyIdr: instalmentIdr, months: instalmentMonths }] : [], oneOffs: oneOffs.filter((one) => one.amountIdr > 0),
    },
  };
}

/** The boxes that tell a plan; the other way round. */
export function valuesOf({ balanceIdr, expenseIdr, localIncomeIdr, remittanceIdr, remittanceStopsIn, instalments: [instalment], oneOffs }: ReturnPlan): Record<string, string> {
  const rupiah = (amount: number) => groupDigits(BigInt(amount), "id");
  return {
    saldo: rupiah(balanceIdr), belanja: rupiah(expenseIdr), penghasilan: rupiah(localIncomeIdr), kiriman: rupiah(remittanceIdr), berhenti: remittanceStopsIn === null ? "terus" : String(remittanceStopsIn),
    cicilan: rupiah(instalment?.monthlyIdr ?? 0), cicilan_bulan: instalment?.months == null ? "" : String(instalment.months),
    ...Object.fromEntries(oneOffs.flatMap(({ name, amountIdr, inMonths }) => [[name, rupiah(amountIdr)], [`${name}_bulan`, String(inMonths)]])),
  };
}

const BOXES: readonly string[] = [...AMOUNTS, "berhenti", "cicilan_bulan", ...WISHES.flatMap((wish) => [wish, `${wish}_bulan`])];

/**
 * A plan as the part of an address behind "#", which a browser sends to nobody: numbers alone, no name and no id. Empty
 * boxes and an amount of nothing are left out.
 */
export function fragmentOf(plan: ReturnPlan): string {
  const told = Object.entries(valuesOf(plan)).flatMap(([name, text]) => (text === "" || text === "0" && name !== "saldo" && name !== "belanja" ? [] : [[name, text.replaceAll(".", "")]]));
  return new URLSearchParams(told).toString();
}

/** What such an address tells; null for one that tells no plan. What is no box of the form is left out. */
export function valuesInFragment(hash: string): Record<string, string> | null {
  const told = new URLSearchParams(hash.replace(/^#/, ""));
  const values = Object.fromEntries(BOXES.flatMap((name) => (told.get(name) ? [[name, told.get(name)!.slice(0, 40)]] : [])));
  return Object.keys(values).length > 0 ? values : null;
}

/** The day that the months are counted from: that of the recorded money as long as it is that money, else today. */
export function countedFrom(plan: ReturnPlan, recorded: { balanceIdr: number; on: PlainDate } | null, today: PlainDate): PlainDate {
  return recorded && recorded.balanceIdr === plan.balanceIdr ? recorded.on : today;
}
