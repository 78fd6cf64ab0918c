-- Why: the third pillar (handbook §4.12): enterprises of families with their permits, and a book of months from which profit,
-- growth and survival follow. An enterprise is a record of its family; permits and months are reached through it. A family
-- may write its own book. Backfill: none, all tables are new.
create table enterprises (
  id uuid primary key,
  household_id uuid not null references households (id),
  region_code text not null references regions (code),
  owner_person_id uuid references persons (id),
  name text not null,
  kind text not null constraint enterprises_kind_code check (kind in ('makanan_olahan', 'pertanian', 'peternakan', 'perikanan', 'kerajinan', 'jasa', 'warung', 'konveksi', 'kuliner', 'ekowisata', 'lainnya')),
  -- The day of the first sale; empty before it.
  started_on date,
  capital_initial_idr bigint check (capital_initial_idr >= 0),
  capital_sources text[] not null default '{}',
  workers_family integer check (workers_family between 0 and 1000),
  workers_paid integer check (workers_paid between 0 and 10000),
  paused_since date,
  closed_on date,
  closed_reason text constraint enterprises_closed_reason_code check (closed_reason in ('rugi', 'modal', 'pasar', 'sakit', 'berangkat_lagi', 'pindah', 'lain')),
  deleted_at timestamptz,
  version integer not null default 1,
  source text not null default 'lapangan',
  import_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  check (closed_on is null or started_on is null or closed_on >= started_on),
  check (closed_reason is null or closed_on is not null)
);
--> statement-breakpoint
create index enterprises_household on enterprises (household_id);
--> statement-breakpoint
create index enterprises_region on enterprises (region_code, name, id);
--> statement-breakpoint
create table enterprise_permits (
  enterprise_id uuid not null references enterprises (id),
  permit text not null constraint enterprise_permits_permit_code check (permit in ('nib', 'pirt', 'halal', 'bpom', 'merek', 'npwp')),
  state text not null constraint enterprise_permits_state_code check (state in ('ada', 'diproses', 'belum', 'kedaluwarsa', 'tidak_perlu', 'tidak_diketahui')),
  expires_on date,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  primary key (enterprise_id, permit)
);
--> statement-breakpoint
create table enterprise_months (
  id uuid primary key,
  enterprise_id uuid not null references enterprises (id),
  month date not null check (month = date_trunc('month', month)),
  sales_idr bigint check (sales_idr >= 0),
  cogs_idr bigint check (cogs_idr >= 0),
  opex_idr bigint check (opex_idr >= 0),
  interest_idr bigint check (interest_idr >= 0),
  owner_draw_idr bigint check (owner_draw_idr >= 0),
  principal_idr bigint check (principal_idr >= 0),
  stock_end_idr bigint check (stock_end_idr >= 0),
  cash_end_idr bigint,
  record_quality text constraint enterprise_months_quality_code check (record_quality in ('buku', 'nota', 'ingatan')),
  version integer not null default 1,
  source text not null default 'lapangan',
  import_id uuid,
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now(),
  updated_by uuid,
  unique (enterprise_id, month)
);
--> statement-breakpoint
create function app_writes_enterprise(enterprise uuid) returns boolean
  language sql stable parallel safe security definer set search_path = public as $$
  select exists (select from enterprises e where e.id = enterprise and (
    app_writes_household(e.household_id, e.region_code)
    or (e.household_id in (select app_moved_households()) and app_household_lives_in(e.household_id, app_list('app.write_areas')))))
$$;
--> statement-breakpoint
create function app_keeps_book(enterprise uuid) returns boolean
  language sql stable parallel safe security definer set search_path = public as $$
  select app_writes_enterprise(enterprise)
    or (app_has_role('keluarga') and exists (select from enterprises e where e.id = enterprise and e.household_id::text = any (app_list('app.households'))))
$$;
--> statement-breakpoint
do $$
declare
  t text;
  within text := '(''+'' || region_code) = any ((select app_list(''app.%1$s''))::text[])
    or ((region_code || ''.'') ^@ any ((select app_area_prefixes(''app.%1$s''))::text[]) and not (''-'' || region_code) = any ((select app_list(''app.%1$s''))::text[]))';
  one_by_one text := 'household_id::text = any ((select app_list(''app.households''))::text[])';
  moved text := '(household_id in (select app_moved_households()) and app_household_lives_in(household_id, (select app_list(''app.%1$s''))))';
  reads text := format(within, 'people_areas') || ' or ' || one_by_one || ' or ' || format(moved, 'people_areas');
  writes text := format(within, 'write_areas') || ' or ((select app_has_role(''pendamping'')) and ' || one_by_one || ') or ' || format(moved, 'write_areas');
  own text := '((select app_has_role(''keluarga'')) and ' || one_by_one || ')';
begin
  foreach t in array array['enterprises', 'enterprise_permits', 'enterprise_months'] loop
    execute format('alter table %I enable row level security', t);
    execute format('grant select, insert, update on %I to desa_app', t);
    execute format('grant select, insert, update, delete on %I to desa_system', t);
    execute format('create policy system_all on %I for all to desa_system using (true) with check (true)', t);
  end loop;
  execute format('create policy people_read on enterprises for select to desa_app using (%s)', reads);
  execute format('create policy people_insert on enterprises for insert to desa_app with check ((%s) and app_household_lived_in(household_id, region_code))', writes);
  execute format('create policy people_update on enterprises for update to desa_app using (%s) with check ((%s) and app_household_lived_in(household_id, region_code))', writes, writes);
  foreach t in array array['enterprise_permits', 'enterprise_months'] loop
    execute format('create policy enterprise_read on %I for select to desa_app using (exists (select from enterprises e where e.id = enterprise_id))', t);
  end loop;
  create policy enterprise_insert on enterprise_permits for insert to desa_app with check (app_writes_enterprise(enterprise_id));
  create policy enterprise_update on enterprise_permits for update to desa_app using (app_writes_enterprise(enterprise_id)) with check (app_writes_enterprise(enterprise_id));
  create policy book_insert on enterprise_months for insert to desa_app with check (app_keeps_book(enterprise_id));
  create policy book_update on enterprise_months for update to desa_app using (app_keeps_book(enterprise_id)) with check (app_keeps_book(enterprise_id));
  -- A family's history now also tells of its book.
  execute format('alter policy people_insert on changes with check (
    (%s or (%s and entity in (''finance_snapshot'', ''data_request'', ''enterprise_month''))) and changed_by = app_actor_id()
    and (household_id is null or app_household_lived_in(household_id, region_code)))', writes, own);
end $$;
--> statement-breakpoint
create trigger follow_merges after insert on enterprises referencing new table as added for each statement execute function follow_merges();
