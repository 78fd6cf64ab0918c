import type { Tx } from "~/db/db.server";
import { isMonth, type Month } from "~/shared/dates";
import { groupDigits } from "~/shared/numbers";
import { parseAmount } from "~/shared/parse-amount";
import { ok, refused, type Result } from "~/shared/result";
import { codesOf } from "~/shared/codes";
import { USE_CATEGORIES, type UseCategory } from "./codes";
import type { FormErrors } from "./form-values";
import { monthReceipts } from "./month-receipts.server";
import type { UsesRefusal } from "./record-uses.server";
import { MonthUses } from "./remittance.schema";
import type { SaidMonth, SaidUse } from "./uses.server";
import { boxOf, type UsesMode, type UseValues } from "./use-values";

const CATEGORIES = codesOf(USE_CATEGORIES);

/** A month's uses as their form shows them: in rupiah as they were said, or in beans. What was not said stays empty. */
export function valuesOfUses(uses: readonly SaidUse[], mode: UsesMode): UseValues {
  const values: UseValues = {};
  for (const { category, statedIdr, shareBp, amountIdr, assetProductive, forBusiness, note } of uses) {
    values[boxOf(category)] = mode === "biji" ? (shareBp === null ? "" : String(shareBp / 100)) : groupDigits(statedIdr ?? amountIdr, "id");
    if (note) values[`catatan_${category}`] = note;
    if (assetProductive !== null) values.aset_produktif = assetProductive ? "ya" : "tidak";
    if (forBusiness !== null) values.untuk_usaha = forBusiness ? "ya" : "tidak";
  }
  return values;
}

/** How the month was told, else as the person asked. */
export function modeOf({ uses }: SaidMonth, asked: string | null): UsesMode {
  if (asked === "biji" || asked === "rupiah") return asked;
  return uses.some(({ shareBp }) => shareBp !== null) ? "biji" : "rupiah";
}

/** The month to open with: the one asked for, else the last with money in it, else this one. */
export async function monthToTell(tx: Tx, { householdId, asked, thisMonth }: { householdId: string; asked: string | null; thisMonth: Month }): Promise<Month> {
  if (isMonth(asked) && asked <= thisMonth) return asked;
  const months = (await monthReceipts(tx, [householdId])).get(householdId)?.keys() ?? [];
  return [...months].filter((month) => month <= thisMonth).sort().at(-1) ?? thisMonth;
}

/** What was typed, as it was typed. */
export function typedUses(form: FormData): UseValues {
  const values: UseValues = {};
  for (const [name, value] of form) if (typeof value === "string") values[name] = value.slice(0, 500);
  return values;
}

type Read = { householdId: string; month: Month };

/** Reads a month's uses from their form; refused with a text's key for each box that cannot be read. */
export function readUses(values: UseValues, { householdId, month }: Read): Result<MonthUses, FormErrors> {
  const errors: FormErrors = {};
  const mode: UsesMode = values.cara === "biji" ? "biji" : "rupiah";
  const rows = CATEGORIES.flatMap((category) => {
    const name = boxOf(category);
    const amount = parseAmount(values[name] ?? "", "IDR");
    if (!amount.ok) errors[name] = [`remittances:error.${amount.reason.code}`];
    if (!amount.ok || amount.value === null) return [];
    if (mode === "biji" && amount.value > 100n) errors[name] = ["remittances:error.too_many_beans"];
    return [{ category, amount: amount.value, ...flagsOf(category, values), note: values[`catatan_${category}`] || null }];
  });
  if (Object.keys(errors).length > 0) return refused(errors);
  const uses =
    mode === "biji"
      ? { by: "beans", rows: rows.map(({ amount, ...row }) => ({ ...row, beans: Number(amount) })) }
      : { by: "amount", rows: rows.map(({ amount, ...row }) => ({ ...row, amountIdr: amount })) };
  const parsed = MonthUses.safeParse({ householdId, month, version: Number(values.versi), uses });
  return parsed.success ? ok(parsed.data) : refused({ "": ["remittances:error.broken_form"] });
}

function flagsOf(category: UseCategory, values: UseValues) {
  const answer = (name: string) => (values[name] === "ya" ? true : values[name] === "tidak" ? false : null);
  return {
    assetProductive: category === "tanah_emas_ternak" ? answer("aset_produktif") : null,
    forBusiness: category === "kendaraan_elektronik" ? answer("untuk_usaha") : null,
  };
}

/** The command's refusal at the form; null when it is no matter of what was typed. */
export function usesErrors(reason: UsesRefusal): FormErrors | null {
  if (reason.code === "beans_not_hundred") return { "": [`remittances:error.beans_not_hundred|beans=${reason.beans}`] };
  if (reason.code === "beans_not_whole") return { [boxOf(reason.category)]: ["remittances:error.not_a_number"] };
  if (reason.code === "receipt_unknown" || reason.code === "future_month") return { "": [`remittances:error.${reason.code}`] };
  if (reason.code === "stale") return { "": ["remittances:error.uses_stale"] };
  return null;
}
