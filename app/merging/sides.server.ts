import type { MemberRole, Sex } from "~/households/codes";
import { monthOf } from "~/shared/dates";
import { HOUSEHOLD_FIELDS, PERSON_FIELDS, type Values } from "./fields";
import type { PersonFacts, Side } from "./questions";
import type { Records } from "./records.server";
import type { Entity } from "./tables";

type Content = Record<string, unknown>;
type Found = Content & { id: string };

/** The records of one household as the questions need them. What was deleted, or merged away before, is left out. */
export function sideOf(records: Records, householdId: string): Side {
  const of = (entity: Entity): Found[] => [...(records.get(entity)?.values() ?? [])]
    .map(({ id, content }) => ({ ...(JSON.parse(exact(content)) as Content), id }))
    .filter((row) => (entity === "household" ? row.id : text(row, "household_id")) === householdId && (row as Content).deleted_at == null);
  const household = of("household")[0];
  if (!household) throw new Error("a household that does not stand has no side");
  return {
    id: householdId,
    label: text(household, "label") ?? "",
    regionCode: text(household, "region_code") ?? "",
    values: valuesOf(HOUSEHOLD_FIELDS, household),
    members: of("person").map(personFacts),
    journeys: of("journey").map((row) => ({
      id: row.id, personId: text(row, "person_id") ?? "", status: text(row, "status") ?? "", country: text(row, "country"),
      openedOn: text(row, "opened_on") ?? "", departedOn: text(row, "departed_on"), closedOn: text(row, "closed_on"),
    })),
    transfers: of("remittance").map((row) => ({
      id: row.id, receivedOn: text(row, "received_on"), sentOn: text(row, "sent_on"), receivedIdr: text(row, "received_idr"),
      channel: text(row, "channel") ?? "", journeyId: text(row, "journey_id"),
    })),
    none: of("no_transfer_month").map((row) => ({ id: row.id, month: monthOf(text(row, "month") ?? "") })),
    uses: of("remittance_use").map((row) => ({
      id: row.id, month: monthOf(text(row, "month") ?? ""), category: text(row, "category") ?? "", amountIdr: text(row, "amount_idr") ?? "0",
    })),
    snapshots: of("finance_snapshot").map((row) => ({
      id: row.id, asOf: text(row, "as_of") ?? "", liquidSavingsIdr: text(row, "liquid_savings_idr"), expenseIdr: text(row, "expense_idr"),
    })),
    debts: of("debt").map((row) => ({
      id: row.id, lenderType: text(row, "lender_type") ?? "", purpose: text(row, "purpose") ?? "",
      principalIdr: text(row, "principal_idr"), outstandingIdr: text(row, "outstanding_idr"),
    })),
    consents: of("consent").length,
  };
}

function personFacts(row: Found): PersonFacts {
  return {
    id: row.id, householdId: text(row, "household_id") ?? "", fullName: text(row, "full_name") ?? "", memberRole: text(row, "member_role") as MemberRole,
    sex: text(row, "sex") as Sex | null, birthDate: text(row, "birth_date"), birthYear: row.birth_year == null ? null : Number(row.birth_year),
    regionCode: text(row, "region_code") ?? "", hasNik: row.nik_index != null, values: valuesOf(PERSON_FIELDS, row),
  };
}

/** A field's first column that is filled stands for it; of a protected number its blind index, which goes to no page. */
function valuesOf<Field extends string>(fields: Record<Field, readonly string[]>, row: Content): Values<Field> {
  const value = (columns: readonly string[]) => {
    const shown = columns.find((column) => !column.endsWith("_cipher") && row[column] != null);
    return shown === undefined ? null : String(row[shown]);
  };
  return Object.fromEntries(Object.entries<readonly string[]>(fields).map(([field, columns]) => [field, value(columns)])) as Values<Field>;
}

const text = (row: Content, column: string): string | null => (row[column] == null ? null : String(row[column]));

/** Whole numbers longer than JavaScript's as text, so that no amount loses its last digits. */
const exact = (json: string): string => json.replace(/("(?:[^"\\]|\\.)*")|(:\s*)(-?\d{16,})(?=[,}\s])/g, (all, quoted: string | undefined, colon: string, digits: string) =>
  quoted ? quoted : colon ? `${colon}"${digits}"` : all);
