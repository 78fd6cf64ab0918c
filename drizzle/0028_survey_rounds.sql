-- Why: survey rounds (handbook §4.9): what a family answered at the beginning, and every half year after. A response holds the
-- interview as it was asked, in parts until it is whole. It is no second truth about money: when it is finished its figures
-- are written into the family's reading of that day (`finance_snapshots`), the one place figures read (F01-F06, R10), and
-- that reading names the response it comes from and is mended there alone. docs/decisions/012-survey-rounds.md says why.
-- Backfill: none, readings of before were taken without a round; adding the empty column costs milliseconds.
create table survey_rounds (
  region_code text not null references regions (code),
  code text not null constraint survey_rounds_code check (code in ('BASE', 'R06', 'R12', 'R18', 'R24')),
  -- As they stood when the first family of the village was asked; a later correction of the village's start leaves them.
  window_start date not null,
  window_end date not null check (window_end >= window_start),
  instrument_version integer not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  primary key (region_code, code)
);
--> statement-breakpoint
create table survey_responses (
  id uuid primary key,
  household_id uuid not null references households (id),
  region_code text not null references regions (code),
  round text not null constraint survey_responses_round_code check (round in ('BASE', 'R06', 'R12', 'R18', 'R24')),
  instrument_version integer not null default 1,
  state text not null default 'draf' constraint survey_responses_state_code check (state in ('draf', 'selesai', 'menolak')),
  interview_on date not null,
  mode text constraint survey_responses_mode_code check (mode in ('tatap_muka', 'telepon', 'mandiri')),
  respondent_person_id uuid references persons (id),
  has_remittance text check (has_remittance in ('ya', 'tidak')),
  has_enterprise text check (has_enterprise in ('ya', 'tidak')),
  has_debt text check (has_debt in ('ya', 'tidak')),
  -- Amounts as they were told: a month, or a year for those `per_year` names.
  income_remit_idr bigint check (income_remit_idr >= 0),
  income_local_idr bigint check (income_local_idr >= 0),
  income_enterprise_idr bigint,
  exp_food_idr bigint check (exp_food_idr >= 0),
  exp_nonfood_idr bigint check (exp_nonfood_idr >= 0),
  exp_education_idr bigint check (exp_education_idr >= 0),
  exp_health_idr bigint check (exp_health_idr >= 0),
  exp_social_idr bigint check (exp_social_idr >= 0),
  exp_other_idr bigint check (exp_other_idr >= 0),
  debt_service_idr bigint check (debt_service_idr >= 0),
  debt_principal_idr bigint check (debt_principal_idr >= 0),
  debt_interest_idr bigint check (debt_interest_idr >= 0),
  liquid_savings_idr bigint check (liquid_savings_idr >= 0),
  illiquid_assets_idr bigint check (illiquid_assets_idr >= 0),
  pays_on_time text check (pays_on_time in ('ya', 'kadang', 'tidak')),
  insured text check (insured in ('ya', 'sebagian', 'tidak')),
  records_kept text check (records_kept in ('ya', 'kadang', 'tidak')),
  goal_set text check (goal_set in ('ya', 'belum_jelas', 'tidak')),
  emergency_capacity text check (emergency_capacity in ('mudah', 'sulit', 'tidak')),
  food_insecure_30d text check (food_insecure_30d in ('ya', 'tidak')),
  confidence integer check (confidence between 1 and 5),
  per_year text[] not null default '{}'
    check (per_year <@ array['incomeLocalIdr', 'incomeEnterpriseIdr', 'expNonfoodIdr', 'expEducationIdr', 'expHealthIdr', 'expSocialIdr', 'expOtherIdr']),
  -- Items the family would not answer: not the same as not asked, and never zero.
  refused text[] not null default '{}'
    check (refused <@ array['incomeRemitIdr', 'incomeLocalIdr', 'incomeEnterpriseIdr', 'expFoodIdr', 'expNonfoodIdr', 'expEducationIdr', 'expHealthIdr', 'expSocialIdr', 'expOtherIdr',
      'debtServiceIdr', 'liquidSavingsIdr', 'illiquidAssetsIdr', 'paysOnTime', 'insured', 'recordsKept', 'goalSet', 'emergencyCapacity', 'foodInsecure30d', 'confidence']),
  note text,
  completed_at timestamptz,
  deleted_at timestamptz,
  version integer not null default 1,
  source text not null default 'lapangan',
  import_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  constraint survey_responses_split check (debt_interest_idr + debt_principal_idr = debt_service_idr),
  constraint survey_responses_completed check ((state = 'selesai') = (completed_at is not null)),
  constraint survey_responses_refused check (not (
    (income_remit_idr is not null and 'incomeRemitIdr' = any (refused)) or (income_local_idr is not null and 'incomeLocalIdr' = any (refused))
    or (income_enterprise_idr is not null and 'incomeEnterpriseIdr' = any (refused)) or (exp_food_idr is not null and 'expFoodIdr' = any (refused))
    or (exp_nonfood_idr is not null and 'expNonfoodIdr' = any (refused)) or (exp_education_idr is not null and 'expEducationIdr' = any (refused))
    or (exp_health_idr is not null and 'expHealthIdr' = any (refused)) or (exp_social_idr is not null and 'expSocialIdr' = any (refused))
    or (exp_other_idr is not null and 'expOtherIdr' = any (refused)) or (debt_service_idr is not null and 'debtServiceIdr' = any (refused))
    or (liquid_savings_idr is not null and 'liquidSavingsIdr' = any (refused)) or (illiquid_assets_idr is not null and 'illiquidAssetsIdr' = any (refused))
    or (pays_on_time is not null and 'paysOnTime' = any (refused)) or (insured is not null and 'insured' = any (refused))
    or (records_kept is not null and 'recordsKept' = any (refused)) or (goal_set is not null and 'goalSet' = any (refused))
    or (emergency_capacity is not null and 'emergencyCapacity' = any (refused)) or (food_insecure_30d is not null and 'foodInsecure30d' = any (refused))
    or (confidence is not null and 'confidence' = any (refused))))
);
--> statement-breakpoint
-- A family answers each round once, wherever it lives by then.
create unique index survey_responses_key on survey_responses (household_id, round) where deleted_at is null;
--> statement-breakpoint
create index survey_responses_region on survey_responses (region_code, round);
--> statement-breakpoint
alter table finance_snapshots add column survey_response_id uuid references survey_responses (id);
--> statement-breakpoint
create unique index finance_snapshots_survey on finance_snapshots (survey_response_id) where survey_response_id is not null and deleted_at is null;
--> statement-breakpoint
do $$
declare
  reads text := app_policy_reads();
  writes text := '(' || app_policy_writes() || ')';
  -- A family and its mentor read the rounds of a village where it lives or lived, and the mentor begins them.
  of_families text := 'exists (select from unnest((select app_list(''app.households''))) one where app_household_lived_in(one::uuid, region_code))';
begin
  call app_guard_table('survey_responses');
  grant delete on survey_responses to desa_app;
  execute format('create policy people_read on survey_responses for select to desa_app using (%s)', reads);
  execute format('create policy people_insert on survey_responses for insert to desa_app with check (%s and app_household_lived_in(household_id, region_code))', writes);
  execute format('create policy people_update on survey_responses for update to desa_app using (%s) with check (%s and app_household_lived_in(household_id, region_code))', writes, writes);
  -- What a file brought in goes when the file is taken back.
  execute format('create policy people_delete on survey_responses for delete to desa_app using (import_id is not null and %s)', writes);
  alter table survey_rounds enable row level security;
  grant select, insert on survey_rounds to desa_app;
  grant select, insert, update, delete on survey_rounds to desa_system;
  create policy system_all on survey_rounds for all to desa_system using (true) with check (true);
  execute format('create policy village_read on survey_rounds for select to desa_app using (%s or %s)', app_policy_area('people_areas'), of_families);
  execute format('create policy village_insert on survey_rounds for insert to desa_app with check (%s or ((select app_has_role(''pendamping'')) and %s))', app_policy_area('write_areas'), of_families);
end $$;
--> statement-breakpoint
create trigger follow_merges after insert on survey_responses referencing new table as added for each statement execute function follow_merges();
