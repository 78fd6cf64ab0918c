-- Why: the state of every household's money was worked out from its readings, journeys and debts for each figure asked for,
-- 1.5 s for a province. Here it is kept from the day of a reading until the next one, or until it is too old to be known,
-- in the area the household lives in; and each return from abroad with what became of the money it brought. What the
-- values mean stands in app/indicators/rollups. Backfill: all households are queued and followed by the first figures
-- asked for, about 5 ms a household.
create table rollup.money_states (
  household_id uuid not null,
  area_code text collate "C" not null,
  -- Known on days from `from_on` to the day before `to_on`.
  from_on date not null,
  to_on date not null,
  as_of date not null,
  sex text,
  lenders text[] not null,
  -- Months; infinite: income covers spending. Percent of income; infinite: instalments without income.
  runway float8,
  debt_service float8,
  dependency float8,
  savings float8,
  cash_savings float8,
  -- Income is known to be nothing, so that no share of it exists: with remittances, and of what goes on.
  no_income boolean not null,
  no_lasting_income boolean not null,
  has_fund boolean,
  health float8
);
--> statement-breakpoint
create index money_states_household on rollup.money_states (household_id);
--> statement-breakpoint
create index money_states_area on rollup.money_states (area_code, from_on);
--> statement-breakpoint
create index money_states_day on rollup.money_states (from_on);
--> statement-breakpoint
create table rollup.returns (
  journey_id uuid not null,
  household_id uuid not null,
  area_code text collate "C" not null,
  returned_on date not null,
  -- The day on which a year at home is over.
  due_on date not null,
  country text,
  sex text,
  outcome text not null check (outcome in ('habis', 'bertahan', 'tersensor', 'kecil', 'tidak_diketahui')),
  -- From the return to the day the money was gone, or to the last day it was known not to be.
  days smallint
);
--> statement-breakpoint
create index returns_household on rollup.returns (household_id);
--> statement-breakpoint
create index returns_area on rollup.returns (area_code, due_on);
--> statement-breakpoint
create index returns_day on rollup.returns (due_on);
--> statement-breakpoint
-- The months of a rare country are few among all, and are counted one by one.
create index household_months_country on rollup.household_months (country, month) where role <> 'whole' and country is not null;
--> statement-breakpoint
-- Who is away, counted once however many journeys say so; and the sex of a household's migrants where it is one.
alter table rollup.absences add column person_id uuid;
--> statement-breakpoint
alter table rollup.enrolments add column sex text;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['money_states', 'returns'] loop
    execute format('alter table rollup.%I enable row level security', t);
    execute format('grant select on rollup.%I to desa_app', t);
    execute format('grant select, insert, update, delete on rollup.%I to desa_system', t);
    execute format('create policy numbers_read on rollup.%I for select to desa_app using (area_code ^@ any ((select app_number_prefixes())::text[]))', t);
    execute format('create policy system_all on rollup.%I for all to desa_system using (true) with check (true)', t);
  end loop;
end $$;
--> statement-breakpoint
insert into rollup.queue (kind, household_id) select 'household', id from households;
