-- Why: (1) a family and its mentor keep a calculation of "How long will my money last?" with everything it was counted from, so
-- that it can be opened and counted again. It is only ever added to: a trigger refuses other figures, and only merging moves it
-- to the family that stands. A family may keep its own. (2) A mentor's or a coordinator's calendar program reads the days that
-- are due at a secret address, of which the hash alone is kept; one account has one, and renewing it ends the one before.
-- Backfill: none, both tables are new.
create table saved_plans (
  id uuid primary key,
  household_id uuid not null references households (id),
  region_code text not null references regions (code),
  title text,
  -- The day of the money that the months are counted from.
  starts_on date not null,
  -- The plan as app/finance/return-plan.ts has it; amounts in whole rupiah.
  inputs jsonb not null check (jsonb_typeof(inputs) = 'object'),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid
);
--> statement-breakpoint
create index saved_plans_household on saved_plans (household_id, created_at);
--> statement-breakpoint
create function saved_plans_keep() returns trigger language plpgsql set search_path = public as $$
begin
  if (new.id, new.title, new.starts_on, new.inputs, new.created_at, new.created_by) is distinct from (old.id, old.title, old.starts_on, old.inputs, old.created_at, old.created_by) then
    raise exception 'a saved plan is not changed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger saved_plans_keep before update on saved_plans for each row execute function saved_plans_keep();
--> statement-breakpoint
create trigger follow_merges after insert on saved_plans referencing new table as added for each statement execute function follow_merges();
--> statement-breakpoint
create table calendar_feeds (
  user_id uuid primary key references users (id),
  token_hash text not null unique,
  created_at timestamptz not null default now()
);
--> statement-breakpoint
do $$
declare
  reads text := app_policy_reads();
  writes text := app_policy_writes();
  own text := '((select app_has_role(''keluarga'')) and ' || app_policy_families() || ')';
begin
  call app_guard_table('saved_plans');
  execute format('create policy people_read on saved_plans for select to desa_app using (%s)', reads);
  execute format('create policy people_insert on saved_plans for insert to desa_app with check (created_by = app_actor_id() and (%s or %s) and app_household_lived_in(household_id, region_code))', writes, own);
  execute format('create policy people_update on saved_plans for update to desa_app using (%s) with check ((%s) and app_household_lived_in(household_id, region_code))', writes, writes);
  -- A policy of its own beside the others, which are told anew whenever a family may write something more.
  execute format('create policy own_saved_plan on changes for insert to desa_app with check (%s and entity = ''saved_plan'' and changed_by = app_actor_id() and app_household_lived_in(household_id, region_code))', own);
  alter table calendar_feeds enable row level security;
  grant select, insert, update, delete on calendar_feeds to desa_app, desa_system;
  create policy system_all on calendar_feeds for all to desa_system using (true) with check (true);
  create policy own_feed on calendar_feeds for all to desa_app using (user_id = app_actor_id()) with check (user_id = app_actor_id());
end $$;
