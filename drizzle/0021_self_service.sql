-- Why: a returnee or a family at home signs in with a code from the coordinator, sees what is held about them, tells a
-- month's figures themselves and asks for corrections. Until now a family could only read. What they may write is their own
-- money of a month, with its history, and requests; nothing else, and nothing of another family.
-- Backfill: none.
create table data_requests (
  id uuid primary key,
  household_id uuid not null references households (id),
  region_code text not null references regions (code),
  kind text not null constraint data_requests_kind_code check (kind in ('koreksi', 'tarik', 'hapus')),
  wish text not null,
  status text not null default 'baru' constraint data_requests_status_code check (status in ('baru', 'selesai', 'ditolak')),
  answer text,
  -- 3 × 24 hours from the asking (Law 27/2022).
  due_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  check ((status = 'baru') = (answered_at is null)),
  check (status = 'baru' or answer is not null)
);
--> statement-breakpoint
create index data_requests_household on data_requests (household_id);
--> statement-breakpoint
create index data_requests_open on data_requests (region_code, due_at) where status = 'baru';
--> statement-breakpoint
do $$
declare
  within text := '(''+'' || region_code) = any ((select app_list(''app.%1$s''))::text[])
    or ((region_code || ''.'') ^@ any ((select app_area_prefixes(''app.%1$s''))::text[]) and not (''-'' || region_code) = any ((select app_list(''app.%1$s''))::text[]))';
  one_by_one text := 'household_id::text = any ((select app_list(''app.households''))::text[])';
  moved text := '(household_id in (select app_moved_households()) and app_household_lives_in(household_id, (select app_list(''app.%1$s''))))';
  reads text := format(within, 'people_areas') || ' or ' || one_by_one || ' or ' || format(moved, 'people_areas');
  writes text := format(within, 'write_areas') || ' or ((select app_has_role(''pendamping'')) and ' || one_by_one || ') or ' || format(moved, 'write_areas');
  -- A family's own word about its own money.
  own text := '((select app_has_role(''keluarga'')) and ' || one_by_one || ')';
begin
  alter table data_requests enable row level security;
  grant select, insert, update on data_requests to desa_app;
  grant select, insert, update, delete on data_requests to desa_system;
  create policy system_all on data_requests for all to desa_system using (true) with check (true);
  execute format('create policy people_read on data_requests for select to desa_app using (%s)', reads);
  execute format('create policy people_insert on data_requests for insert to desa_app with check (created_by = app_actor_id() and (%s or %s) and app_household_lived_in(household_id, region_code))', writes, own);
  execute format('create policy people_update on data_requests for update to desa_app using (%s) with check ((%s) and app_household_lived_in(household_id, region_code))', writes, writes);
  execute format('alter policy people_insert on finance_snapshots with check ((%s or %s) and app_household_lived_in(household_id, region_code))', writes, own);
  execute format('alter policy people_update on finance_snapshots using (%s or %s) with check ((%s or %s) and app_household_lived_in(household_id, region_code))', writes, own, writes, own);
  execute format('alter policy people_insert on changes with check (
    (%s or (%s and entity in (''finance_snapshot'', ''data_request''))) and changed_by = app_actor_id()
    and (household_id is null or app_household_lived_in(household_id, region_code)))', writes, own);
end $$;
--> statement-breakpoint
create trigger follow_merges after insert on data_requests referencing new table as added for each statement execute function follow_merges();
