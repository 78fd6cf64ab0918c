import { redirect } from "@remix-run/node";
import type { Tx } from "~/db/db.server";
import { errorKey } from "~/i18n/error-key";
import { timeZoneOf } from "~/regions/time-zone";
import { dateIn } from "~/shared/dates";
import { householdByNumber, type HouseholdRow } from "./household-list.server";
import type { ShownHousehold } from "./HouseholdTable";
import { numberIn } from "./list-query";

/** Rows as the list shows them: the day of the last change as it was in the village. */
export function shownHouseholds(rows: readonly HouseholdRow[]): ShownHousehold[] {
  return rows.map(({ updatedAt, regionCode, ...row }) => ({ ...row, updatedOn: dateIn(timeZoneOf(regionCode), new Date(updatedAt)) }));
}

/** Goes to the household of a NIK or card number that was searched; says so when nobody has it; null when a name was typed. */
export async function findByNumber(tx: Tx, typed: unknown): Promise<{ typed: string; error: string } | null> {
  const digits = typeof typed === "string" ? numberIn(typed) : null;
  if (typeof typed !== "string" || digits === null) return null;
  if (digits.length !== 16) return { typed, error: errorKey("fields:wrong_length", { length: digits.length }) };
  const id = await householdByNumber(tx, digits);
  if (id) throw redirect(`/keluarga/${id}`, { status: 303 });
  return { typed, error: "households:list.numberNotFound" };
}
