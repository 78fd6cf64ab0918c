import type postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { asActor, asSystem } from "~/db/db.server";
import type { Actor } from "~/db/actor";
import { computeIndicators, type IndicatorQuery } from "~/indicators/engine.server";
import type { IndicatorRow } from "~/indicators/figure";
import { finishFigures } from "~/indicators/rollups/refresh.server";

/** Rows written past the product's commands, for figures alone: a family, who is away, what came, what was done with it. */
export type Family = { id: string; region: string; journeys: string[] };
type Away = { departedOn?: string | null; returnedOn?: string; country?: string; status?: string; procedural?: string; sex?: string };
type Habits = { paysOnTime?: string; insured?: string; recordsKept?: string; goalSet?: string; emergencyCapacity?: string };
type Sent = {
  month?: string; on?: string; idr: number | null; channel?: string; receiveFee?: number | null; country?: string | null;
  currency?: string; sent?: number; fee?: number | null; applied?: number; reference?: number; region?: string;
};

export function world(sql: postgres.Sql) {
  const family = async (region: string, away: Away[] = [{}]): Promise<Family> => {
    const id = uuidv7();
    await sql`insert into households (id, region_code, label, search_label) values (${id}, ${region}, 'Keluarga Uji', 'keluarga uji')`;
    const journeys: string[] = [];
    for (const one of away) journeys.push(await journey({ id, region, journeys: [] }, one));
    return { id, region, journeys };
  };
  const journey = async ({ id, region }: Family, away: Away = {}): Promise<string> => {
    const [person, made] = [uuidv7(), uuidv7()];
    const { departedOn = "2020-01-15", returnedOn = null, country = "HK", procedural = "tidak_diketahui", sex = "P" } = away;
    const status = away.status ?? (returnedOn ? "pulang" : "bekerja");
    await sql`insert into persons (id, household_id, region_code, full_name, search_name, sex) values (${person}, ${id}, ${region}, 'Orang Uji', 'orang uji', ${sex})`;
    await sql`insert into journeys (id, person_id, household_id, region_code, status, procedural_status, registered_on, non_procedural_evidence, country, opened_on, departed_on, returned_on)
      values (${made}, ${person}, ${id}, ${region}, ${status}, ${procedural}, ${procedural === "prosedural" ? "2019-01-01" : null},
        ${procedural === "non_prosedural" ? "pengakuan keluarga" : null}, ${country}, '2019-01-01', ${departedOn}, ${returnedOn})`;
    return made;
  };
  const sent = async (to: Family, transfer: Sent) => {
    const { idr, channel = "bank", receiveFee = 0, country = "HK", currency = "HKD", fee = null, applied = null, reference = null } = transfer;
    const on = transfer.on ?? `${transfer.month}-10`;
    const minor = transfer.sent === undefined ? null : Math.round(transfer.sent * (currency === "JPY" || currency === "KRW" ? 1 : 100));
    const feeMinor = fee === null ? null : Math.round(fee * 100);
    await sql`insert into remittances (id, household_id, region_code, journey_id, country, sender_sex, received_on, currency, sent_minor, fee_minor, receive_fee_idr, applied_rate, reference_rate, received_idr, channel)
      values (${uuidv7()}, ${to.id}, ${transfer.region ?? to.region}, ${to.journeys[0] ?? null}, ${country}, 'P', ${on}, ${currency}, ${minor}, ${feeMinor}, ${receiveFee}, ${applied}, ${reference}, ${idr}, ${channel})`;
  };
  const nothing = async (to: Family, month: string) => {
    await sql`insert into no_transfer_months (id, household_id, region_code, month) values (${uuidv7()}, ${to.id}, ${to.region}, ${`${month}-01`})`;
  };
  const used = async (by: Family, month: string, uses: Record<string, number>, flags: { asset?: boolean; business?: boolean } = {}) => {
    for (const [category, amount] of Object.entries(uses)) {
      await sql`insert into remittance_uses (id, household_id, region_code, month, category, amount_idr, asset_productive, for_business)
        values (${uuidv7()}, ${by.id}, ${by.region}, ${`${month}-01`}, ${category}, ${amount}, ${flags.asset ?? null}, ${flags.business ?? null})`;
    }
  };
  const snapshot = async (of: Family, asOf: string, money: Partial<Record<"balance" | "expense" | "debt" | "remit" | "local" | "enterprise" | "interest", number | null>>, habits: Habits = {}) => {
    const { balance = 0, expense = 0, debt = 0, remit = 0, local = 0, enterprise = 0, interest = null } = money;
    const { paysOnTime = null, insured = null, recordsKept = null, goalSet = null, emergencyCapacity = null } = habits;
    await sql`insert into finance_snapshots (id, household_id, region_code, as_of, liquid_savings_idr, expense_idr, debt_service_idr, income_remit_idr, income_local_idr, income_enterprise_idr,
        debt_interest_idr, debt_principal_idr, pays_on_time, insured, records_kept, goal_set, emergency_capacity)
      values (${uuidv7()}, ${of.id}, ${of.region}, ${asOf}, ${balance}, ${expense}, ${debt}, ${remit}, ${local}, ${enterprise},
        ${interest}, ${interest === null || debt === null ? null : debt - interest}, ${paysOnTime}, ${insured}, ${recordsKept}, ${goalSet}, ${emergencyCapacity})`;
  };
  return { family, journey, sent, nothing, used, snapshot };
}

/** A day after everything the tests tell of. */
export const LATER = new Date("2026-10-01T03:00:00Z");

export async function rowsOf(query: Partial<IndicatorQuery> & { region: string }, actor?: Actor): Promise<readonly IndicatorRow[]> {
  await finishFigures();
  const whole = { from: "2024-01", to: "2024-12", now: LATER, ...query };
  const work = actor ? asActor(actor, (tx) => computeIndicators(tx, whole)) : asSystem("figures for a test", (tx) => computeIndicators(tx, whole));
  return (await work).rows;
}

/** One figure of an area for a period. */
export async function figure(id: string, region: string, from: string, to = from, query: Partial<IndicatorQuery> = {}): Promise<IndicatorRow> {
  const rows = await rowsOf({ region, from, to, ids: [id], ...query });
  if (rows.length !== 1) throw new Error(`expected one row of ${id}, got ${rows.length}`);
  return rows[0]!;
}
