import type { CopyValue } from "~/db/copy-rows.server";
import type { Random } from "./random";

/** Rows by table, in the order in which they can be loaded; columns are those of `tableColumns`. */
export type World = { [table in keyof typeof tableColumns]: CopyValue[][] };

/** First and last month of the demo world: three Lebaran fall inside. */
export const FIRST_MONTH = "2023-01";
export const LAST_MONTH = "2025-12";
export const LAST_DAY = "2025-12-31";

export const tableColumns = {
  households: "id, region_code, label, search_label, kk_cipher, kk_index, kk_last4, size, dependants_under_18, elderly_60plus, mentor_id, status, source, created_at, updated_at",
  household_regions: "household_id, region_code, region_from",
  persons: "id, household_id, region_code, full_name, search_name, member_role, sex, birth_date, birth_year, nik_cipher, nik_index, nik_last4, education, marital, source, created_at",
  consents: "id, household_id, region_code, purpose, basis, text_version, given_on, given_how, source, created_at",
  journeys: "id, person_id, household_id, region_code, seq, status, entry, procedural_status, registered_on, evidence_source, non_procedural_evidence, country, scheme, sector, opened_on, departed_on, returned_on, closed_on, source, created_at, updated_at",
  journey_events: "id, journey_id, household_id, region_code, from_status, to_status, happened_on",
  placements: "id, journey_id, household_id, region_code, country, sector, formality, job_title, contract_start, contract_end, wage_minor, wage_currency, wage_period, placement_cost_idr, cost_financing, source, created_at",
  documents: "id, journey_id, household_id, region_code, type, status, issued_on, source, created_at",
  remittances: "id, household_id, region_code, journey_id, country, sender_sex, sent_on, received_on, currency, sent_minor, fee_minor, receive_fee_idr, applied_rate, reference_rate, reference_source, reference_month, received_idr, channel, evidence, source, created_at, updated_at",
  no_transfer_months: "id, household_id, region_code, month, source, created_at, updated_at",
  remittance_uses: "id, household_id, region_code, month, category, amount_idr, asset_productive, for_business, source, created_at, updated_at",
  debts: "id, household_id, region_code, lender_type, purpose, principal_idr, outstanding_idr, interest_kind, rate_bp_year, instalment_idr, instalment_period, start_on, status, source, created_at",
  survey_rounds: "region_code, code, window_start, window_end, instrument_version, created_at",
  survey_responses: "id, household_id, region_code, round, state, interview_on, exp_food_idr, mode, has_enterprise, has_debt, income_remit_idr, income_local_idr, income_enterprise_idr, exp_nonfood_idr, exp_education_idr, exp_health_idr, exp_social_idr, exp_other_idr, debt_service_idr, debt_principal_idr, debt_interest_idr, liquid_savings_idr, pays_on_time, insured, records_kept, goal_set, emergency_capacity, food_insecure_30d, confidence, per_year, refused, completed_at, source, created_at, updated_at",
  finance_snapshots: "id, household_id, region_code, as_of, liquid_savings_idr, expense_idr, debt_service_idr, income_remit_idr, income_local_idr, income_enterprise_idr, debt_outstanding_idr, source, created_at, updated_at, debt_interest_idr, debt_principal_idr, pays_on_time, insured, records_kept, goal_set, emergency_capacity, survey_response_id",
  mentoring_enrolments: "id, person_id, household_id, region_code, track, enrolled_on, planned_months, status, status_since, source, created_at, updated_at, version",
  mentoring_steps: "id, enrolment_id, from_status, to_status, happened_on, reason, recorded_at",
  mentoring_plans: "id, enrolment_id, goals, needs_idr, debts_idr, savings_idr, capital_idr, savings_percent, family_agreed, source, created_at",
  mentoring_sessions: "id, enrolment_id, held_on, kind, minutes, topics, homework_done, homework, next_on, source, created_at",
  mentoring_milestones: "id, enrolment_id, code, reached_on, source, created_at",
  enterprises: "id, household_id, region_code, name, kind, started_on, capital_initial_idr, capital_sources, workers_family, workers_paid, closed_on, closed_reason, source, created_at",
  enterprise_permits: "enterprise_id, permit, state, expires_on",
  enterprise_months: "id, enterprise_id, month, sales_idr, cogs_idr, opex_idr, interest_idr, owner_draw_idr, record_quality, source, created_at, kept_by, principal_idr, cash_end_idr",
  enterprise_entries: "id, enterprise_id, entry_on, kind, amount_idr, note, source, created_at",
  savings_groups: "id, region_code, name, kind, legal_no, founded_on, dues_idr, source, created_at",
  savings_members: "id, group_id, person_id, full_name, joined_on",
  savings_meetings: "id, group_id, held_on",
  savings_attendance: "meeting_id, member_id, group_id, status",
  savings_entries: "id, group_id, member_id, meeting_id, loan_id, entry_on, kind, amount_idr, source, created_at",
  savings_loans: "id, group_id, member_id, lent_on, principal_idr, months, service_bp_month, source, created_at",
  activities: "id, region_code, pillar, type, title, start_on, end_on, hours, quota, cost_idr, funding, source, created_at",
  activity_sessions: "id, activity_id, number, held_on",
  activity_participants: "id, activity_id, person_id",
  attendance: "session_id, participant_id, status",
  test_scores: "participant_id, phase, form_family, score",
  info_contacts: "id, batch_id, household_id, region_code, person_id, head_count, is_unique, contacted_on, medium, source, created_at",
  consultations: "id, household_id, region_code, person_id, held_on, topic, outcome, reason, follow_up_on, source, created_at",
  referrals: "id, household_id, region_code, person_id, consultation_id, target, sent_on, status, status_since, source, created_at",
  placement_companies: "id, name, search_name, licence_number, status, checked_on, licence_from, licence_until",
  vacancies: "id, region_code, source, title, country, sector, company_name, company_id, quota_m, quota_f, wage_minor, wage_currency, wage_period, age_min, age_max, cost_idr, valid_until, state, checked_on, created_at, checked_at",
  products: "id, region_code, enterprise_id, seller_name, name_id, name_en, search_name, unit, price_idr, cost_idr, stock, shelf_life_days, listing_agreed, source, created_at",
  product_listings: "product_id, channel, active_from",
  orders: "id, region_code, ordered_on, channel, buyer_kind, buyer_region_scope, buyer_key_hash, discount_idr, status, source, created_at, updated_at",
  order_lines: "order_id, product_id, quantity, unit_price_idr, returned",
  mentoring_requests: "id, region_code, full_name, track, country, consent_version, created_at",
};

export function emptyWorld(): World {
  return Object.fromEntries(Object.keys(tableColumns).map((table) => [table, []])) as unknown as World;
}

/** What marks every row of the demo world. */
export const SOURCE = "contoh";

export type FxRates = ReadonlyMap<string, number>;
export const rateOf = (rates: FxRates, currency: string, month: string): number | null => rates.get(`${currency} ${month}`) ?? null;

/** A demo journey as the money needs it. */
export type DemoMigrant = {
  journeyId: string;
  sex: "L" | "P";
  country: string;
  currency: string;
  departedOn: string;
  returnedOn: string | null;
  /** Rupiah that this migrant sends in an ordinary month. */
  monthlyIdr: number;
  placementDebtIdr: number;
};
export type DemoHousehold = { id: string; code: string; programme: boolean; extraUnknown: number; lombok: boolean; migrants: DemoMigrant[] };

export const unknownHere = (random: Random, household: { extraUnknown: number }, base: number): boolean =>
  random.chance(base + household.extraUnknown);

export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let year = Number(from.slice(0, 4)), month = Number(from.slice(5, 7)); ; month === 12 ? ((year += 1), (month = 1)) : (month += 1)) {
    const at = `${year}-${String(month).padStart(2, "0")}`;
    if (at > to) return months;
    months.push(at);
  }
}

/** `months` later on the same day, kept to the 28 days that every month has. */
export function laterBy(date: string, months: number): string {
  const total = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const day = Math.min(28, Number(date.slice(8, 10)));
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
